//! Tells from file times whether a binary is up to date with its sources.
//!
//! Cargo writes beside each binary which files of path dependencies went into it (`NAME.d`). [`record`] adds
//! a stamp: when the build began, the binary it made, and the fingerprint of its other inputs. A binary is
//! fresh while it is that binary, no watched file is younger than that build, and the fingerprint is the
//! same.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base::files;

use crate::{fingerprint, sources};

/// Set to anything but `0` or `false`, this variable makes every run start cargo.
pub const ALWAYS_BUILD: &str = "PULUMI_RUST_ALWAYS_BUILD";

/// The kernel stamps files with a coarse clock, which may lag behind `SystemTime::now` by this much.
const CLOCK_LAG: Duration = Duration::from_millis(20);

/// A build: where it is started and with which arguments.
#[derive(Debug, Clone, Copy)]
pub struct BuildSpec<'a> {
    /// Cargo's working directory, or one below it; configuration files are looked for from here upwards.
    pub directory: &'a Path,
    /// Cargo's arguments, and the variables that are set for it.
    pub arguments: &'a str,
}

impl BuildSpec<'_> {
    /// Changes with the toolchain, a configuration file or the spec itself.
    pub fn fingerprint(&self) -> u64 {
        fingerprint::number(self.directory, self.arguments, &BTreeSet::new())
    }
}

/// When a build began.
#[derive(Debug, Clone, Copy)]
pub struct Started(SystemTime);

impl Started {
    /// A build that begins now.
    pub fn now() -> Self {
        Self(SystemTime::now() - CLOCK_LAG)
    }
}

/// Records that `binary` was made by the build of `spec` that began at `started`. Without the record the next
/// run starts cargo again.
///
/// # Errors
/// The binary is not there, or its folder cannot be written.
pub fn record(binary: &Path, spec: BuildSpec<'_>, started: Started) -> io::Result<()> {
    let made = nanos(std::fs::metadata(binary)?.modified()?);
    let tracked = fingerprint::tracked_inputs(binary);
    let number = fingerprint::number(spec.directory, spec.arguments, &tracked);
    let mut stamp = format!("{} {made} {number}", nanos(started.0));
    for name in &tracked {
        stamp.extend(["\n", name]);
    }
    for source in sources::parse_dep_info(&std::fs::read_to_string(binary.with_added_extension("d"))?) {
        if let Some(line) = sources::describe(&source)? {
            stamp.extend(["\n", &line]);
        }
    }
    files::replace_cached(&stamp_path(binary), stamp.as_bytes())
}

/// Whether `binary` is what a build of `spec` would make.
pub fn is_fresh(binary: &Path, spec: BuildSpec<'_>) -> bool {
    !always_build() && check(binary, spec).unwrap_or(false)
}

/// The user wants cargo to decide every time.
pub fn always_build() -> bool {
    std::env::var_os(ALWAYS_BUILD).is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}

/// An error means that a file is missing or cannot be parsed: then only cargo can tell.
fn check(binary: &Path, spec: BuildSpec<'_>) -> io::Result<bool> {
    let stamp = std::fs::read_to_string(stamp_path(binary))?;
    let mut lines = stamp.lines();
    let numbers: Vec<u128> =
        lines.next().unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
    let &[started, made, number] = numbers.as_slice() else { return Ok(false) };
    let (mut tracked, mut renewed) = (BTreeSet::new(), false);
    for line in lines {
        match sources::renew(line) {
            // A source that is gone is a change that cargo sees.
            Some(source) => renewed |= source.unwrap_or(false),
            None => drop(tracked.insert(line.to_owned())),
        }
    }
    if renewed
        || made != nanos(std::fs::metadata(binary)?.modified()?)
        || number != u128::from(fingerprint::number(spec.directory, spec.arguments, &tracked))
    {
        return Ok(false);
    }

    let sources = sources::parse_dep_info(&std::fs::read_to_string(binary.with_added_extension("d"))?);
    let manifests = manifests(&sources);
    // A build script without `rerun-if` lines depends on every file of its package: only cargo can tell.
    let scripted = manifests.iter().any(|manifest| manifest.with_file_name("build.rs").exists());
    if sources.is_empty() || scripted {
        return Ok(false);
    }
    for source in &sources {
        if nanos(youngest(source)?) >= started {
            return Ok(false);
        }
    }
    let beside =
        folders(&sources).into_iter().chain(manifests).chain(fingerprint::configuration(spec.directory));
    for path in beside {
        match std::fs::metadata(path) {
            Ok(metadata) if nanos(metadata.modified()?) >= started => return Ok(false),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(true)
}

/// Directories where a new file could add a module or a binary.
fn folders(sources: &[PathBuf]) -> BTreeSet<PathBuf> {
    let rust = sources.iter().filter(|source| source.extension().is_some_and(|extension| extension == "rs"));
    rust.filter_map(|source| source.parent())
        .flat_map(|folder| [folder.to_owned(), folder.join("bin")])
        .collect()
}

/// The manifest of every package that `sources` belong to.
fn manifests(sources: &[PathBuf]) -> BTreeSet<PathBuf> {
    let folders: BTreeSet<&Path> = sources.iter().filter_map(|source| source.parent()).collect();
    let nearest = |folder: &Path| {
        folder.ancestors().map(|above| above.join("Cargo.toml")).find(|manifest| manifest.is_file())
    };
    folders.into_iter().filter_map(nearest).collect()
}

/// The latest modification of a file, or of anything in a directory.
fn youngest(path: &Path) -> io::Result<SystemTime> {
    let metadata = std::fs::metadata(path)?;
    let mut latest = metadata.modified()?;
    if metadata.is_dir() {
        for entry in std::fs::read_dir(path)? {
            latest = latest.max(youngest(&entry?.path())?);
        }
    }
    Ok(latest)
}

fn stamp_path(binary: &Path) -> PathBuf {
    binary.with_added_extension("pulumi-build")
}

fn nanos(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use tempfile::TempDir;

    use super::*;

    /// A workspace as it is after a build: program/ and a path dependency, all older than the build.
    struct Built {
        root: TempDir,
    }

    const FILES: [&str; 6] = [
        "Cargo.toml",
        "Cargo.lock",
        "program/Cargo.toml",
        "program/src/main.rs",
        "library/Cargo.toml",
        "library/src/lib.rs",
    ];

    impl Built {
        fn new() -> Self {
            let built = Self { root: tempfile::tempdir().unwrap() };
            for file in FILES {
                built.write(file, "");
                built.age(file, 100);
            }
            for folder in ["program/src", "library/src"] {
                built.age(folder, 100);
            }
            let sources = ["program/src/main.rs", "library/src/lib.rs"]
                .map(|source| built.path(source).display().to_string());
            built.write("target/release/program", "");
            built.write(
                "target/release/program.d",
                &format!("{}: {}\n", built.binary().display(), sources.join(" ")),
            );
            built.record();
            built
        }

        fn path(&self, file: &str) -> PathBuf {
            self.root.path().join(file)
        }

        fn binary(&self) -> PathBuf {
            self.path("target/release/program")
        }

        fn write(&self, file: &str, text: &str) {
            fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
            fs::write(self.path(file), text).unwrap();
        }

        fn age(&self, file: &str, seconds: u64) {
            let time = SystemTime::now() - Duration::from_secs(seconds);
            File::open(self.path(file)).unwrap().set_modified(time).unwrap();
        }

        fn record(&self) {
            let spec = BuildSpec { directory: &self.path("program"), arguments: "build" };
            record(&self.binary(), spec, Started(SystemTime::now() - Duration::from_secs(50))).unwrap();
        }

        fn is_fresh(&self) -> bool {
            self.is_fresh_for("build")
        }

        fn is_fresh_for(&self, arguments: &str) -> bool {
            is_fresh(&self.binary(), BuildSpec { directory: &self.path("program"), arguments })
        }
    }

    #[test]
    fn nothing_changed_is_fresh() {
        assert!(Built::new().is_fresh());
    }

    #[test]
    fn any_younger_source_or_manifest_is_a_change() {
        for file in FILES {
            let built = Built::new();
            // Younger than the start of the build, older than the binary: edited while cargo was running.
            built.age(file, 40);
            assert!(!built.is_fresh(), "{file}");
        }
    }

    #[test]
    fn another_content_with_an_old_time_is_a_change_that_cargo_is_shown() {
        let built = Built::new();
        built.write("library/src/lib.rs", "another");
        built.age("library/src/lib.rs", 200);
        assert!(!built.is_fresh());
        let modified = fs::metadata(built.path("library/src/lib.rs")).unwrap().modified().unwrap();
        assert!(modified.elapsed().unwrap() < Duration::from_secs(50), "younger than the build");
        // The same content with another old time is none.
        let built = Built::new();
        built.age("library/src/lib.rs", 200);
        assert!(built.is_fresh());
        let modified = fs::metadata(built.path("library/src/lib.rs")).unwrap().modified().unwrap();
        assert!(modified.elapsed().unwrap() > Duration::from_secs(150), "left as it was");
    }

    #[test]
    fn a_missing_source_is_a_change() {
        let built = Built::new();
        fs::remove_file(built.path("library/src/lib.rs")).unwrap();
        assert!(!built.is_fresh());
    }

    #[test]
    fn a_configuration_that_comes_or_goes_is_a_change() {
        let built = Built::new();
        built.write(".cargo/config.toml", "");
        built.age(".cargo/config.toml", 100);
        assert!(!built.is_fresh());
        built.record();
        assert!(built.is_fresh());
        fs::remove_file(built.path(".cargo/config.toml")).unwrap();
        assert!(!built.is_fresh());
    }

    #[test]
    fn another_spec_is_a_change() {
        let built = Built::new();
        assert!(!built.is_fresh_for("build --features x"));
        assert!(built.is_fresh());
    }

    #[test]
    fn a_new_file_beside_the_sources_is_a_change() {
        for file in ["program/src/bin/other.rs", "library/src/lib/mod.rs"] {
            let built = Built::new();
            built.write(file, "");
            assert!(!built.is_fresh(), "{file}");
        }
        let built = Built::new();
        built.write("program/src/bin/one.rs", "");
        built.age("program/src", 100);
        built.age("program/src/bin", 100);
        assert!(built.is_fresh());
        built.write("program/src/bin/two.rs", "");
        assert!(!built.is_fresh());
    }

    #[test]
    fn a_binary_that_someone_else_built_is_left_to_cargo() {
        let built = Built::new();
        built.age("target/release/program", 10);
        assert!(!built.is_fresh());
    }

    #[test]
    fn a_listed_directory_counts_with_all_it_holds() {
        let built = Built::new();
        built.write("library/templates/page.html", "");
        let sources = [built.path("program/src/main.rs"), built.path("library/templates")]
            .map(|path| path.display().to_string());
        built.write("target/release/program.d", &format!("x: {}\n", sources.join(" ")));
        assert!(!built.is_fresh());
    }

    #[test]
    fn a_build_script_is_left_to_cargo() {
        let built = Built::new();
        built.write("library/build.rs", "");
        built.age("library/build.rs", 100);
        assert!(!built.is_fresh());
    }
}
