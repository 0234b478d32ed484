//! A served host with a program of its own.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, time::Duration};

use anyhow::{Context as _, Result};
use pulumi_language_rust::{Chunk, Host, serve};
use pulumi_proto::{
    prost_types::{Struct, Value, value::Kind},
    pulumirpc::{ProgramInfo, RunRequest, RunResponse, language_runtime_client::LanguageRuntimeClient},
};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::mpsc, time::timeout};
use tonic::transport::Channel;

/// A served host and a folder for its program.
pub struct Fixture {
    pub client: LanguageRuntimeClient<Channel>,
    pub output: mpsc::Receiver<Chunk>,
    pub folder: TempDir,
    pub options: Struct,
}

impl Fixture {
    pub async fn new() -> Result<Self> {
        let (sender, output) = mpsc::channel(1024);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        tokio::spawn(serve(listener, Host::with_output(Some("127.0.0.1:9".to_owned()), sender)));
        let client = LanguageRuntimeClient::connect(address).await?;
        Ok(Self { client, output, folder: tempfile::tempdir()?, options: Struct::default() })
    }

    /// A fixture whose program is a shell script.
    pub async fn script(text: &str) -> Result<Self> {
        let mut fixture = Self::new().await?;
        fixture.option("binary", "./program");
        let path = fixture.path().join("program");
        fs::write(&path, format!("#!/bin/sh\n{text}\n"))?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        Ok(fixture)
    }

    /// A fixture whose program is a crate with this main.rs.
    pub async fn package(main: &str) -> Result<Self> {
        let mut fixture = Self::new().await?;
        fixture.option("profile", "dev");
        fs::create_dir(fixture.path().join("src"))?;
        // A [workspace] of its own: the temporary folder may lie in another one.
        fs::write(
            fixture.path().join("Cargo.toml"),
            "[workspace]\n[package]\nname = \"tiny\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        )?;
        fixture.write_main(main)?;
        Ok(fixture)
    }

    pub fn option(&mut self, name: &str, value: &str) {
        self.options
            .fields
            .insert(name.to_owned(), Value { kind: Some(Kind::StringValue(value.to_owned())) });
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write_main(&self, main: &str) -> Result<()> {
        Ok(fs::write(self.path().join("src/main.rs"), main)?)
    }

    pub fn info(&self) -> Option<ProgramInfo> {
        let directory = self.path().display().to_string();
        Some(ProgramInfo {
            root_directory: directory.clone(),
            program_directory: directory,
            entry_point: ".".to_owned(),
            options: Some(self.options.clone()),
        })
    }

    pub fn request(&self) -> RunRequest {
        RunRequest {
            info: self.info(),
            project: "shop".to_owned(),
            stack: "test".to_owned(),
            ..RunRequest::default()
        }
    }

    pub async fn run(&self) -> Result<RunResponse> {
        Ok(self.client.clone().run(self.request()).await?.into_inner())
    }

    /// Everything that has arrived so far, by stream.
    pub fn printed(&mut self) -> (String, String) {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        while let Ok(chunk) = self.output.try_recv() {
            match chunk {
                Chunk::Stdout(bytes) => stdout.extend(bytes),
                Chunk::Stderr(bytes) => stderr.extend(bytes),
            }
        }
        (String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
    }

    /// Waits for the first output of a program and returns it.
    pub async fn first_output(&mut self) -> Result<String> {
        match self.output.recv().await.context("the program printed nothing")? {
            Chunk::Stdout(bytes) | Chunk::Stderr(bytes) => Ok(String::from_utf8(bytes)?),
        }
    }
}

/// Fails if the process does not end. The bound is no measurement: it only keeps a failure from hanging.
pub async fn await_end_of(process: &str) -> Result<()> {
    let ended = async {
        // A zombie has ended, too; its parent may be slow to notice.
        while fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z ")) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(30), ended)
        .await
        .with_context(|| format!("process {process} is still running"))
}
