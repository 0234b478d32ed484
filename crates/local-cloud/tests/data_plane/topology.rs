//! The topology that each test begins with: one API, one VPC link, one load balancer, one service of two
//! tasks.

use std::{collections::BTreeMap, time::Duration};

use bytes::Bytes;
use hyper::StatusCode;
use local_cloud::model::*;

pub const SERVICE: &str = "arn:aws:ecs:eu-west-1:000000000000:service/shop/book";
pub const GROUP: &str = "arn:target-group/book";
pub const LISTENER: &str = "arn:listener/1";
pub const IMAGE: &str = "127.0.0.1:5000/book:1";

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
        execution_role: None,
        task_role: None,
    }
}

/// Lets traffic on a port in from one group, or out to it.
pub fn port_rule(port: u16, group: &str) -> SecurityRule {
    SecurityRule { protocol: "tcp".into(), ports: (port, port), peer: Peer::Group(group.into()) }
}

pub fn topology() -> Topology {
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
            strictest_desync_mitigation: false,
            drop_invalid_header_fields: true,
            x_forwarded_for: XForwardedFor::Append,
            preserve_host_header: false,
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
            registry: None,
            subnet_ids: subnets(),
            security_group_ids: vec!["sg-task".into()],
            assign_public_ip: false,
            health_check_grace_period: Duration::from_secs(60),
            circuit_breaker_rollback: Some(true),
            may_be_public: false,
            force_token: String::new(),
        },
    );
    topology.log_groups.insert("arn:aws:logs:eu-west-1:000000000000:log-group:/ecs/book".into());
    redefine(&mut topology, 1, &[("VERSION", "1")]);
    topology
}

pub fn api(topology: &mut Topology) -> &mut HttpApi {
    topology.apis.get_mut("api1").unwrap()
}
