//! Images become something to run, or a reason why not.

use oci::Digest;
use serde_json::{Value, json};

use super::client::{Case, config, host, layer};
use crate::data::Images as _;

#[tokio::test]
async fn an_image_becomes_something_to_run() {
    let case = Case::new().await;
    let layer = layer("bin/service");
    let execution = json!({"Entrypoint": ["service", "--fast"], "Cmd": ["x"], "Env": ["PATH=/bin", "A=b=c"], "WorkingDir": "/bin"});
    let image = case.image(&layer, config(&layer, execution)).await;
    case.manifest("/v2/book/manifests/latest", &image).await.is(201);
    let digest = Digest::of(image.to_string().as_bytes());
    let bundle =
        case.registry.resolve(&format!("{}/book@{digest}", case.registry.host()), host().0).await.unwrap();
    let root = case.folder.path().canonicalize().unwrap().join("images").join(digest.hex());
    assert!(root.join("bin/service").is_file());
    assert_eq!(
        (bundle.root.clone(), bundle.entry_point.join(" ")),
        (root.clone(), "service --fast".to_owned())
    );
    assert_eq!(bundle.command, ["x"]);
    assert_eq!(bundle.env, [("PATH".into(), "/bin".into()), ("A".into(), "b=c".into())]);
    assert_eq!(bundle.working_dir, "/bin");
    let by_tag =
        case.registry.resolve(&format!("localhost:{}/book:latest", case.registry.port()), host().0).await;
    assert_eq!(by_tag.unwrap(), bundle);
    case.registry.delete_repository("book", true).unwrap();
    assert!(!root.exists(), "what no repository names is not kept");
}

#[tokio::test]
async fn what_cannot_run_says_why() {
    let case = Case::new().await;
    let layer = layer("service");
    let host_name = case.registry.host();
    let reason = async |image: &str| case.registry.resolve(image, host().0).await.unwrap_err().0;
    let tagged = |tag: &str| format!("{host_name}/book:{tag}");
    let push = async |tag: &str, config: Value| {
        let image = case.image(&layer, config).await;
        case.manifest(&format!("/v2/book/manifests/{tag}"), &image).await.is(201);
        tagged(tag)
    };

    assert!(reason("nginx").await.contains("is not in the local cloud's registry"));
    let retried = "pull image manifest has been retried 1 time(s): failed to resolve ref";
    assert_eq!(reason(&tagged("none")).await, format!("{retried} {}: not found", tagged("none")));
    let mut foreign = config(&layer, json!({"Entrypoint": ["/service"]}));
    foreign["architecture"] = "riscv64".into();
    let text = reason(&push("foreign", foreign).await).await;
    assert!(text.starts_with("image Manifest does not contain descriptor matching platform '"), "{text}");
    assert!(text.ends_with("/riscv64"), "{text}");
    let elsewhere = if host().0 == "ARM64" { "X86_64" } else { "ARM64" };
    let text = case.registry.resolve(&tagged("foreign"), elsewhere).await.unwrap_err().0;
    assert!(text.contains("matching platform") && text.contains("ask for this machine's own"), "{text}");
    // What it runs is asked when a container starts.
    let empty = push("empty", config(&layer, json!({}))).await;
    assert_eq!(case.registry.resolve(&empty, host().0).await.unwrap().working_dir, "/");
    let mut lying = config(&layer, json!({"Entrypoint": ["/service"]}));
    lying["rootfs"]["diff_ids"][0] = Digest::of(b"lie").to_string().into();
    // Under another name: the layer that was unpacked for `empty` is not this image's.
    let text = reason(&push("lying", lying).await).await;
    assert_eq!(text, "the image is refused: its content is not what its digest says");
    let left: Vec<_> = std::fs::read_dir(case.folder.path().join("images")).unwrap().collect();
    assert!(left.iter().all(|entry| !entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.')));
}

#[tokio::test]
async fn an_index_gives_the_platforms_manifest() {
    let case = Case::new().await;
    let layer = layer("service");
    let image = case.image(&layer, config(&layer, json!({"Entrypoint": ["/service"]}))).await;
    case.manifest("/v2/book/manifests/one", &image).await.is(201);
    let digest = Digest::of(image.to_string().as_bytes()).to_string();
    let part = |platform: Value| json!({"mediaType": image["mediaType"], "digest": digest, "size": 1, "platform": platform});
    let mut index = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [part(json!({"os": "plan9", "architecture": "amd64"})), part(host().1)],
    });
    case.manifest("/v2/book/manifests/both", &index).await.is(201);
    let both = format!("{}/book:both", case.registry.host());
    case.registry.resolve(&both, host().0).await.unwrap();
    index["manifests"].as_array_mut().unwrap().pop();
    case.manifest("/v2/book/manifests/both", &index).await.is(201);
    let text = case.registry.resolve(&both, host().0).await.unwrap_err().0;
    assert!(text.ends_with(": it has plan9/amd64"), "{text}");
}
