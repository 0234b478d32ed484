//! The host over gRPC, as the engine speaks to it, with small programs of its own.

use std::{fs, io::Write as _, os::unix::fs::PermissionsExt as _, path::Path, time::Duration};

use anyhow::{Context as _, Result};
use pulumi_language_rust::{Chunk, Host, serve};
use pulumi_proto::{
    prost_types::{Struct, Value, value::Kind},
    pulumirpc::{
        GeneratePackageRequest, GenerateProgramRequest, GetProgramDependenciesRequest,
        GetRequiredPackagesRequest, InstallDependenciesRequest, LinkRequest, PackRequest, ProgramInfo,
        RunPluginRequest, RunRequest, RunResponse, language_runtime_client::LanguageRuntimeClient,
        link_request::LinkDependency, run_plugin_response::Output,
    },
};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::mpsc, time::timeout};
use tokio_stream::StreamExt as _;
use tonic::{Code, transport::Channel};

/// A served host and a folder for its program.
struct Fixture {
    client: LanguageRuntimeClient<Channel>,
    output: mpsc::Receiver<Chunk>,
    folder: TempDir,
    options: Struct,
}

impl Fixture {
    async fn new() -> Result<Self> {
        let (sender, output) = mpsc::channel(1024);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        tokio::spawn(serve(listener, Host::with_output(Some("127.0.0.1:9".to_owned()), sender)));
        let client = LanguageRuntimeClient::connect(address).await?;
        Ok(Self { client, output, folder: tempfile::tempdir()?, options: Struct::default() })
    }

    /// A fixture whose program is a shell script.
    async fn script(text: &str) -> Result<Self> {
        let mut fixture = Self::new().await?;
        fixture.option("binary", "./program");
        let path = fixture.path().join("program");
        fs::write(&path, format!("#!/bin/sh\n{text}\n"))?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        Ok(fixture)
    }

    /// A fixture whose program is a crate with this main.rs.
    async fn package(main: &str) -> Result<Self> {
        let mut fixture = Self::new().await?;
        fixture.option("profile", "dev");
        fs::create_dir(fixture.path().join("src"))?;
        // A [workspace] of its own: the temporary folder may lie in another one.
        fs::write(
            fixture.path().join("Cargo.toml"),
            "[workspace]\n[package]\nname = \"tiny\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        )?;
        fixture.write_main(main)?;
        Ok(fixture)
    }

    fn option(&mut self, name: &str, value: &str) {
        self.options
            .fields
            .insert(name.to_owned(), Value { kind: Some(Kind::StringValue(value.to_owned())) });
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write_main(&self, main: &str) -> Result<()> {
        Ok(fs::write(self.path().join("src/main.rs"), main)?)
    }

    fn info(&self) -> Option<ProgramInfo> {
        let directory = self.path().display().to_string();
        Some(ProgramInfo {
            root_directory: directory.clone(),
            program_directory: directory,
            entry_point: ".".to_owned(),
            options: Some(self.options.clone()),
        })
    }

    fn request(&self) -> RunRequest {
        RunRequest {
            info: self.info(),
            project: "shop".to_owned(),
            stack: "test".to_owned(),
            ..RunRequest::default()
        }
    }

    async fn run(&self) -> Result<RunResponse> {
        Ok(self.client.clone().run(self.request()).await?.into_inner())
    }

    /// Everything that has arrived so far, by stream.
    fn printed(&mut self) -> (String, String) {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        while let Ok(chunk) = self.output.try_recv() {
            match chunk {
                Chunk::Stdout(bytes) => stdout.extend(bytes),
                Chunk::Stderr(bytes) => stderr.extend(bytes),
            }
        }
        (String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
    }

    /// Waits for the first output of a program and returns it.
    async fn first_output(&mut self) -> Result<String> {
        match self.output.recv().await.context("the program printed nothing")? {
            Chunk::Stdout(bytes) | Chunk::Stderr(bytes) => Ok(String::from_utf8(bytes)?),
        }
    }
}

#[tokio::test]
async fn exits_are_mapped() -> Result<()> {
    assert_eq!(Fixture::script("exit 0").await?.run().await?, RunResponse::default());

    let reported = Fixture::script("exit 32").await?.run().await?;
    assert_eq!(reported, RunResponse { error: String::new(), bail: true });

    let failed = Fixture::script("exit 3").await?.run().await?;
    assert!(failed.error.contains("exited with code 3") && !failed.bail, "{failed:?}");

    let killed = Fixture::script("kill -SEGV $$").await?.run().await?;
    assert!(killed.error.contains("SIGSEGV") && !killed.bail, "{killed:?}");
    Ok(())
}

#[tokio::test]
async fn a_program_that_exits_halfway_has_failed() -> Result<()> {
    let word = |word: &str| format!("printf {word} >\"$PULUMI_RUST_LAST_WORD\"");
    let halfway = Fixture::script(&word("running")).await?.run().await?;
    assert!(halfway.error.contains("std::process::exit") && !halfway.bail, "{halfway:?}");
    let done = Fixture::script(&format!("{}; {}", word("running"), word("done"))).await?.run().await?;
    assert_eq!(done, RunResponse::default());
    Ok(())
}

#[tokio::test]
async fn output_passes_unaltered_and_before_the_end() -> Result<()> {
    let mut fixture =
        Fixture::script(r"printf 'one\ntwo \033[31mred\033[0m'; printf 'no end of line' >&2").await?;
    fixture.run().await?;
    assert_eq!(
        fixture.printed(),
        ("one\ntwo \u{1b}[31mred\u{1b}[0m".to_owned(), "no end of line".to_owned())
    );
    Ok(())
}

#[tokio::test]
async fn a_program_is_told_about_its_run() -> Result<()> {
    let mut fixture = Fixture::script("env | grep ^PULUMI_ | sort; pwd -P; echo \"$@\"").await?;
    let root = fixture.path().canonicalize()?;
    let request = RunRequest {
        organization: "org".to_owned(),
        config: [("shop:size".to_owned(), "3".to_owned())].into(),
        config_secret_keys: vec!["shop:key".to_owned()],
        dry_run: true,
        parallel: 16,
        monitor_address: "127.0.0.1:1".to_owned(),
        args: vec!["--flag".to_owned()],
        ..fixture.request()
    };
    fixture.client.run(request).await?;
    let (printed, _) = fixture.printed();
    for line in [
        "PULUMI_PROJECT=shop",
        "PULUMI_STACK=test",
        "PULUMI_ORGANIZATION=org",
        &format!("PULUMI_ROOT_DIRECTORY={}", fixture.path().display()),
        r#"PULUMI_CONFIG={"shop:size":"3"}"#,
        r#"PULUMI_CONFIG_SECRET_KEYS=["shop:key"]"#,
        "PULUMI_DRY_RUN=true",
        "PULUMI_PARALLEL=16",
        "PULUMI_MONITOR=127.0.0.1:1",
        "PULUMI_ENGINE=127.0.0.1:9",
        &root.display().to_string(),
        "--flag",
    ] {
        assert!(printed.lines().any(|printed| printed == line), "{line} is not in:\n{printed}");
    }
    Ok(())
}

#[tokio::test]
async fn cancel_ends_a_program_and_what_it_started() -> Result<()> {
    let mut fixture = Fixture::script("sleep 1000 & echo $!; wait").await?;
    let mut client = fixture.client.clone();
    let request = fixture.request();
    let run = tokio::spawn(async move { client.run(request).await });
    let sleep = fixture.first_output().await?;
    fixture.client.cancel(()).await?;
    let response = run.await??.into_inner();
    assert_eq!(response, RunResponse { error: String::new(), bail: true });
    await_end_of(sleep.trim()).await
}

#[tokio::test]
async fn a_program_that_ignores_the_signal_is_killed() -> Result<()> {
    let mut fixture = Fixture::script("trap '' TERM; echo $$; while :; do sleep 1; done").await?;
    let mut client = fixture.client.clone();
    let request = fixture.request();
    let run = tokio::spawn(async move { client.run(request).await });
    let process = fixture.first_output().await?;
    fixture.client.cancel(()).await?;
    assert!(run.await??.into_inner().bail);
    await_end_of(process.trim()).await
}

#[tokio::test]
async fn a_caller_that_leaves_ends_the_program() -> Result<()> {
    let mut fixture = Fixture::script("echo $$; sleep 1000").await?;
    let mut client = fixture.client.clone();
    let request = fixture.request();
    let run = tokio::spawn(async move { client.run(request).await });
    let process = fixture.first_output().await?;
    run.abort();
    await_end_of(process.trim()).await
}

#[tokio::test]
async fn a_background_process_does_not_hold_up_the_end() -> Result<()> {
    // It stays in the program's group, with the output pipes open, and would sleep for a quarter of an hour.
    let mut fixture = Fixture::script("sleep 1000 & echo $!").await?;
    assert_eq!(fixture.run().await?, RunResponse::default());
    let sleep = fixture.first_output().await?;
    await_end_of(sleep.trim()).await
}

#[tokio::test]
async fn a_prebuilt_binary_that_is_not_there_is_named() -> Result<()> {
    let mut fixture = Fixture::new().await?;
    fixture.option("binary", "bin/missing");
    let response = fixture.run().await?;
    assert!(response.error.contains("bin/missing"), "{response:?}");
    Ok(())
}

#[tokio::test]
async fn an_unknown_option_is_refused() -> Result<()> {
    let mut fixture = Fixture::new().await?;
    fixture.option("bimary", "x");
    let status = fixture.client.run(fixture.request()).await.unwrap_err();
    assert_eq!(status.code(), Code::InvalidArgument);
    assert!(status.message().contains("bimary"), "{status}");
    Ok(())
}

#[tokio::test]
async fn a_program_is_built_once_and_again_when_it_changed() -> Result<()> {
    let mut fixture = Fixture::package("fn main() { println!(\"first\"); }").await?;
    assert_eq!(fixture.run().await?, RunResponse::default());
    assert_eq!(fixture.printed().0, "first\n");

    // The first build wrote Cargo.lock, which is younger than its beginning: cargo is asked once more.
    fixture.run().await?;
    // Now cargo is not started: the marker of the last build stays as it is.
    let stamp = fixture.path().join("target/debug/tiny.pulumi-build");
    let before = fs::metadata(&stamp)?.modified()?;
    fixture.run().await?;
    assert_eq!(fs::metadata(&stamp)?.modified()?, before);
    assert_eq!(fixture.printed().0, "first\nfirst\n");

    fixture.write_main("fn main() { println!(\"second\"); }")?;
    fixture.run().await?;
    assert_eq!(fixture.printed().0, "second\n");
    assert!(fs::metadata(&stamp)?.modified()? > before);
    Ok(())
}

#[tokio::test]
async fn a_program_that_does_not_compile_is_not_run() -> Result<()> {
    let mut fixture = Fixture::package("fn main() { undefined_name }").await?;
    let response = fixture.run().await?;
    assert!(response.error.contains("cargo") && !response.bail, "{response:?}");
    let (stdout, stderr) = fixture.printed();
    assert_eq!(stdout, "");
    assert!(stderr.contains("error[E0425]: cannot find value `undefined_name`"), "{stderr}");
    assert!(!stderr.contains("Compiling"), "progress belongs on the status line: {stderr}");
    Ok(())
}

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
async fn a_plugin_streams_its_output_and_exit_code() -> Result<()> {
    let mut fixture = Fixture::script("echo $GREETING; echo trouble >&2; exit 4").await?;
    let request = RunPluginRequest {
        info: fixture.info(),
        pwd: fixture.path().display().to_string(),
        env: vec![format!("PATH={}", std::env::var("PATH")?), "GREETING=hello".to_owned()],
        ..RunPluginRequest::default()
    };
    let mut stream = fixture.client.run_plugin(request).await?.into_inner();
    let (mut stdout, mut stderr, mut code) = (Vec::new(), Vec::new(), None);
    while let Some(message) = stream.next().await {
        match message?.output.context("an empty message")? {
            Output::Stdout(bytes) => stdout.extend(bytes),
            Output::Stderr(bytes) => stderr.extend(bytes),
            Output::Exitcode(exit) => code = Some(exit),
        }
    }
    assert_eq!((stdout.as_slice(), stderr.as_slice(), code), (&b"hello\n"[..], &b"trouble\n"[..], Some(4)));
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

/// Fails if the process does not end. The bound is no measurement: it only keeps a failure from hanging.
async fn await_end_of(process: &str) -> Result<()> {
    let ended = async {
        // A zombie has ended, too; its parent may be slow to notice.
        while fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z ")) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(30), ended)
        .await
        .with_context(|| format!("process {process} is still running"))
}
