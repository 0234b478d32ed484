//! Pushes to the local cloud's registry and to Debian's `docker-registry`, over lines that break; `servers`
//! fail, refuse and redirect.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod servers;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use doctor::judge;
use local_cloud::registry::{Registry, RepositorySettings};
use oci::Digest;
use pulumi_resource_image::image::Image;
use support::{DockerRegistry, Line, client, image, run, small_image};
use tempfile::TempDir;

async fn local() -> (Registry, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let registry = Registry::start(folder.path(), None).await.unwrap();
    registry.create_repository("book", RepositorySettings::default()).unwrap();
    (registry, folder)
}

fn quiet(_: &str) {}

#[tokio::test]
async fn what_is_there_is_not_sent_again() {
    let (registry, _folder) = local().await;
    let client = client(registry.host(), Some(("AWS", &registry.password().text)));
    let first = image("one");
    assert!(!client.exists(first.digest()).await.unwrap());
    assert_eq!(client.push(&first, &["latest".into()], &quiet).await.unwrap().blobs, 3);
    assert_eq!(client.push(&first, &[], &quiet).await.unwrap().blobs, 0);
    // Another binary: the layer of files stays.
    let second = image("two");
    assert_eq!(client.push(&second, &["latest".into()], &quiet).await.unwrap().blobs, 2);
    let images = registry.list_images("book").unwrap();
    let tags = |digest: &Digest| {
        images.iter().find(|image| image.digest == digest.to_string()).unwrap().tags.clone()
    };
    assert_eq!((tags(first.digest()), tags(second.digest())), (vec![], vec!["latest".to_owned()]));
    client.delete(first.digest()).await.unwrap();
    assert!(!client.exists(first.digest()).await.unwrap());
    client.delete(first.digest()).await.unwrap();
    registry.delete_repository("book", true).unwrap();
    client.delete(second.digest()).await.unwrap();
}

#[tokio::test]
async fn wrong_credentials_are_one_clear_error() {
    let (registry, _folder) = local().await;
    let image = image("one");
    let error =
        client(registry.host(), Some(("AWS", "wrong-password"))).push(&image, &[], &quiet).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("refuses the credentials of user `AWS`: UNAUTHORIZED: "), "{text}");
    assert!(!text.contains("wrong-password"), "{text}");
    let error = client(registry.host(), None).push(&image, &[], &quiet).await.unwrap_err().to_string();
    assert!(error.contains("refuses access without credentials"), "{error}");
    client(registry.host(), Some(("AWS", &registry.password().text)))
        .push(&image, &[], &quiet)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_unknown_repository_and_an_immutable_tag_are_clear_errors() {
    let (registry, _folder) = local().await;
    let client = client(registry.host(), Some(("AWS", &registry.password().text)));
    registry.create_repository("book", RepositorySettings { immutable_tags: true }).unwrap();
    client.push(&image("one"), &["v1".into()], &quiet).await.unwrap();
    let error = client.push(&image("two"), &["v1".into()], &quiet).await.unwrap_err().to_string();
    assert!(
        error.contains("TAG_INVALID: The image tag 'v1' already exists in the 'book' repository"),
        "{error}"
    );
    registry.delete_repository("book", true).unwrap();
    let error = client.push(&image("one"), &[], &quiet).await.unwrap_err().to_string();
    assert!(error.contains("NAME_UNKNOWN: The repository with name 'book' does not exist"), "{error}");
}

/// How many bytes of requests a whole push takes.
async fn push_size(upstream: &str, credentials: Option<(&str, &str)>, image: &Image) -> usize {
    let line = Line::to(upstream.to_owned(), usize::MAX - 1, true).await;
    client(line.address, credentials).push(image, &[], &quiet).await.unwrap();
    line.passed(usize::MAX - 1)
}

#[tokio::test]
async fn a_push_survives_a_line_that_breaks_anywhere() {
    let (sizing, _folder) = local().await;
    let total = push_size(&sizing.host(), Some(("AWS", &sizing.password().text)), &image("one")).await;
    for cut in (1..40).map(|step| step * total / 40) {
        let (registry, _folder) = local().await;
        let line = Line::to(registry.host(), cut, false).await;
        let client = client(line.address, Some(("AWS", &registry.password().text)));
        client
            .push(&image("one"), &[], &quiet)
            .await
            .unwrap_or_else(|error| panic!("cut at byte {cut}: {error}"));
        assert!(line.broke());
        assert_eq!(registry.list_images("book").unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_push_interrupted_anywhere_is_one_error_and_the_next_goes_through() {
    let docker = DockerRegistry::start().await;
    let (registry, _folder) = local().await;
    let token = registry.password().text;
    let ours = (registry.host(), Some(("AWS", token.as_str())));
    let debians = docker.iter().map(|docker| (docker.address.clone(), None));
    // Cuts of the large image fall into its largest blob, those of the small one into each blob and the
    // manifest.
    let images = [(image("one"), 10), (small_image(), 40)];
    for ((upstream, credentials), (image, steps)) in [ours]
        .into_iter()
        .chain(debians)
        .flat_map(|registry| images.iter().map(move |image| (registry.clone(), image)))
    {
        let total = push_size(&upstream, credentials, image).await;
        for cut in (0..*steps).map(|step| step * total / steps) {
            // A repository of its own: what is there from the last time would not be sent.
            registry.create_repository(&format!("at-{cut}/book"), RepositorySettings::default()).unwrap();
            let line = Line::to(upstream.clone(), cut, true).await;
            let broken = client(format!("{}/at-{cut}", line.address), credentials);
            let error = broken.push(image, &[], &quiet).await.unwrap_err().to_string();
            assert!(
                error.contains(" did not answer ") && error.ends_with("(tried 3 times)"),
                "cut at {cut}: {error}"
            );
            let direct = client(format!("{upstream}/at-{cut}"), credentials);
            direct.push(image, &[], &quiet).await.unwrap();
            assert!(direct.exists(image.digest()).await.unwrap());
        }
    }
}

#[tokio::test]
async fn debians_registry_and_ours_serve_back_the_same_image() {
    if !judge("skopeo") || !judge("umoci") {
        return;
    }
    let Some(docker) = DockerRegistry::start().await else { return };
    let (registry, _folder) = local().await;
    let image = image("one");
    let folder = tempfile::tempdir().unwrap();
    let credentials = format!("AWS:{}", &registry.password().text);
    for (name, address, user) in
        [("docker", docker.address.clone(), None), ("ours", registry.host(), Some(&credentials))]
    {
        let user_parts = user.and_then(|user| user.split_once(':'));
        client(&address, user_parts).push(&image, &["latest".into()], &quiet).await.unwrap();
        let reference = format!("docker://{address}/book@{}", image.digest());
        let with = |option: &str| user.map(|user| vec![option.to_owned(), user.clone()]).unwrap_or_default();
        let inspect =
            [vec!["inspect".into(), "--tls-verify=false".into()], with("--creds"), vec![reference.clone()]]
                .concat();
        let inspected = tool("skopeo", inspect, folder.path()).await;
        assert!(inspected.contains(&format!("\"Digest\": \"{}\"", image.digest())), "{inspected}");
        let copy = |from: &str, to: String| {
            let source = vec!["copy".into(), "--src-tls-verify=false".into(), "--preserve-digests".into()];
            [source, with("--src-creds"), vec![from.to_owned(), to]].concat()
        };
        tool("skopeo", copy(&reference, format!("dir:{name}")), folder.path()).await;
        tool(
            "skopeo",
            copy(&format!("docker://{address}/book:latest"), format!("oci:{name}-oci:latest")),
            folder.path(),
        )
        .await;
        let unpack = ["unpack", "--rootless", "--image"].map(str::to_owned).into_iter();
        let unpack = unpack.chain([format!("{name}-oci:latest"), format!("{name}-unpacked")]).collect();
        tool("umoci", unpack, folder.path()).await;
        let service = folder.path().join(format!("{name}-unpacked/rootfs/service"));
        assert_eq!(run(service.to_str().unwrap(), &[], folder.path()), "one\n");
    }
    run("diff", &["--recursive", "docker", "ours"], folder.path());
    assert_eq!(std::fs::read(folder.path().join("ours/manifest.json")).unwrap(), image.manifest.bytes);
}

/// The registry answers on this runtime: its client must not block it.
async fn tool(tool: &'static str, arguments: Vec<String>, folder: &Path) -> String {
    let folder = folder.to_owned();
    let running = tokio::task::spawn_blocking(move || {
        run(tool, &arguments.iter().map(String::as_str).collect::<Vec<_>>(), &folder)
    });
    running.await.unwrap()
}
