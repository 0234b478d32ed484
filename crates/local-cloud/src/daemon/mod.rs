//! One daemon for each project, and the launcher that the engine starts as its plugin.
//!
//! Layout: `entry` is the binary; [`launcher`] finds or starts the daemon and asks for a session; [`server`] is the daemon;
//! [`protocol`] is what they say to each other; [`place`] is where a project's daemon keeps its files; [`broken`] tells the engine why
//! there is no daemon.

pub mod broken;
mod entry;
pub mod launcher;
pub mod place;
pub mod protocol;
pub mod server;

pub use entry::main;
