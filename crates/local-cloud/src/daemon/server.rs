//! The daemon: outlives the engines, gives each a session of its own, and goes when there is nothing left to
//! keep.

use std::{
    fs,
    future::pending,
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use base::files;
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch},
    time::{Instant, interval, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    lock::Lock,
    protocol::{Address, Link, Reply, Request},
    state_dir::{self, StateDir},
    time_scale,
};
use crate::{
    control::{self, Cloud},
    data::{self, DEFAULT_TIME_SCALE, DataPlane, Options, Shutdown},
    logs,
    registry::Registry,
    rotating_file,
    serving::accept,
};

/// An empty cloud waits this long for an engine that is about to ask again.
const LINGER: Duration = Duration::from_millis(500);
/// The launcher that started the daemon has this long to ask for its first session.
const FIRST: Duration = Duration::from_secs(10);
/// The operations of a session that ended have this long to end, too.
const DRAIN: Duration = Duration::from_secs(30);
/// A launcher has this long to prove itself and to send its request.
const REQUEST: Duration = Duration::from_secs(5);
/// Connections that have not sent their request yet; more wait.
const UNPROVED: usize = 64;
/// How often the daemon looks whether the state folder is still its own.
const LOOK: Duration = Duration::from_secs(2);

/// Why the daemon ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing exists and no engine is here.
    Empty,
    /// A newer build takes over: tasks stay.
    HandOver,
    /// SIGINT, SIGTERM, or the console's `stop`.
    Stop,
    /// The state folder was deleted, and may be another daemon's.
    Displaced,
}

/// Runs the daemon of a state folder until it has nothing left to do.
///
/// # Errors
/// The state folder cannot be used.
pub async fn run(state: StateDir) -> anyhow::Result<()> {
    let Some(lock) = Lock::take(&state).await? else { return Ok(()) };
    // A daemon that was killed left it.
    let _ = fs::remove_file(state.address());
    let time_scale = time_scale::of_environment()?.unwrap_or(DEFAULT_TIME_SCALE);
    let images = state.folder.join("registry");
    let registry = Registry::start(&images, None).await?;
    let gate = data::gate_program()?;
    let options =
        Options { state_dir: state.folder.clone(), time_scale, images: Arc::new(registry.clone()), gate };
    let plane = DataPlane::start(options).await?;
    let cloud = Cloud::open(&state.folder, plane.clone(), registry.clone(), time_scale).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await.context("no port for launchers")?;
    let address = Address {
        pid: std::process::id(),
        port: listener.local_addr()?.port(),
        key: format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>()),
    };
    publish(&state, &address)?;
    tracing::info!(folder = %state.folder.display(), pid = address.pid, "the local cloud is up");
    let end = serve(&cloud, &listener, address.key, &lock).await?;
    tracing::info!(?end, "the local cloud ends");
    // Removed first, so that no launcher connects during the shutdown.
    if lock.is_current() {
        let _ = fs::remove_file(state.address());
    }
    drop(listener);
    plane.shutdown(if end == End::HandOver { Shutdown::KeepTasks } else { Shutdown::StopTasks }).await;
    // The next daemon needs the port as soon as it has the lock.
    registry.shutdown().await;
    if end == End::Empty && cloud.is_empty() && lock.is_current() {
        cloud.remove_files();
        let _ = fs::remove_dir_all(images);
        let _ = fs::remove_dir_all(logs::folder(&state.folder));
        let log = state.log();
        // A crash may have left unfinished files. The lock last: whoever finds it gone may begin.
        for name in ["records.json.new", "runtime.json", "runtime.json.new", "daemon.json.new"] {
            let _ = fs::remove_file(state.folder.join(name));
        }
        for file in [rotating_file::older(&log), log, state.lock()] {
            let _ = fs::remove_file(file);
        }
        // Only if nothing else is in them.
        let _ = fs::remove_dir(&state.folder);
        let _ = state.folder.parent().map(fs::remove_dir);
    }
    drop(lock);
    Ok(())
}

fn publish(state: &StateDir, address: &Address) -> anyhow::Result<()> {
    Ok(files::replace(&state.address(), &serde_json::to_vec(address)?)?)
}

struct Daemon {
    cloud: Cloud,
    key: String,
    build: String,
    /// Sessions that have not ended yet.
    sessions: watch::Sender<usize>,
    /// Launchers that hold a session.
    attached: AtomicUsize,
    hand_over: CancellationToken,
    stop: CancellationToken,
}

async fn serve(cloud: &Cloud, listener: &TcpListener, key: String, lock: &Lock) -> anyhow::Result<End> {
    let (sessions, mut seen) = watch::channel(0);
    let daemon = Arc::new(Daemon {
        cloud: cloud.clone(),
        key,
        build: state_dir::build()?,
        sessions,
        attached: AtomicUsize::new(0),
        hand_over: CancellationToken::new(),
        stop: CancellationToken::new(),
    });
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let attend = |stream, turn| drop(tokio::spawn(daemon.clone().attend(stream, turn)));
    let accepting = accept(listener, "the daemon", Arc::new(Semaphore::new(UNPROVED)), attend);
    tokio::pin!(accepting);
    let (mut look, mut patience) = (interval(LOOK), FIRST);
    // The time at which an idle, empty daemon ends.
    let mut alone = None;
    loop {
        let idle = *seen.borrow_and_update() == 0 && cloud.is_empty();
        let until = idle.then(|| *alone.get_or_insert_with(|| Instant::now() + patience));
        alone = until;
        tokio::select! {
            never = &mut accepting => match never {},
            _ = seen.changed() => (patience, alone) = (LINGER, None),
            () = sleep_until(until.unwrap_or_else(Instant::now)), if idle => {
                // An engine that came and went meanwhile shows here.
                if *seen.borrow() == 0 && cloud.is_empty() { return Ok(End::Empty) }
            }
            _ = look.tick() => if !lock.is_current() { return Ok(End::Displaced) },
            () = daemon.hand_over.cancelled() => return Ok(End::HandOver),
            () = daemon.stop.cancelled() => return Ok(End::Stop),
            _ = interrupt.recv() => return Ok(End::Stop),
            _ = terminate.recv() => return Ok(End::Stop),
        }
    }
}

impl Daemon {
    /// One launcher, from its proof to its end.
    async fn attend(self: Arc<Self>, stream: TcpStream, turn: OwnedSemaphorePermit) {
        let proved = async {
            let mut link = Link::to_launcher(stream, &self.key).await?;
            let request = link.request().await?;
            io::Result::Ok((link, request))
        };
        let (mut link, request) = match timeout(REQUEST, proved).await {
            Ok(Ok(proved)) => proved,
            Ok(Err(error)) => return tracing::warn!(%error, "a launcher was refused"),
            Err(_) => return tracing::warn!("a launcher was silent"),
        };
        drop(turn);
        match request {
            Request::Session { build, engine, region, time_scale } => {
                if build != self.build {
                    let mut sessions = self.sessions.subscribe();
                    // Sessions whose engine is gone are about to end.
                    if self.attached.load(Ordering::Relaxed) == 0 {
                        let _ = sessions.wait_for(|count| *count == 0).await;
                    }
                    // Engines with open sessions keep the daemon that they have.
                    if *sessions.borrow() == 0 {
                        let _ = link.reply(&Reply::HandOver).await;
                        self.hand_over.cancel();
                        return;
                    }
                    tracing::warn!(
                        "a launcher of another build came while engines are here: it gets this build"
                    );
                }
                time_scale.iter().for_each(|factor| self.cloud.set_time_scale(*factor));
                self.sessions.send_modify(|count| *count += 1);
                if let Err(error) = self.session(&mut link, engine, region).await {
                    tracing::warn!(%error, "a session failed");
                }
                self.sessions.send_modify(|count| *count -= 1);
            }
            // A reply that cannot be sent means that the client is gone.
            Request::List => drop(link.reply(&Reply::Resources(self.cloud.list())).await),
            Request::Events => drop(link.reply(&Reply::Events(self.cloud.events())).await),
            Request::Delete { name } => {
                tracing::info!(name, "deleted in the console");
                let reply = match self.cloud.delete_named(&name).await {
                    Ok(()) => Reply::Done,
                    Err(error) => Reply::Refused { reason: error.to_string() },
                };
                drop(link.reply(&reply).await);
                // There may be nothing left to keep.
                self.sessions.send_modify(|_| ());
            }
            Request::Stop => {
                drop(link.reply(&Reply::Done).await);
                self.stop.cancel();
                // The connection closes when the process ends.
                pending::<()>().await;
            }
        }
    }

    async fn session(&self, link: &mut Link, engine: String, region: Option<String>) -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (cloud, (end, ended)) = (self.cloud.clone(), oneshot::channel());
        let ended = async { ended.await.unwrap_or(false) };
        let mut serving =
            tokio::spawn(async move { control::serve(cloud, &engine, region, listener, ended).await });
        link.reply(&Reply::Session { port }).await?;
        tracing::info!(port, "an engine is here");
        self.attached.fetch_add(1, Ordering::Relaxed);
        let clean = link.ended().await;
        self.attached.fetch_sub(1, Ordering::Relaxed);
        // An error means that serving has ended already.
        let _ = end.send(clean);
        if timeout(DRAIN, &mut serving).await.is_err() {
            serving.abort();
        }
        tracing::info!(port, "an engine is gone");
        Ok(())
    }
}
