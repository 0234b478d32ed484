//! No start without a record: a container begins as a process that waits, and becomes the container once the
//! state of its task is on disk. Whatever ends the daemon before that ends the process, too.
//!
//! The process that waits is this project's own program. Its standard input is a socket: what to start comes
//! over it, and the error goes back if that cannot be started.

use std::{
    ffi::OsStr,
    io::{self, Read as _, Write as _},
    os::{
        fd::{AsFd as _, OwnedFd},
        unix::{net, process::CommandExt as _},
    },
    path::{Path, PathBuf},
    process::{self, ExitCode, Stdio},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
};

use super::process::{MARK, Process, Spawn};

/// The argument that makes the program wait at a gate.
const WAIT: &str = "task";

/// The daemon's side of a process that waits. Dropped, it ends the process.
pub struct Gate {
    stream: UnixStream,
    spawn: Spawn,
}

impl Gate {
    /// Starts a process that waits to become `spawn`. `program` is one whose `main` asks [`wait`] first.
    pub fn close(program: &Path, spawn: Spawn) -> io::Result<(Process, Self)> {
        let (own, theirs) = net::UnixStream::pair()?;
        own.set_nonblocking(true)?;
        let waiting = Spawn {
            program: program.to_owned(),
            args: vec![WAIT.to_owned()],
            env: spawn.env.iter().filter(|(name, _)| name == MARK).cloned().collect(),
            working_dir: PathBuf::from("/"),
            log: spawn.log.clone(),
        };
        let process = Process::spawn(&waiting, Stdio::from(OwnedFd::from(theirs)))?;
        Ok((process, Self { stream: UnixStream::from_std(own)?, spawn }))
    }

    /// Lets the process become what it waits for.
    pub async fn open(mut self) -> io::Result<()> {
        self.stream.write_all(&serde_json::to_vec(&self.spawn)?).await?;
        self.stream.shutdown().await?;
        let mut error = String::new();
        // The other end closes with the start.
        self.stream.read_to_string(&mut error).await?;
        if error.is_empty() { Ok(()) } else { Err(io::Error::other(error)) }
    }
}

/// The program that waits: this one, even if its file has been replaced meanwhile.
pub fn program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() }
}

/// Waits at a gate and becomes what is behind it, if the first argument says so; returns if it does not.
pub fn wait(first_argument: Option<&OsStr>) -> Option<ExitCode> {
    (first_argument? == WAIT).then(|| match become_container() {
        // The daemon is gone, or could not keep the task.
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(127),
    })
}

fn become_container() -> io::Result<()> {
    let mut daemon = net::UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let mut message = Vec::new();
    daemon.read_to_end(&mut message)?;
    if message.is_empty() {
        return Ok(());
    }
    // One that is cut off is a daemon that ended.
    let spawn: Spawn = serde_json::from_slice(&message)?;
    let error = process::Command::new(&spawn.program)
        .args(&spawn.args)
        .env_clear()
        .envs(spawn.env)
        .current_dir(&spawn.working_dir)
        .stdin(Stdio::null())
        .exec();
    daemon.write_all(error.to_string().as_bytes())?;
    Err(error)
}
