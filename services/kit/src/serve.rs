//! Connections: accepting them, how long they may idle, and how they end.
//!
//! warp's own server has no limit on time or on headers: a client that never finishes them would stay for
//! ever.

use std::{
    convert::Infallible,
    io,
    pin::pin,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    select,
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use warp::{
    http::{Request, Uri},
    reply::Response,
};

use crate::{answer, site::Site, trace::TraceIds};

/// A connection is closed after `QUIET_LOOKS` looks, `LOOK_EVERY` apart, without a request in between.
/// Together longer than the 60 s that an Application Load Balancer keeps an idle connection: if the service
/// hung up first, a request on its way would become a 502. Unfinished headers are no request, so this bounds
/// them too.
///
/// hyper's own timer would be exact, but it is armed for each request, which costs a twentieth of its time.
const LOOK_EVERY: Duration = Duration::from_secs(15);
const QUIET_LOOKS: u32 = 5;

/// Above the 64 KB that an Application Load Balancer lets through.
const HEADERS_LIMIT: usize = 72 * 1024;
/// Wait after a failed accept: the process is out of file descriptors, and closing connections will free
/// some.
const ACCEPT_RETRY: Duration = Duration::from_millis(200);

/// Serves `site` on `listener` until `stop`, then lets requests in flight finish for at most `drain`.
///
/// `site` stays for the rest of the process. Returns the number of connections that were still busy then;
/// they end with the runtime.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    stop: impl Future<Output = ()>,
    drain: Duration,
) -> usize {
    let (site, trace_ids) = (Box::leak(Box::new(site)), Box::leak(Box::new(TraceIds::default())));
    let service = TowerToHyperService::new(warp::service(answer::filter(site, trace_ids)));
    let service = service_fn(move |request| service.call(with_path(request)));
    let closing = CancellationToken::new();
    let connections = TaskTracker::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                // Failing only makes small answers slower.
                let _ = stream.set_nodelay(true);
                connections.spawn(connection(stream, service, closing.clone()));
            }
            Err(error) if gone(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(ACCEPT_RETRY).await;
            }
        }
    }
    drop(listener);
    connections.close();
    closing.cancel();
    match timeout(drain, connections.wait()).await {
        Ok(()) => 0,
        Err(_) => connections.len(),
    }
}

/// `CONNECT host:443` and its like name a host and no path, which warp cannot take (it panics). They get the
/// path of `OPTIONS *`: none of ours.
fn with_path(mut request: Request<Incoming>) -> Request<Incoming> {
    if request.uri().path_and_query().is_none() {
        *request.uri_mut() = Uri::from_static("*");
    }
    request
}

/// The client hung up while it was in the queue.
fn gone(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// One connection to its end.
async fn connection<S>(stream: impl AsyncRead + AsyncWrite + Unpin, service: S, closing: CancellationToken)
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible> + Copy,
{
    let steps = AtomicU64::new(0);
    let step = || steps.fetch_add(1, Ordering::Relaxed);
    let counted = service_fn(|request| async move {
        step();
        let response = service.call(request).await;
        step();
        response
    });
    let mut http = http1::Builder::new();
    http.max_header_size(HEADERS_LIMIT).max_buf_size(HEADERS_LIMIT);
    let mut served = pin!(http.serve_connection(TokioIo::new(stream), counted));
    let ended = select! {
        biased;
        ended = &mut served => ended,
        () = quiet(&steps) => return,
        () = closing.cancelled() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = ended {
        // hyper has answered these itself, with a 4xx and no body.
        match error.is_parse() {
            true => tracing::info!(%error, "connection ended early"),
            false => tracing::debug!(%error, "connection ended early"),
        }
    }
}

/// Waits until `steps` has stood still for long enough. No request lasts that long: bodies have their own
/// limit.
async fn quiet(steps: &AtomicU64) {
    let (mut seen, mut looks) = (0, 0);
    while looks < QUIET_LOOKS {
        sleep(LOOK_EVERY).await;
        let now = steps.load(Ordering::Relaxed);
        looks = if now == seen { looks + 1 } else { 0 };
        seen = now;
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
        time::Instant,
    };

    use super::*;

    /// The client's end of a connection whose every request is answered with "ok".
    fn connect() -> DuplexStream {
        let (client, server) = duplex(4096);
        let service = service_fn(|_| async { Ok::<_, Infallible>(Response::new("ok".into())) });
        tokio::spawn(connection(server, service, CancellationToken::new()));
        client
    }

    async fn ask(client: &mut DuplexStream) {
        client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        let mut answer = [0; 512];
        let read = client.read(&mut answer).await.unwrap();
        assert!(answer[..read].ends_with(b"ok"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_outlives_the_load_balancers_patience() {
        let mut client = connect();
        ask(&mut client).await;
        sleep(Duration::from_secs(65)).await;
        ask(&mut client).await;
        let answered = Instant::now();
        assert_eq!(client.read(&mut [0]).await.unwrap(), 0);
        assert!((75..=90).contains(&answered.elapsed().as_secs()), "{:?}", answered.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn headers_that_never_end_are_cut() {
        let mut client = connect();
        let started = Instant::now();
        while client.write_all(b"G").await.is_ok() {
            sleep(Duration::from_secs(1)).await;
        }
        assert!((75..=90).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
    }
}
