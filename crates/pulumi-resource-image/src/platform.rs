//! The platform of an image: `linux/amd64` and the like, in OCI's words.

use std::{fmt, str::FromStr};

/// An operating system and an architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Platform {
    pub os: Os,
    pub arch: Arch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Os {
    /// Linux: what Fargate and every container host run.
    Linux,
    /// macOS: images that only the local cloud of a Mac runs.
    Darwin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arch {
    Amd64,
    Arm64,
}

/// A text that names no platform this provider builds for.
#[derive(Debug, thiserror::Error)]
#[error(
    "`{0}` is not a platform that can be built for: say linux/amd64 or linux/arm64, or leave it out for this machine's own"
)]
pub struct UnknownPlatform(String);

impl Platform {
    /// This machine's.
    ///
    /// # Errors
    /// The machine is neither Linux nor macOS, or neither x86-64 nor AArch64.
    pub fn host() -> Result<Self, UnknownPlatform> {
        let os = match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        };
        let arch = match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            other => other,
        };
        format!("{os}/{arch}").parse()
    }
}

impl Os {
    /// OCI's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Darwin => "darwin",
        }
    }
}

impl Arch {
    /// OCI's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Amd64 => "amd64",
            Self::Arm64 => "arm64",
        }
    }

    /// Rust's word for it, as target triples begin.
    pub fn rust(self) -> &'static str {
        match self {
            Self::Amd64 => "x86_64",
            Self::Arm64 => "aarch64",
        }
    }
}

impl FromStr for Platform {
    type Err = UnknownPlatform;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownPlatform(text.to_owned());
        let (os, arch) = text.split_once('/').ok_or_else(unknown)?;
        let os = match os {
            "linux" => Os::Linux,
            "darwin" => Os::Darwin,
            _ => return Err(unknown()),
        };
        let arch = match arch {
            "amd64" => Arch::Amd64,
            "arm64" => Arch::Arm64,
            _ => return Err(unknown()),
        };
        Ok(Self { os, arch })
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os.as_str(), self.arch.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_platforms_go_both_ways() {
        for text in ["linux/amd64", "linux/arm64", "darwin/arm64"] {
            assert_eq!(text.parse::<Platform>().unwrap().to_string(), text);
        }
        for text in ["", "linux", "linux/x86_64", "windows/amd64", "linux/arm64/v8"] {
            assert!(text.parse::<Platform>().unwrap_err().to_string().contains(text));
        }
    }
}
