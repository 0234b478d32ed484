//! Target, profile and flags of rustc for a binary that is static, small, and the same in every folder.

use crate::{
    Platform,
    build::{BuildError, Workspace, text},
    platform::Os,
};

/// The target of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub triple: String,
    /// Flags for the linker.
    flags: Vec<String>,
}

/// Chooses the target for a platform.
///
/// For Linux the musl target where it is installed: rust-lld and the C runtime that come with it need no
/// foreign linker or system headers, so any machine can build for any. Otherwise this machine's own glibc
/// target, linked statically.
///
/// # Errors
/// The platform is not this machine's, and no target for it is installed.
pub fn target(platform: Platform, workspace: &Workspace) -> Result<Target, BuildError> {
    let arch = platform.arch.rust();
    let host = workspace.host();
    let flags = |flags: &[&str]| flags.iter().map(|&flag| flag.to_owned()).collect();
    if platform.os == Os::Darwin {
        let triple = format!("{arch}-apple-darwin");
        return match workspace.has_target(&triple) {
            true => Ok(Target { triple, flags: Vec::new() }),
            false => Err(BuildError::NoTarget { platform, host: host.to_owned(), triple }),
        };
    }
    let triple = format!("{arch}-unknown-linux-musl");
    if workspace.has_target(&triple) {
        let flags = flags(&["-Clinker=rust-lld", "-Clink-self-contained=yes", "-Clink-arg=--build-id=none"]);
        return Ok(Target { triple, flags });
    }
    if host == format!("{arch}-unknown-linux-gnu") {
        return Ok(Target { triple: host.to_owned(), flags: flags(&["-Clink-arg=-Wl,--build-id=none"]) });
    }
    Err(BuildError::NoTarget { platform, host: host.to_owned(), triple })
}

/// The arguments that choose the profile. Ours is given on the command line: the workspace needs to know
/// nothing of it.
pub fn profile(name: Option<&str>) -> Vec<String> {
    if let Some(name) = name {
        return vec!["--profile".to_owned(), name.to_owned()];
    }
    let mut arguments = vec!["--profile".to_owned(), "image".to_owned()];
    for setting in [
        "inherits=\"release\"",
        "opt-level=\"s\"",
        "lto=\"fat\"",
        "codegen-units=1",
        "panic=\"abort\"",
        "strip=\"symbols\"",
        "debug=false",
        "incremental=false",
    ] {
        arguments.extend(["--config".to_owned(), format!("profile.image.{setting}")]);
    }
    arguments
}

/// The flags in the form of `CARGO_ENCODED_RUSTFLAGS`, which overrides every other source of them: what
/// happens to be in the environment or in a user's cargo configuration must not change the image.
pub fn encoded(target: &Target, workspace: &Workspace) -> String {
    let mut flags = target.flags.clone();
    if target.triple.contains("linux") {
        flags.extend(["-Ctarget-feature=+crt-static", "-Crelocation-model=static"].map(str::to_owned));
    }
    for (from, to) in workspace.remapped() {
        flags.push(format!("--remap-path-prefix={}={to}", text(from)));
    }
    flags.join("\u{1f}")
}
