//! What the engine starts: finds or starts the project's daemon, prints the port of a session there, and waits.

use std::{
    env,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use provider_kit::lifetime;
use tokio::{
    net::{TcpListener, TcpStream},
    time::{Instant, sleep, timeout},
};

use super::{
    broken::Broken,
    place::{self, Place},
    protocol::{Address, Hello, Line, Reply},
};
use crate::control::config::region_of_environment;

/// How long a daemon may take to answer a launcher.
const PATIENCE: Duration = Duration::from_secs(20);
/// What the daemon may keep of the engine's environment; passphrases and tokens are not among it.
const ENVIRONMENT: [&str; 8] =
    ["PATH", "HOME", "USER", "TMPDIR", "LANG", "TZ", "RUST_LOG", super::server::TIME_SCALE];

/// Serves the engine at `engine` until it is done with the plugin.
///
/// # Errors
/// The port cannot be printed, or the daemon ended meanwhile.
pub async fn run(engine: &str) -> io::Result<()> {
    let stopped = lifetime::ended()?;
    match session(engine).await {
        Ok((port, mut line)) => {
            announce(port)?;
            tokio::select! {
                () = stopped => Ok(()),
                () = line.ended() => Err(io::Error::other("the local cloud's daemon ended; its log is .state/local-cloud/daemon.log")),
            }
        }
        Err(reason) => {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            announce(listener.local_addr()?.port())?;
            provider_kit::serve::serve(Broken(reason), engine, listener, stopped)
                .await
                .map_err(io::Error::other)
        }
    }
}

/// The engine reads the port from the first line, and only the first.
fn announce(port: u16) -> io::Result<()> {
    let mut stdout = io::stdout();
    writeln!(stdout, "{port}")?;
    stdout.flush()
}

async fn session(engine: &str) -> Result<(u16, Line), String> {
    let here = env::current_dir().map_err(|error| format!("the current folder cannot be read: {error}"))?;
    // Where there is no /proc, the program's folder has to do.
    let engines = fs::read_link(format!("/proc/{}/cwd", nix::unistd::getppid())).ok();
    let place = Place::of_project(&here, engines.as_deref()).ok_or_else(|| {
        format!(
            "the local cloud needs a Pulumi project: there is no Pulumi.yaml in {} or above it",
            here.display()
        )
    })?;
    let build = place::build().map_err(|error| format!("the plugin's own file cannot be read: {error}"))?;
    let mut hello =
        Hello { token: String::new(), build, engine: engine.to_owned(), region: region_of_environment() };
    let deadline = Instant::now() + PATIENCE;
    let mut daemon: Option<Child> = None;
    while Instant::now() < deadline {
        match ask(&place, &mut hello).await {
            Ok((Reply::Session { port }, line)) => return Ok((port, line)),
            Ok((Reply::Failed { reason }, _)) => return Err(reason),
            // It was there, but goes; or it is not there yet.
            Ok((Reply::HandOver, mut line)) => line.ended().await,
            Err(_) => match daemon.as_mut().map(Child::try_wait) {
                None => daemon = Some(start(&place)?),
                Some(Ok(None)) => sleep(Duration::from_millis(5)).await,
                Some(Ok(Some(status))) if status.success() => {
                    daemon = None;
                    sleep(Duration::from_millis(50)).await;
                }
                Some(_) => return Err(last_words(&place)),
            },
        }
    }
    Err(format!(
        "the local cloud's daemon did not answer within {} s; its log is {}",
        PATIENCE.as_secs(),
        place.log().display()
    ))
}

async fn ask(place: &Place, hello: &mut Hello) -> io::Result<(Reply, Line)> {
    let address: Address = serde_json::from_slice(&fs::read(place.address())?)?;
    let exchange = async {
        let mut line = Line::new(TcpStream::connect(("127.0.0.1", address.port)).await?);
        hello.token = address.token;
        line.say(hello).await?;
        let reply = line.hear().await?;
        Ok((reply, line))
    };
    timeout(PATIENCE / 2, exchange).await?
}

/// Starts the daemon with none of our files: the engine waits for the end of our stdout and stderr.
fn start(place: &Place) -> Result<Child, String> {
    let failed = |path: &Path, error: io::Error| {
        format!("the local cloud cannot use its state folder: {}: {error}", path.display())
    };
    fs::create_dir_all(&place.folder).map_err(|error| failed(&place.folder, error))?;
    let log = OpenOptions::new().create(true).write(true).truncate(true).open(place.log());
    let log = log.map_err(|error| failed(&place.log(), error))?;
    let program =
        env::current_exe().map_err(|error| format!("the plugin's own file cannot be found: {error}"))?;
    let mut command = Command::new(program);
    command.arg("daemon").arg(&place.folder).current_dir("/").env_clear();
    command.envs(ENVIRONMENT.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    let errors = log.try_clone().map_err(|error| failed(&place.log(), error))?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    command.spawn().map_err(|error| format!("the local cloud's daemon cannot be started: {error}"))
}

/// Why the daemon ended: the last line of its log.
fn last_words(place: &Place) -> String {
    let log = fs::read_to_string(place.log()).unwrap_or_default();
    let last = log.lines().rev().find(|line| !line.trim().is_empty());
    last.unwrap_or("the local cloud's daemon ended without a word").to_owned()
}
