//! The image provider: a cargo package becomes a static binary, an OCI image and a push to a registry,
//! without Docker.
//!
//! Layout: [`build`] runs cargo and checks the binary; [`image`] packs it reproducibly; [`push`] speaks the
//! OCI distribution protocol; [`provider`] is the Pulumi resource `image:index:CargoImage` over the three;
//! `entry.rs` is the binary.

pub mod build;
mod entry;
pub mod image;
pub mod platform;
pub mod provider;
pub mod push;

pub use entry::main;
pub use platform::Platform;
