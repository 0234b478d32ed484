//! Requests and the load balancer: targets that are not there, fail or are silent; stickiness, health checks,
//! security groups.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use local_cloud::{
    model::*,
    status::{Status, TargetStatus},
};

use super::{
    cloud::{Cloud, reason},
    topology::{GROUP, LISTENER, api, redefine, service},
};

#[tokio::test]
async fn both_tasks_take_turns() {
    let cloud = Cloud::steady(|_| ()).await;
    let mut pids = Vec::new();
    for _ in 0..6 {
        pids.push(cloud.get("/api/pid").await.into_body());
    }
    assert_eq!(pids[0..2], pids[2..4]);
    assert_eq!(pids[0..2], pids[4..6]);
    assert_ne!(pids[0], pids[1]);
    cloud.teardown().await;
}

#[tokio::test]
async fn no_target() {
    let cloud = Cloud::steady(|topology| service(topology).desired_count = 0).await;
    let response = cloud.get("/api/echo").await;
    assert_eq!(response.status(), 503);
    assert!(response.body().contains("503 Service Temporarily Unavailable"));
    let why = reason(&response);
    assert!(why.contains("target group book-tg has no registered targets; service book: 0 desired"), "{why}");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_task_that_ignores_its_port() {
    let cloud = Cloud::begin(|topology| {
        redefine(topology, 2, &[("IGNORE_PORT", "1")]);
        service(topology).circuit_breaker_rollback = None;
    })
    .await;
    let said = |target: &TargetStatus| target.reason.as_ref().is_some_and(|why| why.contains("PORT"));
    cloud.wait("a failed check", |status| status.targets[GROUP].iter().any(said)).await;
    let response = cloud.get("/api/echo").await;
    // In the moment between unhealthy and deregistered, the load balancer fails open.
    assert!([502, 503].contains(&response.status().as_u16()), "{response:?}");
    assert!(reason(&response).contains("task"), "{}", reason(&response));
    cloud.teardown().await;
}

#[tokio::test]
async fn a_target_that_fails() {
    let cloud = Cloud::steady(|_| ()).await;
    for (path, why) in [
        ("/api/close", "closed the connection without an answer"),
        ("/api/garbage", "sent something that is not HTTP"),
    ] {
        let response = cloud.get(path).await;
        assert_eq!(response.status(), 502, "{path}");
        assert_eq!(response.headers()["server"], "awselb/2.0");
        assert!(reason(&response).contains(why), "{}", reason(&response));
    }
    let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
    tokio::spawn(driver);
    let request = Request::get("/api/cut").header("host", "localhost").body(Empty::new()).unwrap();
    // The head may have left before the cut, or not; either way, a cut response must not look whole.
    if let Ok(cut) = sender.send_request(request).await {
        assert!(cut.into_body().collect().await.is_err());
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn a_target_that_is_silent() {
    let timeout = |millis| {
        move |topology: &mut Topology| {
            api(topology).integrations.get_mut("int1").unwrap().timeout = Duration::from_millis(millis);
        }
    };
    let mut cloud = Cloud::steady(timeout(100)).await;
    let response = cloud.get("/api/slow?ms=5000").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (504, r#"{"message":"Gateway Timeout"}"#)
    );
    assert!(reason(&response).contains("the integration's timeout of 100ms"), "{}", reason(&response));
    cloud
        .change(|topology| {
            timeout(20_000)(topology);
            topology.load_balancers.get_mut("arn:lb").unwrap().idle_timeout = Duration::from_millis(100);
        })
        .await;
    let response = cloud.get("/api/slow?ms=5000").await;
    assert_eq!(response.status(), 504);
    assert!(response.body().contains("504 Gateway Time-out"), "the load balancer's page");
    assert_eq!(cloud.get("/api/slow?ms=1").await.body(), "slept");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_client_stays_with_its_target() {
    let cloud = Cloud::steady(|topology| {
        topology.target_groups.get_mut(GROUP).unwrap().stickiness = Some(Duration::from_secs(60));
    })
    .await;
    let first = cloud.get("/api/pid").await;
    let cookies = first.headers().get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let cookie = cookies.map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ");
    for _ in 0..4 {
        let request = Request::get("/api/pid").header("cookie", &cookie).body(Empty::<Bytes>::new()).unwrap();
        assert_eq!(cloud.ask(request).await.body(), first.body(), "{cookie}");
    }
    let others = [cloud.get("/api/pid").await, cloud.get("/api/pid").await];
    assert_ne!(others[0].body(), others[1].body());
    cloud.teardown().await;
}

#[tokio::test]
async fn health_checks_ask_their_own_port() {
    let mut cloud = Cloud::begin(|topology| {
        topology.target_groups.get_mut(GROUP).unwrap().health_check.port = Some(8081);
        service(topology).circuit_breaker_rollback = None;
    })
    .await;
    let says = |words: &'static str| {
        move |status: &Status| {
            let mut reasons = status.targets[GROUP].iter().filter_map(|target| target.reason.as_ref());
            reasons.any(|why| why.contains(words))
        }
    };
    cloud.wait("a check of the other port", says("the check asks port 8081, which no container")).await;
    cloud
        .change(|topology| {
            let check = &mut topology.target_groups.get_mut(GROUP).unwrap().health_check;
            (check.port, check.https) = (Some(80), true);
        })
        .await;
    cloud.wait("a check by TLS", says("the targets' protocol is HTTP, and the check's is HTTPS")).await;
    cloud.change(|topology| topology.target_groups.get_mut(GROUP).unwrap().health_check.https = false).await;
    cloud.wait_steady().await;
    cloud.teardown().await;
}

#[tokio::test]
async fn security_groups_on_the_way_in() {
    let mut cloud = Cloud::steady(|_| ()).await;
    cloud.change(|topology| topology.security_groups.get_mut("sg-lb").unwrap().ingress.clear()).await;
    let response = cloud.get("/api/echo").await;
    assert_eq!(
        (response.status().as_u16(), response.body().as_str()),
        (503, r#"{"message":"Service Unavailable"}"#)
    );
    assert!(
        reason(&response).contains("add an ingress rule (tcp 80, from sg-link) to sg-lb"),
        "{}",
        reason(&response)
    );
    cloud.change(|topology| topology.listeners.clear()).await;
    assert!(reason(&cloud.get("/api/echo").await).contains(&format!("listener {LISTENER} does not exist")));
    cloud.teardown().await;
}

#[tokio::test]
async fn security_groups_between_load_balancer_and_tasks() {
    let cloud = Cloud::begin(|topology| {
        topology.security_groups.get_mut("sg-task").unwrap().ingress.clear();
    })
    .await;
    let status = cloud.wait("a failed check", |status| {
        status.targets[GROUP]
            .iter()
            .any(|target| target.reason.as_ref().is_some_and(|why| why.contains("sg-lb")))
    });
    let status = status.await;
    let why = status.targets[GROUP]
        .iter()
        .find_map(|target| target.reason.clone().filter(|why| why.contains("sg-lb")));
    let why = why.unwrap();
    assert!(why.starts_with("Request timed out (no ingress rule of task "), "{why}");
    assert!(why.ends_with("add an ingress rule (tcp 80, from sg-lb) to sg-task)"), "{why}");
    let response = cloud.get("/api/echo").await;
    assert!([503, 504].contains(&response.status().as_u16()), "{response:?}");
    cloud.teardown().await;
}
