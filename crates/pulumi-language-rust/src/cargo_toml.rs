//! What a Cargo.toml says about a dependency: where the crate comes from, and which of them are folders on
//! this machine.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use toml_edit::{DocumentMut, InlineTable, Item, TableLike, Value};

/// A Cargo.toml that is read, or edited with its comments and order kept.
pub(crate) struct CargoToml {
    pub path: PathBuf,
    pub document: DocumentMut,
    text: String,
}

/// A Cargo.toml that cannot be read, understood or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CargoTomlError {
    #[error("cannot read {0}: {1}")]
    Unreadable(PathBuf, io::Error),
    #[error("cannot understand {0}: {1}")]
    Invalid(PathBuf, toml_edit::TomlError),
    #[error("cannot write {0}: {1}")]
    Unwritable(PathBuf, io::Error),
}

impl CargoToml {
    /// Reads `directory`/Cargo.toml.
    pub fn read(directory: &Path) -> Result<Self, CargoTomlError> {
        let path = directory.join("Cargo.toml");
        let text =
            fs::read_to_string(&path).map_err(|error| CargoTomlError::Unreadable(path.clone(), error))?;
        match text.parse() {
            Ok(document) => Ok(Self { path, document, text }),
            Err(error) => Err(CargoTomlError::Invalid(path, error)),
        }
    }

    /// The folder that it is in.
    pub fn directory(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// A text in a table, such as `package` and `name`.
    pub fn text(&self, table: &str, key: &str) -> Option<&str> {
        self.document.get(table)?.as_table_like()?.get(key)?.as_str()
    }

    /// Writes it, if it was changed: a new time of the file makes cargo look at it again.
    pub fn write(&self) -> Result<(), CargoTomlError> {
        let text = self.document.to_string();
        if text == self.text {
            return Ok(());
        }
        fs::write(&self.path, text).map_err(|error| CargoTomlError::Unwritable(self.path.clone(), error))
    }

    pub fn dependencies(&self) -> Option<&dyn TableLike> {
        self.document.get("dependencies")?.as_table_like()
    }

    /// Where the crate `name` comes from, as Cargo.toml would say it anywhere: a path in it is absolute.
    pub fn source(&self, name: &str) -> Option<InlineTable> {
        let (_, item) = find(self.dependencies()?, name)?;
        let Some(table) = item.as_table_like() else {
            return Some(InlineTable::from_iter([("version", item.as_str()?)]));
        };
        if table.get("workspace").and_then(Item::as_bool) != Some(true) {
            return Some(absolute(table, self.directory()));
        }
        let roots = self.directory().ancestors().filter_map(|above| Self::read(above).ok());
        let root = roots.into_iter().find(|manifest| manifest.document.contains_key("workspace"))?;
        let inherited = root.document.get("workspace")?.get("dependencies")?.get(name)?;
        Some(match inherited.as_str() {
            Some(version) => InlineTable::from_iter([("version", version)]),
            None => absolute(inherited.as_table_like()?, root.directory()),
        })
    }

    /// The folders of dependencies by path.
    pub fn folders(&self) -> Vec<PathBuf> {
        let names = self.dependencies().into_iter().flat_map(|table| table.iter().map(|(name, _)| name));
        let sources = names.filter_map(|name| self.source(name));
        sources.filter_map(|source| Some(PathBuf::from(source.get("path")?.as_str()?))).collect()
    }
}

/// The entry of crate `name`, by its key or by `package`.
pub(crate) fn find<'a>(dependencies: &'a dyn TableLike, name: &str) -> Option<(&'a str, &'a Item)> {
    let renamed = |item: &Item| item.get("package").and_then(Item::as_str).map(str::to_owned);
    dependencies.iter().find(|(key, item)| renamed(item).map_or(*key == name, |package| package == name))
}

/// The entries of a dependency that say where it comes from.
fn absolute(table: &dyn TableLike, base: &Path) -> InlineTable {
    let keys = ["path", "git", "branch", "tag", "rev", "version", "registry"];
    let entries = keys.iter().filter_map(|key| Some((*key, table.get(key)?.as_str()?)));
    InlineTable::from_iter(entries.map(|(key, text)| match key {
        "path" => (key, normal(&base.join(text)).display().to_string()),
        _ => (key, text.to_owned()),
    }))
}

/// A path without `..`, whether or not there is such a folder. Links stay links, as for cargo.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}

/// The way from one folder to another; both are absolute and normal.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to.components().skip(common)).collect();
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

/// `source` with its path from `folder`.
pub(crate) fn from_folder(mut source: InlineTable, folder: &Path) -> Value {
    if let Some(path) = source.get("path").and_then(Value::as_str) {
        let path = relative(&normal(folder), Path::new(path)).display().to_string();
        source.insert("path", path.into());
    }
    source.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(folder: &Path, text: &str) -> CargoToml {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("Cargo.toml"), text).unwrap();
        CargoToml::read(folder).unwrap()
    }

    fn source(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let found = manifest(&folder.path().join("a/program"), text).source("sdk");
        let found = found.map(|table| table.to_string()).unwrap_or_default();
        found.replace(&folder.path().display().to_string(), "")
    }

    #[test]
    fn a_crate_comes_from_a_version_a_path_or_git() {
        assert_eq!(source("dependencies.sdk = '1'"), r#"{ version = "1" }"#);
        assert_eq!(source("[dependencies.sdk]\npath = '../../sdk'"), r#"{ path = "/sdk" }"#);
        let git = "dependencies.sdk = { git = 'https://example.org/x', rev = 'a1', features = ['y'] }";
        assert_eq!(source(git), r#"{ git = "https://example.org/x", rev = "a1" }"#);
        assert_eq!(source("dependencies.s = { package = 'sdk', path = '/sdk' }"), r#"{ path = "/sdk" }"#);
        assert_eq!(source("dependencies.other = '1'"), "");
    }

    #[test]
    fn a_workspace_says_where_a_crate_comes_from() {
        let folder = tempfile::tempdir().unwrap();
        manifest(folder.path(), "[workspace.dependencies]\nsdk = { path = 'crates/sdk' }");
        let program = manifest(&folder.path().join("program"), "dependencies.sdk.workspace = true");
        assert_eq!(program.folders(), [folder.path().join("crates/sdk")]);
    }

    #[test]
    fn a_relative_path_leads_from_folder_to_folder() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to)).display().to_string();
        assert_eq!(way("/a/b/c", "/a/x"), "../../x");
        assert_eq!(way("/a", "/a/b"), "b");
        assert_eq!(way("/a", "/a"), ".");
    }
}
