//! Where generated crates find `pulumi-sdk`. It is on no registry: a program and its bindings use one copy of
//! its sources.

use std::{
    collections::HashMap,
    env,
    path::{Path, PathBuf},
};

use pulumi_bindings::path_dependency;
use toml_edit::Value;

use crate::cargo_toml::CargoToml;

/// Names the folder of `pulumi-sdk`.
const VARIABLE: &str = "PULUMI_RUST_SDK";

/// There is no copy of the SDK's sources.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SdkError {
    #[error(
        "{VARIABLE} names {0}, where no crate `pulumi-sdk` is: let it name the folder crates/pulumi-sdk of a checkout"
    )]
    NotThere(PathBuf),
    #[error(
        "no crate `pulumi-sdk` for the bindings to use: no Cargo.toml at or above {0} depends on it, and none lies beside \
         this language host; let {VARIABLE} name the folder crates/pulumi-sdk of a checkout"
    )]
    Nowhere(PathBuf),
}

/// The SDK as a dependency: what the engine says, what the environment says, what the program at or above
/// `directory` uses, or what lies beside this host.
pub(crate) fn find(told: &HashMap<String, String>, directory: &Path) -> Result<Value, SdkError> {
    let told = ["pulumi-sdk", "pulumi"].iter().filter_map(|name| told.get(*name)).map(PathBuf::from);
    if let Some(folder) = told.into_iter().find(|folder| is_sdk(folder)) {
        return Ok(path_dependency(&folder));
    }
    if let Some(folder) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
        let folder = directory.join(folder);
        return if is_sdk(&folder) { Ok(path_dependency(&folder)) } else { Err(SdkError::NotThere(folder)) };
    }
    let programs = directory.ancestors().filter_map(|above| CargoToml::read(above).ok());
    if let Some(source) = programs.into_iter().find_map(|manifest| manifest.source("pulumi-sdk")) {
        return Ok(source.into());
    }
    let host = env::current_exe().unwrap_or_default();
    match beside(&host) {
        Some(folder) => Ok(path_dependency(&folder)),
        None => Err(SdkError::Nowhere(directory.to_owned())),
    }
}

/// The SDK of the checkout whose `target/PROFILE` the host is in, or the one that an installed host brought
/// with it.
fn beside(host: &Path) -> Option<PathBuf> {
    let checkouts = host.ancestors().skip(1).take(4).map(|folder| folder.join("crates/pulumi-sdk"));
    let installed = host.parent().map(|folder| folder.join("pulumi-sdk"));
    installed.into_iter().chain(checkouts).find(|folder| is_sdk(folder))
}

fn is_sdk(folder: &Path) -> bool {
    CargoToml::read(folder).is_ok_and(|manifest| manifest.text("package", "name") == Some("pulumi-sdk"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn sdk(folder: PathBuf) -> PathBuf {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("Cargo.toml"), "package.name = 'pulumi-sdk'").unwrap();
        folder
    }

    #[test]
    fn the_programs_own_sdk_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("program");
        fs::create_dir_all(program.join("below")).unwrap();
        fs::write(program.join("Cargo.toml"), "dependencies.pulumi-sdk.path = '../sdk'").unwrap();
        let found = find(&HashMap::new(), &program.join("below")).unwrap().to_string();
        assert!(found.contains("/sdk\"") && !found.contains(".."), "{found}");
    }

    #[test]
    fn a_host_in_a_checkout_uses_the_checkouts() {
        let folder = tempfile::tempdir().unwrap();
        let own = sdk(folder.path().join("crates/pulumi-sdk"));
        assert_eq!(beside(&folder.path().join("target/release/pulumi-language-rust")), Some(own));
        assert_eq!(beside(Path::new("/nowhere/plugins/rust/pulumi-language-rust")), None);
        let installed = sdk(folder.path().join("plugin/pulumi-sdk"));
        assert_eq!(beside(&folder.path().join("plugin/pulumi-language-rust")), Some(installed));
    }

    #[test]
    fn the_engine_says_it_first() {
        let folder = tempfile::tempdir().unwrap();
        let told = sdk(folder.path().join("told")).display().to_string();
        let found = find(&[("pulumi".to_owned(), told.clone())].into(), folder.path()).unwrap();
        assert!(found.to_string().contains(&told), "{found}");
    }
}
