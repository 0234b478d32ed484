//! The guarantees of packing: the same input gives the same bytes, and the store never hides a change.

use super::*;

fn recipe(content: &'static str) -> Recipe {
    let entry = |path: &str, content: &'static str, executable| Entry {
        path: path.into(),
        content: content.as_bytes().into(),
        executable,
    };
    Recipe {
        platform: "linux/amd64".parse().unwrap(),
        layers: vec![
            vec![entry("etc/ssl/certs/ca.crt", "roots", false), entry("etc/app.toml", "", false)],
            vec![entry("book-service", content, true)],
        ],
        config: Execution {
            user: "65532:65532".into(),
            exposed_ports: BTreeMap::from([("8080/tcp".into(), oci::Empty {})]),
            env: vec!["RUST_LOG=info".into()],
            entrypoint: vec!["/book-service".into()],
            labels: BTreeMap::from([("b".into(), "2".into()), ("a".into(), "1".into())]),
            ..Execution::default()
        },
        annotations: BTreeMap::from([("org.opencontainers.image.version".into(), "0.1.0".into())]),
    }
}

#[test]
fn the_same_recipe_gives_the_same_image_in_any_store() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = Image::pack(&recipe("binary"), &Store::new(one.path())).unwrap();
    let again = Image::pack(&recipe("binary"), &Store::new(one.path())).unwrap();
    let elsewhere = Image::pack(&recipe("binary"), &Store::new(two.path())).unwrap();
    assert_eq!(first, again);
    assert_eq!(first, elsewhere);
    let other = Image::pack(&recipe("another"), &Store::new(one.path())).unwrap();
    assert_ne!(first.digest(), other.digest());
    assert_eq!(first.blobs[0], other.blobs[0], "the layer of files is shared");
}

#[test]
fn documents_are_canonical() {
    let folder = tempfile::tempdir().unwrap();
    let image = Image::pack(&recipe("binary"), &Store::new(folder.path())).unwrap();
    let config = String::from_utf8(image.blobs[2].bytes.to_vec()).unwrap();
    let diff_ids: Vec<_> =
        recipe("binary").layers.iter().map(|entries| Digest::of(&layer::tar(entries))).collect();
    assert_eq!(
        config,
        format!(
            r#"{{"created":"1970-01-01T00:00:00Z","architecture":"amd64","os":"linux","config":{{"User":"65532:65532","ExposedPorts":{{"8080/tcp":{{}}}},"Env":["RUST_LOG=info"],"Entrypoint":["/book-service"],"Labels":{{"a":"1","b":"2"}}}},"rootfs":{{"type":"layers","diff_ids":["{}","{}"]}}}}"#,
            diff_ids[0], diff_ids[1]
        )
    );
    let manifest = String::from_utf8(image.manifest.bytes.to_vec()).unwrap();
    assert!(manifest.starts_with(
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"#
    ));
    assert!(manifest.ends_with(r#""annotations":{"org.opencontainers.image.version":"0.1.0"}}"#));
}

#[test]
fn a_layer_has_parents_before_children_and_no_trace_of_this_machine() {
    let tar = layer::tar(&recipe("binary").layers[0]);
    let mut archive = tar::Archive::new(&tar[..]);
    let entries: Vec<_> = archive
        .entries()
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let header = entry.header();
            let zero = [header.uid().unwrap(), header.gid().unwrap(), header.mtime().unwrap()];
            assert_eq!(zero, [0, 0, 0]);
            (entry.path().unwrap().to_string_lossy().into_owned(), header.mode().unwrap())
        })
        .collect();
    let expected = [
        ("etc/", 0o755),
        ("etc/ssl/", 0o755),
        ("etc/ssl/certs/", 0o755),
        ("etc/app.toml", 0o644),
        ("etc/ssl/certs/ca.crt", 0o644),
    ];
    assert_eq!(entries, expected.map(|(path, mode)| (path.to_owned(), mode)));
}

#[test]
fn the_store_gives_back_what_was_kept_and_nothing_that_was_broken() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path().join("new"));
    let image = Image::pack(&recipe("binary"), &store).unwrap();
    assert_eq!(store.load(image.digest()).unwrap(), None);
    store.keep(&image).unwrap();
    assert_eq!(store.load(image.digest()).unwrap().as_ref(), Some(&image));
    std::fs::write(folder.path().join("new").join(image.blobs[1].digest.hex()), "broken").unwrap();
    assert_eq!(store.load(image.digest()).unwrap(), None);
    for entry in std::fs::read_dir(folder.path().join("new")).unwrap() {
        std::fs::write(entry.unwrap().path(), "broken").unwrap();
    }
    assert_eq!(Image::pack(&recipe("binary"), &store).unwrap(), image, "a broken file is made again");
}

#[test]
fn the_store_forgets_old_blobs_but_never_the_image_just_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let image = Image::pack(&recipe("binary"), &store).unwrap();
    store.keep(&image).unwrap();
    for n in 0..200 {
        std::fs::write(folder.path().join(format!("{n}")), "old").unwrap();
    }
    store.keep(&image).unwrap();
    assert!(std::fs::read_dir(folder.path()).unwrap().count() <= 64);
    assert_eq!(store.load(image.digest()).unwrap().as_ref(), Some(&image));
}
