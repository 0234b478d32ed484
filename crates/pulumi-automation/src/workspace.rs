//! A workspace: a project's folder, and the environment in which the engine works on it.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde::Deserialize;

#[cfg(feature = "inline")]
use crate::inline::{Program, Server};
use crate::{
    Engine, Error, Reason, Result, Stack,
    operation::position,
    process::{self, Finished},
};

/// A project's folder, and how the engine is run in it. Clones are independent.
#[derive(Clone, Debug)]
pub struct Workspace {
    engine: Engine,
    folder: PathBuf,
    /// In this order; nothing takes a variable away.
    variables: Vec<(OsString, Option<OsString>)>,
    terminal: Terminal,
    limit: Option<Duration>,
    secrets_provider: Option<String>,
    #[cfg(feature = "inline")]
    program: Option<Program>,
}

/// Where updates print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terminal {
    /// Nowhere: what they print is part of what they return.
    #[default]
    Captured,
    /// Where this process prints, and as for a person.
    Shared,
}

/// A line of a list of stacks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StackSummary {
    /// Its name, with its organization and project where the backend says so.
    pub name: String,
    /// Whether it is the one that is selected.
    #[serde(default)]
    pub current: bool,
    /// When it was last updated.
    #[serde(default)]
    pub last_update: Option<String>,
    /// How many resources it has.
    #[serde(default)]
    pub resource_count: Option<u64>,
}

impl Workspace {
    /// The project whose Pulumi.yaml is in `folder`, on the engine on the `PATH`.
    ///
    /// # Errors
    /// There is no engine.
    pub fn local(folder: impl Into<PathBuf>) -> Result<Self> {
        Ok(Self::with_engine(Engine::find()?, folder))
    }

    /// The project whose Pulumi.yaml is in `folder`, on this engine.
    pub fn with_engine(engine: Engine, folder: impl Into<PathBuf>) -> Self {
        Self {
            engine,
            folder: folder.into(),
            variables: vec![("PULUMI_SKIP_UPDATE_CHECK".into(), Some("true".into()))],
            terminal: Terminal::default(),
            limit: None,
            secrets_provider: None,
            #[cfg(feature = "inline")]
            program: None,
        }
    }

    /// Sets a variable of the engine's environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), Some(value.into())));
        self
    }

    /// Takes a variable of this process's environment away from the engine's.
    #[must_use]
    pub fn without_env(mut self, name: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), None));
        self
    }

    /// Keeps state in files below `folder`, which must be there, whatever backend the user has logged in to.
    #[must_use]
    pub fn file_backend(self, folder: impl AsRef<Path>) -> Self {
        self.env("PULUMI_BACKEND_URL", file_url(folder.as_ref())).without_env("PULUMI_ACCESS_TOKEN")
    }

    /// The engine's own folder, with its plugins and credentials.
    #[must_use]
    pub fn home(self, folder: impl AsRef<Path>) -> Self {
        self.env("PULUMI_HOME", folder.as_ref())
    }

    /// The passphrase that encrypts secrets, in a backend of files.
    #[must_use]
    pub fn passphrase(self, passphrase: &str) -> Self {
        self.env("PULUMI_CONFIG_PASSPHRASE", passphrase)
    }

    /// What encrypts the secrets of stacks that are made here, such as `awskms://alias/pulumi`.
    #[must_use]
    pub fn secrets_provider(mut self, url: &str) -> Self {
        self.secrets_provider = Some(url.to_owned());
        self
    }

    /// Where updates print.
    #[must_use]
    pub fn terminal(mut self, terminal: Terminal) -> Self {
        self.terminal = terminal;
        self
    }

    /// How long any command may take, unless an update has a limit of its own.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    #[cfg(feature = "inline")]
    pub(crate) fn with_program(mut self, program: Program) -> Self {
        self.program = Some(program);
        self
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The project's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The variables that the engine is given beside this process's own.
    pub fn variables(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        let set =
            self.variables.iter().filter_map(|(name, value)| Some((name.as_os_str(), value.as_deref()?)));
        set.filter(|(name, _)| !self.variables.iter().any(|(other, value)| other == name && value.is_none()))
    }

    /// A stack that is there.
    pub fn stack(&self, name: &str) -> Stack {
        Stack::new(self.clone(), name)
    }

    /// Makes a stack.
    ///
    /// # Errors
    /// There is one of this name ([`Reason::StackExists`]), or the backend refuses.
    pub fn create(&self, name: &str) -> Result<Stack> {
        let mut arguments = vec!["stack", "init", name];
        if let Some(url) = &self.secrets_provider {
            arguments.extend(["--secrets-provider", url]);
        }
        self.run(&arguments)?;
        Ok(self.stack(name))
    }

    /// Makes a stack the one that `pulumi` takes where none is named.
    ///
    /// # Errors
    /// There is none of this name ([`Reason::NoSuchStack`]).
    pub fn select(&self, name: &str) -> Result<Stack> {
        self.run(&["stack", "select", name])?;
        Ok(self.stack(name))
    }

    /// Selects a stack, or makes it.
    ///
    /// # Errors
    /// The backend refuses.
    pub fn create_or_select(&self, name: &str) -> Result<Stack> {
        match self.select(name) {
            Err(error) if error.reason() == Some(Reason::NoSuchStack) => self.create(name),
            selected => selected,
        }
    }

    /// The project's stacks.
    ///
    /// # Errors
    /// There is no project, or no backend.
    pub fn stacks(&self) -> Result<Vec<StackSummary>> {
        self.json(&["stack", "ls", "--json"])
    }

    /// The engine with these arguments, to be run in another way than is done here.
    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        self.engine_command(arguments, !self.is_on_terminal())
    }

    /// Runs the engine with these arguments, and gives what it prints.
    ///
    /// # Errors
    /// It failed.
    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Result<Finished> {
        self.run_with(arguments, None)
    }

    pub(crate) fn run_with(&self, arguments: &[impl AsRef<OsStr>], input: Option<&str>) -> Result<Finished> {
        process::run(self.engine_command(arguments, true), input, self.limit)
    }

    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, arguments: &[&str]) -> Result<T> {
        let stdout = self.run(arguments)?.stdout;
        serde_json::from_str(&stdout).map_err(|error| Error::NotUnderstood {
            command: format!("`pulumi {}`", arguments.join(" ")),
            reason: position(&error),
        })
    }

    pub(crate) fn engine_command(&self, arguments: &[impl AsRef<OsStr>], quiet: bool) -> Command {
        let mut command = Command::new(self.engine.path());
        command.args(arguments).current_dir(&self.folder);
        if quiet {
            command.args(["--non-interactive", "--color", "never"]);
        }
        for (name, value) in &self.variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    pub(crate) fn is_on_terminal(&self) -> bool {
        self.terminal == Terminal::Shared
    }

    pub(crate) fn limit(&self) -> Option<Duration> {
        self.limit
    }

    /// Has `command` run the program that is a closure, if there is one; `verb` is what is done.
    #[cfg(feature = "inline")]
    pub(crate) fn serve_program(
        &self,
        command: &mut Command,
        verb: Option<&OsString>,
    ) -> Result<Option<Server>> {
        // An import runs no program, and does not know the option.
        match &self.program {
            Some(program) if verb.is_none_or(|verb| verb != "import") => {
                let server = Server::start(program.clone())?;
                command.arg(format!("--client={}", server.address())).arg("--exec-kind=auto.inline");
                Ok(Some(server))
            }
            _ => {
                command.arg("--exec-kind=auto.local");
                Ok(None)
            }
        }
    }

    /// Programs are what Pulumi.yaml says.
    #[cfg(not(feature = "inline"))]
    #[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
    pub(crate) fn serve_program(
        &self,
        command: &mut Command,
        _: Option<&OsString>,
    ) -> Result<Option<std::convert::Infallible>> {
        command.arg("--exec-kind=auto.local");
        Ok(None)
    }
}

/// What a URL's path may have as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The `file://` URL of a folder.
fn file_url(path: &Path) -> String {
    format!("file://{}", percent_encode(path.as_os_str().as_encoded_bytes(), PATH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_escaped() {
        assert_eq!(file_url(Path::new("/home/a b/é")), "file:///home/a%20b/%C3%A9");
    }

    #[test]
    fn the_environment_is_what_was_said_last() {
        let workspace = Workspace::with_engine(Engine::at("/bin/sh"), "/").env("A", "1").without_env("A");
        let command = workspace.command(&["up"]);
        assert!(command.get_envs().any(|(name, value)| name == "A" && value.is_none()));
        assert!(command.get_args().any(|argument| argument == "--non-interactive"));
        let shared = workspace.terminal(Terminal::Shared).command(&["up"]);
        assert_eq!(shared.get_args().count(), 1);
    }
}
