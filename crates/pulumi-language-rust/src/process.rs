//! Child processes: a process group each, output passed on as it comes, and an end that leaves nothing
//! behind.

use std::{io, os::unix::process::ExitStatusExt as _, process::Stdio, time::Duration};

use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _},
    process::{Child, ChildStderr, ChildStdout, Command},
    sync::{Notify, mpsc},
    time::timeout,
};

/// How long a cancelled process may take to end by itself.
const GRACE: Duration = Duration::from_millis(300);
/// How long output is awaited from a process that outlives the one that was started, and left its group.
const DRAIN: Duration = Duration::from_millis(500);

/// A piece of a process's output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chunk {
    Stdout(Vec<u8>),
    Stderr(Vec<u8>),
}

#[derive(Debug, Clone)]
pub(crate) enum Sink {
    /// To the host's own stdout and stderr, which the engine shows.
    Stdio,
    /// To a caller that streams it. A receiver that is gone is no error: nobody wants the output any more.
    Channel(mpsc::Sender<Chunk>),
}

impl Sink {
    /// For output that nobody wants.
    pub fn nowhere() -> Self {
        Self::Channel(mpsc::channel(1).0)
    }

    pub async fn write(&self, chunk: Chunk) -> io::Result<()> {
        match (self, chunk) {
            (Self::Stdio, Chunk::Stdout(bytes)) => {
                let mut stdout = tokio::io::stdout();
                stdout.write_all(&bytes).await?;
                stdout.flush().await
            }
            (Self::Stdio, Chunk::Stderr(bytes)) => {
                let mut stderr = tokio::io::stderr();
                stderr.write_all(&bytes).await?;
                stderr.flush().await
            }
            (Self::Channel(sender), chunk) => sender.send(chunk).await.or(Ok(())),
        }
    }
}

/// Kills every process that is running at that moment; later ones are unaffected.
#[derive(Debug, Default)]
pub(crate) struct Cancel(Notify);

impl Cancel {
    pub fn cancel(&self) {
        self.0.notify_waiters();
    }
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Exited(i32),
    Signalled(i32),
    Cancelled,
}

/// A started process. Dropping it kills its whole group.
pub(crate) struct Process {
    child: Child,
    group: Group,
}

impl Process {
    /// Starts `command` in a process group of its own, with no stdin.
    pub fn spawn(command: &mut Command) -> io::Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        let child = command.spawn()?;
        let id = child.id().and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw);
        Ok(Self { child, group: Group(id) })
    }

    /// The output pipes, once.
    pub fn pipes(&mut self) -> Option<(ChildStdout, ChildStderr)> {
        self.child.stdout.take().zip(self.child.stderr.take())
    }

    /// Waits for the end of the process while `output` consumes its pipes. What it left in its group ends
    /// with it.
    pub async fn wait(
        mut self,
        output: impl Future<Output = io::Result<()>>,
        cancel: &Cancel,
    ) -> io::Result<Ended> {
        let mut output = std::pin::pin!(output);
        let mut drained = None;
        let cancelled = cancel.0.notified();
        let mut cancelled = std::pin::pin!(cancelled);
        let status = loop {
            tokio::select! {
                status = self.child.wait() => break status?,
                result = &mut output, if drained.is_none() => drained = Some(result),
                () = &mut cancelled => {
                    self.group.signal(Signal::SIGTERM);
                    drop(timeout(GRACE, self.child.wait()).await);
                    return Ok(Ended::Cancelled);
                }
            }
        };
        self.group.kill();
        match drained {
            Some(result) => result?,
            // Elapsed: a process outside the group holds the pipe. It may go on, but nobody waits for it.
            None => timeout(DRAIN, output).await.unwrap_or(Ok(()))?,
        }
        Ok(match (status.code(), status.signal()) {
            (Some(code), _) => Ended::Exited(code),
            (None, signal) => Ended::Signalled(signal.unwrap_or_default()),
        })
    }
}

/// A process group, killed when dropped.
struct Group(Option<Pid>);

impl Group {
    fn signal(&self, signal: Signal) {
        if let Some(id) = self.0 {
            // The only error is that it has ended already.
            let _ = killpg(id, signal);
        }
    }

    fn kill(&mut self) {
        self.signal(Signal::SIGKILL);
        self.0 = None;
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Runs `command` to its end and passes its output on unaltered.
pub(crate) async fn run(command: &mut Command, sink: &Sink, cancel: &Cancel) -> io::Result<Ended> {
    let mut process = Process::spawn(command)?;
    let pipes = process.pipes();
    let output = async {
        let Some((stdout, stderr)) = pipes else { return Ok(()) };
        tokio::try_join!(pump(stdout, Chunk::Stdout, sink), pump(stderr, Chunk::Stderr, sink)).map(drop)
    };
    process.wait(output, cancel).await
}

/// Passes everything from `pipe` on until its end.
pub(crate) async fn pump(
    mut pipe: impl AsyncRead + Unpin,
    chunk: fn(Vec<u8>) -> Chunk,
    sink: &Sink,
) -> io::Result<()> {
    let mut buffer = vec![0; 8 * 1024];
    loop {
        let read = pipe.read(&mut buffer).await?;
        if read == 0 {
            return Ok(());
        }
        sink.write(chunk(buffer[..read].to_vec())).await?;
    }
}
