//! What a service is. A third one is one more value in [`SERVICES`]: everything it needs follows from it.

use std::collections::BTreeMap;

use pulumi_sdk::Context;
use serde::Deserialize;

use super::{Needs, Settings, value::texts};

/// The services behind the API, in the order of their rules.
pub const SERVICES: &[ServiceSpec] = &[
    ServiceSpec { name: "book", package: "book-service", path: Some("/api/books"), ..DEFAULT },
    ServiceSpec { name: "author", package: "author-service", path: Some("/api/authors"), ..DEFAULT },
];

/// What most services have in common.
pub const DEFAULT: ServiceSpec = ServiceSpec {
    name: "",
    package: "",
    path: None,
    health_path: None,
    port: 80,
    cpu: 256,
    memory: 512,
    environment: &[],
    secrets: &[],
    needs: |_, _, _| Needs::default(),
    calls: &[],
};

/// One service: what it is called, what it runs, which paths are its own, how large it is, and what it needs.
#[derive(Clone, Copy, Debug)]
pub struct ServiceSpec {
    /// Short name, in resource names and stack outputs; at most 11 letters, so that generated names stay
    /// below AWS's 32.
    pub name: &'static str,
    /// The cargo package that is its workload.
    pub package: &'static str,
    /// The path that it answers, with everything below it; `None` for a worker, which answers nobody.
    pub path: Option<&'static str>,
    /// The path of its health check; `{path}/health` by default.
    pub health_path: Option<&'static str>,
    /// The port that its tasks serve on.
    pub port: u16,
    /// CPU units of a task (1,024 are one vCPU), where the configuration says nothing.
    pub cpu: u32,
    /// Memory of a task in MiB, where the configuration says nothing.
    pub memory: u32,
    /// Variables of its environment, where the configuration says nothing: `("LOG_LEVEL", "info")`.
    pub environment: &'static [(&'static str, &'static str)],
    /// Variables of its environment whose values are secrets.
    pub secrets: &'static [(&'static str, Secret)],
    /// What else it needs: resources of its own, with what its tasks are told of them and may do with them.
    pub needs: fn(&Context, &str, &Settings) -> Needs,
    /// The services of AWS that its tasks call, such as `sqs`; with `egress: endpoints` each gets an
    /// endpoint.
    pub calls: &'static [&'static str],
}

/// Where a secret is kept. Each names the key of the stack's configuration that has the value
/// (`pulumi config set --secret KEY VALUE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "for services of yours: the two that are here have no secrets")]
pub enum Secret {
    /// In a parameter of Systems Manager, which costs nothing.
    Parameter(&'static str),
    /// In a secret of Secrets Manager, which can be rotated and shared.
    SecretsManager(&'static str),
}

impl ServiceSpec {
    /// The stack output of its address, if it has one: `booksEndpoint` of `/api/books`.
    pub fn endpoint_output(&self) -> Option<String> {
        let plural = self.path?.rsplit('/').next()?;
        Some(format!("{plural}Endpoint"))
    }

    /// The path of its health check.
    pub fn health_path(&self) -> String {
        self.health_path.map_or_else(|| format!("{}/health", self.path.unwrap_or_default()), str::to_owned)
    }
}

impl Secret {
    /// The key of the stack's configuration that has the value.
    pub fn key(self) -> &'static str {
        match self {
            Self::Parameter(key) | Self::SecretsManager(key) => key,
        }
    }

    /// The service of AWS that keeps it.
    pub fn keeper(self) -> &'static str {
        match self {
            Self::Parameter(_) => "ssm",
            Self::SecretsManager(_) => "secretsmanager",
        }
    }
}

/// What a stack may say of one service (`services.NAME` in its configuration).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ServiceSettings {
    /// CPU units of a task.
    pub cpu: Option<u32>,
    /// Memory of a task, in MiB.
    pub memory: Option<u32>,
    /// Tasks at the start.
    pub desired_count: Option<u32>,
    /// Fewest tasks when scaling.
    pub min_count: Option<u32>,
    /// Most tasks when scaling.
    pub max_count: Option<u32>,
    /// Variables of its environment, over those of its [`ServiceSpec`].
    #[serde(default, deserialize_with = "texts")]
    pub environment: BTreeMap<String, String>,
}

/// How large a service is in this stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSize {
    /// CPU units of a task.
    pub cpu: u32,
    /// Memory of a task, in MiB.
    pub memory: u32,
    /// Tasks at the start.
    pub desired_count: u32,
    /// Fewest tasks when scaling.
    pub min_count: u32,
    /// Most tasks when scaling.
    pub max_count: u32,
}
