//! The run that resources are checked in.

use std::collections::{BTreeMap, BTreeSet};

use pulumi_proto::pulumirpc::AnalyzerStackConfigureRequest;

/// The project, the stack, and whether something will be changed.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Name of the project.
    pub project: String,
    /// Name of the stack.
    pub stack: String,
    /// The organization's name.
    pub organization: String,
    /// Whether nothing will be changed.
    pub is_preview: bool,
    /// Tags of the stack.
    pub tags: BTreeMap<String, String>,
    config: BTreeMap<String, String>,
    secret_keys: BTreeSet<String>,
}

impl Run {
    pub(crate) fn read(request: AnalyzerStackConfigureRequest) -> Self {
        Self {
            project: request.project,
            stack: request.stack,
            organization: request.organization,
            is_preview: request.dry_run,
            tags: request.tags.into_iter().collect(),
            config: request.config.into_iter().collect(),
            secret_keys: request.config_secret_keys.into_iter().collect(),
        }
    }

    /// A value of the stack's configuration, as text: `key` is one of the project's, or `namespace:key`.
    pub fn config(&self, key: &str) -> Option<&str> {
        self.config.get(&self.full(key)).map(String::as_str)
    }

    /// Whether the value is secret.
    pub fn is_secret(&self, key: &str) -> bool {
        self.secret_keys.contains(&self.full(key))
    }

    fn full(&self, key: &str) -> String {
        if key.contains(':') { key.to_owned() } else { format!("{}:{key}", self.project) }
    }
}
