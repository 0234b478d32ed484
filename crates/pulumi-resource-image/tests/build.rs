//! Builds small packages with the real cargo: the binary is static and the same in every folder, and each
//! failure is clear.

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod support;

use std::path::Path;

use oci::Digest;
use pulumi_resource_image::{
    Platform,
    build::{BuildError, Built, Package, Workspace, build, elf},
};
use support::{MAIN, workspace};

fn package(name: &str) -> Package {
    Package {
        name: name.into(),
        binary: None,
        features: Vec::new(),
        profile: None,
        platform: Platform::host().unwrap(),
    }
}

async fn build_in(folder: &Path, package: &Package) -> Result<Built, BuildError> {
    build(&Workspace::open(folder).await?, package, &|_| ()).await
}

#[tokio::test]
async fn two_folders_give_the_same_static_binary() {
    let (one, two) = (workspace(MAIN), workspace(MAIN));
    let first = build_in(one.path(), &package("app")).await.unwrap();
    let second = build_in(&two.path().join("app/src"), &package("app")).await.unwrap();
    assert_ne!(first.path, second.path);
    assert_eq!(Digest::of(&first.bytes), Digest::of(&second.bytes));
    assert_eq!((first.name.as_str(), first.version.as_str()), ("app", "1.2.3"));
    let output = std::process::Command::new(&first.path).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "app/src/main.rs 97\n");
    let trace = one.path().canonicalize().unwrap();
    let trace = trace.to_str().unwrap().as_bytes();
    assert!(
        !first.bytes.windows(trace.len()).any(|window| window == trace),
        "the folder's path is in the binary"
    );
}

#[tokio::test]
async fn cargos_errors_are_shown_as_cargo_printed_them() {
    let folder = workspace("fn main() { missing() }");
    let workspace = Workspace::open(folder.path()).await.unwrap();
    let progress = std::sync::Mutex::new(Vec::new());
    let error =
        build(&workspace, &package("app"), &|line| progress.lock().unwrap().push(line.to_owned())).await;
    let error = error.unwrap_err().to_string();
    assert!(
        error.starts_with(
            "cargo could not build package `app`:\nerror[E0425]: cannot find function `missing`"
        ),
        "{error}"
    );
    assert!(error.contains(" --> app/src/main.rs:1:13\n"), "{error}");
    assert!(!error.contains("Compiling"), "{error}");
    assert!(progress.lock().unwrap().iter().any(|line| line.starts_with("Compiling app v1.2.3")));
    // The mistake is mended, and the next build goes through.
    std::fs::write(folder.path().join("app/src/main.rs"), MAIN).unwrap();
    build(&workspace, &package("app"), &|_| ()).await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_built_is_said_plainly() {
    let folder = workspace(MAIN);
    let error = build_in(folder.path(), &package("nothing")).await.unwrap_err().to_string();
    assert!(error.contains("package ID specification `nothing` did not match any packages"), "{error}");
    let error = build_in(folder.path(), &package("part")).await.unwrap_err().to_string();
    assert!(error.contains("package `part` has no binary"), "{error}");
    std::fs::create_dir(folder.path().join("app/src/bin")).unwrap();
    std::fs::write(folder.path().join("app/src/bin/other.rs"), "fn main() {}").unwrap();
    let error = build_in(folder.path(), &package("app")).await.unwrap_err().to_string();
    assert!(
        error.contains("`app`") && error.contains("`other`") && error.contains("name one with `binary`"),
        "{error}"
    );
    let other = Package { binary: Some("other".into()), ..package("app") };
    assert_eq!(build_in(folder.path(), &other).await.unwrap().name, "other");
    let unbuildable = Package { profile: Some("nothing".into()), ..package("app") };
    let error = build_in(folder.path(), &unbuildable).await.unwrap_err().to_string();
    assert!(error.contains("profile `nothing` is not defined"), "{error}");

    let empty = tempfile::tempdir().unwrap();
    let error = build_in(empty.path(), &package("app")).await.unwrap_err().to_string();
    assert!(error.contains("is not in a cargo workspace: error: could not find `Cargo.toml`"), "{error}");
    let error = build_in(&empty.path().join("gone"), &package("app")).await.unwrap_err().to_string();
    assert!(error.contains("gone is not in a cargo workspace"), "{error}");
}

/// The environment of whoever runs `pulumi up` must not reach the image; this test's own binary is linked as
/// usual.
#[cfg(target_os = "linux")]
#[test]
fn a_dynamic_binary_is_recognised() {
    let bytes = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    let error = elf::verify(&bytes, Platform::host().unwrap()).unwrap_err().to_string();
    assert!(error.starts_with("it is not static: it asks for the dynamic linker /lib"), "{error}");
}

/// A program that asks for a dynamic linker, however it is linked.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_package_that_is_not_static_is_one_clear_error_and_the_next_build_goes_through() {
    let folder = workspace(
        "#[used]\n#[unsafe(link_section = \".interp\")]\nstatic LINKER: [u8; 10] = *b\"/lib/ld.so\";\n\
         fn main() { std::hint::black_box(&LINKER); }",
    );
    for _ in 0..2 {
        let error = build_in(folder.path(), &package("app")).await.unwrap_err().to_string();
        let reason = "cannot go into an image: it is not static: it asks for the dynamic linker /lib/ld.so, ";
        assert!(error.contains(reason), "{error}");
    }
    std::fs::write(folder.path().join("app/src/main.rs"), MAIN).unwrap();
    build_in(folder.path(), &package("app")).await.unwrap();
}
