//! An API compiled for the request path: the topology with every look-up done once.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use http::{Method, StatusCode};

use super::{
    access_log::{AccessLog, AccessLogs},
    authorizer::Guard,
    cloud_map,
    cors::CorsTable,
    direct::Direct,
    issuer::Issuers,
    local_server::LocalServer,
    response::Failure,
    route::Routes,
    throttle::{Throttle, Throttles},
    tls, vpc_link,
};
use crate::{
    data::load_balancer::{Client, Listener, TargetGroups},
    logs,
    model::{self, HttpApi, ParameterMapping, Topology},
};

#[derive(Debug)]
pub struct Api {
    pub id: String,
    /// Named stages, which take the first segment of the path.
    pub stages: Vec<Stage>,
    /// The stage without a prefix.
    pub default_stage: Option<Stage>,
    pub cors: Option<CorsTable>,
    pub routes: Routes<Route>,
}

/// A route's target and its guard.
#[derive(Debug)]
pub struct Route {
    /// Admits requests, if not all are; or why none are.
    pub guard: Option<Result<Guard, String>>,
    pub integration: Arc<Integration>,
}

#[derive(Debug)]
pub struct Stage {
    pub name: String,
    /// Whether it has a deployment.
    pub deployed: bool,
    /// The throttle of the routes that have none of their own.
    pub throttle: Option<Arc<Throttle>>,
    /// The throttles of routes, by route key.
    pub route_throttles: BTreeMap<String, Arc<Throttle>>,
    pub variables: BTreeMap<String, String>,
    pub log: Option<Arc<AccessLog>>,
}

#[derive(Debug)]
pub struct Integration {
    /// The timeout, until the response begins.
    pub timeout: Duration,
    /// The method for the backend, if it is not the client's.
    pub method: Option<Method>,
    /// Changes to the request.
    pub mappings: Vec<ParameterMapping>,
    /// Changes to the response, by the backend's status.
    pub response_mappings: Vec<(StatusCode, Vec<ParameterMapping>)>,
    /// The backend, or why it is out of reach.
    pub backend: Result<Backend, Failure>,
}

/// What an integration sends requests to.
#[derive(Debug)]
pub enum Backend {
    /// A listener behind a VPC link.
    Listener {
        /// The VPC link, as the load balancer sees it.
        client: Client,
        /// The listener.
        listener: Arc<Listener>,
    },
    /// The instances of a Cloud Map service behind a VPC link.
    Instances(Direct),
    /// A server that no VPC link leads to.
    Server(LocalServer),
}

/// The state that compiled APIs share, and that outlives them.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Compiled listeners by ARN.
    pub listeners: &'a BTreeMap<&'a str, Arc<Listener>>,
    /// The instances of Cloud Map services, by the service's ARN.
    pub instances: &'a TargetGroups,
    /// The folder of the log groups.
    pub logs: &'a Path,
    /// Token issuers with their keys.
    pub issuers: &'a Issuers,
    pub throttles: &'a Throttles,
    /// The writer of the access logs.
    pub access_logs: &'a AccessLogs,
}

// === impl Api ===

impl Api {
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

    pub fn compile(id: &str, api: &HttpApi, topology: &Topology, parts: Parts<'_>) -> Self {
        let compiled = api
            .integrations
            .iter()
            .map(|(id, integration)| (id, Arc::new(Integration::compile(integration, topology, parts))));
        let integrations = compiled.collect::<BTreeMap<_, _>>();
        let route = |route: &model::Route| {
            let id = &route.integration_id;
            let integration = integrations.get(id).cloned();
            let integration = integration.unwrap_or_else(|| Arc::new(Integration::missing(id)));
            let guard = route.authorization.as_ref().map(|own| Guard::compile(own, api, parts.issuers));
            (route.route_key.clone(), Route { guard, integration })
        };
        let stage = |name: &str, stage: &model::Stage| Stage::compile(id, name, stage, parts);
        let named = api.stages.iter().filter(|(name, _)| *name != "$default");
        Self {
            id: id.to_owned(),
            stages: named.map(|(name, own)| stage(name, own)).collect(),
            default_stage: api.stages.get("$default").map(|own| stage("$default", own)),
            cors: api.cors.as_ref().map(CorsTable::new),
            routes: Routes::new(api.routes.values().map(route)),
        }
    }
}

// === impl Stage ===

impl Stage {
    /// The throttle of the route that takes a request, if one does.
    pub fn throttle(&self, route_key: Option<&str>) -> Option<&Throttle> {
        let own = route_key.and_then(|key| self.route_throttles.get(key));
        own.or(self.throttle.as_ref()).map(|throttle| &**throttle)
    }

    fn compile(api: &str, name: &str, stage: &model::Stage, parts: Parts<'_>) -> Self {
        let throttle = |route: &str, limits| parts.throttles.get(&format!("{api}/{name}/{route}"), limits);
        let log = stage.access_log.as_ref().map(|settings| {
            let stream = format!("{api}-{}", name.trim_start_matches('$'));
            let file = logs::stream_file(parts.logs, &settings.log_group, &stream);
            parts.access_logs.open((api, name), &settings.format, file)
        });
        let route_throttles = stage.route_throttles.iter();
        Self {
            name: name.to_owned(),
            deployed: stage.auto_deploy,
            throttle: stage.default_throttle.map(|limits| throttle("", limits)),
            route_throttles: route_throttles
                .map(|(key, limits)| (key.clone(), throttle(key, *limits)))
                .collect(),
            variables: stage.variables.clone(),
            log,
        }
    }
}

// === impl Integration ===

impl Integration {
    fn compile(integration: &model::Integration, topology: &Topology, parts: Parts<'_>) -> Self {
        Self {
            timeout: integration.timeout,
            method: integration.method.clone(),
            mappings: integration.request_parameters.clone(),
            response_mappings: integration.response_parameters.clone(),
            backend: Backend::compile(integration, topology, parts),
        }
    }

    fn missing(id: &str) -> Self {
        Self {
            timeout: Duration::ZERO,
            method: None,
            mappings: Vec::new(),
            response_mappings: Vec::new(),
            backend: Err(Failure::Unreachable(format!("the route's integration {id} does not exist"))),
        }
    }
}

// === impl Backend ===

impl Backend {
    fn compile(
        integration: &model::Integration,
        topology: &Topology,
        parts: Parts<'_>,
    ) -> Result<Self, Failure> {
        let Some(link_id) = &integration.vpc_link_id else {
            return LocalServer::compile(&integration.uri).map(Self::Server);
        };
        if model::Integration::is_of_cloud_map(&integration.uri) {
            return cloud_map::compile(link_id, integration, topology, parts.instances).map(Self::Instances);
        }
        let address =
            vpc_link::reach_listener(link_id, &integration.uri, topology).map_err(Failure::Unreachable)?;
        let compiled = parts.listeners.get(integration.uri.as_str());
        let missing = || Failure::Unreachable(format!("listener {} does not exist", integration.uri));
        let listener = Arc::clone(compiled.ok_or_else(missing)?);
        tls::agree(
            integration.server_name_to_verify.as_deref(),
            listener.is_https(),
            listener.load_balancer(),
        )?;
        Ok(Self::Listener { client: Client::new(address), listener })
    }
}
