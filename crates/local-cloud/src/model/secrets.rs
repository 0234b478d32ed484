//! Secrets and parameters, as tasks read them.

use std::fmt;

/// A text that is in no log, error or state that others read.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive(String);

/// A secret of Secrets Manager.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Secret {
    /// Its versions, in the order in which they were put.
    pub versions: Vec<SecretVersion>,
}

/// The staging label of the version that is read where none is named.
pub const CURRENT_STAGE: &str = "AWSCURRENT";

/// Whether an ARN, with or without its last six characters, is that of the secret `own`.
pub fn is_arn_of_secret(arn: &str, own: &str) -> bool {
    own == arn || own.rsplit_once('-').is_some_and(|(partial, _)| partial == arn)
}

/// A version of a secret.
#[derive(Clone, Debug, PartialEq)]
pub struct SecretVersion {
    /// Its id.
    pub id: String,
    /// Its staging labels.
    pub stages: Vec<String>,
    /// The value; `None` for a binary one.
    pub text: Option<Sensitive>,
}

impl Sensitive {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Sensitive {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Sensitive {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl SecretVersion {
    /// Whether it has a staging label.
    pub fn has(&self, stage: &str) -> bool {
        self.stages.iter().any(|own| own == stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_prints_a_sensitive_text() {
        let version = SecretVersion { id: "1".into(), stages: vec![], text: Some("hunter2".into()) };
        let printed = format!("{version:?} {version:#?}");
        assert!(!printed.contains("hunter2") && printed.contains("[secret]"), "{printed}");
    }
}
