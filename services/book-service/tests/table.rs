//! The reference's table for the book service, byte for byte.

use std::time::Duration;

use service_kit::testing::{Level, TestServer};

#[tokio::test]
async fn every_row() {
    let server = TestServer::start(book_service::site().unwrap(), Level::INFO, Duration::from_secs(20)).await;

    let list = server.ask("GET", "/api/books", "").await;
    assert_eq!((list.status, list.header("content-length")), (200, Some("692")));
    assert_eq!(list.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(list.header("etag"), Some(r#"W/"2b4-r3YGlNvq6K43lusb2GnE9pat238""#));
    assert_eq!(list.body, include_str!("../data/books.json"));

    let third = server.ask("GET", "/api/books/3", "").await;
    assert_eq!((third.status, third.header("content-length")), (200, Some("116")));
    assert_eq!(third.header("etag"), Some(r#"W/"74-uAZMJc7uFhAKuO8juFDkqyo/UQE""#));
    let body = r#"{"id":3,"isbn":9781789806199,"title":"Machine Learning with AWS","publisher":"Packt Publishing","date":"11/02/2018"}"#;
    assert_eq!(third.body, body);

    let health = server.ask("GET", "/api/books/health", "").await;
    assert_eq!((health.status, health.header("content-length")), (200, Some("719")));
    assert!(health.body.contains("<title>Welcome to Books Service!</title>"), "{}", health.body);

    for id in ["99", "0", "-1", "abc", "Infinity", "3abc", "3.7", "0x3", "+3", "%203", "03", "3e0"] {
        let missing = server.ask("GET", &format!("/api/books/{id}"), "").await;
        assert_eq!((missing.status, missing.header("content-length")), (404, Some("105")), "{id}");
    }
    let unknown = server.ask("GET", "/nope", "").await;
    assert_eq!((unknown.status, unknown.header("content-length")), (404, Some("143")));
    assert_eq!(server.ask("GET", "/", "").await.status, 404);
    assert_eq!(server.ask("GET", "/api/authors", "").await.status, 404);
}

#[tokio::test]
async fn the_items_make_up_the_list() {
    let server = TestServer::start(book_service::site().unwrap(), Level::INFO, Duration::from_secs(20)).await;
    let mut items = Vec::new();
    for id in 1..=6 {
        items.push(server.ask("GET", &format!("/api/books/{id}"), "").await.body);
    }
    assert_eq!(format!("[{}]", items.join(",")), server.ask("GET", "/api/books", "").await.body);
}
