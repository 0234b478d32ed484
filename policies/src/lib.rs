//! The security rules of this stack, each a policy: add yours in the file of what it is about.
//!
//! `pulumi up --policy-pack policies` holds every resource to them before it is made, those that are not this
//! program's too. The program's tests hold them for every set of settings, without an engine, and break each
//! by a mutation that it must find.
//!
//! Layout: `network.rs`, `iam.rs`, `containers.rs`, `services.rs`, `load_balancer.rs`, `instances.rs`,
//! `logs.rs`.

mod containers;
mod iam;
mod instances;
mod load_balancer;
mod logs;
mod network;
mod services;

use pulumi_policy::{Enforcement, Pack, Policy};

/// The pack.
pub fn pack() -> Pack {
    let policies = [
        network::policies(),
        iam::policies(),
        containers::policies(),
        services::policies(),
        load_balancer::policies(),
        instances::policies(),
        logs::policies(),
    ];
    Pack::new("http-api-fargate", env!("CARGO_PKG_VERSION"))
        .description("What a security review asks of an HTTP API before Fargate services")
        .policies(policies.into_iter().flatten())
}

/// A rule that stops an update.
fn mandatory(name: &str, description: &str) -> Policy {
    Policy::new(name, description).enforcement(Enforcement::Mandatory)
}

/// A rule whose violations are mended.
fn mended(name: &str, description: &str) -> Policy {
    Policy::new(name, description).enforcement(Enforcement::Remediate)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    const HEAD: &str = "| Policy | It holds that | |\n|---|---|---|\n";

    #[test]
    fn the_page_lists_them() {
        let pack = pack();
        let rows = pack.all().iter().map(|policy| {
            let kind = match policy.default_enforcement() {
                Enforcement::Remediate => "mended",
                Enforcement::Mandatory => "",
                other => panic!("{}: a word for {other:?}", policy.name()),
            };
            format!("| `{}` | {} | {kind} |\n", policy.name(), policy.description())
        });
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/policies.md");
        let page = fs::read_to_string(&path).expect("docs/policies.md is readable");
        let (before, rest) = page.split_once(HEAD).expect("the page has the table");
        let (_, after) = rest.split_once("\n\n").expect("the page goes on after the table");
        let fresh = format!("{before}{HEAD}{}\n{after}", rows.collect::<String>());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, fresh).expect("docs/policies.md is writable");
        } else {
            assert_eq!(page, fresh, "run `cargo xtask codegen`");
        }
    }
}
