//! The lives of tasks: started, killed, adopted, refused, ended.

use local_cloud::{
    model::{Container, DefaultRoute, Topology},
    status::TaskPhase,
};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{
    cloud::{Cloud, pids, runs, until},
    topology::{SERVICE, redefine, service},
};

type Change = &'static dyn Fn(&mut Topology);

pub fn kill_9(pid: u32) {
    kill(Pid::from_raw(pid.try_into().unwrap()), Signal::SIGKILL).unwrap();
}

#[tokio::test]
async fn output_reaches_the_log_group() {
    let cloud = Cloud::steady(|_| ()).await;
    until(|| cloud.logs().matches("listening, region eu-west-1").count() == 2).await;
    let status = cloud.status();
    let events = &status.services[SERVICE].events;
    assert_eq!(events[0], "(service book) has reached a steady state.");
    assert!(events[1].starts_with("(service book) (deployment ecs-svc/"), "{events:?}");
    assert!(
        events.iter().any(|event| event.starts_with("(service book) has started 2 tasks: (task ")),
        "{events:?}"
    );
    let addresses = status.tasks.iter().map(|task| task.address.octets()[2]).collect::<Vec<_>>();
    assert!(addresses.contains(&1) && addresses.contains(&2), "one in each subnet: {addresses:?}");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_killed_task_is_replaced() {
    let cloud = Cloud::steady(|_| ()).await;
    let before = pids(&cloud.status());
    kill_9(before[0]);
    cloud
        .wait("a new task", |status| {
            let now = pids(status);
            now.len() == 2 && !now.contains(&before[0]) && status.services[SERVICE].steady
        })
        .await;
    let status = cloud.status();
    let dead = status.tasks.iter().find(|task| task.phase == TaskPhase::Stopped).unwrap();
    assert!(dead.stopped_reason.as_ref().unwrap().contains("web was ended by signal 9"), "{dead:?}");
    let mut served = vec![cloud.get("/api/pid").await.into_body(), cloud.get("/api/pid").await.into_body()];
    let mut now = pids(&status).iter().map(u32::to_string).collect::<Vec<_>>();
    served.sort();
    now.sort();
    assert_eq!(served, now, "both tasks serve");
    cloud.teardown().await;
}

#[tokio::test]
async fn tasks_outlive_the_daemon() {
    let mut cloud = Cloud::steady(|_| ()).await;
    let before = pids(&cloud.status());
    cloud
        .restart(async || {
            assert!(before.iter().all(|&pid| runs(pid)));
            // One dies while nobody watches.
            kill_9(before[0]);
            until(|| !runs(before[0])).await;
        })
        .await;
    let status = cloud.wait_steady().await;
    let after = pids(&status);
    assert!(
        after.contains(&before[1]) && !after.contains(&before[0]) && after.len() == 2,
        "{before:?} {after:?}"
    );
    assert_eq!(cloud.get("/api/version").await.body(), "1");
    // The adopted one is watched as well as one's own.
    kill_9(before[1]);
    cloud
        .wait("a new task", |status| {
            let now = pids(status);
            now.len() == 2 && !now.contains(&before[1]) && status.services[SERVICE].steady
        })
        .await;
    cloud.teardown().await;
}

#[tokio::test]
async fn a_deleted_service_ends() {
    let mut cloud = Cloud::steady(|_| ()).await;
    let before = pids(&cloud.status());
    cloud.change(|topology| topology.services.clear()).await;
    cloud.wait("an end", |status| status.services.is_empty()).await;
    assert!(before.iter().all(|&pid| !runs(pid)), "no process outlives its service");
    cloud.teardown().await;
}

#[tokio::test]
async fn scaling() {
    let mut cloud = Cloud::steady(|_| ()).await;
    for desired in [4, 1] {
        cloud.change(|topology| service(topology).desired_count = desired).await;
        let status = cloud.wait("the count", |status| {
            let own = &status.services[SERVICE];
            own.steady && own.running == desired
        });
        assert_eq!(pids(&*status.await).len(), desired as usize);
    }
    cloud.teardown().await;
}

#[tokio::test]
async fn what_cannot_start_says_why() {
    fn web(topology: &mut Topology, change: impl FnOnce(&mut Container)) {
        redefine(topology, 2, &[]);
        change(&mut topology.task_definitions.get_mut("arn:task-definition/book:2").unwrap().containers[0]);
    }
    let reasons: [(&str, Change); 3] = [
        ("CannotPullContainerError: repository not found (container web: nowhere/image:1)", &|topology| {
            web(topology, |container| container.image = "nowhere/image:1".into());
        }),
        (
            "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: \
             OCI runtime create failed: runc create failed: unable to start container process: exec: \"serve\": executable file not found in \
             $PATH: unknown (container web)",
            &|topology| web(topology, |container| container.entry_point = vec!["serve".into()]),
        ),
        ("subnet subnet-a has no way to ecr.api: it has no route to 0.0.0.0/0", &|topology| {
            web(topology, |_| ());
            topology.subnets.values_mut().for_each(|subnet| subnet.default_route = DefaultRoute::None);
        }),
    ];
    for (expected, change) in reasons {
        let cloud = Cloud::begin(change).await;
        cloud
            .wait("the reason", |status| {
                let mut reasons = status.tasks.iter().filter_map(|task| task.stopped_reason.as_deref());
                reasons.any(|reason| reason.contains(expected))
            })
            .await;
        let response = cloud.get("/api/echo").await;
        assert_eq!(response.status(), 503);
        cloud.teardown().await;
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_task_that_others_reach_is_stopped_unless_it_may() {
    let mut cloud = Cloud::begin(|topology| redefine(topology, 2, &[("PUBLIC", "1")])).await;
    let status = cloud.wait("a reason", |status| {
        let mut reasons = status.tasks.iter().filter_map(|task| task.stopped_reason.as_deref());
        reasons.any(|reason| reason.contains("The task listens on 0.0.0.0:"))
    });
    assert!(status.await.services[SERVICE].events.iter().any(|event| event.contains("aws:localPublicTasks")));
    cloud
        .change(|topology| {
            service(topology).may_be_public = true;
            service(topology).force_token = "again".into();
        })
        .await;
    cloud.wait_steady().await;
    assert_eq!(cloud.get("/api/version").await.body(), "");
    cloud.teardown().await;
}
