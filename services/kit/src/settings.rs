//! What the environment says, read once.

use std::{env::VarError, ffi::OsString};

use crate::log::Level;

/// The port that the container's port mapping names.
const DEFAULT_PORT: u16 = 80;

/// Settings of one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// `PORT`: where to listen, on all interfaces; 0 is any free port.
    pub(crate) port: u16,
    /// `LOG_LEVEL`: the least important lines to write.
    pub(crate) level: Level,
}

/// A variable with a value that means nothing.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SettingsError {
    #[error(
        "PORT is {0:?}, which is not a port: give a number from 0 to 65535, or leave it out for {DEFAULT_PORT}"
    )]
    Port(OsString),
    #[error("LOG_LEVEL is {0:?}: give error, warn, info or debug, or leave it out for info")]
    Level(OsString),
}

impl Settings {
    /// Reads them through `var`; a variable that is empty counts as left out.
    pub(crate) fn read(var: impl Fn(&str) -> Result<String, VarError>) -> Result<Self, SettingsError> {
        let read = |name: &str| match var(name) {
            Ok(text) => Ok(Some(text).filter(|text| !text.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(bytes)) => Err(bytes),
        };
        let port = match read("PORT").map_err(SettingsError::Port)? {
            // `parse` alone would take "+80".
            Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.parse().map_err(|_| SettingsError::Port(text.into()))?
            }
            Some(text) => return Err(SettingsError::Port(text.into())),
            None => DEFAULT_PORT,
        };
        let level = match read("LOG_LEVEL").map_err(SettingsError::Level)? {
            Some(text) => text.parse().map_err(|()| SettingsError::Level(text.into()))?,
            None => Level::Info,
        };
        Ok(Self { port, level })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(port: Option<&str>, level: Option<&str>) -> Result<Settings, SettingsError> {
        Settings::read(|name| {
            let value = if name == "PORT" { port } else { level };
            value.map(String::from).ok_or(VarError::NotPresent)
        })
    }

    #[test]
    fn defaults_and_values() {
        let default = Settings { port: 80, level: Level::Info };
        assert_eq!(read(None, None), Ok(default));
        assert_eq!(read(Some(""), Some("")), Ok(default));
        assert_eq!(read(Some("8080"), Some("DEBUG")), Ok(Settings { port: 8080, level: Level::Debug }));
    }

    #[test]
    fn nonsense_is_named() {
        for port in ["http", "-1", "+80", "65536", " 80", "80/tcp", "٨٠"] {
            let error = read(Some(port), None).expect_err(port);
            assert!(
                error.to_string().starts_with(&format!("PORT is {port:?}, which is not a port")),
                "{error}"
            );
        }
        let error = read(None, Some("loud")).expect_err("no such level");
        assert_eq!(
            error.to_string(),
            r#"LOG_LEVEL is "loud": give error, warn, info or debug, or leave it out for info"#
        );
    }
}
