//! The real binary: it honours PORT and SIGTERM.

use service_kit::testing::{Process, Signal, ask};

#[tokio::test]
async fn it_starts_answers_and_stops() {
    let process = Process::start(env!("CARGO_BIN_EXE_author-service")).await;
    assert_eq!(ask(process.address, "GET", "/api/authors/3", "").await.body.len(), 57);
    process.signal(Signal::SIGTERM);
    let (status, log) = process.end().await;
    assert_eq!(status.code(), Some(0));
    assert!(
        log.iter().all(|line| line["message"] == "request" || line["service"] == "author-service"),
        "{log:?}"
    );
}
