//! A stack with tokens, a domain name and TLS to its load balancer, on the real engine.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Project, http, processes};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::json;

#[path = "../../crates/local-cloud/tests/issuer/mod.rs"]
#[expect(dead_code, reason = "the data plane's tests need more of it")]
mod issuer;

const NAME: &str = "api.example.com";
const CERTIFICATE: &str =
    "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012";

#[test]
fn tokens_a_domain_name_and_tls() -> Result<()> {
    let issuer = issuer::Issuer::start();
    let project = Project::new("authorization")?;
    for (key, value) in [
        ("jwtIssuer", issuer.url.as_str()),
        ("jwtAudience[0]", "books"),
        ("domainName", NAME),
        ("certificateArn", CERTIFICATE),
        ("loadBalancerCertificateArn", CERTIFICATE),
        ("loadBalancerCertificateName", "alb.example.com"),
        ("corsOrigins[0]", "https://page.example"),
    ] {
        project.on_stack(&["config", "set", "--path", key, value])?.ok()?;
    }
    project.on_stack(&["up", "--yes", "--skip-preview"])?.ok()?;
    let outputs = project.outputs()?;
    let target = outputs["apiDomainTarget"].as_str().context("no output apiDomainTarget")?.to_owned();
    answers(&target, &issuer)?;
    project.on_stack(&["preview", "--expect-no-changes"])?.ok()?;
    project.on_stack(&["refresh", "--yes", "--expect-no-changes"])?.ok()?;

    let daemon = daemon(project.path())?;
    kill(Pid::from_raw(daemon), Signal::SIGKILL)?;
    // The next command of the engine's starts another, with all that there was.
    project.on_stack(&["refresh", "--yes", "--expect-no-changes"])?.ok()?;
    answers(&target, &issuer)?;
    project.on_stack(&["up", "--yes", "--expect-no-changes"])?.ok()?;
    project.destroy()?;
    Ok(())
}

fn daemon(folder: &Path) -> Result<i32> {
    let all = processes::of(folder);
    let found = all.iter().find(|process| process.command.contains("pulumi-resource-aws"));
    Ok(found.with_context(|| format!("no daemon among {all:?}"))?.pid)
}

fn answers(target: &str, issuer: &issuer::Issuer) -> Result<()> {
    let url = format!("http://{target}/api/books");
    let ask = |method: &str, headers: &[(&str, &str)]| {
        http::request_as(method, &url, &[&[("Host", NAME)], headers].concat(), "")
    };
    let good = format!("Bearer {}", issuer.token(json!({"aud": "books"})));
    let books = ask("GET", &[("Authorization", &good)])?;
    ensure!(books.status == 200 && books.body.len() == 692, "a good token: {books:?}");
    let other = issuer.token(json!({"aud": "films"}));
    for headers in [&[][..], &[("Authorization", other.as_str())]] {
        let refused = ask("GET", headers)?;
        ensure!(refused.status == 401 && refused.text() == r#"{"message":"Unauthorized"}"#, "{refused:?}");
        ensure!(refused.header("x-local-cloud-reason").is_some(), "no reason: {refused:?}");
    }
    let preflight = [("Origin", "https://page.example"), ("Access-Control-Request-Method", "GET")];
    let preflight = ask("OPTIONS", &preflight)?;
    ensure!(preflight.status == 204, "a preflight needs no token: {preflight:?}");
    let stranger = http::request_as("GET", &url, &[("Host", "other.example.com")], "")?;
    ensure!(stranger.status == 403, "another host: {stranger:?}");
    Ok(())
}
