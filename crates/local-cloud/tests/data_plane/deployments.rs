//! Deployments: rolling without a failed request, and rolled back when the new tasks are no good.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use local_cloud::status::Rollout;

use super::{
    cloud::{Cloud, until},
    topology::{SERVICE, redefine, service},
};

/// Asks for the version without pause, on a few connections, until told to stop. Returns the answers and the
/// failures.
async fn load(
    cloud: &Cloud,
    stop: Arc<AtomicBool>,
) -> Vec<tokio::task::JoinHandle<(BTreeSet<String>, Vec<String>)>> {
    let mut clients = Vec::new();
    for _ in 0..4 {
        let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
        tokio::spawn(driver);
        let stop = Arc::clone(&stop);
        clients.push(tokio::spawn(async move {
            let (mut answers, mut failures) = (BTreeSet::new(), Vec::new());
            while !stop.load(Relaxed) {
                let request =
                    Request::get("/api/version").header("host", "localhost").body(Empty::new()).unwrap();
                sender.ready().await.unwrap();
                let (head, body) = sender.send_request(request).await.unwrap().into_parts();
                let body = body.collect().await.unwrap().to_bytes();
                match head.status.as_u16() {
                    200 => drop(answers.insert(String::from_utf8(body.to_vec()).unwrap())),
                    _ => failures.push(format!("{head:?}")),
                }
            }
            (answers, failures)
        }));
    }
    clients
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_update_fails_no_request() {
    let mut cloud = Cloud::steady(|_| ()).await;
    let stop = Arc::new(AtomicBool::new(false));
    let clients = load(&cloud, Arc::clone(&stop)).await;
    for version in 2..=4 {
        cloud.change(|topology| redefine(topology, version, &[("VERSION", &version.to_string())])).await;
        let arn = format!("arn:task-definition/book:{version}");
        let status = cloud.wait("the new version", |status| {
            let own = &status.services[SERVICE];
            own.steady && own.task_definition == arn
        });
        assert_eq!(status.await.services[SERVICE].deployment, Rollout::Completed);
    }
    stop.store(true, Relaxed);
    let mut seen = BTreeSet::new();
    for client in clients {
        let (answers, failures) = client.await.unwrap();
        assert!(failures.is_empty(), "{} failed: {}", failures.len(), failures[0]);
        seen.extend(answers);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    assert_eq!(cloud.get("/api/version").await.body(), "4");
    cloud.teardown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_version_is_rolled_back_and_nobody_notices() {
    for bad in ["CRASH", "SICK"] {
        let mut cloud = Cloud::steady(|_| ()).await;
        let stop = Arc::new(AtomicBool::new(false));
        let clients = load(&cloud, Arc::clone(&stop)).await;
        cloud.change(|topology| redefine(topology, 2, &[("VERSION", "2"), (bad, "1")])).await;
        let failed = |status: &local_cloud::status::Status| {
            let own = &status.services[SERVICE];
            matches!(own.deployment, Rollout::Failed { .. }) && own.steady
        };
        let status = cloud.wait("a rollback", failed).await;
        let own = &status.services[SERVICE];
        assert_eq!(own.task_definition, "arn:task-definition/book:1");
        let Rollout::Failed { reason } = &own.deployment else { unreachable!() };
        let last = if bad == "CRASH" { "web exited with code 7" } else { "failed with these codes: [500]" };
        assert!(reason.starts_with("ECS deployment circuit breaker: tasks failed to start."), "{reason}");
        assert!(reason.contains(last), "{reason}");
        assert!(
            own.events.iter().any(|event| event.contains("rolling back to deployment ecs-svc/")),
            "{own:#?}"
        );

        // The same again changes nothing; something new is tried.
        cloud.apply().await;
        assert!(failed(&cloud.status()));
        cloud.change(|topology| redefine(topology, 3, &[("VERSION", "3")])).await;
        cloud
            .wait("the next version", |status| {
                let own = &status.services[SERVICE];
                own.steady && own.deployment == Rollout::Completed
            })
            .await;
        stop.store(true, Relaxed);
        for client in clients {
            let (answers, failures) = client.await.unwrap();
            assert!(failures.is_empty(), "{bad}: {} failed: {}", failures.len(), failures[0]);
            assert!(!answers.contains("2"), "{bad}: a bad task has served");
        }
        cloud.teardown().await;
    }
}

#[tokio::test]
async fn a_first_version_that_crashes_stays_failed() {
    let mut cloud = Cloud::begin(|topology| redefine(topology, 1, &[("CRASH", "1")])).await;
    let status = cloud.wait("an end", |status| {
        status.services.get(SERVICE).is_some_and(|own| matches!(own.deployment, Rollout::Failed { .. }))
    });
    let status = status.await;
    let own = &status.services[SERVICE];
    assert!(!own.steady);
    assert!(own.events.iter().any(|event| event.contains("unable to consistently start tasks")), "{own:#?}");
    assert!(
        own.events.iter().any(|event| event.contains("deployment failed: tasks failed to start.")),
        "{own:#?}"
    );
    cloud
        .wait("quiet", |status| status.services[SERVICE].pending + status.services[SERVICE].running == 0)
        .await;
    // A force token asks for another try, which fails in the same way.
    cloud.change(|topology| service(topology).force_token = "again".into()).await;
    cloud
        .wait("another end", |status| matches!(status.services[SERVICE].deployment, Rollout::Failed { .. }))
        .await;
    cloud.teardown().await;
}

#[tokio::test]
async fn a_drained_task_finishes_its_requests() {
    let mut cloud = Cloud::steady(|topology| service(topology).desired_count = 1).await;
    let (mut sender, driver) = cloud.connect::<Empty<Bytes>>().await;
    tokio::spawn(driver);
    let request = Request::get("/api/slow?ms=1500").header("host", "localhost").body(Empty::new()).unwrap();
    let slow = tokio::spawn(async move { sender.send_request(request).await.unwrap().status() });
    until(|| cloud.logs().contains("slow begins")).await;
    cloud.change(|topology| redefine(topology, 2, &[("VERSION", "2")])).await;
    cloud
        .wait("the new version", |status| {
            let own = &status.services[SERVICE];
            own.steady && own.task_definition.ends_with(":2")
        })
        .await;
    assert_eq!(slow.await.unwrap(), 200, "its task was stopped only after it had answered");
    cloud.teardown().await;
}
