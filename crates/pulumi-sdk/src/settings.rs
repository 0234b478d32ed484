//! What the language host tells the program, by environment variables.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// The run that the program is part of. Not `Debug`: the configuration may hold secrets.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) project: String,
    pub(crate) stack: String,
    pub(crate) organization: String,
    pub(crate) root_directory: PathBuf,
    pub(crate) config: BTreeMap<String, String>,
    pub(crate) config_secret_keys: BTreeSet<String>,
    pub(crate) dry_run: bool,
}

/// What the program itself needs of its environment, beside the run's settings.
pub(crate) struct Environment {
    /// The addresses of the engine.
    pub(crate) monitor: String,
    pub(crate) engine: String,
    pub(crate) last_word: LastWord,
}

/// The host's file in which the program says whether it has come to its end. Otherwise a call of
/// `std::process::exit` would look like a program that registers less than before, and the engine would
/// delete the rest.
#[derive(Default)]
pub(crate) struct LastWord(Option<PathBuf>);

impl LastWord {
    pub(crate) fn say(&self, word: &str) {
        if let Some(path) = &self.0 {
            // The host believes a program that says nothing.
            drop(std::fs::write(path, word));
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum SettingsError {
    #[error(
        "{0} is not set: this is a Pulumi program, to be run by `pulumi up` or `pulumi preview` \
         in the directory of its Pulumi.yaml"
    )]
    Missing(&'static str),
    #[error("{name} is not what the language host should set: {reason}")]
    Invalid { name: &'static str, reason: String },
}

type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Settings {
    pub(crate) fn read(lookup: Lookup<'_>) -> Result<(Self, Environment), SettingsError> {
        let need = |name| lookup(name).filter(|v| !v.is_empty()).ok_or(SettingsError::Missing(name));
        let environment = Environment {
            monitor: need("PULUMI_MONITOR")?,
            engine: need("PULUMI_ENGINE")?,
            last_word: LastWord(lookup("PULUMI_RUST_LAST_WORD").map(PathBuf::from)),
        };
        let settings = Self {
            project: need("PULUMI_PROJECT")?,
            stack: need("PULUMI_STACK")?,
            organization: lookup("PULUMI_ORGANIZATION").unwrap_or_default(),
            root_directory: lookup("PULUMI_ROOT_DIRECTORY").unwrap_or_default().into(),
            config: json("PULUMI_CONFIG", lookup)?,
            config_secret_keys: json("PULUMI_CONFIG_SECRET_KEYS", lookup)?,
            dry_run: lookup("PULUMI_DRY_RUN").is_some_and(|value| value == "true"),
        };
        Ok((settings, environment))
    }
}

fn json<T: Default + serde::de::DeserializeOwned>(
    name: &'static str,
    lookup: Lookup<'_>,
) -> Result<T, SettingsError> {
    match lookup(name).filter(|text| !text.is_empty()) {
        // The reason names a position, never a value.
        Some(text) => serde_json::from_str(&text).map_err(|error| SettingsError::Invalid {
            name,
            reason: format!("JSON, line {} column {}", error.line(), error.column()),
        }),
        None => Ok(T::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(extra: &[(&str, &str)]) -> Result<(Settings, Environment), SettingsError> {
        let mut all = vec![
            ("PULUMI_MONITOR", "127.0.0.1:1"),
            ("PULUMI_ENGINE", "127.0.0.1:2"),
            ("PULUMI_PROJECT", "shop"),
            ("PULUMI_STACK", "dev"),
        ];
        all.extend_from_slice(extra);
        Settings::read(&|name| all.iter().rev().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn a_whole_environment_is_read() {
        let (settings, environment) = read(&[
            ("PULUMI_CONFIG", r#"{"shop:size":"3"}"#),
            ("PULUMI_CONFIG_SECRET_KEYS", r#"["shop:key"]"#),
            ("PULUMI_DRY_RUN", "true"),
        ])
        .unwrap();
        assert_eq!(settings.config["shop:size"], "3");
        assert!(settings.config_secret_keys.contains("shop:key"));
        assert!(settings.dry_run);
        assert_eq!(environment.engine, "127.0.0.1:2");
    }

    #[test]
    fn a_program_started_by_hand_says_what_to_do() {
        let error = read(&[("PULUMI_MONITOR", "")]).err().unwrap();
        assert!(error.to_string().contains("`pulumi up`"));
    }

    #[test]
    fn broken_json_is_named_without_its_content() {
        let error = read(&[("PULUMI_CONFIG", r#"{"shop:password": hunter2"#)]).err().unwrap().to_string();
        assert!(error.contains("PULUMI_CONFIG") && !error.contains("hunter2"), "{error}");
    }
}
