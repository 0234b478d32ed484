//! Running other programs, and speaking to the person at the terminal.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use anyhow::{Context as _, Result, bail};

use crate::workspace;

/// Says something that is not a command's result: on stderr, so that results can be piped.
#[expect(clippy::print_stderr, reason = "a command-line tool")]
pub fn say(text: &str) {
    eprintln!("{text}");
}

/// Prints a command's result.
#[expect(clippy::print_stdout, reason = "a command-line tool")]
pub fn print(text: &str) {
    println!("{text}");
}

/// The cargo that runs us, at the root of the workspace.
pub fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    at_root(&mut command);
    command
}

/// Lets `command` run at the root of the workspace, as if a person had started it there.
pub fn at_root(command: &mut Command) {
    command.current_dir(workspace::root());
    // Cargo tells us which package we are, and what we start would take it for its own: it would be built
    // again with every change between `cargo xtask` and cargo itself.
    for name in cargo_kit::outer_package() {
        command.env_remove(name);
    }
}

/// Runs `command` on this terminal, and fails if it does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", describe(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", describe(command));
    }
    Ok(())
}

/// What `command` prints on stdout.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {}", describe(command)))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", describe(command), output.status, stderr.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} prints no UTF-8", describe(command)))
}

/// The command as a person would type it.
fn describe(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    format!("`{}`", words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))
}

/// The first program called `name` on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_as_typed() {
        let error = run(Command::new("/bin/sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert!(error.contains("`sh -c exit 3` failed") && error.contains('3'), "{error}");
        let error =
            output(Command::new("sh").args(["-c", "echo trouble >&2; exit 1"])).unwrap_err().to_string();
        assert!(error.ends_with("trouble"), "{error}");
    }
}
