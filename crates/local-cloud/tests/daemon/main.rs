//! The plugin's binary as the engine runs it: launchers come and go, the daemon and its records stay, and in the end nothing does.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    fs::{self, File, Permissions},
    io,
    net::{Ipv4Addr, TcpListener},
    os::unix::{
        fs::PermissionsExt as _,
        process::{CommandExt as _, ExitStatusExt as _},
    },
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use nix::{
    fcntl::{Flock, FlockArg},
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
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
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
        self.address("pid")?.try_into().ok()
    }

    fn port(&self) -> u16 {
        self.address("port").unwrap().try_into().unwrap()
    }

    fn address(&self, field: &str) -> Option<i64> {
        let address: serde_json::Value =
            serde_json::from_slice(&fs::read(self.state().join("daemon.json")).ok()?).ok()?;
        address[field].as_i64()
    }

    async fn launch(&self) -> Launcher {
        self.launch_from(BINARY.as_ref(), self.0.path()).await
    }

    async fn launch_from(&self, binary: &Path, folder: &Path) -> Launcher {
        let mut command = std::process::Command::new(binary);
        // In a group of its own, as the engine starts its plugins.
        command.current_dir(folder).process_group(0);
        Launcher::start(command).await
    }

    /// A shell in the engine's place, in the project's folder, that starts the plugin elsewhere.
    async fn engine(&self) -> Launcher {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let script = format!("(cd / && exec '{BINARY}' {}) & wait", address.local_addr().unwrap());
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).current_dir(self.0.path());
        Launcher { engine: Some(address), ..Launcher::start(command).await }
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
    /// Where its engine listens.
    #[expect(dead_code, reason = "held open")]
    engine: Option<TcpListener>,
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
        Self { engine: None, child, stdout, client }
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

/// A command of the console, in the project's folder: its success and what it prints.
async fn console(project: &Project, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(BINARY);
    let output =
        timeout(LONG, command.args(words).current_dir(project.0.path()).output()).await.unwrap().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(printed).unwrap())
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
