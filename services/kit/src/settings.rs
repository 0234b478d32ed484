//! Settings from environment variables, read once.

use std::{
    env::VarError,
    ffi::OsString,
    net::{IpAddr, Ipv4Addr},
};

use tracing::Level;

/// The port that the container's port mapping names.
const DEFAULT_PORT: u16 = 80;

/// Settings of one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// `HOST`: the address to listen on. All interfaces if left out, as a task on Fargate needs it; the local
    /// cloud says
    /// 127.0.0.1, so that only this machine reaches its tasks.
    pub(crate) host: IpAddr,
    /// `PORT`: the port to listen on; 0 is any free one.
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
    #[error(
        "HOST is {0:?}, which is not an IP address: give one such as 127.0.0.1, or leave it out for all interfaces"
    )]
    Host(OsString),
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
        let host = match read("HOST").map_err(SettingsError::Host)? {
            Some(text) => text.parse().map_err(|_| SettingsError::Host(text.into()))?,
            None => Ipv4Addr::UNSPECIFIED.into(),
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
            Some(text) => level(&text).ok_or_else(|| SettingsError::Level(text.into()))?,
            None => Level::INFO,
        };
        Ok(Self { host, port, level })
    }
}

fn level(text: &str) -> Option<Level> {
    match text.to_ascii_lowercase().as_str() {
        "error" => Some(Level::ERROR),
        "warn" => Some(Level::WARN),
        "info" => Some(Level::INFO),
        "debug" => Some(Level::DEBUG),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        Settings::read(|name| {
            let variable = variables.iter().find(|(variable, _)| *variable == name);
            variable.map(|(_, value)| String::from(*value)).ok_or(VarError::NotPresent)
        })
    }

    #[test]
    fn defaults_and_values() {
        let default = Settings { host: Ipv4Addr::UNSPECIFIED.into(), port: 80, level: Level::INFO };
        assert_eq!(read(&[]), Ok(default));
        assert_eq!(read(&[("HOST", ""), ("PORT", ""), ("LOG_LEVEL", "")]), Ok(default));
        let given = Settings { host: Ipv4Addr::LOCALHOST.into(), port: 8080, level: Level::DEBUG };
        assert_eq!(read(&[("HOST", "127.0.0.1"), ("PORT", "8080"), ("LOG_LEVEL", "DEBUG")]), Ok(given));
        let host = read(&[("HOST", "::1")]).expect("an address").host;
        assert_eq!(host, std::net::Ipv6Addr::LOCALHOST);
    }

    #[test]
    fn nonsense_is_named() {
        for port in ["http", "-1", "+80", "65536", " 80", "80/tcp", "٨٠"] {
            let error = read(&[("PORT", port)]).expect_err(port);
            assert!(
                error.to_string().starts_with(&format!("PORT is {port:?}, which is not a port")),
                "{error}"
            );
        }
        for host in ["localhost", "127.0.0.1:80", "[::1]", " 127.0.0.1", "256.0.0.1"] {
            let error = read(&[("HOST", host)]).expect_err(host);
            assert!(
                error.to_string().starts_with(&format!("HOST is {host:?}, which is not an IP address")),
                "{error}"
            );
        }
        let error = read(&[("LOG_LEVEL", "loud")]).expect_err("no such level");
        assert_eq!(
            error.to_string(),
            r#"LOG_LEVEL is "loud": give error, warn, info or debug, or leave it out for info"#
        );
    }
}
