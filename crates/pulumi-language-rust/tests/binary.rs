//! The binary: what it prints, and that neither a signal nor the death of the engine leaves anything running.

use std::{fs, os::unix::fs::PermissionsExt as _, process::Stdio, time::Duration};

use anyhow::{Context as _, Result};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use pulumi_proto::{
    prost_types::{Struct, Value, value::Kind},
    pulumirpc::{ProgramInfo, RunRequest, language_runtime_client::LanguageRuntimeClient},
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
    time::timeout,
};

/// Keeps a failure from hanging; no measurement.
const BOUND: Duration = Duration::from_secs(30);

/// A host that is running a program which sleeps.
struct Running {
    host: Child,
    stdout: Lines<BufReader<ChildStdout>>,
    program: Pid,
    _folder: TempDir,
}

async fn running() -> Result<Running> {
    let folder = tempfile::tempdir()?;
    let program = folder.path().join("program");
    fs::write(&program, "#!/bin/sh\necho $$\nexec sleep 1000\n")?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;

    let mut host = Command::new(env!("CARGO_BIN_EXE_pulumi-language-rust"))
        .args(["--logtostderr", "-v=3", "127.0.0.1:9"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut stdout = BufReader::new(host.stdout.take().context("no stdout")?).lines();
    let port: u16 = stdout.next_line().await?.context("no first line")?.parse()?;

    let mut client = LanguageRuntimeClient::connect(format!("http://127.0.0.1:{port}")).await?;
    let binary = Value { kind: Some(Kind::StringValue("./program".to_owned())) };
    let info = ProgramInfo {
        program_directory: folder.path().display().to_string(),
        options: Some(Struct { fields: [("binary".to_owned(), binary)].into() }),
        ..ProgramInfo::default()
    };
    tokio::spawn(async move { client.run(RunRequest { info: Some(info), ..RunRequest::default() }).await });
    let program = Pid::from_raw(stdout.next_line().await?.context("the program's line is missing")?.parse()?);
    Ok(Running { host, stdout, program, _folder: folder })
}

impl Running {
    /// Waits for the end of the host, of its output, and of the program.
    async fn ends(mut self) -> Result<()> {
        let status = timeout(BOUND, self.host.wait()).await.context("the host is still running")??;
        assert!(status.success(), "{status}");
        // The engine waits for this, too: an open pipe would hold up its end.
        let rest = timeout(BOUND, self.stdout.next_line()).await.context("stdout is still open")??;
        assert_eq!(rest, None);
        let stat = format!("/proc/{}/stat", self.program);
        let ended = async {
            // A zombie has ended, too; init may be slow to notice.
            while fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z ")) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(BOUND, ended).await.context("the program is still running")
    }
}

#[tokio::test]
async fn a_signal_ends_host_and_program() -> Result<()> {
    let running = running().await?;
    let host = running.host.id().context("the host has ended early")?;
    kill(Pid::from_raw(host.try_into()?), Signal::SIGINT)?;
    running.ends().await
}

#[tokio::test]
async fn the_death_of_the_engine_ends_host_and_program() -> Result<()> {
    let mut running = running().await?;
    // The engine holds the other end of stdin, and loses it only by ending.
    drop(running.host.stdin.take());
    running.ends().await
}
