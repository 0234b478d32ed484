//! Bodies and connections: streamed both ways, limited, cut, and answered early.

use bytes::Bytes;
use futures::{SinkExt, channel::mpsc, stream};
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use hyper::{Request, body::Frame};

use super::{
    backend::sum,
    cloud::{Cloud, reason, until},
};

#[tokio::test]
async fn a_body_over_the_limit() {
    let cloud = Cloud::steady(|_| ()).await;
    let declared =
        Request::post("/api/mirror").body(Full::new(Bytes::from(vec![0; 10 * 1024 * 1024 + 1]))).unwrap();
    let response = cloud.ask(declared).await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (413, r#"{"message":"Request Entity Too Large"}"#)
    );
    // Without a length, it shows on the way.
    let piece = || Ok::<_, std::convert::Infallible>(Frame::data(Bytes::from(vec![0; 64 * 1024])));
    let undeclared = StreamBody::new(stream::iter(std::iter::repeat_with(piece).take(161)));
    let response = cloud.ask(Request::post("/api/sink").body(undeclared).unwrap()).await;
    assert_eq!(response.status(), 413, "{response:?}");
    cloud.teardown().await;
}

#[tokio::test]
async fn bodies_are_streamed_both_ways() {
    let cloud = Cloud::steady(|_| ()).await;
    let (mut pieces, queue) = mpsc::channel::<Result<Frame<Bytes>, std::convert::Infallible>>(1);
    let (mut sender, driver) = cloud.connect().await;
    tokio::spawn(driver);
    let request =
        Request::post("/api/mirror").header("host", "localhost").body(StreamBody::new(queue)).unwrap();
    let response = sender.send_request(request).await.unwrap();
    let mut body = response.into_body();
    for word in ["one", "two", "three"] {
        pieces.send(Ok(Frame::data(Bytes::from(word)))).await.unwrap();
        // The answer to this piece is here before the next is sent: nothing on the way collects.
        let mut back = Bytes::new();
        while back.is_empty() {
            back = body.frame().await.unwrap().unwrap().into_data().unwrap();
        }
        assert_eq!(back, word);
    }
    drop(pieces);
    assert!(body.frame().await.is_none());
    cloud.teardown().await;
}

#[tokio::test]
async fn bodies_with_a_length_arrive_whole() {
    let cloud = Cloud::steady(|_| ()).await;
    for length in [1, 8 * 1024, 8 * 1024 + 1, 3_000_000] {
        let body = (0..length).map(|number: u32| (number % 251) as u8).collect::<Vec<_>>();
        let request = Request::post("/api/sum").body(Full::new(Bytes::from(body.clone()))).unwrap();
        let response = cloud.ask(request).await;
        assert_eq!((response.status().as_u16(), response.body()), (200, &sum(&body).to_string()));
    }
    cloud.teardown().await;
}

/// A task may answer before it has the whole request, and close.
#[tokio::test]
async fn an_early_answer_is_seen() {
    let cloud = Cloud::steady(|_| ()).await;
    for length in [1, 100_000, 9_000_000] {
        let request = Request::post("/api/refuse").body(Full::new(Bytes::from(vec![7; length]))).unwrap();
        let response = cloud.ask(request).await;
        assert_eq!((response.status().as_u16(), response.body().as_str()), (403, "not this one"), "{length}");
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn closed_connections_never_show() {
    let cloud = Cloud::steady(|_| ()).await;
    // Every answer leaves a kept connection that the task closes at once.
    for round in 0..100 {
        let response = cloud.get("/api/once").await;
        assert_eq!(response.status(), 200, "round {round}: {response:?}");
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn a_client_that_leaves_cancels_its_request() {
    let cloud = Cloud::steady(|_| ()).await;
    let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
    let driving = tokio::spawn(driver);
    let request = Request::get("/api/hang").header("host", "localhost").body(Empty::new()).unwrap();
    let asked = tokio::spawn(async move { sender.send_request(request).await.map(drop) });
    until(|| cloud.logs().contains("hanging")).await;
    asked.abort();
    driving.abort();
    until(|| cloud.logs().contains("the other side left: true")).await;
    cloud.teardown().await;
}

#[tokio::test]
async fn responses_have_a_limit_and_no_reason_of_their_own() {
    let cloud = Cloud::steady(|_| ()).await;
    let declared = cloud.get("/api/large?length=10485761").await;
    assert_eq!(
        (declared.status().as_u16(), declared.body().as_str()),
        (500, r#"{"message":"Internal Server Error"}"#)
    );
    assert!(reason(&declared).contains("larger than the 10 MB"), "{}", reason(&declared));
    let just = cloud.get("/api/large?length=10485760").await;
    assert_eq!((just.status().as_u16(), just.body().len()), (200, 10_485_760));
    assert!(!just.headers().contains_key("x-local-cloud-reason"), "a task says none");
    cloud.teardown().await;
}
