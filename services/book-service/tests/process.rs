//! The real binary: start, stop, and what it says when it cannot start.

use std::net::{Ipv4Addr, TcpListener};

use service_kit::testing::{Process, Signal, ask, run_to_end};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const BINARY: &str = env!("CARGO_BIN_EXE_book-service");

#[tokio::test]
async fn sigterm_lets_a_request_in_flight_finish() {
    let mut process = Process::start(BINARY).await;
    let mut client = TcpStream::connect(process.address).await.unwrap();
    client
        .write_all(b"GET /api/books/3 HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        .await
        .unwrap();
    client.read_exact(&mut [0; 25]).await.unwrap();

    process.signal(Signal::SIGTERM);
    let stopping = process.line().await;
    assert_eq!((&stopping["message"], &stopping["signal"]), (&"stopping".into(), &"SIGTERM".into()));
    client.write_all(b"{}").await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");

    let (status, log) = process.end().await;
    assert_eq!(status.code(), Some(0));
    let messages: Vec<_> = log.iter().map(|line| line["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["request", "stopped"]);
}

#[tokio::test]
async fn it_listens_where_host_says_and_nowhere_else() {
    let process = Process::start_with(BINARY, &[("HOST", "127.0.0.1")]).await;
    assert_eq!(process.address.ip(), Ipv4Addr::LOCALHOST);
    assert_eq!(ask(process.address, "GET", "/api/books", "").await.status, 200);
    // Another address of this machine: it answers where no HOST is set.
    let elsewhere = Ipv4Addr::new(127, 0, 0, 2);
    assert!(TcpStream::connect((elsewhere, process.address.port())).await.is_err());
    if cfg!(target_os = "linux") {
        let everywhere = Process::start(BINARY).await;
        assert!(TcpStream::connect((elsewhere, everywhere.address.port())).await.is_ok());
    }
}

#[tokio::test]
async fn sigint_stops_it_too() {
    let process = Process::start(BINARY).await;
    process.signal(Signal::SIGINT);
    let (status, log) = process.end().await;
    assert_eq!((status.code(), &log[0]["signal"]), (Some(0), &"SIGINT".into()));
}

#[tokio::test]
async fn a_log_that_nobody_reads_does_not_delay_answers_and_is_whole_at_the_end() {
    const REQUESTS: usize = 1000;
    let process = Process::start(BINARY).await;
    let mut client = TcpStream::connect(process.address).await.unwrap();
    let mut answer = [0; 4096];
    // Some 180 KB of lines: several times what a pipe holds.
    for _ in 0..REQUESTS {
        client.write_all(b"GET /api/books/3 HTTP/1.1\r\n\r\n").await.unwrap();
        let read = client.read(&mut answer).await.unwrap();
        assert!(answer[..read].starts_with(b"HTTP/1.1 200 OK\r\n"));
    }
    process.signal(Signal::SIGTERM);
    let (status, log) = process.end().await;
    assert_eq!(status.code(), Some(0));
    assert_eq!(log.iter().filter(|line| line["message"] == "request").count(), REQUESTS);
}

#[tokio::test]
async fn a_log_that_nobody_ever_reads_does_not_keep_it_from_ending() {
    let process = Process::start(BINARY).await;
    let mut client = TcpStream::connect(process.address).await.unwrap();
    let mut answer = [0; 4096];
    // More lines than the pipe and the queue behind it hold.
    for _ in 0..6000 {
        client.write_all(b"GET /api/books/3 HTTP/1.1\r\n\r\n").await.unwrap();
        let read = client.read(&mut answer).await.unwrap();
        assert!(answer[..read].starts_with(b"HTTP/1.1 200 OK\r\n"));
    }
    process.signal(Signal::SIGTERM);
    assert_eq!(process.end_unread().await.code(), Some(0));
}

#[tokio::test]
async fn a_log_that_cannot_be_written_does_not_stop_it() {
    let mut process = Process::start(BINARY).await;
    process.close_log();
    for _ in 0..3 {
        assert_eq!(ask(process.address, "GET", "/api/books", "").await.status, 200);
    }
}

#[tokio::test]
async fn a_taken_port_is_one_clear_line() {
    let taken = TcpListener::bind("0.0.0.0:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let line = refused(&[("PORT", &port)]).await;
    assert!(
        line.contains(&format!(
            r#""level":"error","message":"cannot listen on 0.0.0.0:{port} (another process has it"#
        )),
        "{line}"
    );
}

#[tokio::test]
async fn invalid_settings_are_one_clear_line() {
    let line = refused(&[("PORT", "http")]).await;
    assert!(line.contains(r#""message":"PORT is \"http\", which is not a port: give a number"#), "{line}");
    let line = refused(&[("HOST", "localhost")]).await;
    assert!(
        line.contains(r#""message":"HOST is \"localhost\", which is not an IP address: give one"#),
        "{line}"
    );
    let line = refused(&[("PORT", "0"), ("LOG_LEVEL", "loud")]).await;
    assert!(line.contains(r#""message":"LOG_LEVEL is \"loud\": give error"#), "{line}");
}

/// The only line of a service that does not start.
async fn refused(environment: &[(&str, &str)]) -> String {
    let output = run_to_end(BINARY, environment).await;
    assert_eq!(output.status.code(), Some(1));
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!((out.lines().count(), output.stderr.as_slice()), (1, &b""[..]), "{out}");
    out
}
