//! The outputs of a resource: its inputs, the defaults that follow from them, and what AWS adds; in a
//! preview, as much as is known.

use provider_kit::{Map, Value};

use super::{
    account::Record, catalogue, config::Config, fields::Fields, recorded, resource_type::Created,
    schema::PACKAGE,
};

/// The record of a resource that was created or updated.
pub fn record(
    token: &str,
    urn: &str,
    inputs: &Map,
    region: &str,
    config: &Config,
    created: Created,
) -> Record {
    let mut outputs = known(token, inputs, region, config);
    outputs.extend(created.outputs);
    if let Some(resource) = PACKAGE.resources.get(token) {
        for name in &resource.required {
            let zero = || zero(&resource.properties[name].spec.kind);
            outputs.entry(name.clone()).or_insert_with(zero);
        }
    }
    outputs.retain(|_, value| !value.is_null());
    let inputs = inputs.iter().filter(|(_, value)| !value.is_null());
    Record {
        token: token.to_owned(),
        id: created.id,
        urn: urn.to_owned(),
        inputs: inputs.map(|(name, value)| (name.clone(), value.clone())).collect(),
        outputs,
        attempt: 0,
        unconfirmed: None,
    }
}

/// The outputs that follow from the inputs alone.
fn known(token: &str, inputs: &Map, region: &str, config: &Config) -> Map {
    let given = inputs.iter().filter(|(name, value)| !name.starts_with("__") && !value.is_null());
    let mut outputs: Map = given.map(|(name, value)| (name.clone(), value.clone())).collect();
    let properties = PACKAGE.resources.get(token).map(|resource| &resource.properties);
    let has = |name: &str| match properties {
        Some(properties) => properties.contains_key(name),
        None => recorded::has(token, name),
    };
    if has("region") {
        outputs.set_default("region", region);
    }
    if has("tagsAll") {
        let mut tags = config.default_tags.clone();
        match inputs.get("tags").map(Value::unwrapped) {
            Some(Value::Unknown) => outputs.set("tagsAll", Value::Unknown),
            Some(Value::Object(own)) => {
                tags.extend(own.clone());
                outputs.set("tagsAll", tags);
            }
            _ => outputs.set("tagsAll", tags),
        }
    }
    if let Some(entry) = catalogue::find(token) {
        entry.behavior.defaults(&mut outputs);
    }
    outputs
}

/// The outputs as far as a preview knows them; what AWS adds is unknown, but for what is kept from `old`.
pub fn preview(token: &str, inputs: &Map, config: &Config, old: Option<&Map>) -> Map {
    let region = inputs.str("region").unwrap_or(&config.region);
    let mut outputs = known(token, inputs, region, config);
    let computed: Vec<&str> = match PACKAGE.resources.get(token) {
        Some(resource) => {
            let computed = resource.properties.keys().filter(|name| {
                resource.required.contains(*name) || !resource.input_properties.contains_key(*name)
            });
            computed.map(String::as_str).collect()
        }
        None => recorded::computed(token).collect(),
    };
    for name in computed {
        let kept = || old.and_then(|old| old.get(name)).cloned();
        outputs.entry(name.to_owned()).or_insert_with(|| kept().unwrap_or(Value::Unknown));
    }
    conceal(token, &mut outputs);
    outputs
}

/// Marks what the schema calls secret, whether the program did or not: the engine then keeps it encrypted.
pub fn conceal(token: &str, map: &mut Map) {
    let Some(resource) = PACKAGE.resources.get(token) else { return };
    for (name, property) in resource.properties.iter().chain(&resource.input_properties) {
        if let Some(value) = map.get_mut(name).filter(|value| property.secret && !value.contains_secrets()) {
            *value = std::mem::take(value).into_secret();
        }
    }
}

fn zero(kind: &str) -> Value {
    match kind {
        "boolean" => Value::Bool(false),
        "integer" | "number" => Value::from(0),
        "array" => Value::Array(Vec::new()),
        "object" => Value::Object(Map::new()),
        "string" => Value::from(""),
        // A nested object that AWS does not return.
        _ => Value::Null,
    }
}
