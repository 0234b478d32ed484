//! A child process that says its address first; what it says afterwards is kept.

use std::{
    process::Stdio,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, Result, bail};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::{Child, Command},
};

/// What processes have said since it was last taken.
#[derive(Clone, Default)]
pub struct Output(Arc<Mutex<Vec<u8>>>);

impl Output {
    pub fn take(&self) -> String {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn collect(&self, mut pipe: impl AsyncRead + Unpin + Send + 'static) {
        let output = self.clone();
        tokio::spawn(async move {
            let mut buffer = vec![0; 8 * 1024];
            while let Ok(read @ 1..) = pipe.read(&mut buffer).await {
                let mut kept = output.0.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend_from_slice(&buffer[..read]);
            }
        });
    }
}

/// A running process, killed when dropped.
pub struct Server {
    /// What it said first: its address or port.
    pub address: String,
    _child: Child,
}

impl Server {
    /// Starts `command` and waits for its address: all it writes on stdout up to a newline or to the end.
    pub async fn start(mut command: Command, output: &Output) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let name = command.as_std().get_program().display().to_string();
        let mut child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        let (Some(mut stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
            bail!("{name} has no pipes");
        };
        output.collect(stderr);
        let mut address = String::new();
        while let Ok(byte) = stdout.read_u8().await {
            match byte {
                b'\n' => break,
                byte => address.push(byte.into()),
            }
        }
        if address.is_empty() {
            child.wait().await?;
            bail!("{name} ended before it said its address: {}", output.take());
        }
        output.collect(stdout);
        Ok(Self { address, _child: child })
    }
}
