//! What the end-to-end tests share: a private project on the real engine, and a small HTTP client.
//!
//! A [`Project`] is a temporary copy of this workspace with its own engine home, backend and local cloud, on
//! the release binaries of this workspace. It destroys what it made when it is dropped, and says if it could
//! not.

mod folder;
pub mod graph;
pub mod http;
pub mod plan;
pub mod processes;
mod ran;

pub use self::{
    folder::copy_folder,
    ran::{Ran, run, wait},
};

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, ensure};
use pulumi_automation::{Engine, Stack, Workspace};
use serde_json::Value;

use self::folder::{Folder, copy_tracked, same_age};

/// How long one engine command may take before the test gives it up: the first one builds images, on a
/// machine that may be busy.
const TIMEOUT: Duration = Duration::from_secs(900);

/// The package of a program that a test edited.
const EDITED: &str = "edited-program";

/// The project's name, in the keys of its configuration.
const PROJECT: &str = "http-api-fargate";

/// The root of this workspace.
pub fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests folder has a parent").to_owned()
}

pub struct Project {
    folder: Folder,
    stack: Stack,
}

impl Project {
    /// Makes a project for `stack`: a copy of this workspace's files, so that a test may edit them, on its
    /// release binaries.
    ///
    /// # Errors
    /// The engine or the release binaries are missing, or the folder cannot be written.
    pub fn new(stack: &str) -> Result<Self> {
        ensure!(cfg!(target_os = "linux"), "the end-to-end tests run on Linux: they find processes in /proc");
        let root = workspace();
        let release = root.join("target/release");
        for binary in ["program", "pulumi-language-rust", "pulumi-resource-aws", "pulumi-resource-image"] {
            ensure!(
                release.join(binary).exists(),
                "target/release/{binary} is missing: run `cargo build --release` first (`cargo xtask test` does)"
            );
        }
        let folder = Folder::take()?;
        copy_tracked(&root, &folder.path)?;
        // Images are built from the copy, each folder's for itself: two paths make each other's stale.
        let name = folder.path.file_name().unwrap_or_default();
        let (target, images) = (folder.path.join("target"), root.join("target/e2e-images").join(name));
        fs::create_dir_all(&target)?;
        fs::create_dir_all(&images)?;
        fs::create_dir_all(folder.path.join(".backend"))?;
        symlink(&release, target.join("release"))?;
        symlink(images, target.join("image"))?;
        let stack = workspace_of(&folder.path, &folder.path)?.stack(stack);
        let project = Self { folder, stack };
        project.run_binary(&release.join("program"))?;
        project.stack.workspace().create(project.stack.name())?;
        Ok(project)
    }

    /// Has the host run a binary as the program, instead of building `program/`.
    ///
    /// # Errors
    /// Pulumi.yaml cannot be written.
    pub fn run_binary(&self, binary: &Path) -> Result<()> {
        let options = format!("runtime:\n  name: rust\n  options:\n    binary: {}", binary.display());
        self.edit("Pulumi.yaml", |text| with_runtime(text, &options))
    }

    /// Has the host build the program in `folder`.
    ///
    /// # Errors
    /// Pulumi.yaml cannot be written.
    pub fn build_program(&self, folder: &Path) -> Result<()> {
        let program = self.path().join("program");
        fs::remove_dir_all(&program)?;
        symlink(folder, program)?;
        self.edit("Pulumi.yaml", |text| with_runtime(text, "runtime: rust"))
    }

    /// Builds this project's own `program/`, edited or not, and has the host run that. It is built beside the
    /// workspace's own packages and under another name, so that nothing but the program is compiled.
    ///
    /// # Errors
    /// It does not compile, or a file cannot be written.
    pub fn build(&self) -> Result<()> {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        static BUILT: AtomicUsize = AtomicUsize::new(0);
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let manifest = self.path().join("program/Cargo.toml");
        let text = fs::read_to_string(&manifest)?;
        fs::write(&manifest, text.replace("name = \"program\"", &format!("name = \"{EDITED}\"")))?;
        // What another project built must look old, whenever this one was edited.
        let main = fs::File::options().write(true).open(self.path().join("program/src/main.rs"))?;
        main.set_modified(SystemTime::now())?;
        let target = workspace().join("target");
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--package", EDITED, "--target-dir"]).arg(&target);
        run(cargo.current_dir(self.path()))?.ok()?;
        let binary = self.path().join(format!(".program-{}", BUILT.fetch_add(1, Ordering::Relaxed)));
        fs::copy(target.join("debug").join(EDITED), &binary)?;
        drop(alone);
        self.run_binary(&binary)
    }

    /// Makes the services as old as the workspace's: those of the project before this one, which nobody may have
    /// edited, are then not built again.
    ///
    /// # Errors
    /// A file's age cannot be set.
    pub fn keep_services(&self) -> Result<()> {
        same_age(&workspace().join("services"), &self.path().join("services"))
    }

    /// Sets the stack's configuration: these keys of the project, and nothing else. Lists and objects are
    /// JSON.
    ///
    /// # Errors
    /// The stack's file cannot be written.
    pub fn configure(&self, settings: &[(&str, &str)]) -> Result<()> {
        let path = self.path().join(format!("Pulumi.{}.yaml", self.stack.name()));
        let old = fs::read_to_string(&path).unwrap_or_default();
        let mut text: String = old
            .lines()
            .filter(|line| line.starts_with("encryptionsalt:"))
            .map(|line| format!("{line}\n"))
            .collect();
        if !settings.is_empty() {
            text += "config:\n";
        }
        for (key, value) in settings {
            // JSON is YAML.
            let is_json = serde_json::from_str::<Value>(value).is_ok();
            let value = if is_json { (*value).to_owned() } else { Value::from(*value).to_string() };
            text += &format!("  {PROJECT}:{key}: {value}\n");
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Changes a file of the project.
    ///
    /// # Errors
    /// It cannot be read or written, or the change changes nothing.
    pub fn edit(&self, file: &str, change: impl FnOnce(&str) -> String) -> Result<()> {
        let path = self.path().join(file);
        let old = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        let new = change(&old);
        ensure!(new != old, "the edit of {file} changes nothing");
        fs::write(&path, new).with_context(|| format!("cannot write {file}"))
    }

    pub fn path(&self) -> &Path {
        &self.folder.path
    }

    /// The project's stack.
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    /// The engine, ready to run with `args` in this project.
    pub fn command(&self, args: &[&str]) -> Command {
        self.stack.workspace().command(args)
    }

    /// Runs the engine with `args`.
    ///
    /// # Errors
    /// It could not be started, or took longer than fifteen minutes (it is ended then).
    pub fn run(&self, args: &[&str]) -> Result<Ran> {
        Ran::new(self.stack.workspace().run(args))
    }

    /// Runs the engine with `args` on this project's stack.
    ///
    /// # Errors
    /// The same as [`Self::run`]'s.
    pub fn on_stack(&self, args: &[&str]) -> Result<Ran> {
        self.run(&[args, &["--stack", self.stack.name()]].concat())
    }

    /// The stack's outputs.
    ///
    /// # Errors
    /// The stack has no state.
    pub fn outputs(&self) -> Result<Value> {
        Ok(self.stack.export()?.outputs().clone())
    }

    /// The resources in the stack's state, by URN order of the export.
    ///
    /// # Errors
    /// The stack has no state.
    pub fn resources(&self) -> Result<Vec<Value>> {
        Ok(self.stack.export()?.into_resources())
    }

    /// What an update would do, as `pulumi preview --json` says it: with each step of a replacement.
    ///
    /// # Errors
    /// The preview fails.
    pub fn preview(&self) -> Result<Value> {
        Ok(self.stack.preview().json()?)
    }

    /// Destroys the stack's resources.
    ///
    /// # Errors
    /// The engine could not.
    pub fn destroy(&self) -> Result<String> {
        self.on_stack(&["destroy", "--yes"])?.ok()
    }
}

/// The project in `folder`, with a home and a backend of its own in `state`.
///
/// # Errors
/// There is no engine.
pub fn workspace_of(folder: &Path, state: &Path) -> Result<Workspace> {
    let workspace = Workspace::with_engine(engine()?, folder)
        .home(state.join(".home"))
        .file_backend(state.join(".backend"))
        .passphrase("")
        .within(TIMEOUT);
    Ok(workspace)
}

/// Pulumi.yaml with another `runtime`.
fn with_runtime(manifest: &str, runtime: &str) -> String {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with("runtime:") {
            inside = true;
            lines.push(runtime);
        } else if !(inside && line.starts_with(' ')) {
            inside = false;
            lines.push(line);
        }
    }
    lines.join("\n") + "\n"
}

impl Drop for Project {
    fn drop(&mut self) {
        let left = self.resources().map(|all| all.len()).unwrap_or_default();
        if left > 1
            && let Err(error) = self.destroy()
        {
            #[expect(clippy::print_stderr, reason = "a test's last words")]
            {
                eprintln!("{} resources could not be destroyed: {error:#}", left);
            }
        }
    }
}

/// The engine: what `PULUMI_ENGINE` names (`cargo xtask test` sets it), or `pulumi` on the `PATH`.
///
/// # Errors
/// There is none; the message says how to get one.
pub fn engine() -> Result<Engine> {
    match std::env::var_os("PULUMI_ENGINE") {
        Some(path) => Ok(Engine::at(path)),
        None => Engine::find().context("`cargo xtask test` finds an engine or builds one"),
    }
}
