//! `cargo xtask dist`: the plugins as archives by Pulumi's naming, for `pulumi plugin install --file` and for
//! a release.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};
use tar::{Builder, EntryType, Header};

use crate::{
    artifacts,
    commands::{cargo, print, say},
    plugins::{self, PLUGINS},
    workspace,
};

/// The file with the archives' checksums, as `sha256sum --check` reads it.
const CHECKSUMS: &str = "SHA256SUMS";

/// Options of `cargo xtask dist`.
#[derive(clap::Args)]
pub struct Options {
    /// Build for this target of rustc, such as x86_64-unknown-linux-musl, instead of for this machine
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Where the archives go
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Builds the plugins, and packs each.
pub fn run(options: &Options) -> Result<()> {
    let platform = platform(options.target.as_deref())?;
    let out = options.out.clone().unwrap_or_else(|| workspace::root().join("target/dist"));
    say(&format!("Building the plugins for {platform} (cargo build --release)"));
    // All that is built by default: the plugins alone would be another build, of other features.
    let mut build = cargo(["build", "--release"]);
    if let Some(target) = &options.target {
        build.args(["--target", target]);
    }
    let binaries = artifacts::binaries(&mut build)?;
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    let mut archives = Vec::new();
    for plugin in &PLUGINS {
        let name = plugin.binary();
        let binary = binaries.iter().find(|binary| binary.file_stem().is_some_and(|stem| *stem == *name));
        let binary = binary.with_context(|| format!("cargo made no {name}"))?;
        let folder = plugins::lay_out(workspace::root(), binary, &out.join(".plugins"), plugin)?;
        let archive = out.join(format!("{name}-v{}-{platform}.tar.gz", plugin.version));
        pack(&folder, &archive).with_context(|| format!("cannot write {}", archive.display()))?;
        archives.push(archive);
    }
    fs::remove_dir_all(out.join(".plugins"))?;
    let checksums = out.join(CHECKSUMS);
    fs::write(&checksums, sums(&archives)?)
        .with_context(|| format!("cannot write {}", checksums.display()))?;
    archives.iter().for_each(|archive| print(&archive.display().to_string()));
    Ok(())
}

/// Pulumi's name for a target, this machine's if none is named.
fn platform(target: Option<&str>) -> Result<String> {
    let words = match target {
        Some(target) => target.to_owned(),
        None => format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
    };
    let os = match &words {
        words if words.contains("linux") => "linux",
        words if words.contains("darwin") || words.contains("macos") => "darwin",
        other => bail!("there are plugins for Linux and macOS, and none for {other}"),
    };
    let arch = match words.split('-').next() {
        Some("x86_64") => "amd64",
        Some("aarch64") => "arm64",
        _ => bail!("there are plugins for x86-64 and arm64, and none for {words}"),
    };
    Ok(format!("{os}-{arch}"))
}

/// Packs all in `folder` in a form that depends on names, contents and what can be executed, and on nothing
/// else.
fn pack(folder: &Path, archive: &Path) -> Result<()> {
    let gzip = GzBuilder::new().mtime(0).write(File::create(archive)?, Compression::best());
    let mut tar = Builder::new(gzip);
    let mut files = Vec::new();
    collect(folder, Path::new(""), &mut files)?;
    files.sort();
    for name in files {
        let path = folder.join(&name);
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(path.metadata()?.len());
        header.set_mode(if is_executable(&path)? { 0o755 } else { 0o644 });
        header.set_mtime(0);
        tar.append_data(&mut header, &name, File::open(&path)?)?;
    }
    tar.into_inner()?.finish()?.sync_all()?;
    Ok(())
}

fn collect(folder: &Path, below: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let name = below.join(entry?.file_name());
        if folder.join(&name).is_dir() {
            collect(folder, &name, files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

fn is_executable(path: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(path.metadata()?.permissions().mode() & 0o100 != 0)
}

/// A line for each archive: its checksum, and its name.
fn sums(archives: &[PathBuf]) -> Result<String> {
    let mut lines = Vec::new();
    for archive in archives {
        let mut bytes = Vec::new();
        File::open(archive)?.read_to_end(&mut bytes)?;
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let name = archive.file_name().context("an archive has a name")?;
        lines.push(format!("{digest}  {}\n", name.display()));
    }
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use std::{os::unix::fs::PermissionsExt as _, time::SystemTime};

    use super::*;

    #[test]
    fn platforms_have_pulumis_names() {
        assert_eq!(platform(Some("x86_64-unknown-linux-musl")).unwrap(), "linux-amd64");
        assert_eq!(platform(Some("aarch64-apple-darwin")).unwrap(), "darwin-arm64");
        assert!(
            platform(Some("x86_64-pc-windows-msvc")).unwrap_err().to_string().contains("Linux and macOS")
        );
        assert!(platform(None).is_ok());
    }

    #[test]
    fn the_same_files_are_the_same_archive() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, order: [&str; 2], time: SystemTime| {
            let root = folder.path().join(name);
            fs::create_dir_all(root.join("src")).unwrap();
            for file in order {
                fs::write(root.join(file), file).unwrap();
                File::options().write(true).open(root.join(file)).unwrap().set_modified(time).unwrap();
            }
            let mut mode = fs::metadata(root.join("plugin")).unwrap().permissions();
            mode.set_mode(if name == "one" { 0o755 } else { 0o700 });
            fs::set_permissions(root.join("plugin"), mode).unwrap();
            let archive = folder.path().join(name).with_extension("tar.gz");
            pack(&root, &archive).unwrap();
            archive
        };
        let one = make("one", ["plugin", "src/lib.rs"], SystemTime::UNIX_EPOCH);
        let two = make("two", ["src/lib.rs", "plugin"], SystemTime::now());
        assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());

        let mut unpacked = tar::Archive::new(flate2::read::GzDecoder::new(File::open(&one).unwrap()));
        let names: Vec<_> = unpacked
            .entries()
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                (entry.path().unwrap().display().to_string(), entry.header().mode().unwrap())
            })
            .collect();
        assert_eq!(names, [("plugin".to_owned(), 0o755), ("src/lib.rs".to_owned(), 0o644)]);
        assert!(sums(&[one]).unwrap().ends_with("  one.tar.gz\n"));
    }
}
