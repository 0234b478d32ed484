//! The plugin's binary as the engine runs it: launchers come and go, the daemon and its records stay, and in the end nothing does.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    fs,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use pulumi_proto::{
    Map, Value,
    pulumirpc::{
        CheckRequest, ConfigureRequest, CreateRequest, DeleteRequest, ReadRequest,
        resource_provider_client::ResourceProviderClient,
    },
    wire::{Encoding, encode_map},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader},
    process::{Child, ChildStdout, Command},
    time::{sleep, timeout},
};
use tonic::transport::Channel;

const BINARY: &str = env!("CARGO_BIN_EXE_pulumi-resource-aws");
const VPC: &str = "urn:pulumi:local::shop::aws:ec2/vpc:Vpc::main";
/// Long enough for a machine that builds something else meanwhile; nothing waits that long when all is well.
const LONG: Duration = Duration::from_secs(60);

/// A project's folder. Whatever daemon is left there dies with it.
struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Pulumi.yaml"), "name: shop\nruntime: rust\n").unwrap();
        Self(folder)
    }

    fn state(&self) -> PathBuf {
        self.0.path().join(".state/local-cloud")
    }

    fn daemon(&self) -> Option<i32> {
        let address: serde_json::Value =
            serde_json::from_slice(&fs::read(self.state().join("daemon.json")).ok()?).ok()?;
        address["pid"].as_i64()?.try_into().ok()
    }

    async fn launch(&self) -> Launcher {
        self.launch_from(BINARY.as_ref(), self.0.path()).await
    }

    async fn launch_from(&self, binary: &Path, folder: &Path) -> Launcher {
        let mut command = std::process::Command::new(binary);
        // In a group of its own, as the engine starts its plugins.
        command.arg("127.0.0.1:1").current_dir(folder).process_group(0);
        Launcher::start(command).await
    }

    /// A shell in the engine's place, in the project's folder, that starts the plugin elsewhere.
    async fn engine(&self) -> Launcher {
        let script = format!("(cd / && exec '{BINARY}' 127.0.0.1:1) & wait");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).current_dir(self.0.path());
        Launcher::start(command).await
    }

    /// Waits for the daemon to end and for its files to go.
    async fn empty(&self) {
        let gone = async {
            while self.0.path().join(".state").exists() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(LONG, gone).await.expect("the daemon's files are still there");
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        if let Some(pid) = self.daemon() {
            let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
        }
    }
}

struct Launcher {
    child: Child,
    stdout: BufReader<ChildStdout>,
    client: ResourceProviderClient<Channel>,
}

impl Launcher {
    async fn start(mut command: std::process::Command) -> Self {
        command.env("AWS_REGION", "us-west-2").stdout(Stdio::piped()).stdin(Stdio::null());
        let mut child = Command::from(command).kill_on_drop(true).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        timeout(LONG, stdout.read_line(&mut line)).await.unwrap().unwrap();
        let port: u16 = line.trim().parse().unwrap();
        let client = ResourceProviderClient::connect(format!("http://127.0.0.1:{port}")).await.unwrap();
        Self { child, stdout, client }
    }

    /// Ends it as the engine does: a signal to the group, then waiting for the end of its output.
    async fn end(mut self) {
        let pid = i32::try_from(self.child.id().unwrap()).unwrap();
        nix::sys::signal::killpg(Pid::from_raw(pid), Signal::SIGINT).unwrap();
        let mut rest = String::new();
        timeout(LONG, self.stdout.read_to_string(&mut rest))
            .await
            .expect("someone else holds its stdout")
            .unwrap();
        assert_eq!(rest, "", "only the port may be printed");
        assert!(self.child.wait().await.unwrap().success());
    }

    async fn configure(&mut self) {
        self.client.configure(ConfigureRequest::default()).await.unwrap();
    }

    async fn create(&mut self) -> String {
        let inputs = Map::from([("cidrBlock".into(), Value::from("10.0.0.0/16"))]);
        let properties = Some(encode_map(&inputs, Encoding::FULL));
        let request = CreateRequest { urn: VPC.into(), properties, ..CreateRequest::default() };
        self.client.create(request).await.unwrap().into_inner().id
    }

    async fn exists(&mut self, id: &str) -> bool {
        let state = Some(encode_map(&Map::from([("id".into(), id.into())]), Encoding::FULL));
        let request =
            ReadRequest { id: id.into(), urn: VPC.into(), properties: state, ..ReadRequest::default() };
        !self.client.read(request).await.unwrap().into_inner().id.is_empty()
    }

    async fn delete(&mut self, id: &str) {
        let request = DeleteRequest { id: id.into(), urn: VPC.into(), ..DeleteRequest::default() };
        self.client.delete(request).await.unwrap();
    }

    async fn complaint(&mut self) -> String {
        let checked = self.client.check_config(CheckRequest::default()).await.unwrap().into_inner();
        checked.failures.into_iter().map(|failure| failure.reason).collect()
    }
}

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
