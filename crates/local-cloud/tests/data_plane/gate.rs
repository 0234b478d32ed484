//! No start without a record.

use std::{
    fs,
    io::{Read as _, Write as _},
    os::{fd::OwnedFd, unix::net::UnixStream},
    process::{Child, Command, Stdio},
};

use serde_json::json;

use super::{
    cloud::{Cloud, until},
    topology::{SERVICE, service},
};

/// A process that waits, and the daemon's end of its socket.
fn waiting() -> (Child, UnixStream) {
    let (own, theirs) = UnixStream::pair().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_pulumi-resource-aws"));
    let child = command.arg("task").stdin(Stdio::from(OwnedFd::from(theirs))).stdout(Stdio::piped()).spawn();
    (child.unwrap(), own)
}

fn greeting(program: &str) -> Vec<u8> {
    let env = [["GREETING", "hello"]];
    serde_json::to_vec(&json!({"program": program, "args": ["-c", "echo $GREETING"], "env": env, "working_dir": "/", "log": null}))
        .unwrap()
}

#[test]
fn a_process_becomes_what_it_is_told() {
    let (child, mut daemon) = waiting();
    daemon.write_all(&greeting("/bin/sh")).unwrap();
    daemon.shutdown(std::net::Shutdown::Write).unwrap();
    let mut error = String::new();
    daemon.read_to_string(&mut error).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((error.as_str(), output.stdout.as_slice()), ("", b"hello\n".as_slice()));

    let (child, mut daemon) = waiting();
    daemon.write_all(&greeting("/no/such/program")).unwrap();
    daemon.shutdown(std::net::Shutdown::Write).unwrap();
    daemon.read_to_string(&mut error).unwrap();
    assert!(error.contains("No such file"), "{error}");
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(127));
}

/// A daemon that is killed says nothing, or half of it.
#[test]
fn a_process_ends_with_the_daemon() {
    for said in [0, 1, greeting("/bin/sh").len() - 1] {
        let (child, mut daemon) = waiting();
        daemon.write_all(&greeting("/bin/sh")[..said]).unwrap();
        drop(daemon);
        let output = child.wait_with_output().unwrap();
        assert!(output.stdout.is_empty(), "after {said} bytes it ran");
    }
}

/// Whether a process of a task of this cloud runs.
fn any_process(cloud: &Cloud) -> bool {
    let mark = format!("LOCAL_CLOUD_TASK={}", cloud.folder.path().display());
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let environments = entries.filter_map(|entry| fs::read(entry.path().join("environ")).ok());
    let of_task = |all: &[u8]| all.split(|byte| *byte == 0).any(|entry| entry == mark.as_bytes());
    environments.into_iter().any(|environment| of_task(&environment))
}

#[tokio::test]
async fn what_cannot_be_recorded_is_not_started() {
    let mut cloud = Cloud::steady(|topology| service(topology).desired_count = 0).await;
    let file = cloud.folder.path().join("runtime.json");
    // Nothing can be put in the place of a folder that holds something.
    fs::remove_file(&file).unwrap();
    fs::create_dir_all(file.join("in the way")).unwrap();
    cloud.change(|topology| service(topology).desired_count = 1).await;
    let refused = |reason: &String| reason.contains("cannot be written to the state folder");
    cloud
        .wait("a refusal", |status| {
            status.tasks.iter().filter_map(|task| task.stopped_reason.as_ref()).any(refused)
        })
        .await;
    assert!(!cloud.logs().contains("listening"), "it has run");

    fs::remove_dir_all(&file).unwrap();
    cloud.change(|topology| service(topology).force_token = "again".into()).await;
    cloud.wait("a steady service", |status| status.services[SERVICE].steady).await;
    assert!(any_process(&cloud));
    cloud.change(|topology| topology.services.clear()).await;
    cloud.wait("an end", |status| status.services.is_empty()).await;
    until(|| !any_process(&cloud)).await;
    cloud.teardown().await;
}
