//! The stack's configuration.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::{Context, Output, run_state::RunState};

/// One namespace of the configuration. Values are read as any type that serde can read: texts as they are,
/// everything else from JSON.
///
/// ```no_run
/// # fn f(ctx: &pulumi_sdk::Context) -> Result<(), pulumi_sdk::ConfigError> {
/// let zones: u32 = ctx.config().get("zones")?.unwrap_or(2);
/// let domain: String = ctx.config().require("domain")?;
/// let password = ctx.config().require_secret::<String>("password")?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Config {
    context: Arc<RunState>,
    log: crate::Log,
    namespace: String,
}

/// A configuration that the program cannot work with. Never shows a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A required key is not set.
    #[error("the configuration has no {key:?}; set it with `pulumi config set {flag}{key} <value>`")]
    Missing {
        /// The key, with its namespace unless that is the project.
        key: String,
        /// ` --secret `, where the program wants a secret.
        flag: &'static str,
    },
    /// A value has another type than the program wants.
    #[error(
        "the configuration's {key:?} is {}not {expected}; set it with `pulumi config set {flag}{key} <value>`",
        shown(.value)
    )]
    Invalid {
        /// The key, with its namespace unless that is the project.
        key: String,
        /// The type that the program reads it as.
        expected: String,
        /// The value, unless it is a secret.
        value: Option<String>,
        /// ` --secret `, where the value is a secret.
        flag: &'static str,
    },
}

impl Config {
    pub(crate) fn new(context: &Context, namespace: &str) -> Self {
        Self { context: context.run.clone(), log: context.log(), namespace: namespace.to_owned() }
    }

    fn full(&self, key: &str) -> String {
        format!("{}:{key}", self.namespace)
    }

    /// The key as a user writes it.
    fn shown(&self, key: &str) -> String {
        if self.namespace == self.context.settings.project { key.to_owned() } else { self.full(key) }
    }

    fn read<T: DeserializeOwned>(&self, key: &str, flag: &'static str) -> Result<Option<T>, ConfigError> {
        let Some(text) = self.context.settings.config.get(&self.full(key)) else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| ConfigError::Invalid {
            key: self.shown(key),
            expected: describe::<T>(),
            value: flag.is_empty().then(|| text.clone()),
            flag,
        })
    }

    /// Whether the key's value is stored as a secret.
    pub fn is_secret(&self, key: &str) -> bool {
        self.context.settings.config_secret_keys.contains(&self.full(key))
    }

    /// A value, if the key is set.
    ///
    /// # Errors
    /// The value is not a `T`.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, ConfigError> {
        if self.is_secret(key) {
            self.log.warn(&format!(
                "the configuration's {:?} is a secret, but the program reads it with `get` or `require`; \
                 with `get_secret` or `require_secret` it stays one",
                self.shown(key)
            ));
        }
        self.read(key, if self.is_secret(key) { "--secret " } else { "" })
    }

    /// A value.
    ///
    /// # Errors
    /// The key is not set, or its value is not a `T`.
    pub fn require<T: DeserializeOwned>(&self, key: &str) -> Result<T, ConfigError> {
        self.get(key)?.ok_or_else(|| ConfigError::Missing { key: self.shown(key), flag: "" })
    }

    /// A value that is treated as a secret, if the key is set.
    ///
    /// # Errors
    /// The value is not a `T`.
    pub fn get_secret<T>(&self, key: &str) -> Result<Option<Output<T>>, ConfigError>
    where
        T: DeserializeOwned + Send + Sync + 'static,
    {
        Ok(self.read(key, "--secret ")?.map(Output::new_secret))
    }

    /// A value that is treated as a secret.
    ///
    /// # Errors
    /// The key is not set, or its value is not a `T`.
    pub fn require_secret<T>(&self, key: &str) -> Result<Output<T>, ConfigError>
    where
        T: DeserializeOwned + Send + Sync + 'static,
    {
        self.get_secret(key)?.ok_or_else(|| ConfigError::Missing { key: self.shown(key), flag: "--secret " })
    }
}

/// The value as a message has it, shortened.
fn shown(value: &Option<String>) -> String {
    const MOST: usize = 60;
    match value {
        None => String::new(),
        Some(value) if value.chars().count() <= MOST => format!("{value:?}, "),
        Some(value) => format!("{:?}…, ", value.chars().take(MOST).collect::<String>()),
    }
}

/// Objects and lists are JSON; all else is a text first, so that a `String` may look like a number.
fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    let as_json = || serde_json::from_str(text).ok();
    let as_text = || serde_json::from_value(serde_json::Value::String(text.to_owned())).ok();
    if text.trim_start().starts_with(['{', '[']) {
        as_json().or_else(as_text)
    } else {
        as_text().or_else(as_json)
    }
}

/// The type's name without the paths in it.
fn describe<T>() -> String {
    let mut name = String::new();
    for part in std::any::type_name::<T>().split_inclusive(['<', '>', ',', ' ', '(', ')', '[', ']']) {
        name.push_str(part.rsplit("::").next().unwrap_or(part));
    }
    format!("of type `{name}`")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn texts_stay_texts_and_the_rest_is_json() {
        assert_eq!(parse::<String>("123"), Some("123".into()));
        assert_eq!(parse::<String>("[x"), Some("[x".into()));
        assert_eq!(parse::<u16>("123"), Some(123));
        assert_eq!(parse::<bool>("true"), Some(true));
        assert_eq!(parse::<Vec<u8>>("[1,2]"), Some(vec![1, 2]));
        assert_eq!(parse::<BTreeMap<String, bool>>(r#"{"a":true}"#).unwrap().len(), 1);
        assert_eq!(parse::<u16>("many"), None);
    }

    #[test]
    fn an_error_shows_the_value_unless_it_is_a_secret() {
        let error = |value: Option<&str>| {
            let (key, expected) = ("zones".to_owned(), describe::<u8>());
            ConfigError::Invalid { key, expected, value: value.map(str::to_owned), flag: "" }.to_string()
        };
        let plain = error(Some("many"));
        assert!(plain.starts_with(r#"the configuration's "zones" is "many", not of type `u8`;"#), "{plain}");
        let long = error(Some(&"7".repeat(200)));
        assert!(long.contains("777\"…, not") && !long.contains(&"7".repeat(61)), "{long}");
        let secret = error(None);
        assert!(secret.starts_with(r#"the configuration's "zones" is not of type `u8`;"#), "{secret}");
    }

    #[test]
    fn types_are_named_shortly() {
        assert_eq!(describe::<Vec<String>>(), "of type `Vec<String>`");
    }
}
