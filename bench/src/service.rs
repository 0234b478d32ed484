//! book-service, request logs on, against a bare hyper server that answers the same bytes; both as the image
//! provider builds them.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Result;
use pulumi_resource_image::{
    Platform,
    build::{Package, Workspace, build},
};

use crate::{
    load,
    process::Server,
    table::{Table, median},
};

const PATH: &str = "/api/books";
const STARTS: usize = 20;
const CONNECTIONS: usize = 64;
/// Both servers take turns under load, so that what else the machine does falls on both; the medians count.
const TURNS: usize = 5;
const TURN: Duration = Duration::from_secs(2);

/// A server and what it has shown.
struct Subject {
    server: Server,
    start_ms: f64,
    idle_mib: f64,
    loaded_mib: f64,
    per_second: Vec<f64>,
    cpu_us: Vec<f64>,
}

pub async fn measure() -> Result<Table> {
    let workspace = Workspace::open(Path::new(env!("CARGO_MANIFEST_DIR"))).await?;
    let (service, bare) =
        (binary(&workspace, "book-service").await?, binary(&workspace, "bare-server").await?);
    let (mut service, mut bare) = (Subject::start(&service).await?, Subject::start(&bare).await?);
    for _ in 0..TURNS {
        service.load().await?;
        bare.load().await?;
    }
    // The reference's Express service, measured once on another machine of the same kind: for the scale, not
    // for a ratio.
    let mut table = Table::new(
        "Service",
        [
            "",
            "book-service",
            "bare hyper",
            "ratio",
            "Node 12, measured elsewhere",
            "Node 20, measured elsewhere",
        ],
    );
    for (what, pick, digits, node_12, node_20) in [
        (
            "start to first 200, median of 20, ms",
            (|subject| subject.start_ms) as fn(&Subject) -> f64,
            1,
            "190",
            "285",
        ),
        ("resident idle, MiB", |subject| subject.idle_mib, 1, "43", "59"),
        ("resident after 64 connections, MiB", |subject| subject.loaded_mib, 1, "83", "121"),
        ("requests per second, 64 connections", |subject| median(subject.per_second.clone()), 0, "", ""),
        ("CPU per request, µs", |subject| median(subject.cpu_us.clone()), 1, "135", "341"),
    ] {
        let (ours, rival) = (pick(&service), pick(&bare));
        table.row([
            what.to_owned(),
            format!("{ours:.digits$}"),
            format!("{rival:.digits$}"),
            format!("{:.2}", ours / rival),
            node_12.to_owned(),
            node_20.to_owned(),
        ]);
    }
    Ok(table)
}

/// The binary that an image of the package would hold.
async fn binary(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let package = Package {
        name: name.to_owned(),
        binary: None,
        features: Vec::new(),
        profile: None,
        platform: Platform::host()?,
    };
    Ok(build(workspace, &package, &tell).await?.path)
}

#[expect(clippy::print_stderr, reason = "cargo's progress: an image's first build takes a minute")]
fn tell(progress: &str) {
    eprintln!("{progress}");
}

impl Subject {
    async fn start(binary: &Path) -> Result<Self> {
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(Server::start(binary, PATH).await?.started_in.as_secs_f64() * 1e3);
        }
        let server = Server::start(binary, PATH).await?;
        let idle_mib = server.resident()?;
        let start_ms = median(starts);
        Ok(Self { server, start_ms, idle_mib, loaded_mib: 0.0, per_second: Vec::new(), cpu_us: Vec::new() })
    }

    async fn load(&mut self) -> Result<()> {
        let before = self.server.cpu()?;
        let measured = load::run(&self.server.authority, PATH, CONNECTIONS, TURN).await?;
        // The warm-up is a tenth more than was counted.
        let requests = measured.requests as f64 * 1.1;
        self.cpu_us.push((self.server.cpu()? - before).as_secs_f64() * 1e6 / requests);
        self.per_second.push(measured.per_second);
        self.loaded_mib = self.loaded_mib.max(self.server.resident()?);
        Ok(())
    }
}
