//! The reference's table for the author service, byte for byte.

use std::time::Duration;

use service_kit::testing::{Level, TestServer};

#[tokio::test]
async fn every_row() {
    let server =
        TestServer::start(author_service::site().unwrap(), Level::INFO, Duration::from_secs(20)).await;

    let list = server.ask("GET", "/api/authors", "").await;
    assert_eq!((list.status, list.header("content-length")), (200, Some("433")));
    assert_eq!(list.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(list.header("etag"), Some(r#"W/"1b1-j3OUN2vWVxN8P0E11mgEB6l5a24""#));
    assert_eq!(list.body, include_str!("../data/authors.json"));

    let third = server.ask("GET", "/api/authors/3", "").await;
    assert_eq!((third.status, third.header("content-length")), (200, Some("57")));
    assert_eq!(third.header("etag"), Some(r#"W/"39-S3aP7z/TxIYxXi7OuGU16SWpul8""#));
    assert_eq!(third.body, r#"{"id":3,"name":"Gojko Adzic","book":"Running Serverless"}"#);

    let health = server.ask("GET", "/api/authors/health", "").await;
    assert_eq!((health.status, health.header("content-length")), (200, Some("721")));
    assert!(health.body.contains("<title>Welcome to Authors Service</title>"), "{}", health.body);

    for id in ["99", "0", "-1", "abc", "Infinity", "3abc", "3.7", "0x3", "+3", "%203", "03", "3e0"] {
        let missing = server.ask("GET", &format!("/api/authors/{id}"), "").await;
        assert_eq!((missing.status, missing.header("content-length")), (404, Some("105")), "{id}");
    }
    let unknown = server.ask("GET", "/nope", "").await;
    assert_eq!((unknown.status, unknown.header("content-length")), (404, Some("143")));
    assert_eq!(server.ask("GET", "/", "").await.body, health.body);
    assert_eq!(server.ask("GET", "/api/books", "").await.status, 404);
}

#[tokio::test]
async fn the_items_make_up_the_list() {
    let server =
        TestServer::start(author_service::site().unwrap(), Level::INFO, Duration::from_secs(20)).await;
    let mut items = Vec::new();
    for id in 1..=6 {
        items.push(server.ask("GET", &format!("/api/authors/{id}"), "").await.body);
    }
    assert_eq!(format!("[{}]", items.join(",")), server.ask("GET", "/api/authors", "").await.body);
}
