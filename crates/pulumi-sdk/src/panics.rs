//! Panics of the program become diagnostics: the hook remembers where, instead of printing it.

use std::{any::Any, panic::PanicHookInfo, sync::Mutex};

use crate::problems::lock;

static FIRST: Mutex<Option<String>> = Mutex::new(None);

/// From now on, panics are remembered. The first one is what matters: those after it are often its
/// consequences.
pub(crate) fn remember() {
    std::panic::set_hook(Box::new(|info| {
        lock(&FIRST).get_or_insert_with(|| describe(info));
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let message = payload(info.payload());
    match info.location() {
        Some(at) => format!("the program panicked at {at}: {message}"),
        None => format!("the program panicked: {message}"),
    }
}

fn payload(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "(no message)".to_owned())
}

/// The diagnostic of a caught panic.
pub(crate) fn message(caught: &(dyn Any + Send)) -> String {
    lock(&FIRST).clone().unwrap_or_else(|| format!("the program panicked: {}", payload(caught)))
}
