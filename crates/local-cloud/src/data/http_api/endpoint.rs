//! The endpoint of a port: a request goes to the API that its domain name is mapped to, else to the port's
//! own. Pure.
//!
//! Source: API Gateway developer guide, "Custom domain names for HTTP APIs".

use std::{collections::BTreeMap, sync::Arc};

use super::{admission::is_local, api::Api, response::Failure};
use crate::model::{self, DomainName, Topology};

/// The endpoint on a gateway's port.
#[derive(Clone, Debug)]
pub struct Endpoint {
    own: Own,
    domains: Arc<Domains>,
}

/// All domain names, the same behind every port.
#[derive(Debug, Default)]
pub struct Domains(BTreeMap<String, Domain>);

/// The API that takes a request.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'t> {
    pub api: &'t Api,
    /// The mapping that led to it, if it was asked for by a domain name.
    pub mapped: Option<Mapped<'t>>,
}

/// A stage that a mapping has named.
#[derive(Clone, Copy, Debug)]
pub struct Mapped<'t> {
    pub stage: &'t str,
    /// The length of the mapping's key in the path, with the slash before it.
    pub prefix: usize,
}

#[derive(Clone, Debug)]
enum Own {
    /// The default endpoint of an API.
    Api(Arc<Api>),
    /// Closed, for this reason.
    Closed(Failure),
}

/// A domain name's mappings, the longest key first.
#[derive(Debug)]
struct Domain(Vec<Mapping>);

#[derive(Debug)]
struct Mapping {
    key: String,
    stage: String,
    /// The API, or the id of one that does not exist.
    api: Result<Arc<Api>, String>,
}

// === impl Endpoint ===

impl Endpoint {
    /// The port of something that is not in the topology yet.
    pub fn empty(id: &str) -> Self {
        Self { own: Own::Api(Arc::new(Api::empty(id))), domains: Arc::default() }
    }

    /// The port of an API, or of a domain name.
    pub fn compile(
        id: &str,
        topology: &Topology,
        apis: &BTreeMap<&str, Arc<Api>>,
        domains: &Arc<Domains>,
    ) -> Self {
        let disabled = topology.apis.get(id).is_some_and(|api| api.default_endpoint_disabled);
        let own = match apis.get(id) {
            Some(_) if disabled => Own::Closed(Failure::NotFound(closed(id, topology))),
            Some(table) => Own::Api(Arc::clone(table)),
            None if topology.domains.contains_key(id) => Own::Closed(Failure::Forbidden(format!(
                "this is the port of the domain name {id}, and the request asks for another host: send \"Host: {id}\""
            ))),
            None => return Self::empty(id),
        };
        Self { own, domains: Arc::clone(domains) }
    }

    /// The API for a request to this host.
    pub fn choose(&self, host: &str, path: &str) -> Result<Selected<'_>, Failure> {
        if let Some((name, domain)) = self.domains.find(host) {
            return domain.choose(name, path);
        }
        if !is_local(host) {
            return Err(Failure::Forbidden(format!(
                "no API has the host {host}: ask for 127.0.0.1, localhost, a name that ends with .localhost, or a domain name of the stack"
            )));
        }
        match &self.own {
            Own::Api(api) => Ok(Selected { api, mapped: None }),
            Own::Closed(why) => Err(why.clone()),
        }
    }
}

/// The reason why an API does not answer on its own port.
fn closed(id: &str, topology: &Topology) -> String {
    let leads_here = |domain: &DomainName| domain.mappings.values().any(|mapping| mapping.api_id == id);
    let names = topology.domains.iter().filter(|(_, domain)| leads_here(domain));
    let names = names.map(|(name, domain)| format!("http://127.0.0.1:{} with \"Host: {name}\"", domain.port));
    let names = names.collect::<Vec<_>>().join(", or ");
    let ask =
        if names.is_empty() { "no domain name is mapped to it".to_owned() } else { format!("ask {names}") };
    format!("the default endpoint of API {id} is disabled (disableExecuteApiEndpoint): {ask}")
}

// === impl Domains ===

impl Domains {
    /// Compiles the domain names.
    pub fn compile(topology: &Topology, apis: &BTreeMap<&str, Arc<Api>>) -> Self {
        let domain = |domain: &DomainName| {
            let mapping = |mapping: &model::ApiMapping| Mapping {
                key: mapping.key.clone(),
                stage: mapping.stage.clone(),
                api: apis.get(mapping.api_id.as_str()).cloned().ok_or_else(|| mapping.api_id.clone()),
            };
            let mut mappings = domain.mappings.values().map(mapping).collect::<Vec<_>>();
            mappings.sort_by_key(|mapping| std::cmp::Reverse(mapping.key.len()));
            Domain(mappings)
        };
        Self(topology.domains.iter().map(|(name, own)| (name.clone(), domain(own))).collect())
    }

    fn find(&self, host: &str) -> Option<(&str, &Domain)> {
        // Most clouds have none, and then nothing is spent on it.
        if self.0.is_empty() {
            return None;
        }
        let found = self.0.get_key_value(host.to_ascii_lowercase().as_str());
        found.map(|(name, domain)| (name.as_str(), domain))
    }
}

// === impl Domain ===

impl Domain {
    fn choose(&self, name: &str, path: &str) -> Result<Selected<'_>, Failure> {
        let found = self.0.iter().find_map(|mapping| Some((mapping, mapping.prefix(path)?)));
        let Some((mapping, prefix)) = found else {
            let keys = self.0.iter().map(|mapping| format!("/{}", mapping.key)).collect::<Vec<_>>();
            let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(", ") };
            return Err(Failure::Forbidden(format!(
                "no API mapping of the domain name {name} takes {path}: it has {keys}"
            )));
        };
        match &mapping.api {
            Ok(api) => Ok(Selected { api, mapped: Some(Mapped { stage: &mapping.stage, prefix }) }),
            Err(id) => Err(Failure::Forbidden(format!(
                "the domain name {name} is mapped to API {id}, which does not exist"
            ))),
        }
    }
}

impl Mapping {
    /// The length of the path's prefix that the mapping takes, if it takes the path.
    fn prefix(&self, path: &str) -> Option<usize> {
        if self.key.is_empty() {
            return Some(0);
        }
        let rest = path.strip_prefix('/')?.strip_prefix(self.key.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then(|| path.len() - rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ApiMapping, HttpApi};

    fn topology() -> Topology {
        let mapping = |key: &str, api: &str| ApiMapping {
            key: key.into(),
            api_id: api.into(),
            stage: "$default".into(),
        };
        let mappings =
            [("m1", mapping("", "api1")), ("m2", mapping("v2/books", "api2")), ("m3", mapping("v2", "gone"))];
        let mappings = mappings.map(|(id, mapping)| (id.to_owned(), mapping)).into();
        let api = |disabled| HttpApi { default_endpoint_disabled: disabled, ..HttpApi::default() };
        Topology {
            apis: BTreeMap::from([("api1".into(), api(true)), ("api2".into(), api(false))]),
            domains: BTreeMap::from([
                ("api.example.com".into(), DomainName { port: 7, mappings }),
                ("empty.example.com".into(), DomainName::default()),
            ]),
            ..Topology::default()
        }
    }

    /// The API and the length of the mapping's key, or the status and the reason.
    fn ask(port_of: &str, host: &str, path: &str) -> Result<(String, Option<usize>), (u16, String)> {
        let topology = topology();
        let apis = topology.apis.keys().map(|id| (id.as_str(), Arc::new(Api::empty(id)))).collect();
        let domains = Arc::new(Domains::compile(&topology, &apis));
        let endpoint = Endpoint::compile(port_of, &topology, &apis, &domains);
        let chosen = endpoint.choose(host, path);
        chosen
            .map(|selected| (selected.api.id.clone(), selected.mapped.map(|mapped| mapped.prefix)))
            .map_err(|failure| (failure.status().as_u16(), failure.reason().into_owned()))
    }

    #[test]
    fn a_domain_name_leads_to_its_mappings_on_every_port() {
        let to = |api: &str, prefix| Ok((api.to_owned(), Some(prefix)));
        for port in ["api1", "api2", "api.example.com"] {
            assert_eq!(ask(port, "api.example.com", "/api/books"), to("api1", 0));
            assert_eq!(ask(port, "API.Example.com", "/v2/books/1"), to("api2", 9));
            assert_eq!(ask(port, "api.example.com", "/v2/books"), to("api2", 9));
            assert_eq!(ask(port, "api.example.com", "/v2bis"), to("api1", 0));
        }
        let (status, why) = ask("api1", "api.example.com", "/v2/authors").unwrap_err();
        assert!(status == 403 && why.contains("mapped to API gone"), "{why}");
        let (status, why) = ask("api1", "empty.example.com", "/").unwrap_err();
        assert!(status == 403 && why.ends_with("takes /: it has none"), "{why}");
    }

    #[test]
    fn a_local_host_is_the_ports_own() {
        assert_eq!(ask("api2", "127.0.0.1", "/x"), Ok(("api2".to_owned(), None)));
        let (status, why) = ask("api1", "127.0.0.1", "/x").unwrap_err();
        assert_eq!(status, 404);
        assert!(why.ends_with("ask http://127.0.0.1:7 with \"Host: api.example.com\""), "{why}");
        let (status, why) = ask("api.example.com", "127.0.0.1", "/x").unwrap_err();
        assert!(status == 403 && why.contains("send \"Host: api.example.com\""), "{why}");
        assert_eq!(ask("new", "127.0.0.1", "/x"), Ok(("new".to_owned(), None)));
        for port in ["api2", "new", "api.example.com"] {
            let (status, why) = ask(port, "evil.example", "/x").unwrap_err();
            assert!(status == 403 && why.contains("no API has the host evil.example"), "{why}");
        }
    }
}
