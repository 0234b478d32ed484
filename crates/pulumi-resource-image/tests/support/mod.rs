//! What the tests share: a small workspace, an image, registries, and a line to them that breaks.

#![allow(dead_code, reason = "each test uses some of it")]

pub mod plugin;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use doctor::judge;
use oci::Execution;
use pulumi_resource_image::{
    image::{Entry, Image, Recipe, Store},
    push::{Client, Credentials, Repository, Settings},
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// A workspace with a binary, its library and what else the test writes.
pub fn workspace(main: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("Cargo.toml", "[workspace]\nmembers = ['app', 'part']\nresolver = '3'\n");
    write(
        "app/Cargo.toml",
        "[package]\nname = 'app'\nversion = '1.2.3'\nedition = '2024'\n[dependencies]\npart = { path = '../part' }\n",
    );
    write("app/src/main.rs", main);
    write("part/Cargo.toml", "[package]\nname = 'part'\nversion = '0.1.0'\nedition = '2024'\n");
    write(
        "part/src/lib.rs",
        "pub fn part(n: usize) -> usize { let text = std::hint::black_box(env!(\"CARGO_PKG_NAME\")); text.as_bytes()[n].into() }",
    );
    folder
}

/// A program that uses its library, so that paths of both could leak.
pub const MAIN: &str = "fn main() { println!(\"{} {}\", file!(), part::part(std::env::args().count())); }";

/// An image whose layer of files does not compress, so that it travels in several chunks.
pub fn image(binary: &str) -> Image {
    let folder = tempfile::tempdir().unwrap();
    let mut state = 7u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(300_000)
    .collect();
    let entry = |path: &str, content: Vec<u8>, executable| Entry {
        path: path.into(),
        content: content.into(),
        executable,
    };
    let script = format!("#!/bin/sh\necho {binary}\n");
    let recipe = Recipe {
        platform: pulumi_resource_image::Platform::host().unwrap(),
        layers: vec![
            vec![entry("srv/noise", noise, false)],
            vec![entry("service", script.into_bytes(), true)],
        ],
        config: Execution { entrypoint: vec!["/service".into()], ..Execution::default() },
        annotations: BTreeMap::from([("org.opencontainers.image.version".into(), "1.2.3".into())]),
    };
    Image::pack(&recipe, &Store::new(folder.path())).unwrap()
}

/// An image of nothing but small blobs.
pub fn small_image() -> Image {
    let entry = Entry { path: "service".into(), content: "#!/bin/sh\n".into(), executable: true };
    let recipe = Recipe {
        platform: pulumi_resource_image::Platform::host().unwrap(),
        layers: vec![vec![entry]],
        config: Execution { entrypoint: vec!["/service".into()], ..Execution::default() },
        annotations: BTreeMap::new(),
    };
    Image::pack(&recipe, &Store::new(tempfile::tempdir().unwrap().path())).unwrap()
}

/// Short pauses and small chunks.
pub fn impatient() -> Settings {
    Settings {
        pause: Duration::from_millis(1),
        timeout: Duration::from_secs(20),
        chunk: 64 * 1024,
        ..Settings::default()
    }
}

/// A client for repository `book` at an address.
pub fn client(address: impl std::fmt::Display, credentials: Option<(&str, &str)>) -> Client {
    let repository = Repository::parse(&format!("{address}/book")).unwrap();
    let credentials = credentials
        .map(|(username, password)| Credentials { username: username.into(), password: password.into() });
    Client::new(repository, credentials, impatient()).unwrap()
}

/// A line to a registry that ends after some bytes of requests: once, or for good.
pub struct Line {
    pub address: SocketAddr,
    left: Arc<AtomicUsize>,
}

impl Line {
    pub async fn to(upstream: String, bytes: usize, for_good: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Self { address: listener.local_addr().unwrap(), left: Arc::new(AtomicUsize::new(bytes)) };
        let left = line.left.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (upstream, left) = (upstream.clone(), left.clone());
                tokio::spawn(async move {
                    relay(client, &upstream, &left, for_good).await;
                });
            }
        });
        line
    }

    /// How many bytes passed of those allowed.
    pub fn passed(&self, allowed: usize) -> usize {
        allowed - self.left.load(Ordering::SeqCst)
    }

    /// Whether the line broke.
    pub fn broke(&self) -> bool {
        self.left.load(Ordering::SeqCst) == usize::MAX || self.left.load(Ordering::SeqCst) == 0
    }
}

async fn relay(mut client: TcpStream, upstream: &str, left: &AtomicUsize, for_good: bool) {
    let mut server = TcpStream::connect(upstream).await.unwrap();
    let (mut from_client, mut from_server) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    loop {
        tokio::select! {
            read = client.read(&mut from_client) => {
                let Ok(count @ 1..) = read else { return };
                let budget = left.load(Ordering::SeqCst);
                let allowed = count.min(budget);
                let _ = server.write_all(&from_client[..allowed]).await;
                if budget == usize::MAX {
                    continue;
                }
                left.fetch_sub(allowed, Ordering::SeqCst);
                if allowed < count {
                    let _ = server.shutdown().await;
                    if !for_good {
                        left.store(usize::MAX, Ordering::SeqCst);
                    }
                    return;
                }
            }
            read = server.read(&mut from_server) => {
                let Ok(count @ 1..) = read else { return };
                if client.write_all(&from_server[..count]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Debian's `docker-registry`: the distribution project's own server.
pub struct DockerRegistry {
    process: Child,
    pub address: String,
    _folder: TempDir,
}

impl DockerRegistry {
    /// None where the registry is missing and the tests leave it out.
    pub async fn start() -> Option<Self> {
        if !judge("docker-registry") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        // It cannot tell a port that it chose.
        let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let config = folder.path().join("config.yml");
        let storage = folder.path().join("storage");
        let text = format!(
            "version: 0.1\nlog:\n  level: error\nstorage:\n  delete:\n    enabled: true\n  filesystem:\n    rootdirectory: {}\nhttp:\n  addr: {address}\n",
            storage.display()
        );
        std::fs::write(&config, text).unwrap();
        let process = Command::new("docker-registry")
            .arg("serve")
            .arg(config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let registry = Self { process, address, _folder: folder };
        for _ in 0..500 {
            if TcpStream::connect(&registry.address).await.is_ok() {
                return Some(registry);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("docker-registry does not listen");
    }
}

impl Drop for DockerRegistry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a tool and returns what it printed.
pub fn run(tool: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(tool).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{tool} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
