//! The options as factors of the covering sets: each setting of `docs/settings.md` is set by a level here.

use super::pairs::{Factor, Level, Refused, Setting};

pub fn factors() -> Vec<Factor> {
    vec![
        factor("preset", "standard", &[("hardened", &[("preset", "hardened")])]),
        factor("zones", "2", &[("3", &[("zones", "3")])]),
        factor("producerCidr", "10.0.0.0/16", &[("10.8.0.0/20", &[("producerCidr", "10.8.0.0/20")])]),
        factor("consumerCidr", "10.1.0.0/16", &[("10.9.0.0/24", &[("consumerCidr", "10.9.0.0/24")])]),
        factor(
            "egress",
            "nat-per-zone",
            &[("single-nat", &[("egress", "single-nat")]), ("endpoints", &[("egress", "endpoints")])],
        ),
        factor(
            "services",
            "equal",
            &[("book larger", &[("services", r#"{"book":{"cpu":512,"memory":1024,"desiredCount":3}}"#)])],
        ),
        factor(
            "architecture",
            "by default",
            &[("x86_64", &[("architecture", "x86_64")]), ("arm64", &[("architecture", "arm64")])],
        ),
        factor("desiredCount", "2", &[("1", &[("desiredCount", "1")])]),
        factor("minCount", "2", &[("1", &[("minCount", "1")])]),
        factor("maxCount", "as desired", &[("4", &[("maxCount", "4")])]),
        factor("scalingCpuTarget", "60", &[("75", &[("scalingCpuTarget", "75")])]),
        factor("ecsExec", "off", &[("on", &[("ecsExec", "true")])]),
        factor("containerInsights", "off", &[("on", &[("containerInsights", "true")])]),
        factor("logRetentionDays", "30", &[("7", &[("logRetentionDays", "7")])]),
        factor(
            "logKmsKeyArn",
            "none",
            &[("a key", &[("logKmsKeyArn", "arn:aws:kms:us-west-2:000000000000:key/logs")])],
        ),
        factor("apiAccessLogs", "on", &[("off", &[("apiAccessLogs", "false")])]),
        factor("loadBalancerAccessLogs", "off", &[("on", &[("loadBalancerAccessLogs", "true")])]),
        factor(
            "throttling",
            "none",
            &[("100 a second", &[("throttlingRate", "100"), ("throttlingBurst", "200")])],
        ),
        factor("corsOrigins", "none", &[("one", &[("corsOrigins", r#"["https://example.com"]"#)])]),
        factor(
            "jwt",
            "none",
            &[("an issuer", &[("jwtIssuer", "https://issuer.example.com"), ("jwtAudience", r#"["books"]"#)])],
        ),
        factor(
            "domain",
            "none",
            &[(
                "a name",
                &[
                    ("domainName", "api.example.com"),
                    (
                        "certificateArn",
                        "arn:aws:acm:us-west-2:000000000000:certificate/11111111-1111-1111-1111-111111111111",
                    ),
                ],
            )],
        ),
        factor(
            "loadBalancerCertificate",
            "none",
            &[(
                "a certificate",
                &[
                    (
                        "loadBalancerCertificateArn",
                        "arn:aws:acm:us-west-2:000000000000:certificate/22222222-2222-2222-2222-222222222222",
                    ),
                    ("loadBalancerCertificateName", "internal.example.com"),
                ],
            )],
        ),
        factor(
            "alarms",
            "off",
            &[
                ("on", &[("alarms", "true")]),
                ("by mail", &[("alarms", "true"), ("alarmEmail", "team@example.com")]),
            ],
        ),
        factor("dashboard", "off", &[("on", &[("dashboard", "true")])]),
        factor(
            "bastion",
            "ssm",
            &[
                ("ssh", &[("bastion", "ssh"), ("keyName", "ops"), ("sshCidr", "192.0.2.0/24")]),
                ("none", &[("bastion", "none")]),
            ],
        ),
        factor("deletionProtection", "off", &[("on", &[("deletionProtection", "true")])]),
        factor("forceDeleteRepositories", "on", &[("off", &[("forceDeleteRepositories", "false")])]),
        factor(
            "permissionsBoundaryArn",
            "none",
            &[("a policy", &[("permissionsBoundaryArn", "arn:aws:iam::000000000000:policy/boundary")])],
        ),
        factor("tags", "none", &[("two", &[("tags", r#"{"team":"books","Name":"shop"}"#)])]),
    ]
}

/// What may not be chosen together.
pub const REFUSED: Refused = &[
    &[("preset", "hardened"), ("logKmsKeyArn", "none")],
    &[("preset", "hardened"), ("loadBalancerCertificate", "none")],
    &[("preset", "hardened"), ("bastion", "ssm")],
    &[("preset", "hardened"), ("bastion", "ssh")],
    &[("desiredCount", "1"), ("minCount", "2"), ("maxCount", "4")],
];

/// What the set for the real engine and the local cloud leaves out, with the reason.
pub const NOT_ON_THE_ENGINE: &[(&str, &str, &str)] = &[
    (
        "architecture",
        "x86_64",
        "tasks run on this machine's processor, and the set is the same on every machine",
    ),
    ("architecture", "arm64", "the same"),
    (
        "preset",
        "hardened",
        "has deletion protection; but for the encryption of repositories, what it switches on is in the set by itself",
    ),
    ("deletionProtection", "on", "refuses the next row's deletions: `tests/e2e/protected.rs`"),
];

/// The factors of the set for the real engine and the local cloud: those that still leave a choice.
pub fn factors_on_the_engine() -> Vec<Factor> {
    let left_out = |factor: &str, level: &str| {
        NOT_ON_THE_ENGINE.iter().any(|(name, its, _)| (*name, *its) == (factor, level))
    };
    let mut factors = factors();
    for factor in &mut factors {
        factor.levels.retain(|level| !left_out(factor.name, level.name));
    }
    factors.retain(|factor| factor.levels.len() > 1);
    factors
}

fn factor(
    name: &'static str,
    default: &'static str,
    others: &[(&'static str, &'static [Setting])],
) -> Factor {
    let default = Level { name: default, settings: &[] };
    let others = others.iter().map(|(name, settings)| Level { name, settings });
    Factor { name, levels: std::iter::once(default).chain(others).collect() }
}
