//! The resource through its life: build, preview, push, roll out a change, read, delete; and each failure,
//! after which it goes on.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod case;
#[path = "../support/mod.rs"]
mod support;

use std::{collections::BTreeMap, path::Path};

use local_cloud::data::Images as _;
use provider_kit::{CheckRequest, Error, Map, Provider as _, Value};
use tokio_util::sync::CancellationToken;

use self::{
    case::{Case, map, urn},
    support::MAIN,
};

fn text<'a>(map: &'a Map, name: &str) -> &'a str {
    map.get(name).and_then(Value::as_str).unwrap()
}

#[tokio::test]
async fn an_image_lives() {
    let case = Case::new().await;

    // In a preview the digest is known before its repository is.
    let unknown = Map::from_iter(case.inputs().into_iter().chain([("repositoryUrl".into(), Value::Unknown)]));
    let inputs = case.checked(unknown).await;
    let (id, outputs) = case.create(&inputs, true).await.unwrap();
    assert_eq!((id.as_str(), &outputs["imageUri"]), ("", &Value::Unknown));
    assert!(text(&outputs, "digest").starts_with("sha256:"));

    let inputs = case.checked(case.inputs()).await;
    assert_eq!(inputs["digest"], outputs["digest"]);
    let (_, preview) = case.create(&inputs, true).await.unwrap();
    assert!(case.registry.list_images("book").unwrap().is_empty(), "a preview pushes nothing");
    let (id, outputs) = case.create(&inputs, false).await.unwrap();
    assert_eq!(outputs, preview, "the preview was exact");
    assert_eq!(id, format!("{}/book", case.registry.host()));
    let uri = text(&outputs, "imageUri").to_owned();
    assert_eq!(uri, format!("{id}@{}", text(&outputs, "digest")));
    assert!(outputs["size"].as_f64().unwrap() > 10_000.0);

    // Again: nothing to do, whatever the token.
    let mut again = case.inputs();
    again.insert("credentials".into(), case.credentials("tomorrow's"));
    let again = case.checked(again).await;
    assert!(case.diff(&inputs, &again).await.is_empty());
    assert_eq!(case.read(&inputs, &outputs).await, Some(outputs.clone()));

    // It runs.
    let architecture = if cfg!(target_arch = "aarch64") { "ARM64" } else { "X86_64" };
    let bundle = case.registry.resolve(&uri, architecture).await.unwrap();
    let program = bundle.root.join(bundle.entry_point[0].trim_start_matches('/'));
    let output = std::process::Command::new(program).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "app/src/main.rs 97\n");

    // One changed line is an update in place, to another digest.
    case.write("app/src/main.rs", &MAIN.replace("{} {}", "now {} {}"));
    let changed = case.checked(case.inputs()).await;
    let difference = case.diff(&inputs, &changed).await;
    assert_eq!(difference.changes.keys().collect::<Vec<_>>(), ["digest"]);
    assert!(!difference.replaces());
    let updated = case.update(&outputs, &changed).await;
    assert_ne!(updated["imageUri"], outputs["imageUri"]);
    assert_eq!(case.registry.list_images("book").unwrap().len(), 2, "the old one stays for a roll-back");

    // Someone deletes it; the next read notices.
    case.delete(&changed, &updated).await.unwrap();
    assert_eq!(case.read(&changed, &updated).await, None);
    case.delete(&changed, &updated).await.unwrap();
}

#[tokio::test]
async fn what_goes_into_the_image_changes_its_digest_and_the_rest_does_not() {
    let case = Case::new().await;
    case.write("app.toml", "a = 1");
    let base = case.checked(case.inputs()).await;
    let with = async |name: &str, value: Value| {
        let inputs = case.inputs().into_iter().chain([(name.to_owned(), value)]).collect();
        let inputs = case.checked(inputs).await;
        (text(&inputs, "digest").to_owned(), case.diff(&base, &inputs).await)
    };
    let object = |name: &str, value: &str| Value::Object(map([(name, value.into())]));
    let mut digests = BTreeMap::from([(text(&base, "digest").to_owned(), "base")]);
    for (name, value) in [
        ("environment", object("RUST_LOG", "debug")),
        ("labels", object("team", "books")),
        ("annotations", object("org.opencontainers.image.revision", "abc")),
        ("files", object("/etc/app.toml", "app.toml")),
        ("ports", Value::Array(vec![8080.0.into()])),
        ("user", "0".into()),
        ("command", Value::Array(vec!["--fast".into()])),
        ("entryPoint", Value::Array(vec!["/app".into(), "serve".into()])),
    ] {
        let (digest, difference) = with(name, value).await;
        assert_eq!(digests.insert(digest, name), None, "{name}");
        assert!(!difference.is_empty() && !difference.replaces(), "{name}");
    }
    let (digest, difference) = with("tags", Value::Array(vec!["latest".into()])).await;
    assert_eq!((digest.as_str(), difference.is_empty()), (text(&base, "digest"), false));
    let (digest, difference) = with("features", Value::Array(vec![])).await;
    assert_eq!((digest.as_str(), difference.is_empty()), (text(&base, "digest"), true));
    let (_, difference) = with("repositoryUrl", "127.0.0.1:1/other".into()).await;
    assert!(difference.replaces());

    // What is not known before the deployment makes the digest unknown, and with it all that follows.
    let unknown = case
        .inputs()
        .into_iter()
        .chain([("environment".into(), Value::Object(map([("A", Value::Unknown)])))]);
    let inputs = case.checked(unknown.collect()).await;
    assert_eq!(inputs["digest"], Value::Unknown);
    let (_, outputs) = case.create(&inputs, true).await.unwrap();
    assert_eq!((&outputs["imageUri"], &outputs["size"]), (&Value::Unknown, &Value::Unknown));
}

#[tokio::test]
async fn each_failure_is_one_clear_error_and_the_next_run_goes_through() {
    let case = Case::new().await;
    let with = |name: &str, value: Value| {
        case.inputs().into_iter().chain([(name.to_owned(), value)]).collect::<Map>()
    };

    // Inputs, before anything is built.
    let cases: [(&str, Value, &str, &str); 8] = [
        (
            "repository",
            "x".into(),
            "repository",
            "unknown property \"repository\"; did you mean \"repositoryUrl\"?",
        ),
        ("platform", "linux/x86_64".into(), "platform", "say linux/amd64 or linux/arm64"),
        (
            "repositoryUrl",
            "http://registry.example/book".into(),
            "repositoryUrl",
            "plain HTTP, which is for this machine only",
        ),
        ("ports", Value::Array(vec![80.0.into(), 70_000.0.into()]), "ports[1]", "1 to 65535"),
        ("files", Value::Object(map([("/../x", "y".into())])), "files", "is not a path in the image"),
        (
            "files",
            Value::Object(map([("/x", "gone".into())])),
            "files",
            "which is to be /x in the image: No such file",
        ),
        (
            "files",
            Value::Object(map([("/app", "Cargo.toml".into())])),
            "files",
            "two files are to be /app in the image",
        ),
        ("workspace", "/nowhere".into(), "workspace", "/nowhere is not in a cargo workspace"),
    ];
    for (name, value, property, reason) in cases {
        let (found, text) = case.failure(with(name, value)).await;
        assert_eq!(found, property, "{text}");
        assert!(text.contains(reason), "{text}");
    }

    // The build.
    let (property, text) = case.failure(with("package", "gone".into())).await;
    assert_eq!(property, "package");
    assert!(text.contains("package ID specification `gone` did not match any packages"), "{text}");
    case.write("app/src/main.rs", "fn main() { missing() }");
    let (_, text) = case.failure(case.inputs()).await;
    assert!(
        text.contains(
            "error[E0425]: cannot find function `missing` in this scope\n --> app/src/main.rs:1:13"
        ),
        "{text}"
    );
    case.write("app/src/main.rs", MAIN);

    // The push.
    let good = case.checked(case.inputs()).await;
    let mut wrong = good.clone();
    wrong.insert("credentials".into(), case.credentials("hidden"));
    let error = case.create(&wrong, false).await.unwrap_err().to_string();
    assert!(error.contains("refuses the credentials of user `AWS`"), "{error}");
    assert!(!error.contains("hidden"), "{error}");

    // What Check computed is pushed, or nothing: not what the source became meanwhile.
    std::fs::remove_dir_all(case.workspace.path().join("target/image/oci")).unwrap();
    case.write("app/src/main.rs", &MAIN.replace("{} {}", "now {} {}"));
    let error = case.create(&good, false).await.unwrap_err().to_string();
    assert_eq!(error, "the source of package `app` changed while the command ran; run it again");
    case.write("app/src/main.rs", MAIN);
    let (_, outputs) = case.create(&good, false).await.unwrap();

    // Old credentials neither hide an image nor keep a stack from going.
    assert_eq!(case.read(&wrong, &outputs).await, Some(outputs.clone()));
    case.delete(&wrong, &outputs).await.unwrap();
    assert_eq!(case.registry.list_images("book").unwrap().len(), 1);
    case.delete(&good, &outputs).await.unwrap();
    assert!(case.registry.list_images("book").unwrap().is_empty());
}

/// The state folder of the local cloud was deleted: the registry, and with it the image, does not exist.
#[tokio::test]
async fn an_image_whose_registry_is_gone_is_gone() {
    let case = Case::new().await;
    let inputs = case.checked(case.inputs()).await;
    let (_, outputs) = case.create(&inputs, false).await.unwrap();
    case.registry.shutdown().await;
    assert_eq!(case.read(&inputs, &outputs).await, None);
    case.delete(&inputs, &outputs).await.unwrap();
}

/// `pulumi cancel` and a disk that is full, as far as a test can bring them about.
#[tokio::test]
async fn a_cancelled_build_ends_and_an_unwritable_folder_is_named() {
    let case = Case::new().await;
    let cancelled = CancellationToken::new();
    cancelled.cancel();
    let request = CheckRequest { urn: urn(), news: case.inputs(), cancelled, ..CheckRequest::default() };
    assert!(matches!(case.provider.check(request).await, Err(Error::Cancelled)));

    let folder = case.workspace.path().join("target/image");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("oci"), "not a folder").unwrap();
    let (_, text) = case.failure(case.inputs()).await;
    assert!(
        text.starts_with(&format!("cannot keep the image in {}", display(&folder.join("oci")))),
        "{text}"
    );
    std::fs::remove_file(folder.join("oci")).unwrap();
    case.checked(case.inputs()).await;
}

fn display(path: &Path) -> String {
    let parent = path.parent().unwrap().canonicalize().unwrap();
    parent.join(path.file_name().unwrap()).display().to_string()
}
