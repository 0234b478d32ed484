//! Plugins installed from their archives and no path into the checkout: `template/` as a stranger uses it,
//! from `pulumi new` to `pulumi destroy`, and bindings for other packages.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context as _, Result, ensure};
use e2e::{processes, run, workspace, workspace_of};
use ring::digest::{SHA256, digest};

#[test]
fn a_new_project_is_tested_deployed_and_destroyed() -> Result<()> {
    let home = Home::with_plugins("template")?;
    let folder = home.project("books")?;
    let engine = |args: &[&str]| home.pulumi(&folder, args);
    let done = from_new_to_destroy(&home, &folder, engine);
    if done.is_err() {
        // Nothing may be left running; the error that counts is the first one.
        drop(engine(&["destroy", "--yes"]));
    }
    done
}

fn from_new_to_destroy(home: &Home, folder: &Path, engine: impl Fn(&[&str]) -> Result<String>) -> Result<()> {
    let template = workspace().join("template").display().to_string();
    engine(&["new", &template, "--yes", "--generate-only"])?;
    // Cargo is offline: the dependencies are those of the checkout, at its versions.
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    engine(&["install"])?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    ensure!(manifest.contains("pulumi-aws = { path = \"sdks/aws\" }"), "no bindings:\n{manifest}");
    let checkout = workspace().join("crates").display().to_string();
    ensure!(!manifest.contains(&checkout), "a path into the checkout:\n{manifest}");
    engine(&["package", "add", "aws@0.0.0-local"])?;
    engine(&["package", "add", "image"])?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    ensure!(manifest.contains("pulumi-image = { path = \"sdks/image\" }"), "no second package:\n{manifest}");
    home.cargo(folder, &["fmt", "--check"])?;
    let tested = home.cargo(folder, &["test"])?;
    ensure!(tested.contains("test result: ok. 2 passed"), "the template's tests did not run:\n{tested}");

    engine(&["stack", "init", "local"])?;
    let pack = home.pack("rules")?.display().to_string();
    let up = |more: &[&str]| engine(&[&["up", "--yes", "--policy-pack", &pack], more].concat());
    let made = up(&[])?;
    ensure!(made.contains("rules@v1.0.0 (local"), "no word of the pack:\n{made}");
    let bucket = engine(&["stack", "output", "bucket"])?;
    ensure!(bucket.starts_with("files-"), "not the name of the bucket: {bucket}");
    up(&["--expect-no-changes"])?;
    engine(&["config", "set", "logDays", "90"])?;
    let refused = up(&[]).err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("logs are kept for a month at most"), "the rule was not asked:\n{refused}");
    let destroyed = engine(&["destroy", "--yes"])?;
    ensure!(destroyed.contains("4 deleted"), "not the stack and its three resources:\n{destroyed}");
    processes::none(folder)
}

/// A schema with every feature, one that a parameter makes of another plugin, and a plugin by its path.
#[test]
fn packages_are_added_from_schemas_and_plugins() -> Result<()> {
    let home = Home::with_plugins("packages")?;
    let folder = home.project("zoo")?;
    fs::write(
        folder.join("Pulumi.yaml"),
        "name: zoo\nruntime:\n  name: rust\n  options:\n    profile: dev\n",
    )?;
    let schemas = workspace().join("crates/aws/tests/every_feature/schema.json");
    let schemas = schemas.display().to_string();
    home.pulumi(&folder, &["package", "gen-sdk", &schemas, "--language", "rust", "--out", "alone"])?;
    let alone = fs::read_to_string(folder.join("alone/rust/Cargo.toml"))?;
    ensure!(alone.contains("name = \"pulumi-zoo\"") && alone.contains("pulumi-sdk = { path ="), "{alone}");

    fs::write(folder.join("Cargo.toml"), PROGRAM)?;
    fs::create_dir(folder.join("src"))?;
    fs::write(folder.join("src/main.rs"), include_str!("../programs/packages.rs"))?;
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    // A plugin by its path: what the program registers is previewed by it.
    let image = workspace().join("target/release/pulumi-resource-image").display().to_string();
    home.pulumi(&folder, &["package", "add", &image])?;
    home.pulumi(&folder, &["stack", "init", "test"])?;
    let refused = home.pulumi(&folder, &["preview"]).err().map(|error| error.to_string());
    let refused = refused.unwrap_or_default();
    ensure!(refused.contains("no-such-package"), "the image provider was not asked:\n{refused}");

    let added = home.pulumi(&folder, &["package", "add", &schemas])?;
    ensure!(added.contains("`zoo:index/byHand:ByHand`"), "what has no bindings is not named:\n{added}");
    fs::write(folder.join("made.json"), MADE)?;
    home.pulumi(&folder, &["package", "add", "made.json"])?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    ensure!(manifest.starts_with("# A comment that stays.\n"), "{manifest}");
    for package in ["zoo", "made", "image"] {
        let line = format!("pulumi-{package} = {{ path = \"sdks/{package}\" }}");
        ensure!(manifest.contains(&line), "no {package}:\n{manifest}");
    }
    // Only what is named is compiled.
    let named = "{ path = \"sdks/zoo\", default-features = false, features = [\"types\"] }";
    fs::write(folder.join("Cargo.toml"), manifest.replace("{ path = \"sdks/zoo\" }", named))?;
    let tested = home.cargo(&folder, &["test"])?;
    ensure!(tested.contains("test result: ok. 1 passed"), "the program's test did not run:\n{tested}");
    let other = named.replace("types", "park");
    fs::write(folder.join("Cargo.toml"), manifest.replace("{ path = \"sdks/zoo\" }", &other))?;
    let without = home.cargo(&folder, &["check", "--tests"]);
    let error = without.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(
        error.contains("gated behind the `types` feature"),
        "the compiler does not say what is missing:\n{error}"
    );
    Ok(())
}

const PROGRAM: &str = "# A comment that stays.\n[package]\nname = \"zoo-program\"\nedition = \"2024\"\n\n[dependencies]\n\n[workspace]\n";

/// A package that a parameter makes of the plugin `base`.
const MADE: &str = r#"{
    "name": "made",
    "version": "2.0.0",
    "resources": {"made:index:Thing": {"inputProperties": {"size": {"type": "integer"}}, "requiredInputs": ["size"]}},
    "parameterization": {"baseProvider": {"name": "base", "version": "1.0.0"}, "parameter": "aGk="}
}"#;

/// A home of Pulumi with the plugins of this workspace installed from a release's archives, and a folder for
/// projects.
struct Home {
    folder: PathBuf,
}

impl Home {
    /// In one place always, since cargo tells one crate from another by its path, too.
    fn with_plugins(name: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join(".backend"))?;
        let home = Self { folder };
        for archive in archives()? {
            let [kind, name, version] = parts(&archive)?;
            let path = archive.display().to_string();
            home.pulumi(&home.folder, &["plugin", "install", &kind, &name, &version, "--file", &path])?;
        }
        Ok(home)
    }

    /// An empty folder.
    fn project(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        fs::create_dir(&folder)?;
        Ok(folder)
    }

    /// A policy pack with the rule of docs/write-your-own.md.
    fn pack(&self, name: &str) -> Result<PathBuf> {
        let folder = self.project(name)?;
        let text = fs::read_to_string(workspace().join("docs/write-your-own.md"))?;
        let rule =
            text.split("```rust\nuse pulumi_policy::").nth(1).and_then(|rest| rest.split("```").next());
        let rule = rule.context("docs/write-your-own.md has no policy pack")?;
        fs::create_dir(folder.join("src"))?;
        fs::write(folder.join("src/main.rs"), format!("use pulumi_policy::{rule}"))?;
        fs::write(
            folder.join("PulumiPolicy.yaml"),
            "runtime:\n  name: rust\n  options:\n    profile: dev\n",
        )?;
        fs::write(folder.join("Cargo.toml"), PROGRAM.replace("zoo-program", name))?;
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        let host =
            self.folder.join(".home/plugins").join(concat!("language-rust-v", env!("CARGO_PKG_VERSION")));
        let library = host.join("crates/pulumi-policy").display().to_string();
        self.cargo(&folder, &["add", "--path", &library])?;
        Ok(folder)
    }

    fn pulumi(&self, folder: &Path, args: &[&str]) -> Result<String> {
        let mut engine = workspace_of(folder, &self.folder)?;
        for (name, value) in our_build() {
            engine = match value {
                Some(value) => engine.env(name, value),
                None => engine.without_env(name),
            };
        }
        let finished = engine.run(args)?;
        Ok(finished.stdout + &finished.stderr)
    }

    fn cargo(&self, folder: &Path, args: &[&str]) -> Result<String> {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).current_dir(folder);
        for (name, value) in our_build() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        run(&mut command)?.ok()
    }
}

/// The archives of a release, as `cargo xtask dist` makes them of this workspace, held to their checksums.
fn archives() -> Result<Vec<PathBuf>> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives");
    let mut command = Command::new(env!("CARGO"));
    command.args(["xtask", "dist", "--out"]).arg(&folder).current_dir(workspace());
    for name in outer_package() {
        command.env_remove(name);
    }
    run(&mut command)?.ok()?;
    let sums = fs::read_to_string(folder.join("SHA256SUMS"))?;
    let mut archives = Vec::new();
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").context("a line is a checksum and a name")?;
        let digest = digest(&SHA256, &fs::read(folder.join(name))?);
        let found: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        ensure!(found == sum, "{name} is not what its checksum says");
        archives.push(folder.join(name));
    }
    ensure!(archives.len() == 3, "three plugins, not {archives:?}");
    Ok(archives)
}

/// Kind, name and version of a plugin by its archive's name:
/// `pulumi-resource-aws-v0.0.0-local-linux-amd64.tar.gz`.
fn parts(archive: &Path) -> Result<[String; 3]> {
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    let parts = || {
        let (rest, _platform) = name.strip_prefix("pulumi-")?.rsplit_once(std::env::consts::OS)?;
        let (kind, rest) = rest.split_once('-')?;
        let (name, version) = rest.strip_suffix('-')?.split_once("-v")?;
        Some([kind, name, version].map(str::to_owned))
    };
    parts().with_context(|| format!("{name} is no name of a plugin's archive"))
}

/// The environment of cargo. What it builds goes beside what this workspace has built, so that most of it is
/// there already. Here it says which package is tested: build scripts look at it, and what depends on them
/// would be built again.
fn our_build() -> Vec<(OsString, Option<OsString>)> {
    let target = workspace().join("target").into();
    let mut variables =
        vec![("CARGO_TARGET_DIR".into(), Some(target)), ("CARGO_NET_OFFLINE".into(), Some("true".into()))];
    variables.extend(outer_package().map(|name| (name, None)));
    variables
}

/// What cargo says of the package that is tested.
fn outer_package() -> impl Iterator<Item = OsString> {
    std::env::vars_os().map(|(name, _)| name).filter(|name| {
        ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|prefix| name.to_string_lossy().starts_with(prefix))
    })
}
