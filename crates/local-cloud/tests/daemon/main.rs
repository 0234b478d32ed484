//! The plugin's binary as the engine runs it: launchers come and go, the daemon and its records stay, and in
//! the end nothing does.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod project;

use std::{
    fs::{self, File, Permissions},
    io,
    net::{Ipv4Addr, TcpListener},
    os::unix::{fs::PermissionsExt as _, process::ExitStatusExt as _},
    path::{Path, PathBuf},
    time::Duration,
};

use nix::{
    fcntl::{Flock, FlockArg},
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use pulumi_proto::{
    Map,
    pulumirpc::CreateRequest,
    wire::{Encoding, encode_map},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    time::{sleep, timeout},
};

use self::project::{BINARY, LONG, Project, VPC, console};

#[tokio::test]
async fn records_outlive_engines_and_a_killed_daemon() {
    let project = Project::new();
    let mut first = project.launch().await;
    first.configure().await;
    let id = first.create().await;
    first.end().await;
    let daemon = project.daemon().unwrap();

    let mut second = project.launch().await;
    second.configure().await;
    assert!(second.exists(&id).await);
    assert_eq!(project.daemon(), Some(daemon), "the same daemon");
    second.end().await;

    kill(Pid::from_raw(daemon), Signal::SIGKILL).unwrap();
    let mut third = project.launch().await;
    third.configure().await;
    assert!(third.exists(&id).await);
    assert_ne!(project.daemon(), Some(daemon));
    third.delete(&id).await;
    third.end().await;
    project.empty().await;
}

#[tokio::test]
async fn launchers_at_once_share_a_daemon_and_have_sessions_of_their_own() {
    let project = Project::new();
    let (mut one, mut two) = tokio::join!(project.launch(), project.launch());
    one.configure().await;
    let id = one.create().await;
    let inputs = Some(encode_map(&Map::new(), Encoding::FULL));
    let request = CreateRequest { urn: VPC.into(), properties: inputs, ..CreateRequest::default() };
    let status = two.client.create(request).await.unwrap_err();
    assert_eq!(status.message(), "the provider was not configured");
    two.configure().await;
    assert!(two.exists(&id).await);
    one.end().await;
    two.delete(&id).await;
    two.end().await;
    project.empty().await;
}

#[tokio::test]
async fn a_newer_build_takes_over() {
    let project = Project::new();
    let mut old = project.launch().await;
    old.configure().await;
    let id = old.create().await;
    let daemon = project.daemon();
    let newer = project.0.path().join("pulumi-resource-aws");
    fs::copy(BINARY, &newer).unwrap();

    let mut beside = project.launch_from(&newer, project.0.path()).await;
    assert_eq!(project.daemon(), daemon, "an engine is here: the daemon stays");
    beside.configure().await;
    assert!(beside.exists(&id).await);
    beside.end().await;
    old.end().await;

    let mut new = project.launch_from(&newer, project.0.path()).await;
    assert_ne!(project.daemon(), daemon);
    new.configure().await;
    assert!(new.exists(&id).await);
    new.delete(&id).await;
    new.end().await;
    project.empty().await;
}

#[tokio::test]
async fn an_engine_that_is_killed_leaves_no_launcher() {
    let project = Project::new();
    let mut engine = project.engine().await;
    engine.child.start_kill().unwrap();
    engine.child.wait().await.unwrap();
    // The launcher ends, and with it the session; the daemon has nothing to keep.
    project.empty().await;
}

/// Everything below a folder, the folder included.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let inner = entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] });
    std::iter::once(folder.to_owned()).chain(inner).collect()
}

#[tokio::test]
async fn the_state_is_the_users_alone() {
    let project = Project::new();
    let state = project.0.path().join(".state");
    fs::create_dir_all(project.state()).unwrap();
    for folder in [&state, &project.state()] {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    }
    let mut launcher = project.launch().await;
    launcher.configure().await;
    let id = launcher.create().await;
    let all = below(&state);
    for name in ["daemon.json", "daemon.lock", "daemon.log", "records.json", "runtime.json", "registry"] {
        assert!(all.contains(&project.state().join(name)), "{name} is not there");
    }
    for path in all {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
    launcher.delete(&id).await;
    launcher.end().await;
    project.empty().await;
}

#[tokio::test]
async fn a_program_on_a_dead_daemons_port_is_not_even_asked() {
    let project = Project::new();
    let mut first = project.launch().await;
    first.configure().await;
    let id = first.create().await;
    let (daemon, port) = (project.daemon().unwrap(), project.port());
    kill(Pid::from_raw(daemon), Signal::SIGKILL).unwrap();
    let taken = async {
        loop {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => return listener,
                Err(_) => sleep(Duration::from_millis(20)).await,
            }
        }
    };
    let silent = timeout(LONG, taken).await.expect("the dead daemon's port stays taken");
    silent.set_nonblocking(true).unwrap();

    let mut second = project.launch().await;
    assert_eq!(silent.accept().unwrap_err().kind(), io::ErrorKind::WouldBlock);
    second.configure().await;
    assert!(second.exists(&id).await);
    second.delete(&id).await;
    second.end().await;
    project.empty().await;
}

#[tokio::test]
async fn a_daemon_that_does_not_know_the_key_learns_nothing() {
    let project = Project::new();
    fs::create_dir_all(project.state()).unwrap();
    let lock = File::create(project.state().join("daemon.lock")).unwrap();
    let lock = Flock::lock(lock, FlockArg::LockExclusiveNonblock).map_err(|(_, error)| error).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!(r#"{{"pid":1,"port":{},"key":"secret"}}"#, listener.local_addr().unwrap().port());
    fs::write(project.state().join("daemon.json"), address).unwrap();
    let impostor = async move {
        let mut stream = BufReader::new(listener.accept().await.unwrap().0);
        let mut heard = String::new();
        stream.read_line(&mut heard).await.unwrap();
        assert!(heard.starts_with(r#"{"nonce":""#) && !heard.contains("secret"), "{heard}");
        stream.write_all(b"{\"nonce\":\"1\",\"proof\":\"c2VjcmV0\"}\n").await.unwrap();
        assert_eq!(stream.read_line(&mut heard).await.unwrap_or_default(), 0, "it was told {heard}");
        drop((listener, lock));
    };
    let (mut launcher, ()) = tokio::join!(project.launch(), impostor);
    launcher.configure().await;
    launcher.end().await;
    project.empty().await;
}

#[tokio::test]
async fn a_daemon_whose_folder_is_deleted_ends_and_leaves_the_next_ones_alone() {
    let project = Project::new();
    let mut first = project.launch().await;
    first.configure().await;
    first.create().await;
    let lost = project.daemon().unwrap();
    fs::remove_dir_all(project.0.path().join(".state")).unwrap();

    let mut second = project.launch().await;
    second.configure().await;
    let id = second.create().await;
    let daemon = project.daemon().unwrap();
    assert_ne!(daemon, lost);
    // The launcher of a daemon that ends complains and ends, too.
    let status = timeout(LONG, first.child.wait()).await.expect("the lost daemon goes on").unwrap();
    assert_eq!((status.code(), status.signal()), (Some(1), None));
    assert_eq!(project.daemon(), Some(daemon), "the address is still the second daemon's");
    second.end().await;

    let mut third = project.launch().await;
    third.configure().await;
    assert_eq!(project.daemon(), Some(daemon));
    assert!(third.exists(&id).await);
    third.delete(&id).await;
    third.end().await;
    project.empty().await;
}

#[tokio::test]
async fn the_console_lists_deletes_and_stops() {
    let project = Project::new();
    assert_eq!(console(&project, &["list"]).await.1.matches("No local cloud runs").count(), 1);
    let mut launcher = project.launch().await;
    launcher.configure().await;
    let id = launcher.create().await;
    assert_eq!(console(&project, &["list"]).await, (true, format!("{VPC}  {id}  (unconfirmed)\n")));
    launcher.end().await;
    assert_eq!(console(&project, &["list"]).await, (true, format!("{VPC}  {id}\n")), "the engine ended well");

    let (stopped, words) = console(&project, &["stop"]).await;
    assert!(stopped && words.contains("has stopped"), "{words}");
    assert_eq!(project.daemon(), None);
    assert!(console(&project, &["stop"]).await.1.contains("No local cloud runs"));
    assert_eq!(console(&project, &["list"]).await, (true, format!("{VPC}  {id}\n")), "resources are kept");

    let (deleted, words) = console(&project, &["delete", "vpc-none"]).await;
    assert!(!deleted && words.contains("no resource has the URN or id vpc-none"), "{words}");
    assert!(console(&project, &["delete", VPC]).await.0);
    project.empty().await;
}

/// An engine that is killed after a Create leaves a record that only the next Create of that URN may replace.
#[tokio::test]
async fn an_engine_that_is_killed_leaves_an_unconfirmed_record() {
    let project = Project::new();
    let mut engine = project.engine().await;
    engine.configure().await;
    let lost = engine.create().await;
    engine.child.start_kill().unwrap();
    engine.child.wait().await.unwrap();
    // Its launcher ends by itself, and has to for the record to be in doubt.
    let mut rest = String::new();
    timeout(LONG, engine.stdout.read_to_string(&mut rest)).await.unwrap().unwrap();
    assert!(console(&project, &["list"]).await.1.contains("(unconfirmed)"));

    let mut next = project.launch().await;
    next.configure().await;
    assert_eq!(next.create().await, lost, "the same inputs are answered again");
    next.end().await;
    let (_, listed) = console(&project, &["list"]).await;
    assert_eq!(listed, format!("{VPC}  {lost}\n"));
    assert!(console(&project, &["delete", &lost]).await.0);
    project.empty().await;
}

#[tokio::test]
async fn the_log_goes_on_after_a_daemon_was_killed() {
    let project = Project::new();
    let mut first = project.launch().await;
    first.configure().await;
    first.create().await;
    let daemon = project.daemon().unwrap();
    kill(Pid::from_raw(daemon), Signal::SIGKILL).unwrap();
    first.child.wait().await.unwrap();
    let _second = project.launch().await;
    let log = fs::read_to_string(project.state().join("daemon.log")).unwrap();
    assert_eq!(log.matches("the local cloud is up").count(), 2, "{log}");
}

#[tokio::test]
async fn what_is_wrong_is_told_where_the_user_sees_it() {
    let blocked = Project::new();
    fs::write(blocked.0.path().join(".state"), "in the way").unwrap();
    let mut launcher = blocked.launch().await;
    let complaint = launcher.complaint().await;
    assert!(
        complaint.contains("cannot use its state folder") && complaint.contains(".state/local-cloud"),
        "{complaint}"
    );
    launcher.end().await;

    let damaged = Project::new();
    fs::create_dir_all(damaged.state()).unwrap();
    fs::write(damaged.state().join("records.json"), "{").unwrap();
    let mut launcher = damaged.launch().await;
    let complaint = launcher.complaint().await;
    assert!(
        complaint.contains("cannot read its records") && complaint.contains("records.json"),
        "{complaint}"
    );
    launcher.end().await;

    let nowhere = Project(tempfile::tempdir().unwrap());
    let mut engine = nowhere.engine().await;
    assert!(engine.complaint().await.contains("there is no Pulumi.yaml"));
}
