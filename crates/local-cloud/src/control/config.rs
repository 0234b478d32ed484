//! The provider's configuration: what each engine told its session.

use provider_kit::{
    CheckRequest, Checked, Failure, Map, Value,
    check::{self, suggestion},
    schema::Resource,
};

use super::{fields::Fields, schema::PACKAGE};

/// The port of the first HTTP API's endpoint: `pulumi config set aws:localGatewayPort 8080`. Only the local
/// cloud knows it, so it belongs into `Pulumi.local.yaml` alone.
pub const GATEWAY_PORT: &str = "localGatewayPort";

/// Whether tasks may listen where others than this machine reach them: `pulumi config set
/// aws:localPublicTasks true`.
pub const PUBLIC_TASKS: &str = "localPublicTasks";

/// What becomes of types that are not simulated: `pulumi config set aws:localUnknownTypes refuse`.
pub const UNKNOWN_TYPES: &str = "localUnknownTypes";

/// The keys that only the local cloud knows.
const OWN: [&str; 3] = [GATEWAY_PORT, PUBLIC_TASKS, UNKNOWN_TYPES];

/// What becomes of types that are not simulated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownTypes {
    /// They are recorded, with a warning.
    #[default]
    Record,
    /// They are an error.
    Refuse,
}

impl UnknownTypes {
    fn read(value: &Value) -> Result<Self, String> {
        match value.as_str() {
            Some("record") => Ok(Self::Record),
            Some("refuse") => Ok(Self::Refuse),
            _ => Err(format!("aws:{UNKNOWN_TYPES} is `record` or `refuse`; got {value:?}")),
        }
    }
}

/// A session's configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The region, such as `us-west-2`.
    pub region: String,
    /// Tags of every resource.
    pub default_tags: Map,
    /// The port of the first HTTP API's endpoint.
    pub gateway_port: Option<u16>,
    /// Whether tasks may listen where others than this machine reach them.
    pub public_tasks: bool,
    /// What becomes of types that are not simulated.
    pub unknown_types: UnknownTypes,
}

impl Config {
    /// Reads a checked configuration.
    ///
    /// # Errors
    /// A value of the wrong form, in words for the user.
    pub fn read(args: &Map, fallback_region: Option<&str>) -> Result<Self, String> {
        let args = decoded(args);
        let port = match args.get(GATEWAY_PORT) {
            None | Some(Value::Null) => None,
            Some(value) => Some(port(value)?),
        };
        let public_tasks = match args.get(PUBLIC_TASKS) {
            None | Some(Value::Null) => false,
            Some(value) => flag(value)?,
        };
        let unknown_types = match args.get(UNKNOWN_TYPES) {
            None | Some(Value::Null) => UnknownTypes::default(),
            Some(value) => UnknownTypes::read(value)?,
        };
        let region = args.str("region").map(str::to_owned).or_else(|| fallback_region.map(str::to_owned));
        let tags = args.object("defaultTags").and_then(|tags| tags.object("tags"));
        Ok(Self {
            region: region.ok_or_else(no_region)?,
            default_tags: tags.cloned().unwrap_or_default(),
            gateway_port: port,
            public_tasks,
            unknown_types,
        })
    }
}

/// Checks a configuration: unknown keys, wrong types, no region.
pub fn check(request: CheckRequest, fallback_region: Option<&str>) -> Checked {
    let config = decoded(&request.news);
    let mut failures = Vec::new();
    let known: Vec<String> =
        PACKAGE.provider.input_properties.keys().cloned().chain(OWN.map(str::to_owned)).collect();
    let engines = ["version", "pluginDownloadURL"];
    let ours = config.iter().filter(|(name, _)| !name.starts_with("__") && !engines.contains(&name.as_str()));
    let mut typed = Map::new();
    for (name, value) in ours {
        if !known.contains(name) {
            let hint = suggestion(name, &known)
                .map(|near| format!("; did you mean aws:{near}?"))
                .unwrap_or_default();
            failures.push(Failure::new(name, format!("unknown configuration key aws:{name}{hint}")));
        } else if name == GATEWAY_PORT {
            failures.extend(port(value).err().map(|reason| Failure::new(name, reason)));
        } else if name == PUBLIC_TASKS {
            failures.extend(flag(value).err().map(|reason| Failure::new(name, reason)));
        } else if name == UNKNOWN_TYPES {
            failures.extend(UnknownTypes::read(value).err().map(|reason| Failure::new(name, reason)));
        } else {
            typed.insert(name.clone(), value.clone());
        }
    }
    failures.extend(check::inputs(&PACKAGE, provider(), &typed));
    let known_region =
        config.get("region").is_some_and(|region| region.is_unknown() || region.as_str().is_some());
    if !known_region && fallback_region.is_none() {
        failures.push(Failure::new("region", no_region()));
    }
    Checked { inputs: request.news, failures }
}

fn provider() -> &'static Resource {
    &PACKAGE.provider
}

fn no_region() -> String {
    "no AWS region: choose one with `pulumi config set aws:region us-west-2`".to_owned()
}

/// The region that the environment names, as AWS's own tools read it.
pub fn region_of_environment() -> Option<String> {
    let of = |name| std::env::var(name).ok().filter(|region| !region.is_empty());
    of("AWS_REGION").or_else(|| of("AWS_DEFAULT_REGION"))
}

fn port(value: &Value) -> Result<u16, String> {
    let number = value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let port = number.and_then(|number| u16::try_from(number).ok()).filter(|port| *port > 0);
    port.ok_or_else(|| {
        format!("aws:{GATEWAY_PORT} is the port of the HTTP API on this machine, 1 to 65535; got {value:?}")
    })
}

fn flag(value: &Value) -> Result<bool, String> {
    let flag = value.as_bool().or_else(|| value.as_str()?.parse().ok());
    flag.ok_or_else(|| {
        format!("aws:{PUBLIC_TASKS} says whether tasks may listen where others reach them, true or false; got {value:?}")
    })
}

/// Configuration values arrive as strings; one that is no string in the schema holds JSON.
fn decoded(args: &Map) -> Map {
    let decode = |(name, value): (&String, &Value)| {
        let wants_text =
            provider().input_properties.get(name).is_some_and(|property| property.spec.kind == "string");
        let parsed = value.as_str().filter(|_| !wants_text).and_then(|text| serde_json::from_str(text).ok());
        (name.clone(), parsed.map_or_else(|| value.clone(), Value::from_json))
    };
    args.iter().map(decode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> Map {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect()
    }

    #[test]
    fn reads_texts_and_json() {
        let config = Config::read(
            &map(&[
                ("region", "eu-west-1"),
                ("localGatewayPort", "8080"),
                ("localPublicTasks", "true"),
                ("localUnknownTypes", "refuse"),
                ("defaultTags", r#"{"tags":{"team":"a"}}"#),
            ]),
            None,
        );
        let tags = map(&[("team", "a")]);
        assert_eq!(
            config,
            Ok(Config {
                region: "eu-west-1".into(),
                default_tags: tags,
                gateway_port: Some(8080),
                public_tasks: true,
                unknown_types: UnknownTypes::Refuse
            })
        );
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let request = CheckRequest {
            news: map(&[
                ("region", "eu-west-1"),
                ("regoin", "x"),
                ("localGatewayPort", "70000"),
                ("localPublicTasks", "perhaps"),
                ("localUnknownTypes", "ignore"),
                ("version", "1"),
            ]),
            ..CheckRequest::default()
        };
        let reasons: Vec<_> =
            check(request, None).failures.into_iter().map(|failure| failure.reason).collect();
        assert_eq!(reasons.len(), 4, "{reasons:?}");
        assert!(reasons[0].contains("1 to 65535"));
        assert!(reasons[1].contains("true or false"));
        assert!(reasons[2].contains("`record` or `refuse`"));
        assert!(reasons[3].contains("did you mean aws:region?"));
    }
}
