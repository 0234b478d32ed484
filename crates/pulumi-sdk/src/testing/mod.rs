//! Tests of programs: no engine, no provider, no port.
//!
//! [`Test`] runs a program against [`Mocks`], which answer for the providers, and gives a [`Report`] of what
//! was registered, with parents, dependencies and options.
//!
//! ```
//! use pulumi_sdk::{Context, ResourceOptions, properties, testing::Test};
//!
//! async fn program(ctx: Context) -> Result<(), pulumi_sdk::ConfigError> {
//!     let cidr: String = ctx.config().require("cidr")?;
//!     let vpc = ctx.register("aws:ec2/vpc:Vpc", "main", properties! { "cidrBlock" => cidr }, ResourceOptions::new());
//!     let subnet = properties! { "vpcId" => vpc.id() };
//!     ctx.register("aws:ec2/subnet:Subnet", "a", subnet, ResourceOptions::new().protect(true));
//!     ctx.export("vpcId", vpc.id());
//!     Ok(())
//! }
//!
//! let report = Test::new().config("cidr", "10.0.0.0/16").run(program);
//! report.assert_success();
//! let subnet = report.registration("a");
//! assert_eq!(subnet.inputs["vpcId"].as_str(), Some("main-id"));
//! assert!(subnet.property_dependencies["vpcId"].contains(&report.registration("main").urn));
//! assert_eq!(subnet.protect, Some(true));
//! assert_eq!(report.outputs["vpcId"].as_str(), Some("main-id"));
//!
//! // In a preview, what only a provider knows is unknown.
//! let preview = Test::new().preview().config("cidr", "10.0.0.0/16").run(program);
//! assert!(preview.outputs["vpcId"].is_unknown());
//! ```

mod callbacks;
mod connection;
mod mocks;
mod monitor;
mod report;

use std::{future::Future, sync::Arc};

use crate::{Context, run, settings::Settings};

pub use mocks::{Echo, MockCall, MockResource, MockState, Mocks};
pub use report::{Call, Message, Registration, Report, Severity};

/// A run of a program without an engine, chained: what is not said is a project `project`, a stack `test`, an
/// update and mocks that [echo](Echo).
#[must_use]
pub struct Test {
    settings: Settings,
    mocks: Arc<dyn Mocks>,
}

impl Default for Test {
    fn default() -> Self {
        let settings = Settings {
            project: "project".to_owned(),
            stack: "test".to_owned(),
            organization: "organization".to_owned(),
            root_directory: std::env::current_dir().unwrap_or_default(),
            ..Settings::default()
        };
        Self { settings, mocks: Arc::new(Echo) }
    }
}

impl Test {
    /// A test with the defaults above.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name of the project.
    pub fn project(mut self, name: &str) -> Self {
        self.settings.project = name.to_owned();
        self
    }

    /// Sets the name of the stack.
    pub fn stack(mut self, name: &str) -> Self {
        self.settings.stack = name.to_owned();
        self
    }

    /// A preview instead of an update.
    pub fn preview(mut self) -> Self {
        self.settings.dry_run = true;
        self
    }

    /// Sets a configuration key: of the project, or of the namespace before a colon. Call it after
    /// [`project`](Self::project).
    pub fn config(mut self, key: &str, value: &str) -> Self {
        let key = self.full(key);
        self.settings.config.insert(key, value.to_owned());
        self
    }

    /// Sets a secret configuration key.
    pub fn secret_config(mut self, key: &str, value: &str) -> Self {
        let full = self.full(key);
        self.settings.config_secret_keys.insert(full);
        self.config(key, value)
    }

    fn full(&self, key: &str) -> String {
        if key.contains(':') { key.to_owned() } else { format!("{}:{key}", self.settings.project) }
    }

    /// What answers for the providers.
    pub fn mocks(mut self, mocks: impl Mocks + 'static) -> Self {
        self.mocks = Arc::new(mocks);
        self
    }

    /// Runs the program to its end, on a runtime of its own.
    ///
    /// # Panics
    /// If it is called inside an asynchronous function: [`run_async`](Self::run_async) is for those.
    pub fn run<F, Fut, E>(self, program: F) -> Report
    where
        F: FnOnce(Context) -> Fut,
        Fut: Future<Output = Result<(), E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a test needs a runtime of one thread");
        runtime.block_on(self.run_async(program))
    }

    /// Runs the program to its end.
    pub async fn run_async<F, Fut, E>(self, program: F) -> Report
    where
        F: FnOnce(Context) -> Fut,
        Fut: Future<Output = Result<(), E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let monitor = Arc::new(monitor::Monitor::new(self.settings.clone(), self.mocks));
        let end = run::execute(self.settings, monitor.clone(), program).await;
        monitor.report(end == run::End::Success)
    }
}

#[cfg(test)]
pub(crate) use monitor::Monitor;
