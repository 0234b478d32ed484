//! Where the engine keeps its state: in the user's own backend if there is one, else privately under
//! `.state/`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use pulumi_automation::{Engine, Terminal, Workspace};
use serde_json::Value;

use crate::{
    commands::{print, say},
    engine, workspace,
};

/// This project, and the engine's environment.
pub struct Home {
    workspace: Workspace,
}

/// `cargo xtask env`.
pub fn command() -> Result<()> {
    let home = Home::open()?;
    if !workspace::root().join("target/release/pulumi-language-rust").exists() {
        say(
            "The plugins that Pulumi.yaml names in target/release are not there: `cargo xtask build` makes them.",
        );
    }
    for (name, value) in home.workspace.variables() {
        print(&format!("export {}={}", name.display(), quote(&value.to_string_lossy())));
    }
    if let Some(folder) = home.engine().parent()
        && crate::commands::on_path("pulumi").as_deref() != Some(home.engine())
    {
        print(&format!("export PATH={}:\"$PATH\"", quote(&folder.to_string_lossy())));
    }
    Ok(())
}

impl Home {
    /// Finds or builds the engine, and makes its folders if they are ours.
    pub fn open() -> Result<Self> {
        let mut workspace = Workspace::with_engine(Engine::at(engine::engine()?), workspace::root())
            .terminal(Terminal::Shared);
        // Cargo tells us which package we are, and what the engine starts would take it for its own.
        for name in cargo_kit::outer_package() {
            workspace = workspace.without_env(name);
        }
        if has_backend() {
            return Ok(Self { workspace });
        }
        let state = workspace::state();
        let (home, backend) = (state.join("pulumi"), state.join("backend"));
        for folder in [&home, &backend] {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        workspace = workspace.home(home).file_backend(backend);
        if std::env::var_os("PULUMI_CONFIG_PASSPHRASE").is_none()
            && std::env::var_os("PULUMI_CONFIG_PASSPHRASE_FILE").is_none()
        {
            // Whoever can read this state folder could read a passphrase beside it, too.
            workspace = workspace.passphrase("");
        }
        Ok(Self { workspace })
    }

    /// This project.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The engine's binary.
    pub fn engine(&self) -> &Path {
        self.workspace.engine().path()
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
    fn shell_words_are_quoted() {
        assert_eq!(quote("it's"), r"'it'\''s'");
    }
}
