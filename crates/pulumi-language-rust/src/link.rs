//! `pulumi package add` and `pulumi install`: makes crates of bindings dependencies of the program.

use std::{
    fs,
    path::{Path, PathBuf},
};

use toml_edit::{Array, InlineTable, Item, Table, Value};

use crate::cargo_toml::{self, CargoToml, CargoTomlError, from_folder, normal, relative};

/// Why a crate is no dependency of the program.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LinkError {
    #[error(transparent)]
    CargoToml(#[from] CargoTomlError),
    #[error(
        "{0} has no [package], and Pulumi.yaml no `main` that names the program's folder: which crate is the program?"
    )]
    NoProgram(PathBuf),
    #[error("{0} has no package name: it is not a crate of bindings")]
    NoName(PathBuf),
    #[error("`{1}` in {0} is not a table")]
    NotATable(PathBuf, &'static str),
}

/// Adds the crates in `folders` (paths from `root`) to the program's Cargo.toml, and says how to use them.
pub(crate) fn link(root: &Path, folders: &[&str]) -> Result<String, LinkError> {
    let mut program = program(root)?;
    let mut said = Vec::new();
    for folder in folders {
        said.push(add(&mut program, &normal(&root.join(folder)))?);
    }
    program.write()?;
    Ok(said.join("\n"))
}

/// The Cargo.toml of the program whose Pulumi.yaml is in `root`.
fn program(root: &Path) -> Result<CargoToml, LinkError> {
    let manifest = CargoToml::read(root);
    if manifest.as_ref().is_ok_and(|manifest| manifest.document.contains_key("package")) {
        return Ok(manifest?);
    }
    // The engine does not say where the program is, only where its Pulumi.yaml is.
    let project = fs::read_to_string(root.join("Pulumi.yaml")).unwrap_or_default();
    let main = project.lines().find_map(|line| line.strip_prefix("main:"));
    match main.map(|main| main.trim().trim_matches(['"', '\''])).filter(|main| !main.is_empty()) {
        Some(main) => Ok(CargoToml::read(&normal(&root.join(main)))?),
        None => Err(LinkError::NoProgram(manifest?.path)),
    }
}

/// Adds the crate in `folder`, and makes it use the program's SDK.
fn add(program: &mut CargoToml, folder: &Path) -> Result<String, LinkError> {
    let mut bindings = CargoToml::read(folder)?;
    let name = bindings.text("package", "name").map(str::to_owned);
    let name = name.ok_or_else(|| LinkError::NoName(bindings.path.clone()))?;
    let directory = normal(program.directory());
    let path = relative(&directory, folder).display().to_string();
    let features = features(&bindings);

    match program.source("pulumi-sdk") {
        Some(sdk) => {
            let sdk = if is_relative(program) { from_folder(sdk, folder) } else { sdk.into() };
            *entry(&mut bindings, "pulumi-sdk")? = Item::Value(sdk);
        }
        // The program has to use the same SDK as the bindings.
        None => {
            if let Some(sdk) = bindings.source("pulumi-sdk") {
                *entry(program, "pulumi-sdk")? = Item::Value(sdk.into());
            }
        }
    }
    bindings.write()?;

    let found = program.dependencies().and_then(|table| cargo_toml::find(table, &name));
    let key = found.map_or_else(|| name.clone(), |(key, _)| key.to_owned());
    let dependency = entry(program, &key)?;
    match dependency.as_table_like_mut() {
        // The workspace says where it is, and the program which features it wants.
        Some(table) if table.contains_key("workspace") => {}
        Some(table) => {
            for key in ["version", "git", "branch", "tag", "rev", "registry"] {
                table.remove(key);
            }
            table.insert("path", toml_edit::value(&path));
        }
        None => {
            let mut table = InlineTable::from_iter([("path", path.as_str())]);
            if features.chosen {
                table.insert("features", Array::new().into());
            }
            *dependency = Item::Value(table.into());
            if features.chosen {
                comment(program, &key, &features);
            }
        }
    }
    let library = bindings.text("lib", "name").map_or_else(|| key.replace('-', "_"), str::to_owned);
    Ok(instructions(program, &key, &library, &features))
}

/// The features of a crate of bindings.
struct Features {
    /// Those of modules.
    names: Vec<String>,
    /// Whether none is on unless the program names it.
    chosen: bool,
}

fn features(bindings: &CargoToml) -> Features {
    let table = bindings.document.get("features").and_then(Item::as_table_like);
    let names = table.into_iter().flat_map(|table| table.iter().map(|(name, _)| name.to_owned()));
    let names: Vec<String> = names.filter(|name| !["default", "full"].contains(&name.as_str())).collect();
    let default = table.and_then(|table| table.get("default")).and_then(Item::as_array);
    Features { chosen: !names.is_empty() && default.is_none_or(Array::is_empty), names }
}

/// Whether the program names its SDK by a relative path, which holds on other machines, too.
fn is_relative(program: &CargoToml) -> bool {
    let found = program.dependencies().and_then(|table| cargo_toml::find(table, "pulumi-sdk"));
    let path = found.and_then(|(_, item)| item.get("path")).and_then(Item::as_str);
    path.is_none_or(|path| Path::new(path).is_relative())
}

/// The dependency `name`, which may be none yet.
fn entry<'a>(manifest: &'a mut CargoToml, name: &str) -> Result<&'a mut Item, LinkError> {
    let table = manifest.document.entry("dependencies").or_insert(Item::Table(Table::new()));
    let table = table.as_table_like_mut();
    let table = table.ok_or_else(|| LinkError::NotATable(manifest.path.clone(), "dependencies"))?;
    Ok(table.entry(name).or_insert(Item::None))
}

/// Says above the dependency what its features are.
fn comment(program: &mut CargoToml, name: &str, features: &Features) {
    let example = features.names.first().map_or("", String::as_str);
    let text =
        format!("# Each module is a feature: name those that the program uses, such as \"{example}\".\n");
    let table = program.document.get_mut("dependencies").and_then(Item::as_table_like_mut);
    if let Some(mut key) = table.and_then(|table| table.key_mut(name)) {
        key.leaf_decor_mut().set_prefix(text);
    }
}

fn instructions(program: &CargoToml, key: &str, library: &str, features: &Features) -> String {
    let mut text =
        format!("`{key}` is a dependency in {} now; in code it is `{library}`.", program.path.display());
    if features.chosen {
        let count = features.names.len();
        text.push_str(&format!(
            "\nEach of its {count} modules is a feature, and none is on: name those that the program uses, such as\n\
             features = [{}], there.",
            features.names.iter().take(2).map(|name| Value::from(name).to_string()).collect::<Vec<_>>().join(", ")
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "# Generated.\n[package]\nname = \"pulumi-zoo\"\n[lib]\nname = \"zoo\"\n[features]\n\
        default = []\nfull = [\"park\"]\npark = []\n[dependencies]\npulumi-sdk = { path = \"/elsewhere\" }\n";

    fn project(program: &str, bindings: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("sdks/zoo")).unwrap();
        fs::write(folder.path().join("Cargo.toml"), program).unwrap();
        fs::write(folder.path().join("sdks/zoo/Cargo.toml"), bindings).unwrap();
        folder
    }

    fn read(folder: &tempfile::TempDir, path: &str) -> String {
        fs::read_to_string(folder.path().join(path)).unwrap()
    }

    #[test]
    fn a_crate_becomes_a_dependency_and_the_rest_stays() {
        let before = "[package]\nname = \"p\" # mine\n\n[dependencies]\n# The SDK.\npulumi-sdk = { path = \"../sdk\" }\n\n[workspace]\n";
        let folder = project(before, BINDINGS);
        let said = link(folder.path(), &["sdks/zoo"]).unwrap();
        assert!(
            said.contains("`pulumi-zoo`") && said.contains("`zoo`") && said.contains("[\"park\"]"),
            "{said}"
        );
        let after = read(&folder, "Cargo.toml");
        let added = "# Each module is a feature: name those that the program uses, such as \"park\".\n\
            pulumi-zoo = { path = \"sdks/zoo\", features = [] }\n";
        assert_eq!(after, before.replace("\n\n[workspace]", &format!("\n{added}\n[workspace]")));
        assert!(read(&folder, "sdks/zoo/Cargo.toml").contains("pulumi-sdk = { path = \"../../../sdk\" }"));
        assert!(read(&folder, "sdks/zoo/Cargo.toml").starts_with("# Generated."));

        // What the program wants of it stays when the bindings are made anew.
        let chosen = after.replace("features = []", "features = [\"park\"]");
        fs::write(folder.path().join("Cargo.toml"), &chosen).unwrap();
        link(folder.path(), &["sdks/zoo"]).unwrap();
        assert_eq!(read(&folder, "Cargo.toml"), chosen);
    }

    #[test]
    fn a_small_crate_needs_no_features() {
        let folder =
            project("[package]\nname = \"p\"\n", &BINDINGS.replace("default = []", "default = [\"full\"]"));
        let said = link(folder.path(), &["sdks/zoo"]).unwrap();
        assert!(!said.contains("feature"), "{said}");
        let after = read(&folder, "Cargo.toml");
        assert!(after.contains("pulumi-zoo = { path = \"sdks/zoo\" }"), "{after}");
        // A program without the SDK gets the one of the bindings.
        assert!(after.contains("pulumi-sdk = { path = \"/elsewhere\" }"), "{after}");
    }

    #[test]
    fn a_crate_from_elsewhere_is_replaced() {
        let folder = project(
            "package.name = 'p'\ndependencies.pulumi-sdk = '0.1'\ndependencies.pulumi-zoo = '1'\n",
            BINDINGS,
        );
        link(folder.path(), &["sdks/zoo"]).unwrap();
        assert!(read(&folder, "Cargo.toml").contains("pulumi-zoo = { path = \"sdks/zoo\""));
        assert!(read(&folder, "sdks/zoo/Cargo.toml").contains("pulumi-sdk = { version = \"0.1\" }"));
        let folder =
            project("[package]\nname='p'\n[dependencies.pulumi-zoo]\ngit = 'x'\nrev = 'y'\n", BINDINGS);
        link(folder.path(), &["sdks/zoo"]).unwrap();
        let after = read(&folder, "Cargo.toml");
        assert!(
            after.contains("[dependencies.pulumi-zoo]\npath = \"sdks/zoo\"") && !after.contains("git"),
            "{after}"
        );
    }

    #[test]
    fn the_program_is_where_the_project_says() {
        let folder = project("[workspace]\nmembers = ['stack']\n", BINDINGS);
        let error = link(folder.path(), &["sdks/zoo"]).unwrap_err().to_string();
        assert!(error.contains("[package]") && error.contains("`main`"), "{error}");
        fs::create_dir(folder.path().join("stack")).unwrap();
        fs::write(folder.path().join("stack/Cargo.toml"), "[package]\nname = 'p'\n").unwrap();
        fs::write(folder.path().join("Pulumi.yaml"), "name: p\nmain: stack\n").unwrap();
        link(folder.path(), &["sdks/zoo"]).unwrap();
        assert!(read(&folder, "stack/Cargo.toml").contains("path = \"../sdks/zoo\""));
    }
}
