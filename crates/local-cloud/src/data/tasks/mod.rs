//! Tasks: processes, their ports, their lives, and the checks of their targets.

pub mod check;
pub mod driver;
pub mod ports;
pub mod process;
