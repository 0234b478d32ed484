//! The types of settings: how each is shown in the documentation, and the choices by name.

use std::{collections::BTreeMap, fmt};

#[cfg(test)]
use ipnet::Ipv4Net;
use serde::{Deserialize, Deserializer};

#[cfg(test)]
use super::ServiceSettings;

/// A type that a setting may have.
#[cfg(test)]
pub trait Setting {
    /// What the value is, for the documentation.
    const KIND: &'static str;

    /// The value as a user would write it; empty if it is absent.
    fn show(&self) -> String;
}

macro_rules! settings_of {
    ($($ty:ty => $kind:literal),+ $(,)?) => {$(
        #[cfg(test)]
        impl Setting for $ty {
            const KIND: &'static str = $kind;

            fn show(&self) -> String {
                self.to_string()
            }
        }
    )+};
}
settings_of!(bool => "true or false", u32 => "number", usize => "number", String => "text", Ipv4Net => "CIDR block");

#[cfg(test)]
impl<T: Setting> Setting for Option<T> {
    const KIND: &'static str = T::KIND;

    fn show(&self) -> String {
        self.as_ref().map(Setting::show).unwrap_or_default()
    }
}

#[cfg(test)]
impl Setting for Vec<String> {
    const KIND: &'static str = "list of texts";

    fn show(&self) -> String {
        self.join(", ")
    }
}

#[cfg(test)]
impl Setting for BTreeMap<String, String> {
    const KIND: &'static str = "texts by name";

    fn show(&self) -> String {
        String::new()
    }
}

#[cfg(test)]
impl Setting for BTreeMap<String, ServiceSettings> {
    const KIND: &'static str = "objects by name";

    fn show(&self) -> String {
        String::new()
    }
}

/// Texts by name. `pulumi config set --path` writes `80` as a number and `true` as a boolean: both are texts
/// here.
pub(super) fn texts<'de, D: Deserializer<'de>>(source: D) -> Result<BTreeMap<String, String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a text, a number or a boolean")]
    enum Scalar {
        Text(String),
        Boolean(bool),
        Number(serde_json::Number),
    }
    let text = |value| match value {
        Scalar::Text(text) => text,
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Number(number) => number.to_string(),
    };
    let values = BTreeMap::<String, Scalar>::deserialize(source)?;
    Ok(values.into_iter().map(|(name, value)| (name, text(value))).collect())
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident, $kind:literal { $( $(#[$variant_doc:meta])* $variant:ident = $text:literal, )+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        pub enum $name {
            $( $(#[$variant_doc])* #[serde(rename = $text)] $variant, )+
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $( Self::$variant => $text, )+ })
            }
        }

        settings_of!($name => $kind);
    };
}

choices! {
    /// How much is switched on from the start.
    Preset, "`standard` or `hardened`" {
        /// The reference, with its mistakes corrected.
        Standard = "standard",
        /// What a security review asks for, at its cost.
        Hardened = "hardened",
    }
}

choices! {
    /// How tasks reach AWS.
    Egress, "`nat-per-zone`, `single-nat` or `endpoints`" {
        /// A NAT gateway in each zone.
        NatPerZone = "nat-per-zone",
        /// One NAT gateway for all zones.
        SingleNat = "single-nat",
        /// VPC endpoints for what Fargate needs, and no way to the internet.
        Endpoints = "endpoints",
    }
}

choices! {
    /// The processor of the tasks.
    Architecture, "`x86_64` or `arm64`" {
        /// Intel and AMD.
        X86 = "x86_64",
        /// Graviton.
        Arm = "arm64",
    }
}

choices! {
    /// How the consumer's host is reached.
    Bastion, "`ssm`, `ssh` or `none`" {
        /// By Systems Manager.
        Ssm = "ssm",
        /// By Systems Manager, and by SSH.
        Ssh = "ssh",
        /// There is none.
        None = "none",
    }
}

impl Architecture {
    /// As task definitions say it.
    pub fn ecs(self) -> &'static str {
        match self {
            Self::X86 => "X86_64",
            Self::Arm => "ARM64",
        }
    }

    /// As images say it.
    pub fn platform(self) -> &'static str {
        match self {
            Self::X86 => "linux/amd64",
            Self::Arm => "linux/arm64",
        }
    }
}
