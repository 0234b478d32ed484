//! A stack's configuration.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;
use serde_json::Value;

use crate::{Result, Stack};

/// The configuration of a stack, in its file `Pulumi.STACK.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct Config<'s> {
    stack: &'s Stack,
    path: bool,
}

/// A value of the configuration.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfigValue {
    /// The value as text; an object's is JSON.
    #[serde(default)]
    pub value: String,
    /// The value, where it is an object or a list.
    #[serde(default)]
    pub object_value: Option<Value>,
    /// Whether it is kept encrypted.
    pub secret: bool,
}

impl fmt::Debug for ConfigValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.secret { "[secret]" } else { &self.value })
    }
}

impl<'s> Config<'s> {
    pub(crate) fn new(stack: &'s Stack) -> Self {
        Self { stack, path: false }
    }

    /// Takes keys for paths: `network.cidrs[0]` is the first of `cidrs` in `network`.
    #[must_use]
    pub fn paths(self) -> Self {
        Self { path: true, ..self }
    }

    /// All values, secrets in the clear.
    ///
    /// # Errors
    /// There is no such stack, or its secrets cannot be read.
    pub fn all(self) -> Result<BTreeMap<String, ConfigValue>> {
        self.stack.json(&["config", "--json", "--show-secrets"])
    }

    /// A value, a secret in the clear.
    ///
    /// # Errors
    /// There is no such value or stack, or the secret cannot be read.
    pub fn get(self, key: &str) -> Result<ConfigValue> {
        self.stack.json(&self.command(&["config", "get", "--json"], key))
    }

    /// Sets a value.
    ///
    /// # Errors
    /// The key is none, or the file cannot be written.
    pub fn set(self, key: &str, value: &str) -> Result<()> {
        self.put(key, value, "--plaintext")
    }

    /// Sets a secret, which is kept encrypted. The engine is told it where no list of processes shows it.
    ///
    /// # Errors
    /// The key is none, or the file cannot be written.
    pub fn set_secret(self, key: &str, value: &str) -> Result<()> {
        self.put(key, value, "--secret")
    }

    /// Removes a value, if it is there.
    ///
    /// # Errors
    /// The key is none, or the file cannot be written.
    pub fn remove(self, key: &str) -> Result<()> {
        self.stack.run(&self.command(&["config", "rm"], key)).map(drop)
    }

    fn put(self, key: &str, value: &str, how: &str) -> Result<()> {
        // As it is, with the line ends that it has.
        let command = ["config", "set", "--raw", how];
        self.stack.run_with(&self.command(&command, key), value).map(drop)
    }

    fn command<'a>(self, command: &[&'a str], key: &'a str) -> Vec<&'a str> {
        let path: &[&str] = if self.path { &["--path"] } else { &[] };
        [command, path, &[key]].concat()
    }
}
