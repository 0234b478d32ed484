//! A program within another: for whoever serves the engine's `LanguageRuntime` itself, as `pulumi-automation`
//! does.

use std::{future::Future, mem::take, sync::Arc};

use pulumi_proto::{
    chain,
    pulumirpc::{RunRequest, RunResponse},
};

use crate::{
    Context,
    connection::Grpc,
    run::{End, execute},
    settings::Settings,
};

/// Runs `program` as the engine's request says; `engine` is the engine's own address. Errors of the program
/// are reported to the engine.
pub async fn run<F, Fut, E>(mut request: RunRequest, engine: String, program: F) -> RunResponse
where
    F: FnOnce(Context) -> Fut,
    Fut: Future<Output = Result<(), E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let connection = match Grpc::connect(&request.monitor_address, &engine).await {
        Ok(connection) => Arc::new(connection),
        Err(error) => {
            let error = format!("cannot connect to the engine: {}", chain(&error));
            return RunResponse { error, bail: false };
        }
    };
    let info = request.info.take().unwrap_or_default();
    let settings = Settings {
        project: take(&mut request.project),
        stack: take(&mut request.stack),
        organization: take(&mut request.organization),
        root_directory: info.root_directory.into(),
        config: take(&mut request.config).into_iter().collect(),
        config_secret_keys: take(&mut request.config_secret_keys).into_iter().collect(),
        dry_run: request.dry_run,
    };
    let end = execute(settings, connection, program).await;
    RunResponse { error: String::new(), bail: end == End::Reported }
}
