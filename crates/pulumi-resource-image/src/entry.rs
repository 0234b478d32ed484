//! The plugin's `main`: binds a port, prints it, serves. It is in the library so that the binary is one call:
//! code that is not generic is then compiled once, with the library, and not again with the binary.

use std::process::ExitCode;

use crate::provider::ImageProvider;

/// `pulumi-resource-image ENGINE`, the plugin that the Pulumi engine starts.
pub fn main() -> ExitCode {
    provider_kit::plugin::run(|_| ImageProvider::default())
}
