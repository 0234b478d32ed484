//! What an update, preview, refresh, destroy or import may be told, and its start.

use std::{ffi::OsString, io::Write as _, marker::PhantomData, path::Path, time::Duration};

use serde::Serialize;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::{Done, Error, Result, Running, Stack, log::Log, process::Process};

/// Creates, updates and deletes resources until all is as the program says.
pub enum Up {}
/// Says what [`Up`] would do.
pub enum Preview {}
/// Brings the state to what providers say that there is.
pub enum Refresh {}
/// Deletes all resources.
pub enum Destroy {}
/// Takes resources that there are into the state.
pub enum Import {}

/// One of them, to be started. Each method is an option of the command of its name.
#[must_use = "nothing happens until it is started or run"]
pub struct Operation<'s, Kind> {
    stack: &'s Stack,
    arguments: Vec<OsString>,
    limit: Option<Duration>,
    /// Whether what it prints is read here, whatever the workspace says.
    captured: bool,
    /// The file of an import.
    resources: Option<NamedTempFile>,
    kind: PhantomData<Kind>,
}

/// A resource to take into the state.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportResource {
    /// Its type token.
    #[serde(rename = "type")]
    pub type_token: String,
    /// Its name in the program.
    pub name: String,
    /// Its provider's id.
    pub id: String,
    /// Its provider's version; empty for the default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
}

impl<'s, Kind> Operation<'s, Kind> {
    fn new(stack: &'s Stack, command: &[&str]) -> Self {
        let arguments = command.iter().map(Into::into).collect();
        Self { stack, arguments, limit: None, captured: false, resources: None, kind: PhantomData }
    }

    /// Any other option of the command.
    pub fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    fn option(self, name: &str, value: impl Into<OsString>) -> Self {
        self.argument(name).argument(value)
    }

    /// How many resources are worked on at a time.
    pub fn parallel(self, limit: u32) -> Self {
        self.option("--parallel", limit.to_string())
    }

    /// A message for the stack's history.
    pub fn message(self, text: &str) -> Self {
        self.option("--message", text)
    }

    /// Shows changes property by property.
    pub fn diff(self) -> Self {
        self.argument("--diff")
    }

    /// Ends it when it has taken so long, politely first.
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Starts it.
    ///
    /// # Errors
    /// The engine cannot be started.
    pub fn start(self) -> Result<Running> {
        let workspace = self.stack.workspace();
        let captured = self.captured || !workspace.is_on_terminal();
        let mut command = workspace.engine_command(&self.arguments, captured);
        command.arg("--stack").arg(self.stack.name());
        let (log, end) = Log::new()?;
        // The option is the engine's own, and there only with this variable.
        command.arg("--event-log").arg(log.path()).env("PULUMI_DEBUG_COMMANDS", "true");
        let server = workspace.serve_program(&mut command, self.arguments.first())?;
        let process = Process::start(command, captured, None, move || drop(end))?;
        let mut running = Running::new(process, log.events()?, self.limit.or(workspace.limit()));
        running.keep(server);
        running.keep(self.resources);
        Ok(running)
    }

    /// Does it.
    ///
    /// # Errors
    /// It failed.
    pub fn run(self) -> Result<Done> {
        self.start()?.wait()
    }
}

/// Which options a command has, beside those that all have.
mod kind {
    use super::{Destroy, Preview, Refresh, Up};

    /// It may be limited to resources.
    pub trait Targets {}
    impl Targets for Up {}
    impl Targets for Preview {}
    impl Targets for Refresh {}
    impl Targets for Destroy {}
    /// It may be held to change nothing.
    pub trait Expects {}
    impl Expects for Up {}
    impl Expects for Preview {}
    impl Expects for Refresh {}
    /// It may begin with a refresh.
    pub trait Refreshes {}
    impl Refreshes for Up {}
    impl Refreshes for Preview {}
    impl Refreshes for Destroy {}
    /// It runs the program only where asked to.
    pub trait RunsProgram {}
    impl RunsProgram for Refresh {}
    impl RunsProgram for Destroy {}
    /// It may go on after a failure.
    pub trait GoesOn {}
    impl GoesOn for Up {}
    impl GoesOn for Destroy {}
    /// It runs the program, and may hold what it registers to policies.
    pub trait RunsPolicies {}
    impl RunsPolicies for Up {}
    impl RunsPolicies for Preview {}
}

impl<Kind: kind::Targets> Operation<'_, Kind> {
    /// Only this resource, by its URN; can be said more than once.
    pub fn target(self, urn: &str) -> Self {
        self.option("--target", urn)
    }

    /// With what depends on the targets.
    pub fn target_dependents(self) -> Self {
        self.argument("--target-dependents")
    }

    /// Not this resource, by its URN; can be said more than once.
    pub fn exclude(self, urn: &str) -> Self {
        self.option("--exclude", urn)
    }
}

impl<Kind: kind::Expects> Operation<'_, Kind> {
    /// Fails if anything changes.
    pub fn expect_no_changes(self) -> Self {
        self.argument("--expect-no-changes")
    }
}

impl<Kind: kind::Refreshes> Operation<'_, Kind> {
    /// Refreshes the state first.
    pub fn refresh_first(self) -> Self {
        self.argument("--refresh")
    }
}

impl<Kind: kind::RunsProgram> Operation<'_, Kind> {
    /// Runs the program, for hooks, or providers that it configures.
    pub fn run_program(self) -> Self {
        self.argument("--run-program")
    }
}

impl<Kind: kind::GoesOn> Operation<'_, Kind> {
    /// Goes on after a failure with what does not depend on it.
    pub fn continue_on_error(self) -> Self {
        self.argument("--continue-on-error")
    }
}

impl<Kind: kind::RunsPolicies> Operation<'_, Kind> {
    /// Replaces this resource, by its URN.
    pub fn replace(self, urn: &str) -> Self {
        self.option("--replace", urn)
    }

    /// Holds the stack to the policy pack in this folder.
    pub fn policy_pack(self, folder: impl AsRef<Path>) -> Self {
        self.option("--policy-pack", folder.as_ref())
    }
}

impl<'s> Operation<'s, Up> {
    pub(crate) fn up(stack: &'s Stack) -> Self {
        Self::new(stack, &["up", "--yes", "--skip-preview"])
    }

    /// Does what this plan says, and nothing else.
    pub fn plan(self, file: impl AsRef<Path>) -> Self {
        self.option("--plan", file.as_ref())
    }
}

impl<'s> Operation<'s, Preview> {
    pub(crate) fn preview(stack: &'s Stack) -> Self {
        Self::new(stack, &["preview"])
    }

    /// Writes a plan for [`Operation::plan`].
    pub fn save_plan(self, file: impl AsRef<Path>) -> Self {
        self.option("--save-plan", file.as_ref())
    }

    /// Does it, and gives what `pulumi preview --json` prints, with each step of a replacement.
    ///
    /// # Errors
    /// It failed.
    pub fn json(mut self) -> Result<Value> {
        let command = "`pulumi preview --json`".to_owned();
        self.captured = true;
        let done = self.argument("--json").argument("--show-replacement-steps").run()?;
        serde_json::from_str(&done.finished.stdout)
            .map_err(|error| Error::NotUnderstood { command, reason: position(&error) })
    }
}

impl<'s> Operation<'s, Refresh> {
    pub(crate) fn refresh(stack: &'s Stack) -> Self {
        Self::new(stack, &["refresh", "--yes", "--skip-preview"])
    }

    /// Forgets resources whose creation was interrupted.
    pub fn clear_pending_creates(self) -> Self {
        self.argument("--clear-pending-creates")
    }
}

impl<'s> Operation<'s, Destroy> {
    pub(crate) fn destroy(stack: &'s Stack) -> Self {
        Self::new(stack, &["destroy", "--yes", "--skip-preview"])
    }

    /// Leaves protected resources, and those that they depend on.
    pub fn exclude_protected(self) -> Self {
        self.argument("--exclude-protected")
    }
}

impl<'s> Operation<'s, Import> {
    pub(crate) fn import(stack: &'s Stack, resources: &[ImportResource]) -> Result<Self> {
        let mut file = NamedTempFile::new().map_err(Error::io("cannot make a temporary file"))?;
        let text = json!({ "resources": resources }).to_string();
        file.write_all(text.as_bytes()).map_err(Error::io("cannot write a temporary file"))?;
        let command = ["import", "--yes", "--skip-preview", "--generate-code=false", "--file"];
        let mut import = Self::new(stack, &command).argument(file.path());
        import.resources = Some(file);
        Ok(import)
    }

    /// Leaves them unprotected; otherwise they cannot be deleted until someone says so.
    pub fn unprotected(self) -> Self {
        self.argument("--protect=false")
    }
}

/// Where a JSON text is wrong, without quoting it.
pub(crate) fn position(error: &serde_json::Error) -> String {
    format!("JSON, line {} column {}", error.line(), error.column())
}
