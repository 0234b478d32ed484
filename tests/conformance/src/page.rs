//! `docs/conformance.md`: every test of the suite, and what became of it.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use anyhow::{Context as _, Result};

/// Why a test of the suite has no program here.
const LEFT_OUT: [(&str, &str); 1] =
    [("l2-resource-asset-archive", "needs the network: two of its files are on GitHub")];

/// Writes the page.
pub fn write(known: &BTreeSet<String>, passed: &[String]) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pins = fs::read_to_string(root.join("tools/go.mod")).context("cannot read tools/go.mod")?;
    let version = pins.lines().find_map(|line| line.trim().strip_prefix("github.com/pulumi/pulumi/pkg/v3 v"));
    let version =
        version.and_then(|rest| rest.split_whitespace().next()).context("tools/go.mod pins no engine")?;
    let path = root.join("docs/conformance.md");
    fs::write(&path, page(version, known, passed)).with_context(|| format!("cannot write {}", path.display()))
}

fn page(version: &str, known: &BTreeSet<String>, passed: &[String]) -> String {
    let mut rows = String::new();
    let mut good = 0;
    for test in known {
        let reason = LEFT_OUT.iter().find(|(name, _)| name == test).map(|(_, reason)| *reason);
        let verdict = match reason {
            _ if passed.contains(test) => {
                good += 1;
                "passed"
            }
            Some(reason) => reason,
            None => "**failed**",
        };
        let _ = writeln!(rows, "| `{test}` | {verdict} |");
    }
    format!(
        "# Pulumi's conformance tests\n\n\
         The suite of engine {version} against this SDK and host: {good} of {} tests passed. \
         `cargo xtask conformance --page` ran it and wrote this page.\n\n\
         Programs, policy packs and component providers are written by hand ([`tests/conformance`](../tests/conformance)): the suite's\n\
         own are in PCL, from which this host makes no Rust.\n\n\
         | Test | |\n|---|---|\n{rows}",
        known.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_has_its_verdict() {
        let names = ["l1-empty", "l2-destroy", "l2-resource-asset-archive"].map(str::to_owned);
        let page = page("3.276.0", &BTreeSet::from(names.clone()), &names[..1]);
        assert!(page.contains("engine 3.276.0") && page.contains("1 of 3 tests passed"), "{page}");
        for row in ["| `l1-empty` | passed |", "| `l2-destroy` | **failed** |"] {
            assert!(page.contains(row), "{page}");
        }
        assert!(page.contains("| `l2-resource-asset-archive` | needs the network"), "{page}");
    }
}
