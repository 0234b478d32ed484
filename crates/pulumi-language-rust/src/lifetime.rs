//! When the host ends: the engine asks it to by a signal, or is gone.

use std::{io::Read as _, os::unix::fs::FileTypeExt as _};

use tokio::{
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};

/// Returns when the engine has signalled the end (SIGINT, SIGTERM) or has died, which closes the pipe it
/// keeps at our stdin.
pub async fn shutdown() -> std::io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        () = engine_gone() => {}
    }
    Ok(())
}

/// Pends forever where stdin is no pipe: at a terminal or under a test harness it says nothing about an
/// engine.
async fn engine_gone() {
    let is_pipe = std::fs::metadata("/dev/stdin").is_ok_and(|metadata| metadata.file_type().is_fifo());
    if !is_pipe {
        return std::future::pending().await;
    }
    let (closed, wait) = oneshot::channel::<()>();
    // A thread of its own, not tokio's stdin: that one's blocking read would hold up the end of the runtime.
    let spawned = std::thread::Builder::new().name("stdin".into()).stack_size(64 * 1024).spawn(move || {
        let mut buffer = [0; 256];
        while matches!(std::io::stdin().read(&mut buffer), Ok(read) if read > 0) {}
        drop(closed);
    });
    match spawned {
        Ok(_) => drop(wait.await),
        Err(_) => std::future::pending().await,
    }
}
