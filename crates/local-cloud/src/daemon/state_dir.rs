//! Where a project's daemon keeps its files: `.state/local-cloud` beside Pulumi.yaml.

use std::{
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// A project's state folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
}

impl Place {
    /// The folder of the project that the engine runs. It starts its plugins in the program's folder, which may be a link to elsewhere;
    /// itself, it looks for Pulumi.yaml from its own folder upwards.
    pub fn of_project(program: &Path, engine: Option<&Path>) -> Option<Self> {
        let holds =
            |folder: &Path| ["Pulumi.yaml", "Pulumi.yml"].iter().any(|name| folder.join(name).is_file());
        let around = |folder: &Path| folder.ancestors().find(|folder| holds(folder)).map(Path::to_owned);
        let root = match holds(program) {
            true => program.to_owned(),
            false => engine.and_then(around).or_else(|| around(program))?,
        };
        Some(Self { folder: root.join(".state").join("local-cloud") })
    }

    /// Held by the daemon as long as it lives.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("daemon.lock")
    }

    /// How to reach the daemon.
    pub fn address(&self) -> PathBuf {
        self.folder.join("daemon.json")
    }

    /// What the daemon says.
    pub fn log(&self) -> PathBuf {
        self.folder.join("daemon.log")
    }
}

/// Tells one build of this binary from another.
///
/// # Errors
/// The running binary cannot be found.
pub fn build() -> io::Result<String> {
    let metadata = std::env::current_exe()?.metadata()?;
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{}-{}", metadata.len(), modified.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_found_from_within() {
        let folder = tempfile::tempdir().unwrap();
        let (inner, elsewhere) = (folder.path().join("program/src"), tempfile::tempdir().unwrap());
        std::fs::create_dir_all(&inner).unwrap();
        assert_eq!(Place::of_project(&inner, None), None);
        std::fs::write(folder.path().join("Pulumi.yaml"), "").unwrap();
        let place = Place { folder: folder.path().join(".state/local-cloud") };
        assert_eq!(Place::of_project(&inner, None).as_ref(), Some(&place));
        assert_eq!(
            Place::of_project(elsewhere.path(), Some(&inner)).as_ref(),
            Some(&place),
            "by the engine's folder"
        );
        assert_eq!(
            Place::of_project(folder.path(), Some(elsewhere.path())).as_ref(),
            Some(&place),
            "by its own"
        );
    }
}
