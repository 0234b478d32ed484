//! The control plane through the engine's protocol, with a data plane that does what it is told at once.

mod authorization;
mod derive;
mod fake_plane;
mod fidelity;
mod fixtures;
mod harness;
mod lifecycle;
mod network;
pub mod page;
mod properties;
mod quotas;
mod recorded;
mod refusals;
mod request_path;
mod secrets;
mod unconfirmed;
