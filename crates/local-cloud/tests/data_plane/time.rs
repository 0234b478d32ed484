//! Success comes fast, failure by AWS's clock: workloads that need their time, and workloads that are steady
//! too soon.

use std::time::Duration;

use local_cloud::status::{Rollout, ServiceStatus, TaskPhase};

use super::{
    cloud::{Cloud, pids},
    lives::kill_9,
    topology::{GROUP, SERVICE, redefine, service},
};

/// A thousand times faster than AWS, patience is AWS's: 60 s of grace, of which this needs two.
#[tokio::test]
async fn a_workload_has_its_time_to_start() {
    for start in ["LISTEN_AFTER_MS", "WARM_AFTER_MS"] {
        let cloud = Cloud::begin(|topology| redefine(topology, 2, &[(start, "2000")])).await;
        let status = cloud.wait_steady().await;
        let stopped = status.tasks.iter().filter(|task| task.phase == TaskPhase::Stopped).count();
        assert_eq!(stopped, 0, "{start}: {:#?}", status.services[SERVICE].events);
        cloud.teardown().await;
    }
}

fn failed(service: &ServiceStatus) -> Option<&str> {
    match &service.deployment {
        Rollout::Failed { reason } => Some(reason),
        _ => None,
    }
}

const CRASHES: &[(&str, &str)] = &[("EXIT_AFTER_CHECKS", "3")];

/// On AWS, whose first checks come after 30 s, it would never have been steady.
#[tokio::test]
async fn a_service_that_crashes_after_it_was_steady_has_failed() {
    let mut cloud = Cloud::begin(|topology| redefine(topology, 2, CRASHES)).await;
    let status = cloud.wait("a failure", |status| status.services.get(SERVICE).and_then(failed).is_some());
    let status = status.await;
    let own = &status.services[SERVICE];
    assert!(failed(own).unwrap().contains("web exited with code 3"), "{own:#?}");
    assert!(own.doubt.as_ref().unwrap().contains("web exited with code 3"), "{own:#?}");
    let said = |words| own.events.iter().any(|event| event.contains(words));
    assert!(said("had reached a steady state, but a task failed"), "{own:#?}");
    assert!(said("deployment failed: tasks failed to start."), "{own:#?}");

    // The next deployment is believed once it has lived for as long as its first checks would have taken.
    cloud
        .change(|topology| {
            redefine(topology, 3, &[]);
            let check = &mut topology.target_groups.get_mut(GROUP).unwrap().health_check;
            (check.interval, check.healthy_threshold) = (Duration::from_secs(1), 1);
        })
        .await;
    cloud
        .wait("a proof", |status| {
            let own = &status.services[SERVICE];
            own.steady && own.deployment == Rollout::Completed && own.doubt.is_none()
        })
        .await;
    cloud.teardown().await;
}

#[tokio::test]
async fn what_crashes_after_it_was_steady_is_rolled_back() {
    let mut cloud = Cloud::steady(|_| ()).await;
    cloud.change(|topology| redefine(topology, 2, CRASHES)).await;
    let status = cloud.wait("a rollback", |status| {
        let own = &status.services[SERVICE];
        failed(own).is_some() && own.steady && own.task_definition.ends_with("book:1")
    });
    assert!(status.await.services[SERVICE].doubt.is_some());
    assert_eq!(cloud.get("/api/version").await.body(), "1");
    cloud.teardown().await;
}

/// Someone who ends tasks says nothing about the workload.
#[tokio::test]
async fn killed_tasks_are_no_failures() {
    let cloud = Cloud::steady(|topology| service(topology).desired_count = 1).await;
    for _ in 0..4 {
        let before = pids(&cloud.status());
        kill_9(before[0]);
        cloud
            .wait("a new task", |status| {
                let now = pids(status);
                now.len() == 1 && now != before && status.services[SERVICE].steady
            })
            .await;
    }
    let status = cloud.status();
    let own = &status.services[SERVICE];
    assert_eq!((&own.deployment, &own.doubt), (&Rollout::Completed, &None));
    cloud.teardown().await;
}

/// A service that is slow to fail at one scale is quick at another, without a restart.
#[tokio::test]
async fn the_scale_changes_while_tasks_run() {
    let cloud = Cloud::begin(|topology| {
        redefine(topology, 2, &[("SICK", "1")]);
        service(topology).circuit_breaker_rollback = None;
        let check = &mut topology.target_groups.get_mut(GROUP).unwrap().health_check;
        // At the tests' scale: two checks, and then none for 24 hours.
        check.interval = Duration::from_secs(24 * 3600 * 1000);
    })
    .await;
    let wrong = |target: &local_cloud::status::TargetStatus| {
        target.reason.as_ref().is_some_and(|why| why.contains("[500]"))
    };
    cloud.wait("a wrong answer", |status| status.targets[GROUP].iter().any(wrong)).await;
    assert!(
        cloud.status().tasks.iter().all(|task| matches!(task.phase, TaskPhase::Pending | TaskPhase::Running))
    );
    cloud.plane.set_time_scale(1e-12);
    cloud
        .wait("tasks that are given up", |status| {
            let given_up = |task: &local_cloud::status::TaskStatus| {
                task.stopped_reason.as_ref().is_some_and(|why| why.contains("failed ELB health checks"))
            };
            status.tasks.iter().any(given_up)
        })
        .await;
    cloud.teardown().await;
}
