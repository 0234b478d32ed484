//! Running a program: connect, register the stack, run, wait for everything, export.

use std::{future::Future, panic::AssertUnwindSafe, process::ExitCode, sync::Arc};

use futures::{FutureExt, future::join_all};
use pulumi_proto::chain;
use tonic::Code;

use crate::{
    Context, Map, ResourceOptions, Value,
    connection::{Connection, Grpc},
    context,
    handle::{Handle, Kind, STACK},
    panics,
    problems::lock,
    register,
    run_state::{Blocked, RunState, last_words},
    settings::Settings,
};

/// The exit code of a program that has reported its error to the engine, so that the host adds nothing.
const REPORTED: u8 = 32;

/// Runs a Pulumi program. `pulumi` starts it through the language host, which passes the engine's address in
/// the environment.
///
/// Everything that was registered or spawned is waited for. An error or a panic becomes one diagnostic.
///
/// ```no_run
/// use pulumi_sdk::{Context, ResourceOptions, properties};
///
/// fn main() -> std::process::ExitCode {
///     pulumi_sdk::run(program)
/// }
///
/// async fn program(ctx: Context) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///     let domain: String = ctx.config().require("domain")?;
///     let zone = ctx.register("aws:route53/zone:Zone", "zone", properties! { "name" => domain }, ResourceOptions::new());
///     ctx.export("zoneId", zone.id());
///     Ok(())
/// }
/// ```
pub fn run<F, Fut, E>(program: F) -> ExitCode
where
    F: FnOnce(Context) -> Fut,
    Fut: Future<Output = Result<(), E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (settings, environment) = match Settings::read(&|name| std::env::var(name).ok()) {
        Ok(read) => read,
        Err(error) => {
            last_words(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    let last_word = &environment.last_word;
    last_word.say("running");
    panics::remember();
    // The work is waiting for the engine: more threads would only cost memory.
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(4));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            last_words(&format!("cannot start the program's runtime: {error}"));
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(async {
        match Grpc::connect(&environment.monitor, &environment.engine).await {
            Ok(connection) => {
                let end = execute(settings, Arc::new(connection), program).await;
                last_word.say("done");
                end.code()
            }
            Err(error) => {
                last_words(&format!("cannot connect to the engine: {}", chain(&error)));
                ExitCode::FAILURE
            }
        }
    })
}

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    Success,
    /// There was an error, and it has been reported.
    Reported,
}

impl End {
    fn code(&self) -> ExitCode {
        match self {
            Self::Success => ExitCode::SUCCESS,
            Self::Reported => ExitCode::from(REPORTED),
        }
    }
}

/// Runs a program over a connection.
pub(crate) async fn execute<F, Fut, E>(settings: Settings, connection: Arc<dyn Connection>, program: F) -> End
where
    F: FnOnce(Context) -> Fut,
    Fut: Future<Output = Result<(), E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let run = match RunState::new(settings, connection).await {
        Ok(run) => run,
        Err(status) => {
            last_words(&format!("the engine does not answer: {}", status.message()));
            return End::Reported;
        }
    };
    let name = format!("{}-{}", run.settings.project, run.settings.stack);
    let names = (STACK, name.as_str());
    let stack = register::start(&run, None, Kind::Stack, names, (), ResourceOptions::new());
    let context = Context { run: run.clone(), scope: Some(stack.clone()) };

    let watch = tokio::spawn({
        let run = run.clone();
        async move { run.watch().await }
    });
    match AssertUnwindSafe(async { program(context).await }).catch_unwind().await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => run.fail("", &chain(&*error.into())).await,
        Err(panic) => run.fail("", &panics::message(&*panic)).await,
    }
    run.join_tasks().await;
    if !run.failed() {
        export(&run, &stack).await;
        run.join_tasks().await;
    }
    run.fail_for_unused().await;
    if !run.failed()
        && let Err(status) = run.connection.signal_and_wait_for_shutdown(()).await
        // Engines before hooks do not know the call, and one that ends may not answer it.
        && !matches!(status.code(), Code::Unimplemented | Code::Unavailable | Code::Cancelled)
    {
        run.fail_call("", "the end of the program", &status).await;
    }
    // Hooks may have been called until now.
    run.join_tasks().await;
    run.say_if_alone().await;
    watch.abort();
    // Components hold the run and the run holds them.
    lock(&run.components).clear();
    if run.failed() { End::Reported } else { End::Success }
}

/// Sends the stack's outputs. One whose function failed is left out; one whose resource failed is unknown.
async fn export(run: &Arc<RunState>, stack: &Handle) {
    let exports = std::mem::take(&mut *lock(&run.exports));
    let task_run = run.clone();
    let stack = stack.clone();
    // As a task, because functions of outputs may panic.
    run.spawn(async move {
        let resolved = join_all(
            exports.iter().map(|(name, value)| async move { (name.clone(), value.to_value().await) }),
        );
        let mut outputs = Map::new();
        for (name, value) in resolved.await {
            match Blocked::find(&value.dependencies()) {
                Some(Blocked::Reported(_)) => {
                    outputs.insert(name, value);
                }
                Some(blocked) => {
                    task_run.fail_for("", &format!("stack output {name:?}"), &blocked).await;
                }
                None if value.is_null() => {}
                None => {
                    outputs.insert(name, value);
                }
            }
        }
        context::send_outputs(&task_run, &stack, Value::Object(outputs)).await;
    });
}
