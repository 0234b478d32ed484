//! Access-log lines on their way to a log stream: rendered when a request is over, written by one task per file.

use std::{path::Path, sync::Arc, time::Instant};

use tokio::{
    fs::OpenOptions,
    io::AsyncWriteExt,
    sync::mpsc::{self, UnboundedSender},
};

use super::super::access_log::{Format, Record};

/// A stage's access log.
#[derive(Clone, Debug)]
pub struct AccessLog {
    format: Arc<Format>,
    lines: UnboundedSender<String>,
}

/// A request that will be written down.
#[derive(Debug)]
pub struct Access {
    log: AccessLog,
    record: Record,
    began: Instant,
}

// === impl AccessLog ===

impl AccessLog {
    /// A log that appends to a file; ends when its last clone is gone.
    pub fn open(format: &str, path: &Path) -> Self {
        let (lines, mut queue) = mpsc::unbounded_channel::<String>();
        let path = path.to_owned();
        tokio::spawn(async move {
            let mut batch = Vec::new();
            while queue.recv_many(&mut batch, 256).await > 0 {
                if let Err(error) = append(&path, &batch.concat()).await {
                    tracing::warn!(path = %path.display(), %error, "the access log cannot be written");
                }
                batch.clear();
            }
        });
        Self { format: Arc::new(Format::parse(format)), lines }
    }
}

async fn append(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(path).await?;
    file.write_all(text.as_bytes()).await?;
    file.flush().await
}

// === impl Access ===

impl Access {
    /// A request that has just come.
    pub fn new(log: &AccessLog, record: Record) -> Self {
        Self { log: log.clone(), record, began: Instant::now() }
    }

    /// Fills in what the route and the answer say.
    pub fn answered(&mut self, route_key: Option<&str>, status: u16, error: Option<String>) {
        self.record.latency = self.began.elapsed();
        self.record.route_key = route_key.unwrap_or_default().to_owned();
        self.record.status = status;
        self.record.error = error;
    }

    /// Writes the line.
    pub fn write(mut self: Box<Self>, length: u64) {
        self.record.length = length;
        // The writer outlives every sender; it is gone only when the runtime is.
        drop(self.log.lines.send(self.log.format.line(&self.record)));
    }
}
