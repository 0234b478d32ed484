//! `cargo xtask doctor`: what this machine has of all that the commands here run, and how to get the rest.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use doctor::{Need, TOOLS};

use crate::{commands::print, engine};

/// What a machine lacks.
pub struct Absent {
    /// The judges that `cargo xtask test` leaves out, with how to get them.
    pub judges: Vec<&'static doctor::Tool>,
    table: String,
}

/// `cargo xtask doctor`.
pub fn command() -> Result<()> {
    let absent = look()?;
    print(absent.table.trim_end());
    match absent.judges.as_slice() {
        [] => print("\n`cargo xtask test` leaves nothing out."),
        judges => {
            let names: Vec<_> = judges.iter().map(|tool| tool.name).collect();
            print(&format!("\n`cargo xtask test` leaves out what needs {}.", names.join(", ")));
        }
    }
    Ok(())
}

/// Looks for all tools, and fails with the whole table if one is missing that must be here.
pub fn look() -> Result<Absent> {
    look_with(
        &doctor::examine(),
        engine::available(),
        std::env::var_os("CI").is_some_and(|ci| !ci.is_empty()),
    )
}

fn look_with(versions: &[Option<String>], engine: Result<String>, ci: bool) -> Result<Absent> {
    let mut table = String::new();
    let mut row = |name: &str, found: Option<&str>, purpose: &str, install: &str| {
        let _ = writeln!(table, "{name:16} {}", found.unwrap_or("MISSING"));
        let _ = writeln!(table, "{:16} for: {purpose}", "");
        if found.is_none() {
            let _ = writeln!(table, "{:16} get: {install}", "");
        }
    };
    let mut judges = Vec::new();
    let mut needed = Vec::new();
    for (tool, version) in TOOLS.iter().zip(versions) {
        row(tool.name, version.as_deref(), tool.purpose, tool.install);
        if version.is_some() {
            continue;
        }
        match tool.need {
            Need::Always => needed.push(tool.name),
            Need::Judge if ci => needed.push(tool.name),
            Need::Judge | Need::MachineJudge => judges.push(tool),
            Need::Rival => {}
        }
    }
    match engine {
        Ok(engine) => row("pulumi", Some(&engine), "the engine", ""),
        Err(error) => {
            needed.push("pulumi");
            row("pulumi", None, "the engine", &format!("{error:#}"));
        }
    }
    if !needed.is_empty() {
        let ci = if ci { " (with CI set, no judge is left out)" } else { "" };
        bail!("missing: {}{ci}\n\n{}", needed.join(", "), table.trim_end());
    }
    Ok(Absent { judges, table })
}

impl Absent {
    /// The value of [`doctor::LEFT_OUT`] for the tests.
    pub fn names(&self) -> String {
        self.judges.iter().map(|tool| tool.name).collect::<Vec<_>>().join(",")
    }

    /// Whether the judge called `name` is here.
    pub fn has(&self, name: &str) -> bool {
        self.judges.iter().all(|tool| tool.name != name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All tools but those of these names.
    fn without(names: &[&str]) -> Vec<Option<String>> {
        TOOLS.iter().map(|tool| (!names.contains(&tool.name)).then(|| "1.0".to_owned())).collect()
    }

    fn engine() -> Result<String> {
        Ok("v3.259.0".to_owned())
    }

    #[test]
    fn missing_judges_are_left_out_but_not_where_ci_is_set() {
        let absent = look_with(&without(&["skopeo", "umoci", "docker"]), engine(), false).unwrap();
        assert_eq!(absent.names(), "skopeo,umoci,docker");
        assert!(!absent.has("umoci") && absent.has("python3"));
        let error =
            look_with(&without(&["skopeo", "umoci", "docker"]), engine(), true).err().unwrap().to_string();
        assert!(error.starts_with("missing: skopeo, umoci (with CI set"), "{error}");
        assert!(error.contains("get: apt-get install umoci"), "{error}");
    }

    #[test]
    fn all_that_must_be_here_is_named_at_once() {
        let error = look_with(&without(&["rustfmt", "git"]), Err(anyhow::anyhow!("install Go")), false);
        let error = error.err().unwrap().to_string();
        assert!(error.starts_with("missing: rustfmt, git, pulumi\n"), "{error}");
        assert!(
            error.contains("get: rustup component add rustfmt") && error.contains("get: install Go"),
            "{error}"
        );
    }
}
