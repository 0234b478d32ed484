//! The old paths of what `topology` uses, until it moves to the services' folders.

pub(super) use super::{ecs::task_definition, token};
