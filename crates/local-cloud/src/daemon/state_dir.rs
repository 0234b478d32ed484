//! A project's state folder, `.state/local-cloud` beside Pulumi.yaml: where it is, what is in it, and that it
//! is the user's alone.

use std::{
    fs::{self, DirBuilder, Permissions},
    io,
    os::unix::fs::{DirBuilderExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// A project's state folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateDir {
    pub folder: PathBuf,
}

impl StateDir {
    /// The folder of the project that the engine runs. The engine starts its plugins in the program's folder,
    /// which may be outside of the project; the engine's own working directory is in the project.
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

    /// Creates the folder and `.state` above it with mode 0700, and takes the permissions of others away if
    /// they exist already: environment variables of containers, logs and images are in it.
    ///
    /// # Errors
    /// A folder cannot be created, or belongs to another user.
    pub fn create(&self) -> io::Result<()> {
        self.folder.parent().into_iter().chain([self.folder.as_path()]).try_for_each(private)
    }

    /// Locked by the daemon for as long as it lives.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("daemon.lock")
    }

    /// The daemon's port and key.
    pub fn address(&self) -> PathBuf {
        self.folder.join("daemon.json")
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("daemon.log")
    }
}

fn private(folder: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = fs::metadata(folder)?;
    if !found.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    match found.permissions().mode() & 0o077 {
        0 => Ok(()),
        _ => fs::set_permissions(folder, Permissions::from_mode(0o700)),
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
        fs::create_dir_all(&inner).unwrap();
        assert_eq!(StateDir::of_project(&inner, None), None);
        fs::write(folder.path().join("Pulumi.yaml"), "").unwrap();
        let state = StateDir { folder: folder.path().join(".state/local-cloud") };
        assert_eq!(StateDir::of_project(&inner, None).as_ref(), Some(&state));
        assert_eq!(
            StateDir::of_project(elsewhere.path(), Some(&inner)).as_ref(),
            Some(&state),
            "by the engine's folder"
        );
        assert_eq!(
            StateDir::of_project(folder.path(), Some(elsewhere.path())).as_ref(),
            Some(&state),
            "by its own"
        );
    }

    #[test]
    fn folders_that_others_can_read_are_closed() {
        let root = tempfile::tempdir().unwrap();
        let state = StateDir { folder: root.path().join(".state/local-cloud") };
        fs::create_dir_all(&state.folder).unwrap();
        for folder in [&root.path().join(".state"), &state.folder] {
            fs::set_permissions(folder, Permissions::from_mode(0o777)).unwrap();
        }
        state.create().unwrap();
        for folder in [&root.path().join(".state"), &state.folder] {
            assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_file_in_the_way_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(".state");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        assert!(StateDir { folder: file.join("local-cloud") }.create().is_err());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644);
    }
}
