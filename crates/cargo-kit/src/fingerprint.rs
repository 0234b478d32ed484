//! The fingerprint of a build's inputs other than sources: toolchain, configuration files and environment
//! variables, hashed into one number that is kept with the binary and compared at the next run.
//!
//! No tool is started for it. A toolchain is identified by its files, which an update replaces.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

/// Files that affect a build but are not in dep-info, in the build's directory and every one above it.
const CONFIGURATION: [&str; 6] = [
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    ".cargo/config",
    "rust-toolchain.toml",
    "rust-toolchain",
];

/// Prefixes of the environment variables that cargo or rustc read.
const VARIABLES: [&str; 9] = [
    "CARGO_BUILD_",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_INCREMENTAL",
    "CARGO_PROFILE_",
    "CARGO_TARGET_",
    "CARGO_UNSTABLE_",
    "RUSTC",
    "RUSTFLAGS",
    "RUSTUP_TOOLCHAIN",
];

/// The fingerprint of a build in `directory` with `arguments`; `tracked` is what [`tracked_inputs`] found.
///
/// The hash may differ between releases of Rust, which costs one start of cargo.
pub(crate) fn number(directory: &Path, arguments: &str, tracked: &BTreeSet<String>) -> u64 {
    let mut hasher = DefaultHasher::new();
    arguments.hash(&mut hasher);
    let files = tracked.iter().filter(|name| name.starts_with('/')).map(PathBuf::from);
    for file in configuration(directory).chain(toolchains()).chain(files) {
        (&file, identity(&file)).hash(&mut hasher);
    }
    let mut environment: Vec<_> = std::env::vars_os()
        .filter(|(name, _)| {
            let name = name.to_string_lossy();
            VARIABLES.iter().any(|start| name.starts_with(start)) || tracked.contains(&*name)
        })
        .collect();
    environment.sort();
    environment.hash(&mut hasher);
    hasher.finish()
}

/// The configuration files of a build in `directory`, whether they exist or not.
pub(crate) fn configuration(directory: &Path) -> impl Iterator<Item = PathBuf> {
    let home = home("CARGO_HOME", ".cargo").map(|home| home.join("config.toml"));
    directory.ancestors().flat_map(|above| CONFIGURATION.map(|name| above.join(name))).chain(home)
}

/// The inputs that the build of `binary` declared: environment variables (by `env!` and `option_env!`, or in
/// a build script's output) and files outside the packages (absolute paths in a build script's output).
pub(crate) fn tracked_inputs(binary: &Path) -> BTreeSet<String> {
    let Some(folder) = binary.parent() else { return BTreeSet::new() };
    // With `--target`, macros and build scripts are built for the host, in a folder of the same name beside
    // the target's.
    let beside = folder.ancestors().nth(2).zip(folder.file_name()).map(|(above, name)| above.join(name));
    let mut names = BTreeSet::new();
    for folder in [folder.to_owned()].into_iter().chain(beside) {
        for file in entries(&folder.join("deps")).filter(|file| file.extension() == Some(OsStr::new("d"))) {
            names.extend(named(&file, &["# env-dep:"]));
        }
        for folder in entries(&folder.join("build")) {
            let output = folder.join("output");
            names.extend(named(&output, &["cargo:rerun-if-env-changed=", "cargo::rerun-if-env-changed="]));
            let files = named(&output, &["cargo:rerun-if-changed=", "cargo::rerun-if-changed="]);
            // Relative paths are in a package: either cargo downloaded it, and it does not change, or its
            // sources are compared.
            names.extend(files.into_iter().filter(|file| file.starts_with('/')));
        }
    }
    // Variables that cargo itself sets for rustc and build scripts.
    names.retain(|name| !name.starts_with("CARGO") && name != "OUT_DIR");
    names
}

/// What follows one of `prefixes` at the beginning of a line, up to an equals sign.
fn named(file: &Path, prefixes: &[&str]) -> Vec<String> {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let name = |line: &str| {
        let rest = prefixes.iter().find_map(|prefix| line.strip_prefix(prefix))?;
        Some(rest.split('=').next().unwrap_or(rest).trim().to_owned())
    };
    text.lines().filter_map(name).collect()
}

/// Files that change with a toolchain update, another default toolchain or a new target: tools on `PATH`, and
/// rustup's settings and toolchains.
fn toolchains() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let tools: Vec<PathBuf> = ["cargo", "rustc"]
        .iter()
        .filter_map(|tool| {
            std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|path| path.is_file())
        })
        .collect();
    let prefix = |tool: &PathBuf| Some(tool.canonicalize().ok()?.ancestors().nth(2)?.to_owned());
    let rustup = home("RUSTUP_HOME", ".rustup");
    let installed: Vec<_> = rustup.iter().flat_map(|home| entries(&home.join("toolchains"))).collect();
    let roots: BTreeSet<PathBuf> = tools.iter().filter_map(prefix).chain(installed).collect();
    let of_root =
        |root: PathBuf| ["bin/cargo", "bin/rustc", "lib/rustlib"].map(|name| root.join(name)).into_iter();
    let settings = rustup.map(|home| home.join("settings.toml"));
    tools.into_iter().chain(settings).chain(roots.into_iter().flat_map(of_root))
}

/// The folder that a variable names, or the one of that name in the user's home.
fn home(variable: &str, name: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(name)))
}

/// File identity: inode, size, mtime and ctime. Package managers preserve mtime, so mtime alone would miss an
/// update.
fn identity(path: &Path) -> Option<[i64; 6]> {
    let metadata = fs::metadata(path).ok()?;
    Some([
        metadata.ino().cast_signed(),
        metadata.size().cast_signed(),
        metadata.mtime(),
        metadata.mtime_nsec(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    ])
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_files_count() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("program");
        fs::create_dir_all(directory.join(".cargo")).unwrap();
        let none = BTreeSet::new();
        let before = number(&directory, "build", &none);
        assert_eq!(number(&directory, "build", &none), before);
        assert_ne!(number(&directory, "build --features x", &none), before);
        // A file above the directory comes, is replaced by one of the same size and time, and goes.
        let path = folder.path().join("rust-toolchain.toml");
        fs::write(&path, "1").unwrap();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let with = number(&directory, "build", &none);
        assert_ne!(with, before);
        let other = folder.path().join("other");
        fs::write(&other, "2").unwrap();
        fs::File::options().write(true).open(&other).unwrap().set_modified(time).unwrap();
        fs::rename(&other, &path).unwrap();
        assert_ne!(number(&directory, "build", &none), with);
        fs::remove_file(&path).unwrap();
        assert_eq!(number(&directory, "build", &none), before);
    }

    #[test]
    fn tracked_inputs_count() {
        let folder = tempfile::tempdir().unwrap();
        let number = |names: &[&str]| {
            number(folder.path(), "", &names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>())
        };
        assert_ne!(number(&["PATH"]), number(&[]));
        assert_eq!(number(&["NO_SUCH_VARIABLE"]), number(&[]));
        let file = folder.path().join("header.h").display().to_string();
        let before = number(&[&file]);
        fs::write(&file, "").unwrap();
        assert_ne!(number(&[&file]), before);
    }

    #[test]
    fn tracked_inputs_are_found_in_what_cargo_left() {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let release = "target/triple/release";
        write(
            &format!("{release}/deps/app-1.d"),
            "app: src/main.rs\n\n# env-dep:CARGO_PKG_NAME=app\n# env-dep:A\n",
        );
        write(
            &format!("{release}/build/ring-1/output"),
            "cargo:rerun-if-env-changed=CC\ncargo::rerun-if-env-changed=B\ncargo:rerun-if-changed=/usr/include/x.h\ncargo:rerun-if-changed=src/x.c\n",
        );
        write("target/release/deps/macro-1.d", "# env-dep:C=1\\n\n");
        write("target/release/deps/macro-1.txt", "# env-dep:D=1\n");
        let names = tracked_inputs(&folder.path().join(release).join("app"));
        assert_eq!(names, ["/usr/include/x.h", "A", "B", "C", "CC"].map(str::to_owned).into());
    }
}
