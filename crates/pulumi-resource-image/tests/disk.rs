//! A full disk, a real one: a file system of a few kilobytes that only the plugin sees. Needs Linux and the
//! right to mount in a namespace of one's own.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "these are tests")]

mod support;

use std::{path::Path, process::Command};

use doctor::judge;
use provider_kit::{Map, Value};
use support::{
    MAIN,
    plugin::{self, Plugin},
    workspace,
};

/// The plugin on a machine where `folder` is on a disk of this size.
fn plugin_on_small_disk(folder: &Path, kibibytes: u32) -> Plugin {
    let script = format!("mount -t tmpfs -o size={kibibytes}k tmpfs \"$1\" && exec \"$2\"");
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, "sh"]);
    command.arg(folder).arg(plugin::PROGRAM);
    Plugin::start(command)
}

#[tokio::test]
async fn a_full_disk_is_one_clear_error_and_the_next_run_goes_through() {
    if !judge("unshare") {
        return;
    }
    let workspace = workspace(MAIN);
    let folder = workspace.path().canonicalize().unwrap();
    let inputs: Map =
        [("package", "app"), ("workspace", folder.to_str().unwrap()), ("repositoryUrl", "127.0.0.1:1/book")]
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .into();
    let (builds, images) = (folder.join("target/image"), folder.join("target/image/oci"));
    std::fs::create_dir_all(&images).unwrap();

    // While cargo builds: in cargo's words.
    let reason = plugin_on_small_disk(&builds, 64).check(&inputs).await.unwrap_err();
    assert!(reason.starts_with("cargo could not build package `app`:\n"), "{reason}");
    assert!(reason.contains("No space left on device"), "{reason}");

    // While the image is packed.
    let reason = plugin_on_small_disk(&images, 16).check(&inputs).await.unwrap_err();
    assert!(reason.starts_with(&format!("cannot keep the image in {}/", images.display())), "{reason}");
    assert!(
        reason.ends_with("No space left on device (os error 28). Make room on that disk and try again"),
        "{reason}"
    );

    Plugin::start(Command::new(plugin::PROGRAM)).check(&inputs).await.unwrap();
}
