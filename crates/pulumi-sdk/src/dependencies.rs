//! What a resource depends on: a component stands for the resources in it, as in Pulumi's other SDKs.

use std::collections::{BTreeMap, BTreeSet};

use futures::{FutureExt, future::BoxFuture};
use pulumi_proto::value::{Archive, ArchiveSource, OutputValue};

use crate::{
    Map, Value,
    handle::{Handle, Kind},
    problems::lock,
    run_state::{Blocked, RunState},
};

/// The URNs that `urns` stand for, seen from `from`: components are replaced by their children, however deep,
/// down to custom resources and remote components. What `from` is part of is left out: it would wait for
/// itself.
pub(crate) async fn expand(
    run: &RunState,
    from: Option<&Handle>,
    urns: impl IntoIterator<Item = &String>,
) -> Result<BTreeSet<String>, Blocked> {
    let mut expanded = BTreeSet::new();
    for urn in urns {
        let component = lock(&run.components).get(urn).cloned();
        match component {
            Some(component) => gather(&component, from, &mut expanded).await?,
            None => {
                expanded.insert(urn.clone());
            }
        }
    }
    Ok(expanded)
}

/// The URNs that a resource stands for.
pub(crate) fn gather<'a>(
    handle: &'a Handle,
    from: Option<&'a Handle>,
    urns: &'a mut BTreeSet<String>,
) -> BoxFuture<'a, Result<(), Blocked>> {
    async move {
        match handle.kind() {
            Kind::Custom | Kind::RemoteComponent => {
                if !from.is_some_and(|from| from.is(handle)) {
                    urns.insert(handle.registered().await?.urn.clone());
                }
            }
            Kind::Component | Kind::Stack => {
                if from.is_some_and(|from| within(from, handle)) {
                    return Ok(());
                }
                for child in handle.children() {
                    gather(&child, from, urns).await?;
                }
            }
        }
        Ok(())
    }
    .boxed()
}

/// Whether `handle` is `outer` or in it.
fn within(handle: &Handle, outer: &Handle) -> bool {
    let mut at = Some(handle);
    while let Some(current) = at {
        if current.is(outer) {
            return true;
        }
        at = current.parent();
    }
    false
}

/// Properties ready to be sent, with what each depends on.
pub(crate) struct Properties {
    pub(crate) object: Map,
    pub(crate) dependencies: BTreeMap<String, BTreeSet<String>>,
}

impl Properties {
    /// Takes an object apart. `remote` is for receivers of output values: a reference is then not a
    /// dependency.
    pub(crate) async fn collect(
        run: &RunState,
        from: Option<&Handle>,
        value: Value,
        remote: bool,
    ) -> Result<Self, Blocked> {
        let (map, common, secret) = object(value)?;
        let mut properties = Self { object: Map::new(), dependencies: BTreeMap::new() };
        for (name, value) in map {
            let mut urns = value.dependencies();
            if let Some(blocked) = Blocked::find(&urns) {
                return Err(blocked);
            }
            let mut value = value;
            if remote {
                urns = output_dependencies(&value);
                value = expand_outputs(run, from, value).await?;
            }
            if secret {
                value = value.into_secret();
            }
            urns.extend(common.iter().cloned());
            let urns = expand(run, from, &urns).await?;
            properties.object.insert(name.clone(), value);
            if !urns.is_empty() {
                properties.dependencies.insert(name, urns);
            }
        }
        Ok(properties)
    }

    /// Everything that any property depends on.
    pub(crate) fn all(&self) -> BTreeSet<String> {
        self.dependencies.values().flatten().cloned().collect()
    }
}

/// The properties of an object that may itself be an output or a secret.
fn object(value: Value) -> Result<(Map, BTreeSet<String>, bool), Blocked> {
    match value {
        Value::Object(map) => Ok((map, BTreeSet::new(), false)),
        Value::Null => Ok((Map::new(), BTreeSet::new(), false)),
        Value::Secret(inner) => object(*inner).map(|(map, urns, _)| (map, urns, true)),
        Value::Output(OutputValue { value, secret, dependencies }) => {
            if let Some(blocked) = Blocked::find(&dependencies) {
                return Err(blocked);
            }
            let Some(inner) = value else { return object(Value::Unknown) };
            let (map, mut urns, inner_secret) = object(*inner)?;
            urns.extend(dependencies);
            Ok((map, urns, secret || inner_secret))
        }
        Value::Unknown => Err(Blocked::Unreported(
            "the arguments as a whole are not known yet; their properties may be outputs, the whole may not"
                .into(),
        )),
        other => Err(Blocked::Unreported(format!("the arguments must be an object, not a {}", other.kind()))),
    }
}

/// Whether an output is nothing but a reference to what it depends on.
fn is_reference(output: &OutputValue) -> bool {
    matches!(output.value.as_deref(), Some(Value::Resource(reference))
        if output.dependencies.iter().all(|urn| *urn == reference.urn))
}

fn output_dependencies(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Output(output) if is_reference(output) => BTreeSet::new(),
        Value::Output(output) => {
            let mut urns = output.dependencies.clone();
            urns.extend(output.value.iter().flat_map(|inner| output_dependencies(inner)));
            urns
        }
        Value::Secret(inner) => output_dependencies(inner),
        Value::Array(items) => items.iter().flat_map(output_dependencies).collect(),
        Value::Object(map) => map.values().flat_map(output_dependencies).collect(),
        _ => BTreeSet::new(),
    }
}

/// Replaces components by their children in the dependencies of every output in `value`.
fn expand_outputs<'a>(
    run: &'a RunState,
    from: Option<&'a Handle>,
    value: Value,
) -> BoxFuture<'a, Result<Value, Blocked>> {
    async move {
        Ok(match value {
            Value::Output(output) if is_reference(&output) => *output.value.unwrap_or_default(),
            Value::Output(OutputValue { value, secret, dependencies }) => Value::Output(OutputValue {
                value: match value {
                    Some(inner) => Some(Box::new(expand_outputs(run, from, *inner).await?)),
                    None => None,
                },
                secret,
                dependencies: expand(run, from, &dependencies).await?,
            }),
            Value::Secret(inner) => expand_outputs(run, from, *inner).await?.into_secret(),
            Value::Array(items) => {
                let mut expanded = Vec::with_capacity(items.len());
                for item in items {
                    expanded.push(expand_outputs(run, from, item).await?);
                }
                Value::Array(expanded)
            }
            Value::Object(map) => Value::Object(expand_map(run, from, map).await?),
            Value::Archive(Archive { source: ArchiveSource::Assets(map), hash }) => {
                let source = ArchiveSource::Assets(expand_map(run, from, map).await?);
                Value::Archive(Archive { source, hash })
            }
            other => other,
        })
    }
    .boxed()
}

async fn expand_map(run: &RunState, from: Option<&Handle>, map: Map) -> Result<Map, Blocked> {
    let mut expanded = Map::new();
    for (name, value) in map {
        expanded.insert(name, expand_outputs(run, from, value).await?);
    }
    Ok(expanded)
}
