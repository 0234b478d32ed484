//! A small cloud for each test: one API, one VPC link, one load balancer, one service; and a way to ask it.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use bytes::Bytes;
use futures::future::BoxFuture;
use http_body_util::{BodyExt, Empty};
use hyper::{Request, Response, StatusCode, client::conn::http1};
use hyper_util::rt::TokioIo;
use local_cloud::{
    data::{Bundle, DataPlane, ImageError, Images, Options, Shutdown},
    model::*,
    status::Status,
};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};
use tempfile::TempDir;
use tokio::{net::TcpStream, time::timeout};

use super::backend;

pub const SERVICE: &str = "arn:aws:ecs:eu-west-1:000000000000:service/shop/book";
pub const GROUP: &str = "arn:target-group/book";
pub const LISTENER: &str = "arn:listener/1";
pub const IMAGE: &str = "127.0.0.1:5000/book:1";

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
            Ok(Bundle {
                program: std::env::current_exe().unwrap(),
                args: backend::ARGS.map(str::to_owned).to_vec(),
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
    let options = Options { state_dir: folder.path().to_owned(), time_scale: 0.001, images };
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

    /// Ends the data plane as a hand-over does, lets `meanwhile` happen, and starts it again on the same folder.
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

pub fn service(topology: &mut Topology) -> &mut EcsService {
    topology.services.get_mut(SERVICE).unwrap()
}

/// Gives the service another task definition, with an environment.
pub fn redefine(topology: &mut Topology, revision: u32, env: &[(&str, &str)]) {
    let arn = format!("arn:task-definition/book:{revision}");
    topology.task_definitions.insert(arn.clone(), definition(env));
    service(topology).task_definition = arn;
}

fn definition(env: &[(&str, &str)]) -> TaskDefinition {
    TaskDefinition {
        cpu_architecture: "X86_64".into(),
        containers: vec![Container {
            name: "web".into(),
            image: IMAGE.into(),
            essential: true,
            ports: vec![80],
            environment: env.iter().map(|&(name, value)| (name.into(), value.into())).collect(),
            log: Some(("/ecs/book".into(), "app".into())),
            ..Container::default()
        }],
        stop_timeout: Duration::from_secs(5),
    }
}

/// Lets traffic on a port in from one group, or out to it.
pub fn port_rule(port: u16, group: &str) -> SecurityRule {
    SecurityRule { protocol: "tcp".into(), ports: (port, port), peer: Peer::Group(group.into()) }
}

fn topology() -> Topology {
    let mut topology = Topology::default();
    let anywhere =
        SecurityRule { protocol: "-1".into(), ports: (0, 0), peer: Peer::Cidr("0.0.0.0/0".parse().unwrap()) };
    let group = |name: &str, ingress, egress| SecurityGroup { name: name.into(), ingress, egress };
    topology.security_groups = BTreeMap::from([
        ("sg-link".into(), group("link", vec![], vec![port_rule(80, "sg-lb")])),
        ("sg-lb".into(), group("lb", vec![port_rule(80, "sg-link")], vec![port_rule(80, "sg-task")])),
        ("sg-task".into(), group("task", vec![port_rule(80, "sg-lb")], vec![anywhere])),
    ]);
    for (id, cidr) in [("subnet-a", "10.0.1.0/24"), ("subnet-b", "10.0.2.0/24")] {
        topology.subnets.insert(
            id.into(),
            Subnet {
                vpc_id: "vpc-1".into(),
                cidr: cidr.parse().unwrap(),
                default_route: DefaultRoute::NatGateway,
                endpoints: vec![],
            },
        );
    }
    let subnets = || vec!["subnet-a".to_owned(), "subnet-b".to_owned()];
    topology.apis.insert(
        "api1".into(),
        HttpApi {
            routes: BTreeMap::from([(
                "route1".into(),
                Route {
                    route_key: RouteKey::parse("ANY /{proxy+}").unwrap(),
                    integration_id: "int1".into(),
                    authorization: None,
                },
            )]),
            integrations: BTreeMap::from([(
                "int1".into(),
                Integration {
                    vpc_link_id: Some("link1".into()),
                    uri: LISTENER.into(),
                    method: None,
                    timeout: Duration::from_secs(20),
                    request_parameters: Vec::new(),
                    response_parameters: Vec::new(),
                    server_name_to_verify: None,
                },
            )]),
            stages: BTreeMap::from([("$default".into(), Stage { auto_deploy: true, ..Stage::default() })]),
            ..HttpApi::default()
        },
    );
    topology.vpc_links.insert(
        "link1".into(),
        VpcLink { subnet_ids: subnets(), security_group_ids: vec!["sg-link".into()] },
    );
    topology.load_balancers.insert(
        "arn:lb".into(),
        LoadBalancer {
            name: "shop-lb".into(),
            subnet_ids: subnets(),
            security_group_ids: vec!["sg-lb".into()],
            idle_timeout: Duration::from_secs(60),
            drop_invalid_header_fields: true,
            x_forwarded_for: XForwardedFor::Append,
        },
    );
    topology.listeners.insert(
        LISTENER.into(),
        Listener {
            load_balancer_arn: "arn:lb".into(),
            port: 80,
            https: false,
            default_action: Action::FixedResponse {
                status: StatusCode::NOT_FOUND,
                content_type: None,
                body: Bytes::new(),
            },
            rules: BTreeMap::from([(
                "rule1".into(),
                Rule {
                    priority: 10,
                    conditions: vec![Condition::PathPattern(vec!["*/api/*".into()])],
                    action: Action::Forward(vec![(GROUP.into(), 1)]),
                },
            )]),
        },
    );
    topology.target_groups.insert(
        GROUP.into(),
        TargetGroup {
            name: "book-tg".into(),
            health_check: HealthCheck {
                port: None,
                https: false,
                path: "/health".into(),
                interval: Duration::from_secs(30),
                timeout: Duration::from_secs(5),
                healthy_threshold: 5,
                unhealthy_threshold: 2,
                matcher: Matcher::parse("200").unwrap(),
            },
            deregistration_delay: Duration::from_secs(20),
            https: false,
            algorithm: Algorithm::RoundRobin,
            stickiness: None,
        },
    );
    topology.services.insert(
        SERVICE.into(),
        EcsService {
            name: "book".into(),
            task_definition: String::new(),
            desired_count: 2,
            minimum_healthy_percent: 50,
            maximum_percent: 200,
            load_balancers: vec![ServiceTarget {
                target_group_arn: GROUP.into(),
                container_name: "web".into(),
                container_port: 80,
            }],
            subnet_ids: subnets(),
            security_group_ids: vec!["sg-task".into()],
            assign_public_ip: false,
            health_check_grace_period: Duration::from_secs(60),
            circuit_breaker_rollback: Some(true),
            force_token: String::new(),
        },
    );
    redefine(&mut topology, 1, &[("VERSION", "1")]);
    topology
}
