//! Exchanges with a scripted server.

use http::{HeaderMap, Method};
use http_body_util::Empty;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};

use super::*;

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

/// A task whose connections each read some requests, answer them so, and close.
async fn task(connections: Vec<Vec<&'static str>>) -> (Pool, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let pool = Pool::new(listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let mut heard = Vec::new();
        for answers in connections {
            let (mut stream, _) = listener.accept().await.unwrap();
            for answer in answers {
                let mut head = vec![0; 4096];
                let length = stream.read(&mut head).await.unwrap();
                heard.push(String::from_utf8_lossy(&head[..length]).into_owned());
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        }
        heard
    });
    (pool, serving)
}

fn request(method: Method) -> Request<Empty<Bytes>> {
    Request::new(method, "/", &HeaderMap::new(), Empty::new())
}

async fn read(exchange: &mut Exchange<Empty<Bytes>>) -> Result<Vec<u8>, ExchangeError> {
    let mut body = Vec::new();
    while let Some(part) = poll_fn(|cx| exchange.poll_body(cx)).await {
        body.extend_from_slice(&part?);
    }
    Ok(body)
}

/// Sends over a new connection, reads all, and gives it back.
async fn exchange(pool: &Pool) -> Result<Vec<u8>, ExchangeError> {
    let connection = pool.connect().await.unwrap();
    let (_, mut exchange) = connection.send(request(Method::GET)).await.map_err(|failed| failed.error)?;
    let body = read(&mut exchange).await?;
    pool.put(exchange);
    Ok(body)
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let (pool, serving) = task(vec![vec![ANSWER, "HTTP/1.1 204 No\r\n\r\n", ANSWER]]).await;
    assert_eq!(exchange(&pool).await.unwrap(), b"ok");
    for body in [b"".as_slice(), b"ok"] {
        let connection = pool.checkout().unwrap();
        let (_, mut exchange) = connection.send(request(Method::POST)).await.unwrap();
        assert_eq!(read(&mut exchange).await.unwrap(), body);
        pool.put(exchange);
    }
    assert_eq!(serving.await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_connection_is_not_used_again() {
    for (answer, body) in [
        ("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok", "ok"),
        ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok", "ok"),
        ("HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end"),
        // More than was asked for would be the answer to the next request.
        ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\n", "ok"),
    ] {
        let (pool, serving) = task(vec![vec![answer]]).await;
        assert_eq!(exchange(&pool).await.unwrap(), body.as_bytes());
        assert!(pool.checkout().is_none(), "{answer}");
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn what_closes_while_idle_is_not_used() {
    let (pool, serving) = task(vec![vec![ANSWER]]).await;
    exchange(&pool).await.unwrap();
    serving.await.unwrap();
    // The runtime hears of it.
    while pool.idle.here().first().is_some_and(|idle| idle.connection.is_open()) {
        tokio::task::yield_now().await;
    }
    assert!(pool.checkout().is_none());
}

/// The task closes when it gets a second request.
#[tokio::test]
async fn what_may_be_sent_again_comes_back() {
    for (method, comes_back) in [(Method::GET, true), (Method::POST, false)] {
        let (pool, serving) = task(vec![vec![ANSWER, ""], vec![ANSWER]]).await;
        exchange(&pool).await.unwrap();
        let connection = pool.checkout().unwrap();
        let failed = connection.send(request(method.clone())).await.unwrap_err();
        let closed = matches!(failed.error, ExchangeError::Closed | ExchangeError::Broken(_));
        assert!(closed, "{}", failed.error);
        assert_eq!(failed.again.is_some(), comes_back, "{method}");
        let connection = pool.connect().await.unwrap();
        connection.send(failed.again.unwrap_or_else(|| request(method))).await.unwrap();
        let heard = serving.await.unwrap();
        assert_eq!(heard[1], heard[2], "the same, whole");
    }
}

#[tokio::test]
async fn half_an_answer_is_none() {
    let cut = |answer| async move {
        let (pool, serving) = task(vec![vec![answer]]).await;
        let connection = pool.connect().await.unwrap();
        let failed = match connection.send(request(Method::GET)).await {
            Ok((_, mut exchange)) => read(&mut exchange).await.unwrap_err(),
            Err(SendError { error, again }) => {
                assert!(again.is_none());
                error
            }
        };
        serving.await.unwrap();
        failed.to_string()
    };
    let broken = "broke the connection (unexpected end of file)";
    assert_eq!(cut("HTTP/1.1 200 OK\r\ncont").await, broken);
    assert_eq!(cut("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nok").await, broken);
    assert_eq!(cut("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n").await, broken);
    let garbage = "sent something that is not HTTP (invalid HTTP version)";
    assert_eq!(cut("garbage\r\n\r\n").await, garbage);
    let chunks = "sent something that is not HTTP (its chunks are damaged)";
    assert_eq!(cut("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n").await, chunks);
}

#[tokio::test]
async fn a_large_body_arrives_whole() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let pool = Pool::new(listener.local_addr().unwrap());
    let sent = (0..3_000_000_u32).map(|number| (number % 251) as u8).collect::<Vec<_>>();
    let copy = sent.clone();
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        assert!(stream.read(&mut [0; 1024]).await.unwrap() > 0);
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", copy.len());
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&copy).await.unwrap();
    });
    assert!(exchange(&pool).await.unwrap() == sent);
    assert_eq!(pool.idle.here()[0].connection.read.capacity(), 0, "no large buffer is kept");
    serving.await.unwrap();
}
