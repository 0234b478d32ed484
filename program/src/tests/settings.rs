//! What a stack may not choose, and the table of what it may.

use super::{run, stack, test};
use crate::settings::{SERVICES, table};

/// The message that these settings end with.
fn refused(config: &[(&str, &str)]) -> String {
    let report = test(config).run(stack);
    assert!(!report.success, "{config:?} is accepted");
    let errors = report.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors[0].to_owned()
}

#[test]
fn each_mistake_names_its_key_and_the_command_that_mends_it() {
    for (key, value) in [
        ("zones", "4"),
        ("producerCidr", "10.0.0.0/33"),
        ("producerCidr", "10.0.0.0/8"),
        ("consumerCidr", "10.0.5.0/24"),
        ("logRetentionDays", "31"),
        ("egress", "teleport"),
        ("desiredCount", "two"),
        ("maxCount", "1"),
        ("services", r#"{"boook":{"cpu":512}}"#),
        ("services", r#"{"book":{"cpu":300}}"#),
        ("services", r#"{"book":{"environment":{"LOG":["debug"]}}}"#),
        ("jwtIssuer", "https://issuer.example.com"),
        ("domainName", "api.example.com"),
        ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
        ("loadBalancerCertificateName", "internal.example.com"),
        ("throttlingRate", "5"),
        ("alarmEmail", "team@example.com"),
        ("keyName", "ops"),
        ("bastion", "ssh"),
        ("preset", "hardened"),
    ] {
        let message = refused(&[(key, value)]);
        assert!(message.contains("pulumi config "), "{key}={value}: {message}");
        assert!(message.contains(key), "{key}={value}: {message}");
    }
}

/// Names are in resource names, packages in physical names, and a path below another would never be asked
/// for.
#[test]
fn services_do_not_get_in_each_other_s_way() {
    for (index, spec) in SERVICES.iter().enumerate() {
        assert!(spec.name.len() <= 11, "{} is longer than 11 letters", spec.name);
        for other in &SERVICES[..index] {
            assert_ne!(spec.name, other.name);
            assert_ne!(spec.package, other.package);
            let below = |path: &str, root: &str| path == root || path.starts_with(&format!("{root}/"));
            let (Some(path), Some(before)) = (spec.path, other.path) else { continue };
            assert!(!below(path, before), "{path} is never reached behind {before}");
            assert_ne!(spec.endpoint_output(), other.endpoint_output(), "two services have the same output");
        }
    }
}

#[test]
fn an_issuer_on_this_machine_is_for_the_local_cloud_alone() {
    let (issuer, audience) = (("jwtIssuer", "http://localhost:9000"), ("jwtAudience", r#"["books"]"#));
    assert!(refused(&[issuer, audience]).contains("must be an https:// URL"));
    run(&[issuer, audience, ("awsPlugin", "0.0.0-local")]);
}

#[test]
fn the_documentation_has_the_table() {
    let mut text = String::from(
        "# Settings\n\nSet them with `pulumi config set KEY VALUE`; `aws:region` is the one that has no default. \
         This page is made from `program/src/settings/mod.rs` (`cargo xtask codegen`).\n\n\
         | Key | Value | Default | What it decides |\n|---|---|---|---|\n",
    );
    for row in table() {
        let default = if row.default.is_empty() { String::new() } else { format!("`{}`", row.default) };
        let description: Vec<_> = row.description.lines().map(str::trim).collect();
        let description = description.join(" ");
        text += &format!("| `{}` | {} | {default} | {description} |\n", row.key, row.kind);
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/settings.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == text, "docs/settings.md is stale; run `cargo xtask codegen`");
}
