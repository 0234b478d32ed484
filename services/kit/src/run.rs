//! The process: environment, signals, exit code.

use std::{error::Error, io, iter, net::SocketAddr, process::ExitCode, time::Duration};

use tokio::{
    net::TcpListener,
    runtime, select,
    signal::unix::{SignalKind, signal},
};
use tracing::Level;

use crate::{
    log,
    serve::serve,
    settings::{Settings, SettingsError},
    site::{Collection, DataError, Site},
};

/// Below the 30 s after which ECS kills a task that was asked to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// The service could not start.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Data(#[from] DataError),
    #[error("cannot listen on {address}{}", advice(source.kind()))]
    Listen { address: SocketAddr, source: io::Error },
    #[error("cannot start")]
    Runtime(#[source] io::Error),
}

/// Runs a service until SIGTERM or SIGINT: `main` in one call. Exits with 0 after an orderly stop, with 1 if
/// it cannot start.
pub fn run(site: impl FnOnce() -> Result<Site, DataError>) -> ExitCode {
    let settings = Settings::read(|name| std::env::var(name));
    let level = settings.as_ref().map_or(Level::INFO, |settings| settings.level);
    let (log, written) = log::to(level, io::stdout());
    // Fails if this process has a log already; that one is as good.
    let _ = tracing::subscriber::set_global_default(log);
    let ended = settings.map_err(StartError::from).and_then(|settings| {
        let site = site()?;
        // One thread: a task has a fraction of a CPU, and handing requests between threads costs more than
        // answering them.
        let runtime =
            runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::Runtime)?;
        runtime.block_on(listen((settings.host, settings.port).into(), site))
    });
    if let Err(error) = &ended {
        tracing::error!("{}", chain(error));
    }
    drop(written);
    if ended.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn listen(address: SocketAddr, site: Site) -> Result<(), StartError> {
    let mut terminate = signal(SignalKind::terminate()).map_err(StartError::Runtime)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(StartError::Runtime)?;
    let failed = |source| StartError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;

    let Collection { service, version, .. } = site.collection;
    tracing::info!(service, version, %address, "listening");
    let stop = async {
        let signal = select! {
            _ = terminate.recv() => "SIGTERM",
            _ = interrupt.recv() => "SIGINT",
        };
        tracing::info!(service, signal, "stopping");
    };
    let cut = serve(listener, site, stop, DRAIN).await;
    if cut > 0 {
        let message = "requests took too long to finish and were cut";
        tracing::warn!(service, connections = cut, afterSeconds = DRAIN.as_secs(), "{message}");
    }
    tracing::info!(service, "stopped");
    Ok(())
}

fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::AddrInUse => " (another process has it: stop that, or set PORT to a free one)",
        io::ErrorKind::PermissionDenied => " (low ports need privileges: set PORT to one above 1023)",
        io::ErrorKind::AddrNotAvailable => {
            " (set HOST to an address of this machine, or leave it out for all)"
        }
        _ => "",
    }
}

/// An error and what caused it, on one line.
fn chain(error: &(dyn Error + 'static)) -> String {
    let causes = iter::successors(Some(error), |error| (*error).source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
