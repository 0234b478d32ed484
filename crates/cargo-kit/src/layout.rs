//! Where cargo keeps things.

use std::path::{Path, PathBuf};

/// Where cargo puts the binaries of `profile` for the program in `directory`. A wrong guess costs a start of
/// cargo, no more.
pub fn output_directory(directory: &Path, profile: &str) -> PathBuf {
    let target = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"]
        .iter()
        .find_map(std::env::var_os)
        .map(|target| directory.join(target))
        .unwrap_or_else(|| workspace_root(directory).join("target"));
    target.join(match profile {
        "dev" | "test" => "debug",
        "bench" => "release",
        other => other,
    })
}

/// The nearest directory with a Cargo.lock at or above `directory`: cargo keeps one at the root of a
/// workspace.
pub fn workspace_root(directory: &Path) -> &Path {
    directory.ancestors().find(|directory| directory.join("Cargo.lock").is_file()).unwrap_or(directory)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_output_directory_is_at_the_root_of_the_workspace() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("Cargo.lock"), "").unwrap();
        let program = root.path().join("program");
        assert_eq!(output_directory(&program, "dev"), root.path().join("target/debug"));
        assert_eq!(output_directory(&program, "release"), root.path().join("target/release"));
    }
}
