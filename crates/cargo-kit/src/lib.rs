//! Cargo as the language host and the image provider use it: how it is started, what it prints, and when it
//! need not be started.
//!
//! Layout: [`freshness`] compares file times to tell whether a binary still is what cargo would build;
//! `fingerprint` covers a build's inputs other than sources. [`layout`] says where cargo puts binaries.

#![warn(missing_docs)]

mod fingerprint;
pub mod freshness;
pub mod layout;
mod sources;

use std::ffi::OsString;

/// Variables that an outer `cargo run` or `cargo test` set for a package of its own. A cargo that inherits
/// them would run build scripts again that look at them.
pub fn outer_package() -> impl Iterator<Item = OsString> {
    let of_package = |name: &OsString| {
        let name = name.to_string_lossy();
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
    };
    std::env::vars_os().map(|(name, _)| name).filter(of_package)
}

/// The text of a line such as `   Compiling serde v1.0.0`, and `None` for anything else: cargo puts a verb
/// right-aligned in the first twelve columns.
pub fn progress(line: &str) -> Option<&str> {
    let (verb, rest) = line.split_at_checked(12)?;
    let verb = verb.trim_start();
    let is_verb = verb.starts_with(|first: char| first.is_ascii_uppercase())
        && verb.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_verb && rest.starts_with(' ')).then(|| line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_from_messages() {
        for line in [
            "   Compiling serde v1.0.0\n",
            "    Finished `release` profile",
            "    Blocking waiting for file lock on build directory",
        ] {
            assert_eq!(progress(line), Some(line.trim()));
        }
        for line in [
            "error[E0425]: cannot find value `x` in this scope",
            "  --> src/main.rs:3:5",
            "   |     ^^^",
            "3  |     Compiling now",
            "   = note: the Compiling of it",
            "warning: unused variable: `x`",
            "error: could not compile `program` (bin \"program\") due to 1 previous error",
            "",
            "éééééééééééé",
        ] {
            assert_eq!(progress(line), None, "{line}");
        }
    }
}
