//! The services' images: their size, a Check that has nothing to do against cargo's own, a push against
//! skopeo's.

use std::{collections::BTreeMap, path::Path, process::Stdio, time::Instant};

use anyhow::{Result, ensure};
use pulumi_proto::{Map, Value};
use pulumi_resource_image::{
    Platform,
    build::{Invocation, Package, Workspace},
};

use crate::{
    plugin::Plugin,
    push,
    table::{Table, median},
};

pub const SERVICES: [&str; 2] = ["book-service", "author-service"];
const CHECKS: usize = 20;

pub async fn measure() -> Result<Table> {
    for tool in ["docker-registry", "skopeo"] {
        doctor::require(tool).map_err(anyhow::Error::msg)?;
    }
    let root = crate::root();
    let mut table = Table::new("Image", ["", "ours", "rival", "over or ratio"]);
    let mut images = BTreeMap::new();
    for service in SERVICES {
        // The first Check builds; the second sees files older than the build.
        let inputs = inputs(service, root);
        Plugin::start().await?.check(&inputs).await?;
        let plugin = Plugin::start().await?;
        let checked = plugin.check(&inputs).await?;
        let size =
            plugin.create(&checked, true).await?.get("size").and_then(Value::as_f64).unwrap_or(f64::NAN);
        images.insert(service, checked);
        let mib = format!("{:.2}", size / (1024.0 * 1024.0));
        table.row([
            format!("{service}, compressed, MiB (goal: under 1.3)"),
            mib,
            String::new(),
            String::new(),
        ]);
    }
    let (check, cargo) = no_op(root).await?;
    table.row([
        format!("Check with nothing to do, median of {CHECKS}, ms; rival: cargo's build with nothing to do"),
        format!("{check:.1}"),
        format!("{cargo:.1}"),
        format!("{:+.1}", check - cargo),
    ]);
    let (ours, skopeo) = push::measure(&images).await?;
    table.row([
        format!("push of both to docker-registry, median of {}, ms; rival: skopeo copy", push::ROUNDS),
        format!("{ours:.0}"),
        format!("{skopeo:.0}"),
        format!("{:.2}", ours / skopeo),
    ]);
    Ok(table)
}

/// The images' inputs after Check, by service.
pub type Images = BTreeMap<&'static str, Map>;

fn inputs(service: &str, root: &Path) -> BTreeMap<&'static str, String> {
    [
        ("package", service.to_owned()),
        ("workspace", root.display().to_string()),
        // Nothing is pushed there.
        ("repositoryUrl", format!("127.0.0.1:1/{service}")),
    ]
    .into()
}

/// Milliseconds of a Check by a plugin that has just started, and of cargo with the same arguments.
async fn no_op(root: &Path) -> Result<(f64, f64)> {
    let workspace = Workspace::open(root).await?;
    let package = Package {
        name: SERVICES[0].to_owned(),
        binary: None,
        features: Vec::new(),
        profile: None,
        platform: Platform::host()?,
    };
    let invocation = Invocation::new(&workspace, &package)?;
    let inputs = inputs(SERVICES[0], root);
    let (mut checks, mut builds) = (Vec::new(), Vec::new());
    for _ in 0..CHECKS {
        let plugin = Plugin::start().await?;
        let begun = Instant::now();
        plugin.check(&inputs).await?;
        checks.push(begun.elapsed().as_secs_f64() * 1e3);
        drop(plugin);

        let mut cargo = invocation.command(&workspace);
        cargo.stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        ensure!(cargo.status().await?.success(), "cargo cannot build {}", SERVICES[0]);
        builds.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok((median(checks), median(builds)))
}
