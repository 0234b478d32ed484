//! What `runtime.options` in Pulumi.yaml may say.

use pulumi_proto::prost_types::{Struct, value::Kind};

/// The options of one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// A prebuilt binary to run as it is: a path from the program's directory, or a name to find on PATH.
    pub binary: Option<String>,
    /// The cargo profile to build with.
    pub profile: String,
}

/// An option that the host cannot use.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum OptionsError {
    #[error(
        "Pulumi.yaml: `runtime.options.{0}` is not an option of the Rust host; it knows `binary` and `profile`"
    )]
    Unknown(String),
    #[error("Pulumi.yaml: `runtime.options.{0}` must be a non-empty string")]
    NotAString(String),
}

impl Options {
    /// Reads the options as the engine sends them.
    pub fn parse(options: Option<&Struct>) -> Result<Self, OptionsError> {
        let mut parsed = Self { binary: None, profile: "release".to_owned() };
        for (name, value) in options.iter().flat_map(|options| &options.fields) {
            let text = match &value.kind {
                Some(Kind::StringValue(text)) if !text.is_empty() => text.clone(),
                _ => return Err(OptionsError::NotAString(name.clone())),
            };
            match name.as_str() {
                "binary" => parsed.binary = Some(text),
                "profile" => parsed.profile = text,
                _ => return Err(OptionsError::Unknown(name.clone())),
            }
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use pulumi_proto::prost_types::Value;

    use super::*;

    fn options(name: &str, kind: Kind) -> Struct {
        Struct { fields: [(name.to_owned(), Value { kind: Some(kind) })].into() }
    }

    #[test]
    fn nothing_said_is_a_release_build() {
        let expected = Options { binary: None, profile: "release".to_owned() };
        assert_eq!(Options::parse(None), Ok(expected.clone()));
        assert_eq!(Options::parse(Some(&Struct::default())), Ok(expected));
    }

    #[test]
    fn options_are_read() {
        let binary = Options::parse(Some(&options("binary", Kind::StringValue("bin/x".into())))).unwrap();
        assert_eq!(binary.binary.as_deref(), Some("bin/x"));
        let profile = Options::parse(Some(&options("profile", Kind::StringValue("dev".into())))).unwrap();
        assert_eq!(profile.profile, "dev");
    }

    #[test]
    fn what_is_misspelt_or_mistyped_is_refused_by_name() {
        let misspelt = Options::parse(Some(&options("profle", Kind::StringValue("dev".into()))));
        assert_eq!(misspelt, Err(OptionsError::Unknown("profle".into())));
        let mistyped = Options::parse(Some(&options("binary", Kind::BoolValue(true))));
        assert_eq!(mistyped, Err(OptionsError::NotAString("binary".into())));
    }
}
