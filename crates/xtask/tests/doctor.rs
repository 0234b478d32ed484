//! `cargo xtask doctor`, and the first step of `cargo xtask test`, on a machine that has the toolchains
//! alone.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::{
    os::unix::fs::symlink,
    process::{Command, Output},
};

/// What the README asks for, and what every Linux has.
const TOOLCHAINS: [&str; 10] =
    ["cargo", "cargo-clippy", "rustc", "rustdoc", "rustfmt", "cc", "git", "go", "sh", "grep"];

/// Runs xtask with these programs of PATH, and no others.
fn xtask(command: &str, programs: &[&str], ci: bool) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    for program in programs {
        let found =
            std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file());
        let found = found.unwrap_or_else(|| panic!("this test needs {program} on PATH"));
        symlink(found, folder.path().join(program)).unwrap();
    }
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.arg(command).env("PATH", folder.path()).env_remove("CI");
    if ci {
        xtask.env("CI", "true");
    }
    xtask.output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_toolchains_are_enough() {
    let output = xtask("doctor", &TOOLCHAINS, false);
    assert!(output.status.success(), "{}", stderr(&output));
    let table = String::from_utf8(output.stdout).unwrap();
    for judge in ["python3", "cargo-deny", "docker-registry", "skopeo", "umoci"] {
        assert!(
            table.lines().any(|line| line.starts_with(judge) && line.ends_with(" MISSING")),
            "{judge}: {table}"
        );
    }
    assert!(table.lines().any(|line| line.starts_with("rustc ") && !line.ends_with(" MISSING")), "{table}");
    assert!(table.contains("get: apt-get install skopeo"), "{table}");
    assert!(
        table.contains("leaves out what needs python3, cargo-deny, docker-registry, skopeo, umoci"),
        "{table}"
    );
}

#[test]
fn in_ci_a_missing_judge_ends_the_tests_before_they_begin() {
    let output = xtask("test", &TOOLCHAINS, true);
    assert!(!output.status.success());
    let text = stderr(&output);
    assert!(
        text.starts_with("error: missing: python3, cargo-deny, docker-registry, skopeo, umoci (with CI set"),
        "{text}"
    );
}

#[test]
fn without_a_toolchain_the_tests_do_not_begin() {
    let programs: Vec<_> = TOOLCHAINS.into_iter().filter(|name| *name != "cargo-clippy").collect();
    let output = xtask("test", &programs, false);
    assert!(!output.status.success());
    let text = stderr(&output);
    assert!(text.starts_with("error: missing: clippy\n"), "{text}");
    assert!(text.contains("get: rustup component add clippy"), "{text}");
}
