//! The daemon: outlives the engines, gives each a session of its own, and goes when there is nothing left to keep.

use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use nix::fcntl::{Flock, FlockArg};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::watch,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    place::{self, Place},
    protocol::{Address, Hello, Line, Reply},
};
use crate::{
    control::{self, Cloud},
    data::{DEFAULT_TIME_SCALE, DataPlane, Options, Shutdown},
    registry::Registry,
};

/// The environment variable that scales AWS's waiting times: local seconds for each of AWS's.
pub const TIME_SCALE: &str = "LOCAL_CLOUD_TIME_SCALE";
/// How long an empty cloud stays without an engine: one that is about to ask again finds it.
const LINGER: Duration = Duration::from_millis(500);
/// How long the launcher that started the daemon may take to ask.
const FIRST: Duration = Duration::from_secs(10);
/// How long the last operations of a session that ended may take.
const DRAIN: Duration = Duration::from_secs(30);

/// Why the daemon ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing exists and nobody is here.
    Empty,
    /// A newer build takes over: tasks stay.
    HandOver,
    /// Someone asked it to.
    Signal,
}

/// Runs the daemon of a place until it has nothing left to do.
///
/// # Errors
/// The state folder cannot be used.
pub async fn run(place: Place) -> anyhow::Result<()> {
    let Some(lock) = lock(&place).await? else { return Ok(()) };
    let time_scale = time_scale()?;
    let images = place.folder.join("registry");
    let registry = Registry::start(&images, None).await?;
    let options = Options { state_dir: place.folder.clone(), time_scale, images: Arc::new(registry.clone()) };
    let plane = DataPlane::start(options).await?;
    let cloud = Cloud::open(&place.folder, plane.clone(), registry.clone(), time_scale).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await.context("no port for launchers")?;
    let address = Address {
        pid: std::process::id(),
        port: listener.local_addr()?.port(),
        token: format!("{:032x}", rand::random::<u128>()),
    };
    publish(&place, &address)?;
    tracing::info!(folder = %place.folder.display(), pid = address.pid, "the local cloud is up");
    let end = serve(&cloud, &listener, &address.token).await?;
    tracing::info!(?end, "the local cloud goes");
    // Gone first, so that no launcher comes while the rest goes.
    let _ = fs::remove_file(place.address());
    drop(listener);
    plane.shutdown(if end == End::HandOver { Shutdown::KeepTasks } else { Shutdown::StopTasks }).await;
    // The next daemon needs the port as soon as it has the lock.
    registry.shutdown().await;
    if end == End::Empty && cloud.is_empty() {
        cloud.remove_files();
        let _ = fs::remove_dir_all(images);
        let _ = fs::remove_dir_all(place.folder.join("logs"));
        // The lock last: who finds it gone may begin.
        for file in [place.folder.join("runtime.json"), place.log(), place.lock()] {
            let _ = fs::remove_file(file);
        }
        // Only if nothing else is in them.
        let _ = fs::remove_dir(&place.folder);
        let _ = place.folder.parent().map(fs::remove_dir);
    }
    drop(lock);
    Ok(())
}

/// One daemon for each folder. The one before may need a moment to end; one that stays is the daemon.
async fn lock(place: &Place) -> anyhow::Result<Option<Flock<File>>> {
    for _ in 0..100 {
        // The daemon before may have taken its folder along.
        fs::create_dir_all(&place.folder).with_context(|| {
            format!("the local cloud cannot use its state folder {}", place.folder.display())
        })?;
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).write(true).open(place.lock());
        let file = file.with_context(|| format!("the local cloud cannot use {}", place.lock().display()))?;
        if let Ok(lock) = Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            // The file may have been deleted between opening and locking, by a daemon that just ended.
            if place.lock().exists() {
                return Ok(Some(lock));
            }
        }
        if place.address().exists() {
            return Ok(None);
        }
        sleep(Duration::from_millis(50)).await;
    }
    Ok(None)
}

fn time_scale() -> anyhow::Result<f64> {
    let Ok(text) = std::env::var(TIME_SCALE) else { return Ok(DEFAULT_TIME_SCALE) };
    let scale = text.parse().ok().filter(|scale: &f64| *scale > 0.0 && scale.is_finite());
    scale.with_context(|| {
        format!("{TIME_SCALE} is how many seconds here a second of AWS's takes, such as 0.02; got {text:?}")
    })
}

fn publish(place: &Place, address: &Address) -> anyhow::Result<()> {
    let beside = place.folder.join("daemon.json.new");
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(&serde_json::to_vec(address)?)?;
    fs::rename(beside, place.address())?;
    Ok(())
}

struct Daemon {
    cloud: Cloud,
    token: String,
    build: String,
    sessions: watch::Sender<usize>,
    hand_over: CancellationToken,
}

async fn serve(cloud: &Cloud, listener: &TcpListener, token: &str) -> anyhow::Result<End> {
    let (sessions, mut seen) = watch::channel(0);
    let daemon = Arc::new(Daemon {
        cloud: cloud.clone(),
        token: token.to_owned(),
        build: place::build()?,
        sessions,
        hand_over: CancellationToken::new(),
    });
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let mut patience = FIRST;
    loop {
        let idle = *seen.borrow_and_update() == 0 && cloud.is_empty();
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => { tokio::spawn(daemon.clone().attend(stream)); }
                Err(error) => tracing::warn!(%error, "a launcher could not be accepted"),
            },
            _ = seen.changed() => patience = LINGER,
            () = sleep(patience), if idle => {
                // An engine that came and went meanwhile shows here.
                if *seen.borrow() == 0 && cloud.is_empty() { return Ok(End::Empty) }
            }
            () = daemon.hand_over.cancelled() => return Ok(End::HandOver),
            _ = interrupt.recv() => return Ok(End::Signal),
            _ = terminate.recv() => return Ok(End::Signal),
        }
    }
}

impl Daemon {
    /// One launcher, from its hello to its end.
    async fn attend(self: Arc<Self>, stream: TcpStream) {
        let mut line = Line::new(stream);
        let Ok(Ok(hello)) = timeout(Duration::from_secs(5), line.hear::<Hello>()).await else { return };
        if hello.token != self.token {
            tracing::warn!("a launcher came with a wrong token");
            return;
        }
        if hello.build != self.build {
            // Whoever is still here keeps the daemon that it knows.
            if *self.sessions.borrow() == 0 {
                let _ = line.say(&Reply::HandOver).await;
                self.hand_over.cancel();
                return;
            }
            tracing::warn!("a launcher of another build came while engines are here: it gets this build");
        }
        self.sessions.send_modify(|count| *count += 1);
        if let Err(error) = self.session(&mut line, hello).await {
            tracing::warn!(%error, "a session failed");
        }
        self.sessions.send_modify(|count| *count -= 1);
    }

    async fn session(&self, line: &mut Line, hello: Hello) -> std::io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let ended = CancellationToken::new();
        let (cloud, shutdown) = (self.cloud.clone(), ended.clone().cancelled_owned());
        let mut serving = tokio::spawn(async move {
            control::serve(cloud, &hello.engine, hello.region, listener, shutdown).await
        });
        line.say(&Reply::Session { port }).await?;
        tracing::info!(port, "an engine is here");
        line.ended().await;
        ended.cancel();
        if timeout(DRAIN, &mut serving).await.is_err() {
            serving.abort();
        }
        tracing::info!(port, "an engine is gone");
        Ok(())
    }
}
