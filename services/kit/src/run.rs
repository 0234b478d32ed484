//! The process: environment, signals, exit code.

use std::{error::Error, io, net::Ipv4Addr, process::ExitCode, time::Duration};

use tokio::{
    net::TcpListener,
    runtime, select,
    signal::unix::{SignalKind, signal},
};

use crate::{
    log::{Level, Log},
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
    #[error("cannot listen on port {port}{}", advice(source.kind()))]
    Listen { port: u16, source: io::Error },
    #[error("cannot start")]
    Runtime(#[source] io::Error),
}

/// Runs a service until SIGTERM or SIGINT: `main` in one call. Exits with 0 after an orderly stop, with 1 if it cannot start.
pub fn run(site: impl FnOnce() -> Result<Site, DataError>) -> ExitCode {
    let settings = Settings::read(|name| std::env::var(name));
    let level = settings.as_ref().map_or(Level::Info, |settings| settings.level);
    let log = Log::new(level, io::stdout());
    let ended = settings.map_err(StartError::from).and_then(|settings| {
        let site = site()?;
        // One thread: a task has a fraction of a CPU, and handing requests between threads costs more than answering them.
        let runtime =
            runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::Runtime)?;
        runtime.block_on(listen(settings.port, site, &log))
    });
    if let Err(error) = &ended {
        log.write(Level::Error, &chain(error), &[]);
    }
    log.close();
    if ended.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn listen(port: u16, site: Site, log: &Log) -> Result<(), StartError> {
    let mut terminate = signal(SignalKind::terminate()).map_err(StartError::Runtime)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(StartError::Runtime)?;
    let failed = |source| StartError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;

    let Collection { service: name, version, .. } = site.collection;
    let start =
        [("service", name.into()), ("version", version.into()), ("address", address.to_string().into())];
    log.write(Level::Info, "listening", &start);
    let stop = async {
        let signal = select! {
            _ = terminate.recv() => "SIGTERM",
            _ = interrupt.recv() => "SIGINT",
        };
        log.write(Level::Info, "stopping", &[("service", name.into()), ("signal", signal.into())]);
    };
    let cut = serve(listener, site, log.clone(), stop, DRAIN).await;
    if cut > 0 {
        let fields =
            [("service", name.into()), ("connections", cut.into()), ("afterSeconds", DRAIN.as_secs().into())];
        log.write(Level::Warn, "requests took too long to finish and were cut", &fields);
    }
    log.write(Level::Info, "stopped", &[("service", name.into())]);
    Ok(())
}

fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::AddrInUse => " (another process has it: stop that, or set PORT to a free one)",
        io::ErrorKind::PermissionDenied => " (low ports need privileges: set PORT to one above 1023)",
        _ => "",
    }
}

/// An error and what caused it, on one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
