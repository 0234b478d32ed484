//! A project of one test, the plugin's launchers in it, and its console.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
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

pub const BINARY: &str = env!("CARGO_BIN_EXE_pulumi-resource-aws");

pub const VPC: &str = "urn:pulumi:local::shop::aws:ec2/vpc:Vpc::main";

/// Long enough for a machine that builds something else meanwhile; nothing waits that long when all is well.
pub const LONG: Duration = Duration::from_secs(60);

/// A project's folder. Whatever daemon is left there dies with it.
pub struct Project(pub tempfile::TempDir);

impl Project {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Pulumi.yaml"), "name: shop\nruntime: rust\n").unwrap();
        Self(folder)
    }

    pub fn state(&self) -> PathBuf {
        self.0.path().join(".state/local-cloud")
    }

    pub fn daemon(&self) -> Option<i32> {
        self.address("pid")?.try_into().ok()
    }

    pub fn port(&self) -> u16 {
        self.address("port").unwrap().try_into().unwrap()
    }

    pub fn address(&self, field: &str) -> Option<i64> {
        let address: serde_json::Value =
            serde_json::from_slice(&fs::read(self.state().join("daemon.json")).ok()?).ok()?;
        address[field].as_i64()
    }

    pub async fn launch(&self) -> Launcher {
        self.launch_from(BINARY.as_ref(), self.0.path()).await
    }

    pub async fn launch_from(&self, binary: &Path, folder: &Path) -> Launcher {
        let mut command = std::process::Command::new(binary);
        // In a group of its own, as the engine starts its plugins.
        command.current_dir(folder).process_group(0);
        Launcher::start(command).await
    }

    /// A shell in the engine's place, in the project's folder, that starts the plugin elsewhere.
    pub async fn engine(&self) -> Launcher {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let script = format!("(cd / && exec '{BINARY}' {}) & wait", address.local_addr().unwrap());
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).current_dir(self.0.path());
        Launcher { engine: Some(address), ..Launcher::start(command).await }
    }

    /// Waits for the daemon to end and for its files to go.
    pub async fn empty(&self) {
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

pub struct Launcher {
    /// Where its engine listens.
    #[expect(dead_code, reason = "held open")]
    engine: Option<TcpListener>,
    pub child: Child,
    pub stdout: BufReader<ChildStdout>,
    pub client: ResourceProviderClient<Channel>,
}

impl Launcher {
    pub async fn start(mut command: std::process::Command) -> Self {
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
    pub async fn end(mut self) {
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

    pub async fn configure(&mut self) {
        self.client.configure(ConfigureRequest::default()).await.unwrap();
    }

    pub async fn create(&mut self) -> String {
        let inputs = Map::from([("cidrBlock".into(), Value::from("10.0.0.0/16"))]);
        let properties = Some(encode_map(&inputs, Encoding::FULL));
        let request = CreateRequest { urn: VPC.into(), properties, ..CreateRequest::default() };
        self.client.create(request).await.unwrap().into_inner().id
    }

    pub async fn exists(&mut self, id: &str) -> bool {
        let state = Some(encode_map(&Map::from([("id".into(), id.into())]), Encoding::FULL));
        let request =
            ReadRequest { id: id.into(), urn: VPC.into(), properties: state, ..ReadRequest::default() };
        !self.client.read(request).await.unwrap().into_inner().id.is_empty()
    }

    pub async fn delete(&mut self, id: &str) {
        let request = DeleteRequest { id: id.into(), urn: VPC.into(), ..DeleteRequest::default() };
        self.client.delete(request).await.unwrap();
    }

    pub async fn complaint(&mut self) -> String {
        let checked = self.client.check_config(CheckRequest::default()).await.unwrap().into_inner();
        checked.failures.into_iter().map(|failure| failure.reason).collect()
    }
}

/// A command of the console, in the project's folder: its success and what it prints.
pub async fn console(project: &Project, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(BINARY);
    let output =
        timeout(LONG, command.args(words).current_dir(project.0.path()).output()).await.unwrap().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(printed).unwrap())
}
