//! Problems of a run, told to the engine once each.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Locks, even after a panic elsewhere: what these locks guard is valid after every statement.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What went wrong so far.
#[derive(Default)]
pub(crate) struct Problems {
    told: HashSet<String>,
    /// The engine stopped serving this program: it knows why, and there is no one to tell.
    pub(crate) stopped: Option<String>,
}

impl Problems {
    /// Whether `message` is new.
    pub(crate) fn add(&mut self, message: &str) -> bool {
        self.told.insert(message.to_owned())
    }

    pub(crate) fn any(&self) -> bool {
        !self.told.is_empty() || self.stopped.is_some()
    }
}
