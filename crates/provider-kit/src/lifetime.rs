//! When a plugin ends.

use std::{io, os::unix::process::parent_id, time::Duration};

use tokio::signal::unix::{SignalKind, signal};

/// Ends with SIGINT, SIGTERM, or the engine that started this process: one that was killed tells nobody.
///
/// # Errors
/// The signals cannot be listened to.
pub fn ended() -> io::Result<impl Future<Output = ()> + Send> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let parent = parent_id();
    Ok(async move {
        let orphaned = async {
            while parent_id() == parent {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            () = orphaned => {}
        }
    })
}
