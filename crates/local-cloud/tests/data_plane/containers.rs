//! Tasks of several containers: secrets, dependencies, health checks, and what ends a task.

use std::{path::Path, time::Duration};

use local_cloud::model::{
    Container, ContainerHealthCheck, Dependency, DependencyCondition, Secret, SecretVersion, Topology,
};

use super::{
    cloud::{Cloud, pids, until},
    topology::{IMAGE, SERVICE, redefine, service},
};

const DEFINITION: &str = "arn:task-definition/book:2";
const PARAMETER: &str = "arn:aws:ssm:eu-west-1:000000000000:parameter/books/token";

/// A container that runs a line of the shell.
fn shell(name: &str, essential: bool, line: &str) -> Container {
    Container {
        name: name.into(),
        image: IMAGE.into(),
        essential,
        entry_point: vec!["/bin/sh".into(), "-c".into()],
        command: vec![line.into()],
        log: Some(("/ecs/book".into(), "app".into())),
        ..Container::default()
    }
}

/// Gives the service a definition of its usual container and others.
fn define(topology: &mut Topology, others: Vec<Container>, change: impl FnOnce(&mut Container)) {
    service(topology).desired_count = 1;
    redefine(topology, 2, &[("VERSION", "2")]);
    let definition = topology.task_definitions.get_mut(DEFINITION).unwrap();
    change(&mut definition.containers[0]);
    definition.containers.extend(others);
}

fn after(container: &str, condition: DependencyCondition) -> Vec<Dependency> {
    vec![Dependency { container: container.into(), condition }]
}

/// The output of a container of the service's tasks.
fn log(cloud: &Cloud, container: &str) -> String {
    let folder = cloud.folder.path().join("logs/ecs/book/app").join(container);
    let files = std::fs::read_dir(folder).into_iter().flatten();
    files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

async fn stopped_for(cloud: &Cloud, words: &str) {
    cloud
        .wait(words, |status| {
            let mut reasons = status.tasks.iter().filter_map(|task| task.stopped_reason.as_deref());
            reasons.any(|reason| reason.contains(words))
        })
        .await;
}

#[tokio::test]
async fn secrets_are_in_the_environment_and_nowhere_else() {
    let secret = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db-a1b2c3";
    let cloud = Cloud::steady(|topology| {
        let version = SecretVersion {
            id: "1".into(),
            stages: vec!["AWSCURRENT".into()],
            text: Some(r#"{"password":"hunter2"}"#.into()),
        };
        topology.secrets.insert(secret.into(), Secret { versions: vec![version] });
        topology.parameters.insert(PARAMETER.into(), "hunter3".into());
        define(topology, vec![], |web| {
            web.environment.clear();
            web.secrets = [("VERSION", format!("{secret}:password::")), ("TOKEN", "/books/token".into())]
                .map(|(name, from)| (name.to_owned(), from))
                .into();
        });
    })
    .await;
    assert_eq!(cloud.get("/api/version").await.body(), "hunter2");
    let state = std::fs::read_to_string(cloud.folder.path().join("runtime.json")).unwrap();
    assert!(state.contains("/books/token") && !state.contains("hunter"), "{state}");
    let status = format!("{:?} {}", cloud.status(), log(&cloud, "web"));
    assert!(!status.contains("hunter"), "{status}");
    cloud.teardown().await;
}

#[tokio::test]
async fn a_task_waits_for_a_parameter_that_is_not_there_yet() {
    let mut cloud = Cloud::begin(|topology| {
        service(topology).circuit_breaker_rollback = None;
        define(topology, vec![], |web| {
            web.secrets.insert("TOKEN".into(), "/books/token".into());
        });
    })
    .await;
    stopped_for(&cloud, "unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /books/token").await;
    cloud.change(|topology| drop(topology.parameters.insert(PARAMETER.into(), "now".into()))).await;
    cloud.wait_steady().await;
    cloud.teardown().await;
}

#[tokio::test]
async fn containers_start_after_what_they_depend_on() {
    let cloud = Cloud::steady(|topology| {
        let init = shell("init", false, "sleep 0.2");
        let mut side = shell("side", false, "echo up; exec sleep 60");
        side.depends_on = after("init", DependencyCondition::Complete);
        define(topology, vec![init, side], |web| {
            web.depends_on = after("init", DependencyCondition::Success)
        });
    })
    .await;
    let status = cloud.status();
    let mut started: Vec<_> =
        status.tasks[0].containers.iter().map(|container| container.name.as_str()).collect();
    started.sort_unstable();
    assert_eq!(started, ["init", "side", "web"]);
    until(|| log(&cloud, "side").contains("up")).await;
    cloud.teardown().await;
}

#[tokio::test]
async fn a_dependency_that_fails_ends_the_task() {
    let cloud = Cloud::begin(|topology| {
        define(topology, vec![shell("init", false, "exit 3")], |web| {
            web.depends_on = after("init", DependencyCondition::Success);
        });
    })
    .await;
    stopped_for(
        &cloud,
        "container ordering dependency [init] for target [web] did not exit successfully: it exited with code 3",
    )
    .await;
    cloud.teardown().await;
    let cloud = Cloud::begin(|topology| {
        let init =
            Container { start_timeout: Some(Duration::from_millis(50)), ..shell("init", false, "sleep 60") };
        define(topology, vec![init], |web| web.depends_on = after("init", DependencyCondition::Complete));
    })
    .await;
    stopped_for(&cloud, "container ordering dependency [init] for target [web] has timed out").await;
    cloud.teardown().await;
}

#[tokio::test]
async fn only_essential_containers_end_the_task() {
    let mut cloud =
        Cloud::steady(|topology| define(topology, vec![shell("side", false, "echo gone; exit 4")], |_| ()))
            .await;
    until(|| log(&cloud, "side").contains("gone")).await;
    assert_eq!(cloud.get("/api/version").await.body(), "2");
    cloud
        .change(|topology| {
            redefine(topology, 3, &[]);
            let definition = topology.task_definitions.get_mut("arn:task-definition/book:3").unwrap();
            definition.containers.push(shell("side", true, "sleep 0.1; exit 4"));
        })
        .await;
    stopped_for(&cloud, "Essential container in task exited: side exited with code 4").await;
    cloud.teardown().await;
}

fn checked(marker: &Path) -> ContainerHealthCheck {
    let line = format!("test \"$VERSION\" = 2 && test ! -e {}", marker.display());
    ContainerHealthCheck {
        command: vec!["CMD-SHELL".into(), line],
        interval: Duration::from_secs(5),
        timeout: Duration::from_secs(5),
        retries: 2,
        start_period: Duration::ZERO,
    }
}

#[tokio::test]
async fn a_task_whose_health_check_fails_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let marker = folder.path().join("sick");
    let mut cloud = Cloud::steady(|topology| {
        define(topology, vec![], |web| web.health_check = Some(checked(&marker)));
        service(topology).health_check_grace_period = Duration::ZERO;
    })
    .await;
    // It goes on after a restart, in the container's own environment.
    for restart in [false, true] {
        if restart {
            cloud.restart(async || ()).await;
            cloud.wait_steady().await;
        }
        let before = pids(&cloud.status());
        std::fs::write(&marker, "").unwrap();
        stopped_for(&cloud, "Task failed container health checks").await;
        std::fs::remove_file(&marker).unwrap();
        cloud
            .wait("a new task", |status| {
                status.services[SERVICE].steady && !pids(status).contains(&before[0])
            })
            .await;
    }
    let events = cloud.status().services[SERVICE].events.join("\n");
    assert!(events.contains(") failed container health checks."), "{events}");
    cloud.teardown().await;
}

#[tokio::test]
async fn containers_stop_before_what_they_depend_on() {
    let folder = tempfile::tempdir().unwrap();
    let order = folder.path().join("order");
    let traps = |name: &str, wait: &str| {
        let line = format!(
            "trap 'sleep {wait}; echo {name} >> {}; exit 0' TERM; echo ready; while :; do sleep 0.02; done",
            order.display()
        );
        shell(name, false, &line)
    };
    let cloud = Cloud::steady(|topology| {
        let (db, mut app) = (traps("db", "0"), traps("app", "0.2"));
        app.depends_on = after("db", DependencyCondition::Start);
        define(topology, vec![app, db], |_| ());
    })
    .await;
    until(|| log(&cloud, "db").contains("ready") && log(&cloud, "app").contains("ready")).await;
    cloud.teardown().await;
    assert_eq!(std::fs::read_to_string(&order).unwrap(), "app\ndb\n");
}
