//! A small cloud for each test, and a way to ask it.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures::future::BoxFuture;
use http_body_util::{BodyExt, Empty};
use hyper::{Request, Response, client::conn::http1};
use hyper_util::rt::TokioIo;
use local_cloud::{
    data::{Bundle, DataPlane, ImageError, Images, Options, Shutdown},
    model::Topology,
    status::Status,
};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};
use tempfile::TempDir;
use tokio::{net::TcpStream, time::timeout};

use super::{
    backend,
    topology::{IMAGE, SERVICE, topology},
};

/// A running data plane with one API.
pub struct Cloud {
    pub folder: TempDir,
    pub plane: DataPlane,
    pub port: u16,
    pub topology: Topology,
}

/// Images whose only program is this one.
struct Own;

impl Images for Own {
    fn resolve<'a>(&'a self, image: &'a str, _: &'a str) -> BoxFuture<'a, Result<Bundle, ImageError>> {
        Box::pin(async move {
            if image != IMAGE {
                return Err(ImageError("repository not found".into()));
            }
            let program = std::env::current_exe().unwrap().display().to_string();
            let words = std::iter::once(program).chain(backend::ARGS.map(str::to_owned));
            Ok(Bundle {
                root: "/".into(),
                entry_point: Vec::new(),
                command: words.collect(),
                env: vec![("BACKEND".into(), "1".into())],
                working_dir: "/".into(),
            })
        })
    }
}

pub async fn start(folder: &TempDir) -> DataPlane {
    start_with(folder, Arc::new(Own)).await
}

async fn start_with(folder: &TempDir, images: Arc<dyn Images>) -> DataPlane {
    let gate = env!("CARGO_BIN_EXE_pulumi-resource-aws").into();
    let options = Options { state_dir: folder.path().to_owned(), time_scale: 0.001, images, gate };
    DataPlane::start(options).await.unwrap()
}

impl Cloud {
    /// A cloud that has just been told of its topology.
    pub async fn begin(change: impl FnOnce(&mut Topology)) -> Self {
        Self::begin_with(Arc::new(Own), change).await
    }

    /// The same, with tasks of other images.
    pub async fn begin_with(images: Arc<dyn Images>, change: impl FnOnce(&mut Topology)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plane = start_with(&folder, images).await;
        let port = plane.open_gateway("api1", None).await.unwrap();
        let mut topology = topology();
        change(&mut topology);
        let cloud = Self { folder, plane, port, topology };
        cloud.apply().await;
        cloud
    }

    /// A cloud whose service is steady.
    pub async fn steady(change: impl FnOnce(&mut Topology)) -> Self {
        let cloud = Self::begin(change).await;
        cloud.wait_steady().await;
        cloud
    }

    pub async fn apply(&self) {
        let number = self.plane.apply(self.topology.clone());
        self.wait("the topology", |status| status.applied >= number).await;
    }

    pub async fn change(&mut self, change: impl FnOnce(&mut Topology)) {
        change(&mut self.topology);
        self.apply().await;
    }

    pub async fn wait_steady(&self) -> Arc<Status> {
        self.wait("a steady service", |status| status.services.get(SERVICE).is_some_and(|own| own.steady))
            .await
    }

    /// Waits for a status; a minute is for a machine that does many other things.
    pub async fn wait(&self, what: &str, done: impl FnMut(&Status) -> bool) -> Arc<Status> {
        let mut watch = self.plane.status();
        let mut done = done;
        let found = timeout(Duration::from_secs(60), watch.wait_for(|status| done(status))).await;
        match found {
            Ok(status) => Arc::clone(&status.unwrap()),
            Err(_) => panic!("no {what}: {:#?}", self.plane.status().borrow()),
        }
    }

    pub fn status(&self) -> Arc<Status> {
        self.plane.status().borrow().clone()
    }

    pub async fn get(&self, path: &str) -> Response<String> {
        let request = Request::get(path).body(Empty::<Bytes>::new()).unwrap();
        self.ask(request).await
    }

    /// Sends one request over a connection of its own.
    pub async fn ask<B>(&self, mut request: Request<B>) -> Response<String>
    where
        B: hyper::body::Body<Data = Bytes, Error: std::error::Error + Send + Sync> + Send + 'static,
    {
        request.headers_mut().entry("host").or_insert("api.localhost".parse().unwrap());
        let (mut sender, driver) = self.connect().await;
        tokio::spawn(driver);
        let (parts, body) = sender.send_request(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Response::from_parts(parts, String::from_utf8(bytes.to_vec()).unwrap())
    }

    pub async fn connect<B>(&self) -> (http1::SendRequest<B>, http1::Connection<TokioIo<TcpStream>, B>)
    where
        B: hyper::body::Body<Data = Bytes, Error: std::error::Error + Send + Sync> + Send + 'static,
    {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        http1::handshake(TokioIo::new(stream)).await.unwrap()
    }

    /// The output of all tasks of the service.
    pub fn logs(&self) -> String {
        let folder = self.folder.path().join("logs/ecs/book/app/web");
        let files = std::fs::read_dir(folder).into_iter().flatten();
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    /// Ends the data plane as a hand-over does, lets `meanwhile` happen, and starts it again on the same
    /// folder.
    pub async fn restart(&mut self, meanwhile: impl AsyncFnOnce()) {
        self.plane.shutdown(Shutdown::KeepTasks).await;
        meanwhile().await;
        self.plane = start(&self.folder).await;
        assert_eq!(self.plane.open_gateway("api1", Some(self.port)).await.unwrap(), self.port);
        self.apply().await;
    }

    /// Ends everything, and checks that nothing is left.
    pub async fn teardown(self) {
        let pids = pids(&self.status());
        self.plane.shutdown(Shutdown::StopTasks).await;
        assert!(TcpStream::connect(("127.0.0.1", self.port)).await.is_err(), "the gateway still listens");
        for pid in pids {
            assert!(!runs(pid), "process {pid} still runs");
        }
    }
}

/// A test that fails leaves no process behind either.
impl Drop for Cloud {
    fn drop(&mut self) {
        for pid in pids(&self.status()) {
            killpg(Pid::from_raw(pid.try_into().unwrap()), Signal::SIGKILL).ok();
        }
    }
}

/// The processes of all tasks.
pub fn pids(status: &Status) -> Vec<u32> {
    let containers =
        status.tasks.iter().filter(|task| task.stopped_reason.is_none()).flat_map(|task| &task.containers);
    containers.map(|container| container.pid).collect()
}

pub fn runs(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

pub fn reason<T>(response: &Response<T>) -> &str {
    response.headers().get("x-local-cloud-reason").expect("a reason").to_str().unwrap()
}

/// Waits for what no status tells.
pub async fn until(done: impl Fn() -> bool) {
    for _ in 0..6_000 {
        if done() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not within a minute");
}
