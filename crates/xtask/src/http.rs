//! A GET of a small body, for showing that the endpoints answer.

use std::{
    io::{Read as _, Write as _},
    net::{TcpStream, ToSocketAddrs as _},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};

/// How long one try may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Asks `url` until it answers 200, for at most `patience`, and returns the body.
pub fn get(url: &str, patience: Duration) -> Result<String> {
    let deadline = Instant::now() + patience;
    loop {
        match try_get(url) {
            Ok((200, body)) => return Ok(body),
            Ok((status, body)) if Instant::now() > deadline => {
                bail!("{url} answers {status}: {}", body.trim())
            }
            Err(error) if Instant::now() > deadline => {
                return Err(error.context(format!("{url} does not answer")));
            }
            _ => std::thread::sleep(Duration::from_millis(200)),
        }
    }
}

fn try_get(url: &str) -> Result<(u16, String)> {
    let rest = url.strip_prefix("http://").with_context(|| format!("{url} is not plain HTTP"))?;
    let (authority, path) = rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash));
    let address = authority.to_socket_addrs().or_else(|_| loopback(authority).to_socket_addrs())?.next();
    let mut stream = TcpStream::connect_timeout(&address.context("the name has no address")?, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    // HTTP/1.0: the answer ends with the connection, and is never chunked.
    let request = format!("GET {path} HTTP/1.0\r\nHost: {authority}\r\nAccept: */*\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parse(&String::from_utf8_lossy(&answer))
}

/// Names under `localhost` are this machine's even where the resolver does not say so (RFC 6761).
fn loopback(authority: &str) -> String {
    match authority.rsplit_once(':') {
        Some((host, port)) if host.ends_with("localhost") => format!("127.0.0.1:{port}"),
        _ => authority.to_owned(),
    }
}

fn parse(answer: &str) -> Result<(u16, String)> {
    let (head, body) = answer.split_once("\r\n\r\n").context("the answer has no end of headers")?;
    ensure!(head.starts_with("HTTP/1."), "the answer is no HTTP");
    let status =
        head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("the answer has no status")?;
    Ok((status, body.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    #[test]
    fn it_asks_again_until_the_answer_is_200() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/api/books", listener.local_addr().unwrap());
        let server = thread::spawn(move || {
            for answer in ["HTTP/1.1 503 Service Unavailable\r\n\r\nno", "HTTP/1.1 200 OK\r\n\r\n[1]"] {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = [0; 256];
                let read = stream.read(&mut request).unwrap();
                assert!(request[..read].starts_with(b"GET /api/books HTTP/1.0\r\nHost: 127.0.0.1:"));
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        assert_eq!(get(&url, Duration::from_secs(30)).unwrap(), "[1]");
        server.join().unwrap();
    }

    #[test]
    fn an_endpoint_that_never_answers_is_named() {
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let error = get(&format!("http://{closed}/"), Duration::ZERO).unwrap_err();
        assert!(format!("{error:#}").contains("does not answer"), "{error:#}");
    }

    #[test]
    fn names_under_localhost_are_loopback() {
        assert_eq!(loopback("abc.execute-api.localhost:80"), "127.0.0.1:80");
        assert_eq!(loopback("example.com:80"), "example.com:80");
    }
}
