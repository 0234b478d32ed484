//! A push of both images to Debian's `docker-registry`, by the image provider's plugin and by `skopeo copy`.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use futures::future::try_join_all;
use pulumi_proto::Value;
use pulumi_resource_image::push::{Client, Repository, Settings};
use tokio::net::TcpStream;

use crate::{image::Images, plugin::Plugin, table::median};

pub const ROUNDS: usize = 9;

/// Milliseconds of a push of all images at once to an empty registry: ours and skopeo's, each from the start
/// of its processes to their last answer.
pub async fn measure(images: &Images) -> Result<(f64, f64)> {
    let folder = tempfile::tempdir()?;
    let registry = Registry::start().await?;
    ours(images, &registry).await?;
    for service in images.keys() {
        let from = format!("docker://{}", reference(images, service, &registry)?);
        let to = layout(folder.path(), service);
        skopeo(&["copy", "--preserve-digests", "--src-tls-verify=false", &from, &to])
            .status()
            .await?
            .success()
            .then_some(())
            .context("skopeo cannot copy what was pushed")?;
    }
    let (mut pushes, mut copies) = (Vec::new(), Vec::new());
    for round in 0..2 * ROUNDS {
        let registry = Registry::start().await?;
        let begun = Instant::now();
        let times = match round % 2 {
            0 => {
                ours(images, &registry).await?;
                &mut pushes
            }
            _ => {
                copy(images, folder.path(), &registry).await?;
                &mut copies
            }
        };
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        registry.has(images).await?;
    }
    Ok((median(pushes), median(copies)))
}

async fn ours(images: &Images, registry: &Registry) -> Result<()> {
    let plugin = Plugin::start().await?;
    let creates = images.iter().map(|(service, inputs)| {
        let mut inputs = inputs.clone();
        inputs.insert("repositoryUrl".into(), Value::from(format!("{}/{service}", registry.address)));
        let plugin = &plugin;
        async move { plugin.create(&inputs, false).await }
    });
    try_join_all(creates).await.map(drop)
}

async fn copy(images: &Images, folder: &Path, registry: &Registry) -> Result<()> {
    let copies = images.keys().map(|service| {
        let to = format!("docker://{}/{service}:latest", registry.address);
        let mut copy =
            skopeo(&["copy", "--preserve-digests", "--dest-tls-verify=false", &layout(folder, service), &to]);
        async move {
            ensure!(copy.status().await?.success(), "skopeo cannot copy {service}");
            Ok(())
        }
    });
    try_join_all(copies).await.map(drop)
}

fn skopeo(arguments: &[&str]) -> tokio::process::Command {
    let mut command = tokio::process::Command::new("skopeo");
    command.args(arguments).stdout(Stdio::null());
    command
}

fn layout(folder: &Path, service: &str) -> String {
    format!("oci:{}:latest", folder.join(service).display())
}

fn digest<'a>(images: &'a Images, service: &str) -> Result<&'a str> {
    let digest = images.get(service).and_then(|inputs| inputs.get("digest")).and_then(Value::as_str);
    digest.with_context(|| format!("Check gave {service} no digest"))
}

fn reference(images: &Images, service: &str, registry: &Registry) -> Result<String> {
    Ok(format!("{}/{service}@{}", registry.address, digest(images, service)?))
}

/// Debian's registry with an empty folder, killed when dropped.
struct Registry {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Registry {
    async fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        // It cannot tell a port that it chose.
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let config: PathBuf = folder.path().join("config.yml");
        let storage = folder.path().join("storage");
        let text = format!(
            "version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {}}}}}\nhttp: {{addr: '{address}'}}\n",
            storage.display()
        );
        std::fs::write(&config, text)?;
        let child = Command::new("docker-registry")
            .arg("serve")
            .arg(config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut registry = Self { child, address, _folder: folder };
        let begun = Instant::now();
        while TcpStream::connect(&registry.address).await.is_err() {
            if registry.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(10) {
                bail!("docker-registry does not listen");
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(registry)
    }

    /// Makes sure that all arrived.
    async fn has(&self, images: &Images) -> Result<()> {
        for service in images.keys() {
            let repository = Repository::parse(&format!("{}/{service}", self.address))?;
            let client = Client::new(repository, None, Settings::default())?;
            let digest = digest(images, service)?.parse()?;
            ensure!(client.exists(&digest).await?, "{service} did not arrive");
        }
        Ok(())
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        // Errors mean that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
