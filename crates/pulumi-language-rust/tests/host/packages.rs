//! Dependencies, packages and bindings.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use pulumi_proto::pulumirpc::{
    GeneratePackageRequest, GenerateProgramRequest, GetProgramDependenciesRequest,
    GetRequiredPackagesRequest, InstallDependenciesRequest, LinkRequest, PackRequest,
    link_request::LinkDependency,
};
use tokio_stream::StreamExt as _;
use tonic::Code;

use crate::fixture::Fixture;

#[tokio::test]
async fn dependencies_are_installed_with_cargos_output() -> Result<()> {
    let mut fixture = Fixture::package("fn main() {}").await?;
    let request =
        InstallDependenciesRequest { info: fixture.info(), ..InstallDependenciesRequest::default() };
    let mut stream = fixture.client.install_dependencies(request.clone()).await?.into_inner();
    while let Some(message) = stream.next().await {
        message?;
    }
    assert!(fixture.path().join("Cargo.lock").exists());

    fs::write(fixture.path().join("Cargo.toml"), "[package]\nname = 3\n")?;
    let mut stream = fixture.client.install_dependencies(request).await?.into_inner();
    let reason = stream.next().await.context("nothing streamed")??.stderr;
    assert!(String::from_utf8(reason)?.contains("Cargo.toml"));
    let status = stream.next().await.context("no end")?.unwrap_err();
    assert_eq!(status.message(), "the dependencies were not installed");
    Ok(())
}

#[tokio::test]
async fn required_packages_come_from_cargos_metadata() -> Result<()> {
    let mut fixture = Fixture::script("").await?;
    fs::write(
        fixture.path().join("Cargo.toml"),
        "[package]\nname = \"tiny\"\n[package.metadata.pulumi]\npackages = [{ name = \"random\", version = \"4.16.0\" }]\n",
    )?;
    let request = GetRequiredPackagesRequest { info: fixture.info() };
    let packages = fixture.client.get_required_packages(request).await?.into_inner().packages;
    let found: Vec<_> = packages.iter().map(|found| (&*found.name, &*found.kind, &*found.version)).collect();
    assert_eq!(found, [("random", "resource", "4.16.0")]);

    // Without a lock file, what the program declares is also what it depends on.
    let request =
        GetProgramDependenciesRequest { info: fixture.info(), ..GetProgramDependenciesRequest::default() };
    let dependencies = fixture.client.get_program_dependencies(request).await?.into_inner().dependencies;
    assert_eq!(dependencies.iter().map(|found| &*found.name).collect::<Vec<_>>(), ["random"]);
    Ok(())
}

#[tokio::test]
async fn bindings_become_a_dependency_and_say_which_plugin_they_need() -> Result<()> {
    let mut fixture = Fixture::package("fn main() {}").await?;
    fs::OpenOptions::new()
        .append(true)
        .open(fixture.path().join("Cargo.toml"))?
        .write_all(b"[dependencies]\npulumi-sdk = \"0.1\"\n")?;
    let out = fixture.path().join("sdks/zoo");
    let sdk = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pulumi-sdk").display().to_string();
    let request = GeneratePackageRequest {
        directory: out.display().to_string(),
        schema: r#"{"name": "zoo", "version": "1.2.3", "resources": {"zoo:index:Owl": {}}}"#.to_owned(),
        local_dependencies: [("pulumi".to_owned(), sdk)].into(),
        ..GeneratePackageRequest::default()
    };
    let generated = fixture.client.generate_package(request).await?.into_inner();
    assert_eq!(generated.diagnostics, []);
    assert!(out.join("src/owl.rs").exists());

    let package = LinkDependency { path: "sdks/zoo".to_owned(), package: None };
    let request = LinkRequest { info: fixture.info(), packages: vec![package], loader_target: String::new() };
    let linked = fixture.client.link(request).await?.into_inner();
    assert!(linked.import_instructions.contains("in code it is `zoo`"), "{linked:?}");
    let request = GetRequiredPackagesRequest { info: fixture.info() };
    let packages = fixture.client.get_required_packages(request).await?.into_inner().packages;
    let found: Vec<_> = packages.iter().map(|found| (&*found.name, &*found.version)).collect();
    assert_eq!(found, [("zoo", "1.2.3")]);
    Ok(())
}

#[tokio::test]
async fn only_a_crate_is_packed() -> Result<()> {
    let mut fixture = Fixture::new().await?;
    let folder = fixture.path().display().to_string();
    let request = PackRequest { package_directory: folder.clone(), ..PackRequest::default() };
    let status = fixture.client.pack(request.clone()).await.unwrap_err();
    assert!(status.message().contains("no Cargo.toml"), "{status}");
    fs::write(fixture.path().join("Cargo.toml"), "")?;
    assert_eq!(fixture.client.pack(request).await?.into_inner().artifact_path, folder);
    Ok(())
}

#[tokio::test]
async fn what_is_not_done_is_said_in_words() -> Result<()> {
    let mut fixture = Fixture::new().await?;
    let status = fixture.client.generate_program(GenerateProgramRequest::default()).await.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
    assert!(status.message().contains("pulumi convert"), "{status}");
    Ok(())
}
