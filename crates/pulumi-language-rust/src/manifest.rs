//! What the host reads from Cargo.toml, so that the common path starts no cargo.

use std::{
    io,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{Deserialize, de::IgnoredAny};

#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    pub package: Package,
    #[serde(default, rename = "bin")]
    bins: Vec<Bin>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Package {
    pub name: String,
    default_run: Option<String>,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Debug, Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    pulumi: PulumiMetadata,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PulumiMetadata {
    /// Packages that a program needs.
    #[serde(default)]
    packages: Vec<RequiredPackage>,
    /// The package that a crate of bindings is made for.
    package: Option<RequiredPackage>,
}

#[derive(Debug, Deserialize)]
struct Bin {
    name: String,
}

/// A Pulumi package that the program needs installed: an entry of `[package.metadata.pulumi] packages`.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequiredPackage {
    pub name: String,
    pub version: String,
    /// Where to download the plugin from, if not from Pulumi.
    #[serde(default)]
    pub server: String,
    /// The parameter that turns the plugin's package into this one.
    pub parameterization: Option<Parameterization>,
}

impl RequiredPackage {
    /// Whether both are one package, whatever their versions.
    pub fn is_same(&self, other: &Self) -> bool {
        let name = |package: &Self| match &package.parameterization {
            Some(of) => of.name.clone(),
            None => package.name.clone(),
        };
        name(self) == name(other)
    }
}

/// A parameterized package.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameterization {
    pub name: String,
    pub version: String,
    pub value: Parameter,
    /// Whether the plugin's own package stays beside it.
    #[serde(default)]
    pub extension: bool,
}

/// A parameter as the plugin gives it: a text, or `{ base64 = "…" }` for any bytes.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(try_from = "ParameterSpelling")]
pub(crate) struct Parameter(pub Vec<u8>);

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum ParameterSpelling {
    Text(String),
    Bytes { base64: String },
}

impl TryFrom<ParameterSpelling> for Parameter {
    type Error = base64::DecodeError;

    fn try_from(spelling: ParameterSpelling) -> Result<Self, Self::Error> {
        Ok(Self(match spelling {
            ParameterSpelling::Text(text) => text.into_bytes(),
            ParameterSpelling::Bytes { base64 } => BASE64_STANDARD.decode(base64)?,
        }))
    }
}

/// The part of a workspace's root manifest that says what `cargo build` builds there.
#[derive(Debug, Deserialize)]
struct Root {
    workspace: Option<Workspace>,
    package: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Workspace {
    default_members: Option<Vec<PathBuf>>,
    #[serde(default)]
    exclude: Vec<PathBuf>,
}

/// A manifest that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ManifestError {
    #[error(
        "there is no Cargo.toml in {0}: let `main` in Pulumi.yaml name the folder of the program's crate, \
         or `runtime.options.binary` a prebuilt program"
    )]
    Missing(PathBuf),
    #[error("cannot read {0}: {1}")]
    Unreadable(PathBuf, io::Error),
    #[error("cannot understand {0}: {1}")]
    Invalid(PathBuf, Box<toml::de::Error>),
}

impl Manifest {
    pub fn read(directory: &Path) -> Result<Self, ManifestError> {
        let path = directory.join("Cargo.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ManifestError::Missing(directory.to_owned()),
            _ => ManifestError::Unreadable(path.clone(), error),
        })?;
        toml::from_str(&text).map_err(|error| ManifestError::Invalid(path, Box::new(error)))
    }

    /// The Pulumi packages the program declares.
    pub fn required_packages(&self) -> &[RequiredPackage] {
        &self.package.metadata.pulumi.packages
    }

    /// The Pulumi package that this crate has the bindings of.
    pub fn bound_package(&self) -> Option<&RequiredPackage> {
        self.package.metadata.pulumi.package.as_ref()
    }

    /// The binary that `cargo run` would run.
    pub fn main_binary(&self) -> &str {
        match (&self.package.default_run, self.bins.as_slice()) {
            (Some(name), _) => name,
            (None, [only]) => &only.name,
            _ => &self.package.name,
        }
    }
}

/// Where to start cargo for the package in `directory`: at the root of its workspace, if `cargo build` there
/// builds it.
///
/// Cargo decides on the features of shared dependencies by what is built together. A build from another place
/// could compile all of them a second time, for minutes.
pub(crate) fn build_directory(directory: &Path) -> &Path {
    let root = directory.ancestors().find_map(|above| {
        let text = std::fs::read_to_string(above.join("Cargo.toml")).ok()?;
        let root: Root = toml::from_str(&text).ok()?;
        Some((above, root.workspace?, root.package.is_none()))
    });
    let Some((root, workspace, is_virtual)) = root else { return directory };
    let is_default = match workspace.default_members {
        Some(members) => members.iter().any(|member| root.join(member) == directory),
        None => {
            is_virtual && !workspace.exclude.iter().any(|excluded| directory.starts_with(root.join(excluded)))
        }
    };
    // Cargo reads the configuration of the folder it is started in, and of those above.
    if is_default && !directory.join(".cargo").exists() { root } else { directory }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(text: &str) -> Manifest {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_binary_is_the_one_cargo_would_run() {
        let plain = manifest("package.name = 'a'");
        assert_eq!(plain.main_binary(), "a");
        let named = manifest("package.name = 'a'\nbin = [{name = 'b'}]");
        assert_eq!(named.main_binary(), "b");
        let chosen =
            manifest("package = {name = 'a', default-run = 'c'}\nbin = [{name = 'b'}, {name = 'c'}]");
        assert_eq!(chosen.main_binary(), "c");
    }

    #[test]
    fn required_packages_come_from_the_metadata() {
        assert_eq!(manifest("package.name = 'a'").required_packages(), []);
        let declared = manifest(
            "package.name = 'a'\n[package.metadata.pulumi]\npackages = [{ name = 'aws', version = '7.51.1' }]",
        );
        let aws = RequiredPackage {
            name: "aws".into(),
            version: "7.51.1".into(),
            server: String::new(),
            parameterization: None,
        };
        assert_eq!(declared.required_packages(), [aws]);
    }

    #[test]
    fn a_crate_of_bindings_says_whose_they_are() {
        let text = "package.name = 'pulumi-sub'\n[package.metadata.pulumi]\npackage = { name = 'base', version = '1.0.0', \
            parameterization = { name = 'sub', version = '2.0.0', value = { base64 = 'aGk=' } } }";
        let bound = manifest(text).bound_package().unwrap().parameterization.clone().unwrap();
        assert_eq!((bound.name.as_str(), bound.value.0.as_slice()), ("sub", &b"hi"[..]));
        let text = text.replace("aGk=", "?");
        assert!(toml::from_str::<Manifest>(&text).is_err());
    }

    #[test]
    fn a_misspelt_field_of_a_package_is_refused() {
        let text = "package.name = 'a'\n[package.metadata.pulumi]\npackages = [{ name = 'aws', version = '1.0.0', sever = 'x' }]";
        let error = toml::from_str::<Manifest>(text).unwrap_err().to_string();
        assert!(error.contains("sever"), "{error}");
    }

    #[test]
    fn a_directory_without_a_manifest_says_what_to_do() {
        let directory = tempfile::tempdir().unwrap();
        let error = Manifest::read(directory.path()).unwrap_err().to_string();
        assert!(error.contains("no Cargo.toml") && error.contains("`main`"), "{error}");
    }

    #[test]
    fn a_default_member_is_built_from_the_root() {
        let folder = tempfile::tempdir().unwrap();
        let (root, program) = (folder.path(), folder.path().join("stacks/program"));
        std::fs::create_dir_all(&program).unwrap();
        assert_eq!(build_directory(&program), program, "no workspace");
        for (manifest, from_root) in [
            ("[workspace]\nmembers = ['stacks/*']", true),
            ("[workspace]\n[package]\nname = 'other'", false),
            ("[workspace]\ndefault-members = ['stacks/program']", true),
            ("[workspace]\ndefault-members = ['elsewhere']", false),
            ("[workspace]\nexclude = ['stacks']", false),
        ] {
            std::fs::write(root.join("Cargo.toml"), manifest).unwrap();
            assert_eq!(build_directory(&program) == root, from_root, "{manifest}");
        }
        std::fs::write(root.join("Cargo.toml"), "[workspace]").unwrap();
        std::fs::create_dir(program.join(".cargo")).unwrap();
        assert_eq!(build_directory(&program), program, "a configuration of its own");
    }
}
