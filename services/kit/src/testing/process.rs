//! A service's real binary, started and stopped by a test.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::{ExitStatus, Output, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
    time::timeout,
};

use super::PATIENCE;

/// A running service. It is killed when the test lets go of it.
#[derive(Debug)]
pub struct Process {
    /// The address it listens on.
    pub address: SocketAddr,
    child: Child,
    log: Option<Lines<BufReader<ChildStdout>>>,
}

/// Runs `binary` with some environment until it ends by itself.
pub async fn run_to_end(binary: &str, environment: &[(&str, &str)]) -> Output {
    let mut command = command(binary);
    command.envs(environment.iter().copied());
    timeout(PATIENCE, command.output()).await.expect("it does not end").unwrap()
}

fn command(binary: &str) -> Command {
    let mut command = Command::new(binary);
    command.env_clear().stdin(Stdio::null()).kill_on_drop(true);
    command
}

impl Process {
    /// Starts `binary` on any free port of all interfaces and waits until it listens.
    pub async fn start(binary: &str) -> Self {
        let mut process = Self::start_with(binary, &[]).await;
        assert!(process.address.ip().is_unspecified(), "{}", process.address);
        process.address.set_ip(Ipv4Addr::LOCALHOST.into());
        process
    }

    /// Starts `binary` on any free port, with some environment, and waits until it listens.
    pub async fn start_with(binary: &str, environment: &[(&str, &str)]) -> Self {
        let mut command = command(binary);
        command.env("PORT", "0").envs(environment.iter().copied());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = timeout(PATIENCE, log.next_line()).await.expect("it says nothing").unwrap();
        let line: Value = serde_json::from_str(&line.expect("it ended")).unwrap();
        assert_eq!(line["message"], "listening");
        Self { address: line["address"].as_str().unwrap().parse().unwrap(), child, log: Some(log) }
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = self.child.id().unwrap();
        kill(Pid::from_raw(i32::try_from(pid).unwrap()), signal).unwrap();
    }

    /// Stops reading its log: it writes to a broken pipe from now on.
    pub fn close_log(&mut self) {
        self.log = None;
    }

    /// The next line of its log.
    pub async fn line(&mut self) -> Value {
        let line = timeout(PATIENCE, self.log.as_mut().unwrap().next_line())
            .await
            .expect("it says nothing")
            .unwrap();
        serde_json::from_str(&line.expect("it ended")).unwrap()
    }

    /// Waits for its end without reading its log.
    pub async fn end_unread(mut self) -> ExitStatus {
        timeout(PATIENCE, self.child.wait()).await.expect("it does not end").unwrap()
    }

    /// Waits for its end; returns what its log said until then.
    pub async fn end(mut self) -> (ExitStatus, Vec<Value>) {
        let mut log = self.log.take().unwrap();
        let all = async {
            let mut lines = Vec::new();
            while let Some(line) = log.next_line().await.unwrap() {
                lines.push(serde_json::from_str(&line).unwrap());
            }
            (self.child.wait().await.unwrap(), lines)
        };
        timeout(PATIENCE, all).await.expect("it does not end")
    }
}
