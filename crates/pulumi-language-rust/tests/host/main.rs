//! The host over gRPC, as the engine speaks to it, with small programs of its own.

mod fixture;
mod packages;

use std::fs;

use anyhow::{Context as _, Result};
use pulumi_proto::pulumirpc::{RunPluginRequest, RunRequest, RunResponse, run_plugin_response::Output};
use tokio_stream::StreamExt as _;
use tonic::Code;

use self::fixture::{Fixture, await_end_of};

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
