//! nginx as the reverse proxy in the gateway's place: before the same tasks, with connections that are kept
//! alive on both sides and an access log of the same fields.

use std::{
    fmt::Write as _,
    fs,
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tokio::net::TcpStream;

/// The fields of the stage's access log, and nginx's variables for them.
const FIELDS: [(&str, &str); 13] = [
    ("requestId", "$request_id"),
    ("time", "$time_local"),
    ("ip", "$remote_addr"),
    ("method", "$request_method"),
    ("path", "$uri"),
    ("routeKey", "ANY /{proxy+}"),
    ("status", "$status"),
    ("integrationStatus", "$upstream_status"),
    ("integrationLatency", "$upstream_response_time"),
    ("integrationError", "-"),
    ("responseLatency", "$request_time"),
    ("responseLength", "$body_bytes_sent"),
    ("userAgent", "$http_user_agent"),
];

/// A running nginx, killed when dropped.
pub struct Nginx {
    master: Child,
    folder: tempfile::TempDir,
    /// Where it listens.
    pub authority: String,
}

impl Nginx {
    /// Starts it before these tasks, and waits until it listens.
    pub async fn start(tasks: &[String]) -> Result<Self> {
        doctor::require("nginx").map_err(anyhow::Error::msg)?;
        let folder = tempfile::tempdir()?;
        // A port that was free a moment ago: nginx cannot tell one that it chose.
        let authority = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        fs::write(folder.path().join("nginx.conf"), configuration(&authority, tasks))?;
        let master = Command::new("nginx")
            .arg("-p")
            .arg(folder.path())
            .args(["-c", "nginx.conf", "-e", "error.log"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run nginx")?;
        let mut nginx = Self { master, folder, authority };
        let begun = Instant::now();
        while TcpStream::connect(&nginx.authority).await.is_err() {
            let ended = nginx.master.try_wait()?.is_some();
            ensure!(
                !ended && begun.elapsed() < Duration::from_secs(10),
                "nginx does not listen: {}",
                nginx.errors()
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(nginx)
    }

    /// What it wrote to its error log.
    pub fn errors(&self) -> String {
        fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }

    /// How many requests its access log has.
    pub fn logged(&self) -> usize {
        fs::read_to_string(self.folder.path().join("access.log")).unwrap_or_default().lines().count()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // SIGTERM by its own command: a killed master leaves its workers.
        let stop = Command::new("nginx")
            .arg("-p")
            .arg(self.folder.path())
            .args(["-c", "nginx.conf", "-e", "error.log", "-s", "stop"])
            .stderr(Stdio::null())
            .status();
        if !stop.is_ok_and(|status| status.success()) {
            // Errors mean that it has ended already.
            let _ = self.master.kill();
        }
        let _ = self.master.wait();
    }
}

fn configuration(authority: &str, tasks: &[String]) -> String {
    let fields: Vec<_> = FIELDS.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
    let mut upstream = String::new();
    for task in tasks {
        let _ = write!(upstream, "server {task}; ");
    }
    // As a master and workers under any user: all that is written is in its own folder.
    format!(
        "daemon off;
worker_processes auto;
worker_rlimit_nofile 8192;
pid nginx.pid;
events {{ worker_connections 4096; }}
http {{
    log_format api escape=json '{{{fields}}}';
    access_log access.log api buffer=64k flush=1s;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    keepalive_requests 1000000000;
    upstream tasks {{
        {upstream}
        keepalive 512;
        keepalive_requests 1000000000;
    }}
    server {{
        listen {authority} backlog=1024;
        location / {{
            proxy_pass http://tasks;
            proxy_http_version 1.1;
            proxy_set_header Connection \"\";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto http;
            proxy_set_header X-Forwarded-Port $server_port;
        }}
    }}
}}
",
        fields = fields.join(",")
    )
}
