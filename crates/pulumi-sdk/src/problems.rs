//! The errors of a run, each reported to the engine once.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Locks, even if another thread panicked while it held the lock: the guarded values are valid after every
/// statement.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What went wrong so far.
#[derive(Default)]
pub(crate) struct Problems {
    reported: HashSet<String>,
    /// Why the engine no longer serves this program; nothing can be reported any more.
    pub(crate) stopped: Option<String>,
}

impl Problems {
    /// Whether `message` is new.
    pub(crate) fn add(&mut self, message: &str) -> bool {
        self.reported.insert(message.to_owned())
    }

    pub(crate) fn any(&self) -> bool {
        !self.reported.is_empty() || self.stopped.is_some()
    }
}
