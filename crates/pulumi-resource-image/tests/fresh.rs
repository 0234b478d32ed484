//! The plugin as the engine starts it, time after time: cargo and rustc are started when something changed,
//! and only then.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use pulumi_proto::{Map, Value};
use support::{
    MAIN,
    plugin::{self, Plugin},
    run, workspace,
};
use tempfile::TempDir;

/// A workspace, and tools that write down when they are started.
struct Case {
    workspace: TempDir,
    tools: TempDir,
    environment: BTreeMap<&'static str, String>,
    inputs: Map,
}

impl Case {
    fn new() -> Self {
        let (workspace, tools) = (workspace(MAIN), tempfile::tempdir().unwrap());
        let sysroot = run("rustc", &["--print", "sysroot"], workspace.path());
        let case = Self {
            inputs: [
                ("package", "app".to_owned()),
                ("workspace", display(workspace.path())),
                ("repositoryUrl", "127.0.0.1:1/book".to_owned()),
            ]
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .into(),
            environment: BTreeMap::from([
                ("PATH", format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap())),
                // A rustup whose toolchains a test may replace. The tools themselves are started past it.
                ("RUSTUP_HOME", display(&tools.path().join("rustup"))),
                ("CARGO_HOME", display(&std::env::home_dir().unwrap().join(".cargo"))),
            ]),
            workspace,
            tools,
        };
        for tool in ["cargo", "rustc"] {
            case.install(tool, &Path::new(sysroot.trim()).join("bin").join(tool));
        }
        case.toolchain("1.0");
        case
    }

    /// A tool that writes down that it was started and then does what the real one does.
    fn install(&self, tool: &str, real: &Path) {
        let log = self.log();
        let script = format!(
            "#!/bin/sh\necho {tool} \"$*\" >> '{}'\nexec '{}' \"$@\"\n",
            log.display(),
            real.display()
        );
        let path = self.tools.path().join(tool);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What an update of rustup's toolchain leaves behind.
    fn toolchain(&self, version: &str) {
        let folder = self.tools.path().join("rustup/toolchains/stable/bin");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("new"), version).unwrap();
        fs::rename(folder.join("new"), folder.join("rustc")).unwrap();
    }

    fn log(&self) -> PathBuf {
        self.tools.path().join("log")
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.workspace.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let old = fs::read_to_string(self.workspace.path().join(file)).unwrap();
        assert!(old.contains(from), "{file}");
        self.write(file, &old.replace(from, to));
    }

    /// What a Check by a new process answers, and which tools it started.
    async fn check(&self) -> (Result<String, String>, Vec<String>) {
        let _ = fs::remove_file(self.log());
        let mut command = Command::new(plugin::PROGRAM);
        // `cargo test` sets that; an engine does not.
        command.envs(&self.environment).env_remove("RUSTUP_TOOLCHAIN");
        let digest = Plugin::start(command).check(&self.inputs).await;
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        (digest, log.lines().map(str::to_owned).collect())
    }

    /// The digest once nothing is left to do: a file that is as young as the build may have been changed
    /// during it.
    async fn settled(&self) -> String {
        let mut started = Vec::new();
        for _ in 0..10 {
            let (digest, tools) = self.check().await;
            let digest = digest.unwrap();
            if tools.is_empty() {
                return digest;
            }
            started = tools;
        }
        panic!("nothing changes, and the tenth Check still starts {started:?}");
    }
}

fn display(path: &Path) -> String {
    path.display().to_string()
}

#[tokio::test]
async fn cargo_is_started_exactly_when_something_changed() {
    let mut case = Case::new();
    let (digest, tools) = case.check().await;
    let first = digest.unwrap();
    assert!(tools.iter().any(|call| call.starts_with("cargo build --package app ")), "{tools:?}");
    assert_eq!(case.settled().await, first);

    // What is changed, how, and whether the image must be another, where that can be told.
    type Change = (&'static str, fn(&mut Case), Option<bool>);
    let changes: [Change; 13] = [
        ("a source", |case| case.edit("app/src/main.rs", "{} {}", "now {} {}"), Some(true)),
        (
            "a source of a path dependency",
            |case| case.edit("part/src/lib.rs", "[n]", "[n].wrapping_add(1)"),
            Some(true),
        ),
        (
            "a source, with a time before the build",
            |case| {
                case.edit("part/src/lib.rs", "wrapping_add(1)", "wrapping_add(2)");
                let file = fs::File::open(case.workspace.path().join("part/src/lib.rs")).unwrap();
                file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
            },
            Some(true),
        ),
        ("the version", |case| case.edit("app/Cargo.toml", "1.2.3", "1.2.4"), Some(true)),
        (
            "the declared features",
            |case| {
                case.edit("app/Cargo.toml", "[dependencies]", "[features]\nloud = []\n[dependencies]");
                case.edit(
                    "app/src/main.rs",
                    "println",
                    "if cfg!(feature = \"loud\") { print!(\"!\") } println",
                );
            },
            None,
        ),
        (
            "the chosen features",
            |case| drop(case.inputs.insert("features".into(), Value::Array(vec!["loud".into()]))),
            Some(true),
        ),
        ("the profile", |case| drop(case.inputs.insert("profile".into(), "release".into())), Some(true)),
        (
            "the profile's settings",
            |case| case.edit("Cargo.toml", "[workspace]", "[profile.release]\nopt-level = 1\n[workspace]"),
            Some(true),
        ),
        (
            "cargo's configuration",
            |case| case.write(".cargo/config.toml", "[profile.release]\nopt-level = 3\n"),
            Some(true),
        ),
        (
            "cargo's environment",
            |case| drop(case.environment.insert("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1".into())),
            Some(true),
        ),
        ("the toolchain", |case| case.toolchain("1.1"), Some(false)),
        (
            "a source, so that it looks at a variable",
            |case| {
                case.edit(
                    "app/src/main.rs",
                    "main() {",
                    "main() { print!(\"{:?}\", option_env!(\"COLOUR\"));",
                )
            },
            Some(true),
        ),
        ("that variable", |case| drop(case.environment.insert("COLOUR", "red".into())), Some(true)),
    ];
    let mut last = case.settled().await;
    for (what, change, is_another_image) in changes {
        change(&mut case);
        let (digest, tools) = case.check().await;
        assert!(!tools.is_empty(), "{what} changed, and no tool was started");
        let digest = digest.unwrap_or_else(|reason| panic!("{what}: {reason}"));
        assert!(is_another_image.is_none_or(|another| another == (digest != last)), "{what}");
        last = case.settled().await;
        assert_eq!(last, digest, "{what}");
    }

    // Nothing changed, and the user wants cargo to decide.
    case.environment.insert("PULUMI_RUST_ALWAYS_BUILD", "true".into());
    let (digest, tools) = case.check().await;
    assert!(tools.iter().any(|call| call.starts_with("cargo build ")), "{tools:?}");
    assert_eq!(digest.unwrap(), last);
}

#[tokio::test]
async fn what_only_cargo_can_tell_is_left_to_it() {
    let mut case = Case::new();
    case.settled().await;

    // A second binary makes the order ambiguous.
    case.write("app/src/bin/other.rs", "fn main() {}");
    let (digest, _) = case.check().await;
    assert!(digest.unwrap_err().contains("name one with `binary`"));
    case.inputs.insert("binary".into(), "app".into());
    let before = case.settled().await;

    // What is not for this machine's platform is built for it, or refused, by the tools.
    case.inputs.insert("platform".into(), "linux/arm64".into());
    let (digest, tools) = case.check().await;
    assert!(digest.is_err() || !tools.is_empty());
    case.inputs.remove("platform");

    // A build script of a path dependency may read anything.
    case.write("part/build.rs", "fn main() {}");
    for _ in 0..3 {
        let (digest, tools) = case.check().await;
        assert!(tools.iter().any(|call| call.starts_with("cargo build ")), "{tools:?}");
        assert_eq!(digest.unwrap(), before);
    }

    // The binary itself is gone, or another.
    fs::remove_file(case.workspace.path().join("part/build.rs")).unwrap();
    case.settled().await;
    let made = fs::read_dir(case.workspace.path().join("target/image/made")).unwrap();
    let record: serde_json::Value = made
        .map(|entry| serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap())
        .next()
        .unwrap();
    fs::remove_file(record["path"].as_str().unwrap()).unwrap();
    let (digest, tools) = case.check().await;
    assert!(!tools.is_empty());
    assert_eq!(digest.unwrap(), before);
}
