//! `cargo xtask plugins`: installs the language host and the providers where Pulumi looks for plugins, so
//! that a project anywhere finds them by name. The host brings the sources of the libraries along, since they
//! are on no registry.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use toml_edit::{Array, DocumentMut};

use crate::{
    artifacts,
    commands::{run, say},
    engine, workspace,
};

/// A plugin: its kind and name by Pulumi's terms, its version.
pub struct Plugin {
    pub kind: &'static str,
    pub name: &'static str,
    pub version: &'static str,
}

impl Plugin {
    /// Its binary's name.
    pub fn binary(&self) -> String {
        format!("pulumi-{}-{}", self.kind, self.name)
    }
}

pub const PLUGINS: [Plugin; 3] = [
    Plugin { kind: "language", name: "rust", version: env!("CARGO_PKG_VERSION") },
    // The local cloud: every other version of `aws` is the official plugin.
    Plugin { kind: "resource", name: "aws", version: "0.0.0-local" },
    Plugin { kind: "resource", name: "image", version: env!("CARGO_PKG_VERSION") },
];

/// Packages of this workspace that programs, packs and providers of others need the sources of, with what
/// these need.
const SOURCES: [&str; 6] = [
    "crates/component-kit",
    "crates/provider-kit",
    "crates/pulumi-automation",
    "crates/pulumi-policy",
    "crates/pulumi-sdk",
    "proto",
];

/// `cargo xtask plugins`.
pub fn install() -> Result<()> {
    let engine = engine::engine()?;
    say("Building the plugins (cargo build --release)");
    artifacts::release(&[])?;
    let root = workspace::root();
    for plugin in &PLUGINS {
        let binary = root.join("target/release").join(plugin.binary());
        let folder = lay_out(root, &binary, &root.join("target/plugins"), plugin)?;
        let mut command = Command::new(&engine);
        command.args([
            "plugin",
            "install",
            plugin.kind,
            plugin.name,
            plugin.version,
            "--reinstall",
            "--file",
        ]);
        run(command.arg(folder).env("PULUMI_SKIP_UPDATE_CHECK", "true"))?;
    }
    Ok(())
}

/// A folder below `to` with all that belongs to a plugin, whose binary is this one.
pub fn lay_out(root: &Path, binary: &Path, to: &Path, plugin: &Plugin) -> Result<PathBuf> {
    let name = plugin.binary();
    let folder = to.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    copy(binary, &folder.join(&name))?;
    copy(&root.join("LICENSE"), &folder.join("LICENSE"))?;
    if plugin.kind == "language" {
        for package in SOURCES {
            for part in ["Cargo.toml", "README.md", "src"] {
                let from = root.join(package).join(part);
                if from.exists() {
                    copy(&from, &folder.join(package).join(part))?;
                }
            }
        }
        let text = fs::read_to_string(root.join("Cargo.toml"))?;
        fs::write(folder.join("Cargo.toml"), workspace_of_sources(&text)?)?;
    }
    Ok(folder)
}

/// This workspace's manifest, for a workspace of nothing but [`SOURCES`].
fn workspace_of_sources(text: &str) -> Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let workspace = document.get_mut("workspace").and_then(|item| item.as_table_like_mut());
    let workspace = workspace.context("Cargo.toml has no [workspace]")?;
    workspace.insert("members", toml_edit::value(Array::from_iter(SOURCES)));
    workspace.remove("default-members");
    document.remove("profile");
    Ok(document.to_string())
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    fs::copy(from, to).map(drop).with_context(|| format!("cannot copy {}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_brings_a_workspace_of_the_libraries_sources() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("checkout");
        for file in ["target/release/pulumi-language-rust", "LICENSE"] {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), file).unwrap();
        }
        for file in SOURCES.iter().chain(&["Cargo.toml"]) {
            copy(&workspace::root().join(file), &root.join(file)).unwrap();
        }
        let binary = root.join("target/release/pulumi-language-rust");
        let host = lay_out(&root, &binary, &folder.path().join("plugins"), &PLUGINS[0]).unwrap();
        assert!(host.join("pulumi-language-rust").exists() && host.join("proto/src/lib.rs").exists());
        let metadata = Command::new(env!("CARGO"))
            .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
            .current_dir(host.join("crates/pulumi-policy"))
            .output()
            .unwrap();
        assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
        let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
        let packages = metadata["packages"].as_array().unwrap();
        assert_eq!(packages.len(), SOURCES.len());
        // All that they need of this workspace is there, too.
        let dependencies = packages.iter().flat_map(|package| package["dependencies"].as_array().unwrap());
        let paths: Vec<_> = dependencies.filter_map(|dependency| dependency["path"].as_str()).collect();
        assert!(!paths.is_empty());
        for path in paths {
            assert!(Path::new(path).join("Cargo.toml").is_file(), "{path} is missing");
        }
    }
}
