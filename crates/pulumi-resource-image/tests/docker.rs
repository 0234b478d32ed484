//! A Docker daemon runs the book service's image.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod support;

use std::{path::Path, time::Duration};

use doctor::judge;
use provider_kit::{CheckRequest, CreateRequest, Engine, Map, Provider as _, Urn, Value};
use pulumi_resource_image::provider::{CARGO_IMAGE, ImageProvider};
use support::{DockerRegistry, run};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_util::sync::CancellationToken;

#[tokio::test]
async fn docker_runs_the_book_service() {
    if !judge("docker") {
        return;
    }
    let Some(registry) = DockerRegistry::start().await else { return };
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let news: Map = [
        ("package", Value::from("book-service")),
        ("workspace", workspace.to_str().unwrap().into()),
        ("repositoryUrl", format!("{}/book", registry.address).into()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let provider = ImageProvider::default();
    let urn = Urn::from(format!("urn:pulumi:dev::project::{CARGO_IMAGE}::book"));
    let checked =
        provider.check(CheckRequest { urn: urn.clone(), news, ..CheckRequest::default() }).await.unwrap();
    assert_eq!(checked.failures, []);
    let request = CreateRequest {
        urn,
        inputs: checked.inputs,
        preview: false,
        timeout: None,
        engine: Engine::default(),
        cancelled: CancellationToken::new(),
    };
    let created = provider.create(request).await.unwrap();
    let image = created.outputs["imageUri"].as_str().unwrap();

    let here = Path::new(".");
    let container = run("docker", &["run", "--detach", "--publish", "127.0.0.1::80", image], here);
    let container = container.trim();
    let answer = books(container, here).await;
    run("docker", &["rm", "--force", container], here);
    let answer = answer.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
}

/// What the container answers, once it does.
async fn books(container: &str, here: &Path) -> Result<String, String> {
    let address = run("docker", &["port", container, "80/tcp"], here);
    let address = address.lines().next().unwrap_or_default();
    for _ in 0..100 {
        if let Ok(mut stream) = TcpStream::connect(address).await {
            let request = "GET /api/books HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
            let mut answer = String::new();
            let exchanged = async {
                stream.write_all(request.as_bytes()).await?;
                stream.read_to_string(&mut answer).await
            };
            if exchanged.await.is_ok_and(|count| count > 0) {
                return Ok(answer);
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("the container does not answer; it says: {}", run("docker", &["logs", container], here)))
}
