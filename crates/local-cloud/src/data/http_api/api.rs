//! An API compiled for the request path: what a topology says, with every look-up done once.

use std::{
    collections::BTreeMap,
    net::Ipv4Addr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};

use super::{
    super::{
        address,
        balancer::Group,
        cors::CorsTable,
        reach::{self, Side},
        route::Routes,
        throttle::Throttle,
    },
    answer::Failure,
    authorizer::Guard,
    issuer::Issuers,
    record::{AccessLog, AccessLogs},
    tls,
};
use crate::{
    logs,
    model::{
        Action, Condition, HttpApi, Integration, Listener, LoadBalancer, ParameterMapping, Route, Stage,
        Topology,
    },
};

/// One API.
#[derive(Debug)]
pub struct ApiTable {
    /// The API's id.
    pub id: String,
    /// Named stages, which take the first segment of the path.
    pub stages: Vec<StageTable>,
    /// The stage without a prefix.
    pub default_stage: Option<StageTable>,
    /// CORS, if configured.
    pub cors: Option<CorsTable>,
    /// The routes.
    pub routes: Routes<RouteTable>,
}

/// What a route leads to.
#[derive(Debug)]
pub struct RouteTable {
    /// What lets requests in, if not all are; or why none are.
    pub guard: Option<Result<Guard, String>>,
    /// The integration.
    pub integration: Arc<IntegrationTable>,
}

/// A stage.
#[derive(Debug)]
pub struct StageTable {
    /// Its name.
    pub name: String,
    /// Whether it has a deployment.
    pub deployed: bool,
    /// Its throttle.
    pub throttle: Option<Throttle>,
    /// Its access log.
    pub log: Option<Arc<AccessLog>>,
}

/// An integration.
#[derive(Debug)]
pub struct IntegrationTable {
    /// How long to wait for a response.
    pub timeout: Duration,
    /// The method for the backend, if it is not the client's.
    pub method: Option<Method>,
    /// Parameter mappings.
    pub mappings: Vec<ParameterMapping>,
    /// The listener, or why it is out of reach.
    pub backend: Result<Backend, Failure>,
}

/// A listener behind a VPC link.
#[derive(Debug)]
pub struct Backend {
    /// The VPC link's address, which is the load balancer's client.
    pub source: Ipv4Addr,
    /// The load balancer's name.
    pub load_balancer: String,
    /// Its idle timeout.
    pub idle_timeout: Duration,
    /// Whether it drops header fields with invalid names.
    pub drop_invalid: bool,
    /// The listener's protocol, `http` or `https`.
    pub protocol: HeaderValue,
    /// The listener's port.
    pub port: HeaderValue,
    /// Rules, the lowest priority first.
    pub rules: Vec<RuleTable>,
    /// What happens when none matches.
    pub default_action: ActionTable,
}

/// A rule.
#[derive(Debug)]
pub struct RuleTable {
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// What to do then.
    pub action: ActionTable,
}

/// What a listener does.
#[derive(Debug)]
pub enum ActionTable {
    /// Forwards; with the weights summed up so far.
    Forward(Vec<(Arc<Group>, u32)>),
    /// Answers.
    Fixed(StatusCode, Option<HeaderValue>, Bytes),
    /// Redirects.
    Redirect(StatusCode, String),
    /// Names a target group that does not exist.
    Broken(String),
}

/// What compiling needs beside the topology.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Target groups at run time, by ARN.
    pub groups: &'a BTreeMap<String, Arc<Group>>,
    /// The folder of the log groups.
    pub logs: &'a Path,
    /// Token issuers with their keys.
    pub issuers: &'a Issuers,
    /// What writes the access logs.
    pub access_logs: &'a AccessLogs,
}

impl ApiTable {
    /// An API that has not been configured yet.
    pub fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            stages: Vec::new(),
            default_stage: None,
            cors: None,
            routes: Routes::new([]),
        }
    }

    /// Compiles an API.
    pub fn compile(id: &str, api: &HttpApi, topology: &Topology, parts: Parts<'_>) -> Self {
        let tables = api
            .integrations
            .iter()
            .map(|(id, integration)| (id, Arc::new(IntegrationTable::compile(integration, topology, parts))));
        let integrations = tables.collect::<BTreeMap<_, _>>();
        let route = |route: &Route| {
            let id = &route.integration_id;
            let integration = integrations.get(id).cloned();
            let integration = integration.unwrap_or_else(|| Arc::new(IntegrationTable::missing(id)));
            let guard = route.authorization.as_ref().map(|own| Guard::compile(own, api, parts.issuers));
            (route.route_key.clone(), RouteTable { guard, integration })
        };
        let stage = |name: &str, stage: &Stage| StageTable::compile(id, name, stage, parts);
        Self {
            id: id.to_owned(),
            stages: api
                .stages
                .iter()
                .filter(|(name, _)| *name != "$default")
                .map(|(name, own)| stage(name, own))
                .collect(),
            default_stage: api.stages.get("$default").map(|own| stage("$default", own)),
            cors: api.cors.as_ref().map(CorsTable::new),
            routes: Routes::new(api.routes.values().map(route)),
        }
    }
}

impl StageTable {
    fn compile(api: &str, name: &str, stage: &Stage, parts: Parts<'_>) -> Self {
        let throttle = stage.throttle_rate.map(|rate| {
            let burst = stage.throttle_burst.unwrap_or(rate.ceil() as u32);
            Throttle::new(rate, burst, Instant::now())
        });
        let log = stage.access_log.as_ref().map(|settings| {
            let stream = format!("{api}-{}", name.trim_start_matches('$'));
            let file = logs::stream_file(parts.logs, &settings.log_group, &stream);
            parts.access_logs.open((api, name), &settings.format, file)
        });
        Self { name: name.to_owned(), deployed: stage.auto_deploy, throttle, log }
    }
}

impl IntegrationTable {
    fn compile(integration: &Integration, topology: &Topology, parts: Parts<'_>) -> Self {
        // AWS's default, for a topology that does not say.
        let timeout =
            if integration.timeout.is_zero() { Duration::from_secs(30) } else { integration.timeout };
        Self {
            timeout,
            method: integration.method.clone(),
            mappings: integration.request_parameters.clone(),
            backend: Backend::compile(integration, topology, parts),
        }
    }

    fn missing(id: &str) -> Self {
        Self {
            timeout: Duration::ZERO,
            method: None,
            mappings: Vec::new(),
            backend: Err(Failure::Unreachable(format!("the route's integration {id} does not exist"))),
        }
    }
}

impl Backend {
    fn compile(integration: &Integration, topology: &Topology, parts: Parts<'_>) -> Result<Self, Failure> {
        let (source, lb, listener) = Self::reach(integration, topology).map_err(Failure::Unreachable)?;
        tls::agree(integration.server_name_to_verify.as_deref(), listener.https, &lb.name)?;
        Ok(Self::new(source, lb, listener, parts))
    }

    /// The listener with its load balancer, and the address that the VPC link comes from.
    fn reach<'t>(
        integration: &Integration,
        topology: &'t Topology,
    ) -> Result<(Ipv4Addr, &'t LoadBalancer, &'t Listener), String> {
        let Some(link_id) = &integration.vpc_link_id else {
            return Err(format!(
                "the integration goes to {} over the internet, which the local cloud has not: use a VPC link",
                integration.uri
            ));
        };
        let link =
            topology.vpc_links.get(link_id).ok_or_else(|| format!("VPC link {link_id} does not exist"))?;
        let listener = topology
            .listeners
            .get(&integration.uri)
            .ok_or_else(|| format!("listener {} does not exist", integration.uri))?;
        let lb_arn = &listener.load_balancer_arn;
        let lb = topology
            .load_balancers
            .get(lb_arn)
            .ok_or_else(|| format!("load balancer {lb_arn} does not exist"))?;
        let (link_name, lb_name) = (format!("VPC link {link_id}"), format!("load balancer {}", lb.name));
        reach::one_vpc(&topology.subnets, (&link_name, &link.subnet_ids), (&lb_name, &lb.subnet_ids))
            .map_err(|refusal| refusal.to_string())?;
        let from = Side {
            what: link_name,
            groups: &link.security_group_ids,
            addresses: nodes(topology, &link.subnet_ids, link_id),
        };
        let source = from.addresses.first().copied().unwrap_or(Ipv4Addr::LOCALHOST);
        reach::tcp(&topology.security_groups, &from, &lb_side(topology, lb_arn, lb), listener.port)
            .map_err(|refusal| refusal.to_string())?;
        Ok((source, lb, listener))
    }

    fn new(source: Ipv4Addr, lb: &LoadBalancer, listener: &Listener, parts: Parts<'_>) -> Self {
        let mut rules = listener.rules.values().collect::<Vec<_>>();
        rules.sort_by_key(|rule| rule.priority);
        let table = |action| ActionTable::compile(action, parts.groups);
        Self {
            source,
            load_balancer: lb.name.clone(),
            idle_timeout: if lb.idle_timeout.is_zero() { Duration::from_secs(60) } else { lb.idle_timeout },
            drop_invalid: lb.drop_invalid_header_fields,
            protocol: HeaderValue::from_static(if listener.https { "https" } else { "http" }),
            port: HeaderValue::from(listener.port),
            rules: rules
                .into_iter()
                .map(|rule| RuleTable { conditions: rule.conditions.clone(), action: table(&rule.action) })
                .collect(),
            default_action: table(&listener.default_action),
        }
    }
}

/// A load balancer as one side of a connection.
pub fn lb_side<'t>(topology: &Topology, arn: &str, lb: &'t LoadBalancer) -> Side<'t> {
    Side {
        what: format!("load balancer {}", lb.name),
        groups: &lb.security_group_ids,
        addresses: nodes(topology, &lb.subnet_ids, arn),
    }
}

/// One address for each subnet, always the same for the same owner.
pub fn nodes(topology: &Topology, subnet_ids: &[String], owner: &str) -> Vec<Ipv4Addr> {
    let subnets = subnet_ids.iter().filter_map(|id| topology.subnets.get(id));
    subnets.filter_map(|subnet| address::pick(subnet.cidr, &owner, |_| false)).collect()
}

impl ActionTable {
    fn compile(action: &Action, groups: &BTreeMap<String, Arc<Group>>) -> Self {
        match action {
            Action::Forward(targets) => {
                let mut sum = 0;
                let mut weighted = Vec::with_capacity(targets.len());
                for (arn, weight) in targets {
                    let Some(group) = groups.get(arn) else {
                        return Self::Broken(format!("target group {arn} does not exist"));
                    };
                    // A single target group takes all, whatever its weight.
                    sum += if targets.len() == 1 { 1 } else { *weight };
                    weighted.push((Arc::clone(group), sum));
                }
                Self::Forward(weighted)
            }
            Action::FixedResponse { status, content_type, body } => {
                Self::Fixed(*status, content_type.clone(), body.clone())
            }
            Action::Redirect { status, location } => Self::Redirect(*status, location.clone()),
        }
    }
}
