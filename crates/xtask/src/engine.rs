//! The Pulumi engine: the one on PATH if it is new enough, else built once from the Go module that tools/go.mod
//! pins. The oldest that is supported, for tests, is built from the one in tools/oldest.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};

use crate::{
    commands::{on_path, output, print, run, say},
    workspace,
};

/// The oldest engine that this SDK and host work with.
const OLDEST: (u32, u32, u32) = (3, 259, 0);
/// How often a long build says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// Go's variable that holds the engine's version; a build without it does not know its own.
const VERSION_VARIABLE: &str = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/// A version that is pinned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pin {
    /// The engine of this repository.
    Ours,
    /// The oldest that is supported.
    Oldest,
}

/// A program that a Go module pins.
struct Tool {
    name: &'static str,
    package: &'static str,
    duration: &'static str,
}

const ENGINE: Tool = Tool {
    name: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    duration: "five to seven minutes on two cores",
};
const HARNESS: Tool = Tool {
    name: "pulumi-test-language",
    package: "github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language",
    duration: "about a minute once the engine is built",
};

/// `cargo xtask engine`.
pub fn command(oldest: bool) -> Result<()> {
    let engine = if oldest { self::oldest()? } else { engine()? };
    print(&engine.display().to_string());
    Ok(())
}

/// The engine, built if there is none.
pub fn engine() -> Result<PathBuf> {
    match installed() {
        Some(Ok((path, _))) => return Ok(path),
        Some(Err(why_not)) => say(&why_not),
        None => {}
    }
    ENGINE.cached_or_built(Pin::Ours)
}

/// The oldest engine that is supported.
pub fn oldest() -> Result<PathBuf> {
    ENGINE.cached_or_built(Pin::Oldest)
}

/// The engine that is here, or what it will be built from; an error says how to get one.
pub fn available() -> Result<String> {
    let installed = installed();
    if let Some(Ok((path, version))) = installed {
        return Ok(format!("{version}, {}", path.display()));
    }
    ENGINE.available(&Pin::Ours.version()?).map(|built| match installed {
        Some(Err(why_not)) => format!("{built} ({why_not})"),
        _ => built,
    })
}

/// Whether the conformance harness is here, or can be built.
pub fn has_harness() -> Result<bool> {
    Ok(HARNESS.available(&Pin::Ours.version()?).is_ok())
}

/// The engine on PATH with its version; as an error, why that one is not used.
fn installed() -> Option<Result<(PathBuf, String), String>> {
    let path = on_path(ENGINE.name)?;
    let version = output(Command::new(&path).arg("version")).unwrap_or_default().trim().to_owned();
    Some(match parse_version(&version) {
        Some(numbers) if numbers >= OLDEST => Ok((path, version)),
        Some(_) => Err(format!(
            "{} is {version}, older than the oldest that is supported, {}",
            path.display(),
            oldest_version()
        )),
        None => Err(format!("{} does not say which version it is, and is not used", path.display())),
    })
}

fn oldest_version() -> String {
    let (major, minor, patch) = OLDEST;
    format!("v{major}.{minor}.{patch}")
}

/// Pulumi's conformance harness.
pub fn harness(pin: Pin) -> Result<PathBuf> {
    HARNESS.cached_or_built(pin)
}

impl Pin {
    /// The folder of the Go module.
    fn folder(self) -> PathBuf {
        workspace::root().join(match self {
            Self::Ours => "tools",
            Self::Oldest => "tools/oldest",
        })
    }

    /// The version in its go.mod, as `v3.276.0`.
    fn version(self) -> Result<String> {
        let path = self.folder().join("go.mod");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let module = "github.com/pulumi/pulumi/pkg/v3";
        let version = text.lines().find_map(|line| {
            let mut words = line.split_whitespace().skip_while(|word| *word == "require");
            (words.next() == Some(module)).then(|| words.next()).flatten()
        });
        Ok(version.with_context(|| format!("{} does not require {module}", path.display()))?.to_owned())
    }
}

/// `v3.259.0`, `3.260.1-alpha.5+dirty`: the numbers.
fn parse_version(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim().trim_start_matches('v');
    let numbers = text.split(['-', '+']).next()?;
    let mut numbers = numbers.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?))
}

impl Tool {
    /// Where it is kept once it is built.
    fn cached(&self, version: &str) -> Result<PathBuf> {
        Ok(workspace::cache()?.join(format!("pulumi-{version}")).join(self.name))
    }

    /// Where it is, or how it will be made; an error says how to get it.
    fn available(&self, version: &str) -> Result<String> {
        let cached = self.cached(version)?;
        if cached.is_file() {
            return Ok(format!("{version}, {}", cached.display()));
        }
        self.go()?;
        Ok(format!("{version}, to be built from its Go module once, which takes {}", self.duration))
    }

    fn go(&self) -> Result<PathBuf> {
        on_path("go").with_context(|| {
            let alternative = if self.name == ENGINE.name {
                format!("Pulumi {} or newer (https://www.pulumi.com/docs/install/), or ", oldest_version())
            } else {
                String::new()
            };
            format!(
                "there is no {}, and no Go to build it: install {alternative}Go (https://go.dev/dl/), and run this again",
                self.name
            )
        })
    }

    fn cached_or_built(&self, pin: Pin) -> Result<PathBuf> {
        let version = pin.version()?;
        let cached = self.cached(&version)?;
        if cached.is_file() {
            return Ok(cached);
        }
        let go = self.go()?;
        say(&format!(
            "Building {} {version} from its Go module into {}: this happens once and takes {}.",
            self.name,
            cached.display(),
            self.duration
        ));
        let started = Instant::now();
        self.build(&go, pin, &version, &cached)?;
        say(&format!("Built {} in {} s.", self.name, started.elapsed().as_secs()));
        Ok(cached)
    }

    /// Builds beside `target` and renames, so that whoever interrupts it leaves nothing that looks finished.
    fn build(&self, go: &Path, pin: Pin, version: &str, target: &Path) -> Result<()> {
        let folder = target.parent().context("a tool needs a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let unfinished = folder.join(format!(".{}.{}", self.name, std::process::id()));
        let mut command = Command::new(go);
        command
            .args(["build", "-buildvcs=false", "-trimpath", "-ldflags"])
            .arg(format!("-s -w -X {VERSION_VARIABLE}={version}"))
            .arg("-o")
            .arg(&unfinished)
            .arg(self.package)
            .current_dir(pin.folder())
            .env("CGO_ENABLED", "0");
        let built = with_heartbeat(self.name, || run(&mut command));
        let moved = built.and_then(|()| {
            fs::rename(&unfinished, target).with_context(|| format!("cannot write {}", target.display()))
        });
        if moved.is_err() {
            // What go had written of it, if anything.
            let _ = fs::remove_file(&unfinished);
        }
        moved
    }
}

/// Runs `work` and says now and then that it still runs.
fn with_heartbeat<T>(name: &str, work: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let (done, wait) = mpsc::channel::<()>();
        scope.spawn(move || {
            let started = Instant::now();
            while wait.recv_timeout(HEARTBEAT) == Err(mpsc::RecvTimeoutError::Timeout) {
                say(&format!("  still building {name} ({} s)", started.elapsed().as_secs()));
            }
        });
        let result = work();
        drop(done);
        result
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse_version("v3.259.0\n"), Some((3, 259, 0)));
        assert_eq!(parse_version("3.1000.2-alpha.1+dirty"), Some((3, 1000, 2)));
        assert!(parse_version("v3.1000.0") > parse_version("v3.259.0"));
        assert_eq!(parse_version(""), None, "an engine that was built without a version");
    }

    #[test]
    fn the_pinned_versions_are_in_go_mod() {
        assert!(parse_version(&Pin::Ours.version().unwrap()) >= Some(OLDEST));
        assert_eq!(parse_version(&Pin::Oldest.version().unwrap()), Some(OLDEST));
    }

    #[test]
    fn the_protocols_facts_are_the_pinned_engines() {
        let facts = fs::read_to_string(workspace::root().join("proto/descriptors.json")).unwrap();
        let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
        let version = Pin::Ours.version().unwrap();
        assert_eq!(
            facts["package"],
            format!("github.com/pulumi/pulumi/sdk/v3 {version}"),
            "see tools/descriptors"
        );
    }

    fn fake_go(folder: &Path, script: &str) -> PathBuf {
        let go = folder.join("go");
        fs::write(&go, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&go, fs::Permissions::from_mode(0o755)).unwrap();
        go
    }

    #[test]
    fn a_build_appears_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cache/pulumi");
        let go =
            fake_go(folder.path(), r#"while [ "$1" != -o ]; do shift; done; echo "$3 in ${PWD##*/}" > "$2""#);
        ENGINE.build(&go, Pin::Ours, "v3.259.0", &target).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), format!("{} in tools\n", ENGINE.package));
        assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 1, "something else was left");
    }

    #[test]
    fn a_failed_build_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cache/pulumi");
        let go = fake_go(folder.path(), r#"while [ "$1" != -o ]; do shift; done; echo half > "$2"; exit 1"#);
        let error = ENGINE.build(&go, Pin::Oldest, "v3.259.0", &target).unwrap_err().to_string();
        assert!(error.contains("go build"), "{error}");
        assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 0);
    }
}
