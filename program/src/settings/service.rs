//! What a service is. A third one is one more value in [`SERVICES`]: everything it needs follows from it.

use serde::Deserialize;

/// The services behind the API, in the order of their rules.
pub const SERVICES: &[ServiceSpec] = &[
    ServiceSpec { name: "book", package: "book-service", path: "/api/books", cpu: 256, memory: 512 },
    ServiceSpec { name: "author", package: "author-service", path: "/api/authors", cpu: 256, memory: 512 },
];

/// One service: what it is called, what it runs, which paths are its own, how large it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSpec {
    /// Short name, in resource names and stack outputs; at most 11 letters, so that generated names stay
    /// below AWS's 32.
    pub name: &'static str,
    /// The cargo package that is its workload.
    pub package: &'static str,
    /// The path that it answers, with everything below it. Its health check is `{path}/health`.
    pub path: &'static str,
    /// CPU units of a task (1,024 are one vCPU), where the configuration says nothing.
    pub cpu: u32,
    /// Memory of a task in MiB, where the configuration says nothing.
    pub memory: u32,
}

impl ServiceSpec {
    /// The last segment of [`Self::path`]: `books` of `/api/books`. The stack output is `{plural}Endpoint`.
    pub fn plural(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The path of its health check.
    pub fn health_path(&self) -> String {
        format!("{}/health", self.path)
    }
}

/// What a stack may say of one service (`services.NAME` in its configuration).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ServiceSize {
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
}
