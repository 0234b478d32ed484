//! When a plugin ends.

use std::{io, os::unix::process::parent_id, time::Duration};

use tokio::{
    net::TcpStream,
    signal::unix::{SignalKind, signal},
};

/// Ends with SIGINT, SIGTERM, or the engine that started this process: one that was killed signals nobody.
///
/// `engine` is the engine's address, as it told the plugin on its command line; empty for a plugin started by
/// hand.
///
/// # Errors
/// The signals cannot be listened to.
pub fn ended(engine: &str) -> io::Result<impl Future<Output = ()> + Send> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let parent = parent_id();
    let engine = engine.trim_start_matches("tcp://").to_owned();
    Ok(async move {
        let orphaned = async {
            // An engine that answers now was alive when `parent` was read. One that does not was killed
            // before, and `parent` may be who adopted this process.
            if is_gone(&engine).await {
                return;
            }
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

/// Whether nobody listens at the engine's address any more.
async fn is_gone(engine: &str) -> bool {
    let refused = |error: io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
    !engine.is_empty() && TcpStream::connect(engine).await.is_err_and(refused)
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn a_plugin_whose_engine_is_gone_already_ends() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        assert!(!is_gone(&address).await && !is_gone("").await);
        drop(listener);
        ended(&address).unwrap().await;
    }
}
