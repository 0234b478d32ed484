//! The loop that accepts connections.

use std::{convert::Infallible, io, sync::Arc, time::Duration};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::sleep,
};

/// The pause after a connection could not be accepted; it doubles each time.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Accepts connections, as many at a time as the `places` allow; the others wait in the kernel's queue. `who`
/// is for messages, and `take` gets each connection with its place.
pub async fn accept(
    listener: &TcpListener,
    who: &str,
    places: Arc<Semaphore>,
    take: impl Fn(TcpStream, OwnedSemaphorePermit),
) -> Infallible {
    let mut pause = FIRST_PAUSE;
    loop {
        if places.available_permits() == 0 {
            tracing::warn!("{who} has as many connections as it takes: the next one waits for its turn");
        }
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            io::Result::Ok((stream, place))
        };
        match accepted.await {
            Ok((stream, place)) => {
                pause = FIRST_PAUSE;
                take(stream, place);
            }
            Err(error) => {
                // Out of file descriptors, most likely: they come back when connections close.
                if pause == FIRST_PAUSE {
                    tracing::warn!(%error, "{who} cannot accept a connection, and goes on trying");
                }
                sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}
