//! One daemon for each project, and the launcher that the engine starts as its plugin.
//!
//! Layout: `entry` is the binary; [`launcher`] finds or starts the daemon and asks for a session; [`server`]
//! is the daemon and `log` its log; [`protocol`] is spoken between them; [`lock`] tells who is the daemon of
//! a [`state_dir`]; [`failing_provider`] tells the engine why there is none; `console` lists and deletes
//! without an engine.

mod console;
mod entry;
pub mod failing_provider;
pub mod launcher;
pub mod lock;
mod log;
pub mod protocol;
pub mod server;
pub mod state_dir;
mod time_scale;

pub use entry::main;
