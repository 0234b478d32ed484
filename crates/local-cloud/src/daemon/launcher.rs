//! The plugin that the engine starts: finds or starts the project's daemon, prints the port of a session
//! there, and waits.

use std::{
    env,
    fs::{self, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use provider_kit::{lifetime, plugin};
use tokio::{
    net::TcpStream,
    time::{Instant, sleep, timeout},
};

use super::{
    failing_provider::FailingProvider,
    lock,
    protocol::{Address, Link, Reply, Request},
    state_dir::{self, StateDir},
    time_scale,
};
use crate::control::config::region_of_environment;

/// The time from the first look for a daemon to a session.
const PATIENCE: Duration = Duration::from_secs(20);
/// The time for a daemon that listens to prove itself, and to answer.
const ANSWER: Duration = Duration::from_secs(10);
/// What the daemon keeps of the engine's environment; passphrases and tokens are not among it.
const ENVIRONMENT: [&str; 8] =
    ["PATH", "HOME", "USER", "TMPDIR", "LANG", "TZ", "RUST_LOG", time_scale::VARIABLE];

/// Serves the engine at `engine` until it is done with the plugin.
///
/// # Errors
/// The port cannot be printed, or the daemon ended meanwhile.
pub async fn run(engine: &str) -> io::Result<()> {
    let (stopped, engines) = (lifetime::ended(engine)?, nix::unistd::getppid());
    match session(engine).await {
        Ok((port, mut link)) => {
            plugin::announce(port)?;
            tokio::select! {
                // An engine that ends its plugins has saved its state; one that was killed has not.
                () = stopped => match nix::unistd::getppid() == engines {
                    true => link.leave().await,
                    false => Ok(()),
                },
                _ = link.ended() => Err(io::Error::other("the local cloud's daemon ended; its log is .state/local-cloud/daemon.log")),
            }
        }
        Err(reason) => {
            let listener = plugin::listen().await?;
            provider_kit::serve::serve(FailingProvider(reason), engine, listener, stopped)
                .await
                .map_err(io::Error::other)
        }
    }
}

async fn session(engine: &str) -> Result<(u16, Link), String> {
    let here = env::current_dir().map_err(|error| format!("the current folder cannot be read: {error}"))?;
    // Where there is no /proc, the program's folder has to do.
    let engines = fs::read_link(format!("/proc/{}/cwd", nix::unistd::getppid())).ok();
    let state = StateDir::of_project(&here, engines.as_deref()).ok_or_else(|| {
        format!(
            "the local cloud needs a Pulumi project: there is no Pulumi.yaml in {} or above it",
            here.display()
        )
    })?;
    let build =
        state_dir::build().map_err(|error| format!("the plugin's own file cannot be read: {error}"))?;
    let time_scale = time_scale::of_environment().map_err(|error| error.to_string())?;
    let (engine, region) = (engine.to_owned(), region_of_environment());
    let request = Request::Session { build, engine, region, time_scale };
    let mut search = Search::new(&state);
    loop {
        let mut link = search.daemon().await?;
        match timeout(ANSWER, link.ask(&request)).await {
            Ok(Ok(Reply::Session { port })) => return Ok((port, link)),
            Ok(Ok(Reply::HandOver)) => drop(link.ended().await),
            Ok(Ok(other)) => return Err(format!("the daemon's answer is of another build: {other:?}")),
            // It ended meanwhile.
            Ok(Err(_)) | Err(_) => {}
        }
    }
}

/// Looks for a project's daemon, and starts one if there is none.
pub(super) struct Search<'a> {
    state: &'a StateDir,
    deadline: Instant,
    /// A daemon that was started here, and the length of the log before.
    started: Option<(Child, u64)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(state: &'a StateDir) -> Self {
        Self { state, deadline: Instant::now() + PATIENCE, started: None }
    }

    /// A connection to a daemon that has proved itself.
    pub(super) async fn daemon(&mut self) -> Result<Link, String> {
        while Instant::now() < self.deadline {
            // If the lock is free, the address is that of a dead daemon, and any program may have its port.
            if lock::is_held(self.state) {
                if let Ok(link) = connect(self.state).await {
                    return Ok(link);
                }
                sleep(Duration::from_millis(5)).await;
                continue;
            }
            match self.started.as_mut().map(|(daemon, log)| (daemon.try_wait(), *log)) {
                None => self.started = Some(start(self.state)?),
                Some((Ok(None), _)) => sleep(Duration::from_millis(5)).await,
                // There was another one, which has ended since.
                Some((Ok(Some(status)), _)) if status.success() => self.started = None,
                Some((_, log)) => return Err(last_words(self.state, log)),
            }
        }
        Err(format!(
            "the local cloud's daemon did not answer within {} s; its log is {}",
            PATIENCE.as_secs(),
            self.state.log().display()
        ))
    }
}

async fn connect(state: &StateDir) -> io::Result<Link> {
    let address: Address = serde_json::from_slice(&fs::read(state.address())?)?;
    let proved = async {
        let stream = TcpStream::connect(("127.0.0.1", address.port)).await?;
        Link::to_daemon(stream, &address.key).await
    };
    timeout(ANSWER, proved).await?
}

/// Starts a daemon with none of our files: the engine waits for the end of our stdout and stderr.
fn start(state: &StateDir) -> Result<(Child, u64), String> {
    let failed = |path: &Path, error: io::Error| {
        format!("the local cloud cannot use its state folder: {}: {error}", path.display())
    };
    state.create().map_err(|error| failed(&state.folder, error))?;
    let log = OpenOptions::new().create(true).append(true).mode(0o600).open(state.log());
    let log = log.map_err(|error| failed(&state.log(), error))?;
    let length = log.metadata().map_or(0, |found| found.len());
    let program =
        env::current_exe().map_err(|error| format!("the plugin's own file cannot be found: {error}"))?;
    let mut command = Command::new(program);
    command.arg("daemon").arg(&state.folder).current_dir("/").env_clear();
    command.envs(ENVIRONMENT.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    let errors = log.try_clone().map_err(|error| failed(&state.log(), error))?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    let child =
        command.spawn().map_err(|error| format!("the local cloud's daemon cannot be started: {error}"))?;
    Ok((child, length))
}

/// The reason for which the daemon ended: the last line of its log, which was `length` bytes long before.
fn last_words(state: &StateDir, length: u64) -> String {
    let log = fs::File::open(state.log()).and_then(|mut log| {
        let mut bytes = Vec::new();
        log.seek(SeekFrom::Start(length))?;
        log.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    });
    let log = log.unwrap_or_default();
    let last = log.lines().rev().find(|line| !line.trim().is_empty());
    last.unwrap_or("the local cloud's daemon ended without a word").to_owned()
}
