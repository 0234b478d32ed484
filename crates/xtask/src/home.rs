//! Where the engine keeps its state: in the user's own backend if there is one, else privately under
//! `.state/`.

use std::{ffi::OsString, fs, path::Path, process::Command};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{
    commands::{at_root, print, say},
    engine, workspace,
};

/// An engine and the environment it runs in.
pub struct Home {
    engine: std::path::PathBuf,
    variables: Vec<(&'static str, OsString)>,
}

/// `cargo xtask env`.
pub fn command() -> Result<()> {
    let home = Home::open()?;
    if !workspace::root().join("target/release/pulumi-language-rust").exists() {
        say(
            "The plugins that Pulumi.yaml names in target/release are not there: `cargo xtask build` makes them.",
        );
    }
    for (name, value) in &home.variables {
        print(&format!("export {name}={}", quote(&value.to_string_lossy())));
    }
    if let Some(folder) = home.engine.parent()
        && crate::commands::on_path("pulumi").as_deref() != Some(&home.engine)
    {
        print(&format!("export PATH={}:\"$PATH\"", quote(&folder.to_string_lossy())));
    }
    Ok(())
}

impl Home {
    /// Finds or builds the engine, and makes its folders if they are ours.
    pub fn open() -> Result<Self> {
        let mut home =
            Self { engine: engine::engine()?, variables: vec![("PULUMI_SKIP_UPDATE_CHECK", "true".into())] };
        if has_backend() {
            return Ok(home);
        }
        let state = workspace::state();
        let backend = state.join("backend");
        for folder in [&state.join("pulumi"), &backend] {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        home.variables.push(("PULUMI_HOME", state.join("pulumi").into()));
        home.variables.push(("PULUMI_BACKEND_URL", file_url(&backend).into()));
        if std::env::var_os("PULUMI_CONFIG_PASSPHRASE").is_none()
            && std::env::var_os("PULUMI_CONFIG_PASSPHRASE_FILE").is_none()
        {
            // Whoever can read this state folder could read a passphrase beside it, too.
            home.variables.push(("PULUMI_CONFIG_PASSPHRASE", "".into()));
        }
        Ok(home)
    }

    /// The engine with `arguments`, on the project.
    pub fn pulumi(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.engine);
        at_root(&mut command);
        command.args(arguments).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// The engine's binary.
    pub fn engine(&self) -> &Path {
        &self.engine
    }
}

/// Whether the user has told Pulumi where their state belongs.
fn has_backend() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("PULUMI_BACKEND_URL") || set("PULUMI_ACCESS_TOKEN") {
        return true;
    }
    let home = std::env::var_os("PULUMI_HOME")
        .map(Into::into)
        .or_else(|| Some(std::env::home_dir()?.join(".pulumi")));
    let credentials = home.and_then(|home| fs::read_to_string(home.join("credentials.json")).ok());
    credentials.is_some_and(|text| is_logged_in(&text))
}

/// Whether Pulumi's credentials file names a current backend.
fn is_logged_in(credentials: &str) -> bool {
    let credentials: Value = serde_json::from_str(credentials).unwrap_or_default();
    credentials["current"].as_str().is_some_and(|current| !current.is_empty())
}

/// The `file://` URL of a folder.
fn file_url(path: &Path) -> String {
    let mut url = "file://".to_owned();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                url.push(byte.into())
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// One word for a shell.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_current_backend_is_a_login() {
        assert!(is_logged_in(r#"{"current": "https://api.pulumi.com"}"#));
        assert!(!is_logged_in(r#"{"current": ""}"#));
        assert!(!is_logged_in("{}"));
        assert!(!is_logged_in("not JSON"));
    }

    #[test]
    fn urls_and_shell_words_are_escaped() {
        assert_eq!(file_url(Path::new("/home/a b/é")), "file:///home/a%20b/%C3%A9");
        assert_eq!(quote("it's"), r"'it'\''s'");
    }
}
