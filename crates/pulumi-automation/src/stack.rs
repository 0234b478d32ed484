//! A stack: its updates, outputs, state and tags.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use crate::{
    Config, Destroy, Import, ImportResource, Operation, Preview, Refresh, Result, State, Up, Workspace,
};

/// A stack of a workspace.
#[derive(Clone, Debug)]
pub struct Stack {
    workspace: Workspace,
    name: String,
}

/// An output of a stack.
#[derive(Clone, PartialEq)]
pub struct OutputValue {
    /// The value, in the clear.
    pub value: Value,
    /// Whether it is a secret, or holds one.
    pub secret: bool,
}

impl fmt::Debug for OutputValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.secret {
            true => f.write_str("[secret]"),
            false => self.value.fmt(f),
        }
    }
}

impl Stack {
    pub(crate) fn new(workspace: Workspace, name: &str) -> Self {
        Self { workspace, name: name.to_owned() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// An update.
    pub fn up(&self) -> Operation<'_, Up> {
        Operation::up(self)
    }

    /// A preview.
    pub fn preview(&self) -> Operation<'_, Preview> {
        Operation::preview(self)
    }

    /// A refresh.
    pub fn refresh(&self) -> Operation<'_, Refresh> {
        Operation::refresh(self)
    }

    /// A destruction.
    pub fn destroy(&self) -> Operation<'_, Destroy> {
        Operation::destroy(self)
    }

    /// An import of resources.
    ///
    /// # Errors
    /// The engine's file cannot be written.
    pub fn import(&self, resources: &[ImportResource]) -> Result<Operation<'_, Import>> {
        Operation::import(self, resources)
    }

    /// Frees the stack from an update that was killed, as `pulumi cancel` does. What cancels one that runs is
    /// a [`Canceller`](crate::Canceller).
    ///
    /// # Errors
    /// There is no such stack, or its backend refuses.
    pub fn cancel(&self) -> Result<()> {
        self.workspace.run(&["cancel", "--yes", &self.name]).map(drop)
    }

    /// Removes the stack and its configuration.
    ///
    /// # Errors
    /// It still has resources, or is not there.
    pub fn remove(self) -> Result<()> {
        self.run(&["stack", "rm", "--yes"]).map(drop)
    }

    /// Its configuration.
    pub fn config(&self) -> Config<'_> {
        Config::new(self)
    }

    /// Its outputs; none before its first update.
    ///
    /// # Errors
    /// There is no such stack, or its secrets cannot be read.
    pub fn outputs(&self) -> Result<BTreeMap<String, OutputValue>> {
        let read = |more: &[&str]| -> Result<BTreeMap<String, Value>> {
            self.json(&[&["stack", "output", "--json"], more].concat())
        };
        let masked = read(&[])?;
        let clear = read(&["--show-secrets"])?;
        let output = |(name, value): (String, Value)| {
            // The engine masks in one answer what it shows in the other.
            let secret = masked.get(&name) != Some(&value);
            (name, OutputValue { value, secret })
        };
        Ok(clear.into_iter().map(output).collect())
    }

    /// One output.
    ///
    /// # Errors
    /// As for [`Self::outputs`].
    pub fn output(&self, name: &str) -> Result<Option<OutputValue>> {
        Ok(self.outputs()?.remove(name))
    }

    /// Its state.
    ///
    /// # Errors
    /// There is no such stack.
    pub fn export(&self) -> Result<State> {
        self.json(&["stack", "export"]).map(State::new)
    }

    /// Puts this state in the place of the stack's own. Only a repair of what cannot be repaired otherwise
    /// needs it.
    ///
    /// # Errors
    /// The engine does not take it.
    pub fn replace_state(&self, state: &State) -> Result<()> {
        let arguments = self.on_stack(&["stack", "import"]);
        self.workspace.run_with(&arguments, Some(&state.as_json().to_string())).map(drop)
    }

    /// Its tags.
    ///
    /// # Errors
    /// There is no such stack.
    pub fn tags(&self) -> Result<BTreeMap<String, String>> {
        self.json(&["stack", "tag", "ls", "--json"])
    }

    /// Sets a tag.
    ///
    /// # Errors
    /// There is no such stack, or its backend has no tags.
    pub fn set_tag(&self, name: &str, value: &str) -> Result<()> {
        self.run(&["stack", "tag", "set", name, value]).map(drop)
    }

    /// Removes a tag, if it is there.
    ///
    /// # Errors
    /// There is no such stack, or its backend has no tags.
    pub fn remove_tag(&self, name: &str) -> Result<()> {
        self.run(&["stack", "tag", "rm", name]).map(drop)
    }

    fn on_stack<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        [arguments, &["--stack", &self.name]].concat()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Result<crate::Finished> {
        self.workspace.run(&self.on_stack(arguments))
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Result<crate::Finished> {
        self.workspace.run_with(&self.on_stack(arguments), Some(input))
    }

    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, arguments: &[&str]) -> Result<T> {
        self.workspace.json(&self.on_stack(arguments))
    }
}
