//! Parameterized packages: one plugin that becomes another package by a parameter, such as a bridged
//! provider.

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use pulumi_proto::pulumirpc::{Parameterization, RegisterPackageRequest, ResourceMonitorFeature as Feature};

use crate::{Context, run_state::Blocked};

/// A package that a plugin becomes by a parameter.
#[derive(Clone, Debug, Default)]
pub struct ParameterizedPackage {
    /// The name of the package, as tokens begin with it.
    pub name: String,
    /// Version of that package.
    pub version: String,
    /// The name of the plugin.
    pub base_name: String,
    /// The version of the plugin.
    pub base_version: String,
    /// Where the plugin is downloaded from; may be empty.
    pub download_url: String,
    /// The parameter, as the package's schema has it.
    pub parameter: Vec<u8>,
    /// Whether the plugin keeps its own package beside this one.
    pub extension: bool,
}

/// The engine's name for a package, once it is known.
pub(crate) type Reference = Shared<BoxFuture<'static, Result<String, String>>>;

impl Context {
    /// Says which plugin and parameter a package's resources and functions come from. Call it before the
    /// first of them.
    pub fn use_parameterized_package(&self, package: ParameterizedPackage) {
        let run = self.run.clone();
        let name = package.name.clone();
        let extends = package.extension.then(|| package.base_name.clone());
        let registration = async move {
            let what = format!("the parameterized package {}", package.name);
            if !run.supports(Feature::Parameterization) {
                let message = format!("{what}: this Pulumi CLI does not support such; update the CLI");
                run.fail("", &message).await;
                return Err(message);
            }
            let parameterization = Some(Parameterization {
                name: package.name,
                version: package.version,
                value: package.parameter,
            });
            let request = RegisterPackageRequest {
                name: package.base_name,
                version: package.base_version,
                download_url: package.download_url,
                ..RegisterPackageRequest::default()
            };
            let request = if package.extension {
                RegisterPackageRequest { extension: parameterization, ..request }
            } else {
                RegisterPackageRequest { parameterization, ..request }
            };
            match run.connection.register_package(request).await {
                Ok(response) => Ok(response.r#ref),
                Err(status) => Err(run.fail_call("", &what, &status).await),
            }
        };
        let reference: Reference = registration.boxed().shared();
        let task = reference.clone();
        self.run.spawn(async move {
            drop(task.await);
        });
        self.run.use_parameterized(&name, reference, extends);
    }
}

/// Waits for a package's reference; empty for packages that are plugins of their own.
pub(crate) async fn reference(reference: Option<Reference>) -> Result<String, Blocked> {
    match reference {
        Some(reference) => reference.await.map_err(Blocked::Reported),
        None => Ok(String::new()),
    }
}
