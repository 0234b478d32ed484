//! What the host reads from Cargo.lock: the crates that a program depends on.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde::Deserialize;

/// A crate in Cargo.lock.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Locked {
    pub name: String,
    pub version: String,
    #[serde(default)]
    source: Option<String>,
    /// Each `name`, or `name version` where one name is locked more than once.
    #[serde(default)]
    dependencies: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Lock {
    #[serde(default, rename = "package")]
    packages: Vec<Locked>,
}

/// The crates that package `root` depends on, by the Cargo.lock nearest above `directory`; `None` if no lock
/// file names `root`.
pub(crate) fn locked_dependencies(directory: &Path, root: &str, transitive: bool) -> Option<Vec<Locked>> {
    let text = directory
        .ancestors()
        .find_map(|directory| std::fs::read_to_string(directory.join("Cargo.lock")).ok())?;
    let lock: Lock = toml::from_str(&text).ok()?;
    dependencies(&lock, root, transitive)
}

fn dependencies(lock: &Lock, root: &str, transitive: bool) -> Option<Vec<Locked>> {
    let mut by_name: BTreeMap<&str, Vec<&Locked>> = BTreeMap::new();
    for package in &lock.packages {
        by_name.entry(&package.name).or_default().push(package);
    }
    let root = lock.packages.iter().find(|package| package.name == root && package.source.is_none())?;
    let mut found = BTreeSet::new();
    let mut open = vec![root];
    while let Some(package) = open.pop() {
        for dependency in &package.dependencies {
            let mut words = dependency.split(' ');
            let name = words.next().unwrap_or_default();
            let version = words.next();
            let locked = by_name.get(name).and_then(|versions| {
                versions.iter().find(|locked| version.is_none_or(|version| locked.version == version))
            });
            if let Some(locked) = locked
                && found.insert(*locked)
                && transitive
            {
                open.push(locked);
            }
        }
    }
    Some(found.into_iter().filter(|found| *found != root).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        [[package]]
        name = "program"
        version = "0.1.0"
        dependencies = ["direct", "twice 2.0.0"]
        [[package]]
        name = "direct"
        version = "1.0.0"
        source = "registry"
        dependencies = ["twice 1.0.0"]
        [[package]]
        name = "twice"
        version = "1.0.0"
        source = "registry"
        [[package]]
        name = "twice"
        version = "2.0.0"
        source = "registry"
        [[package]]
        name = "unrelated"
        version = "1.0.0"
        source = "registry"
    "#;

    fn names(transitive: bool) -> Vec<String> {
        let found = dependencies(&toml::from_str(LOCK).unwrap(), "program", transitive).unwrap();
        found.into_iter().map(|locked| format!("{} {}", locked.name, locked.version)).collect()
    }

    #[test]
    fn dependencies_come_from_the_lock_file() {
        assert_eq!(names(false), ["direct 1.0.0", "twice 2.0.0"]);
        assert_eq!(names(true), ["direct 1.0.0", "twice 1.0.0", "twice 2.0.0"]);
    }

    #[test]
    fn a_lock_file_of_another_project_says_nothing() {
        assert_eq!(dependencies(&toml::from_str(LOCK).unwrap(), "other", true), None);
    }
}
