//! The kinds of options in the table: how a program gives one, how it is sent, and how tests and transforms
//! see it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use pulumi_proto::{
    prost_types,
    pulumirpc::{
        self, alias,
        register_resource_request::{CustomTimeouts as WireTimeouts, ResourceHooksBinding},
    },
    wire,
};
use tonic::Status;

use super::CustomTimeouts;
use crate::{
    Alias, ToValue, Value,
    handle::Handle,
    hooks::Hooks,
    run_state::{Blocked, RunState},
};

/// One kind of option.
pub(crate) trait Kind {
    /// What [`ResourceOptions`](super::ResourceOptions) holds.
    type Given: Clone + Default;
    /// The field of the engine's messages; its default means that the option is not set.
    type Wire: Default + PartialEq;
    /// What tests and transforms see.
    type Seen;

    /// Waits for what the option refers to.
    async fn encode(given: &Self::Given, run: &RunState) -> Result<Self::Wire, Blocked>;

    fn decode(wire: Self::Wire) -> Result<Self::Seen, Status>;
}

/// A kind of option that transforms may change.
pub(crate) trait Changeable: Kind {
    fn send(seen: Self::Seen) -> Self::Wire;
}

/// Kinds that hold what is sent: `Flag` is true or false, `Names` are properties.
macro_rules! as_sent {
    ($($kind:ident: $ty:ty;)+) => {$(
        pub(crate) struct $kind;

        impl Kind for $kind {
            type Given = $ty;
            type Wire = $ty;
            type Seen = $ty;

            async fn encode(given: &$ty, _: &RunState) -> Result<$ty, Blocked> {
                Ok(given.clone())
            }

            fn decode(wire: $ty) -> Result<$ty, Status> {
                Ok(wire)
            }
        }

        impl Changeable for $kind {
            fn send(seen: $ty) -> $ty {
                seen
            }
        }
    )+};
}

as_sent! {
    Flag: Option<bool>;
    // Two fields of a registration, one of a transform's options: see `put!` and `take!`.
    DefinedFlag: Option<bool>;
    Names: Vec<String>;
}

/// A string; empty stands for none.
pub(crate) struct Text;

impl Kind for Text {
    type Given = Option<String>;
    type Wire = String;
    type Seen = Option<String>;

    async fn encode(given: &Option<String>, _: &RunState) -> Result<String, Blocked> {
        Ok(given.clone().unwrap_or_default())
    }

    fn decode(wire: String) -> Result<Option<String>, Status> {
        Ok(Some(wire).filter(|text| !text.is_empty()))
    }
}

impl Changeable for Text {
    fn send(seen: Option<String>) -> String {
        seen.unwrap_or_default()
    }
}

/// Another resource, sent as its URN.
pub(crate) struct Urn;

impl Kind for Urn {
    type Given = Option<Handle>;
    type Wire = String;
    type Seen = String;

    async fn encode(given: &Option<Handle>, _: &RunState) -> Result<String, Blocked> {
        Ok(match given {
            Some(resource) => resource.registered().await?.urn.clone(),
            None => String::new(),
        })
    }

    fn decode(wire: String) -> Result<String, Status> {
        Ok(wire)
    }
}

impl Changeable for Urn {
    fn send(seen: String) -> String {
        seen
    }
}

/// Other resources, sent as their URNs.
pub(crate) struct Urns;

impl Kind for Urns {
    type Given = Vec<Handle>;
    type Wire = Vec<String>;
    type Seen = Vec<String>;

    async fn encode(given: &Vec<Handle>, _: &RunState) -> Result<Vec<String>, Blocked> {
        let mut urns = Vec::with_capacity(given.len());
        for resource in given {
            urns.push(resource.registered().await?.urn.clone());
        }
        Ok(urns)
    }

    fn decode(wire: Vec<String>) -> Result<Vec<String>, Status> {
        Ok(wire)
    }
}

impl Changeable for Urns {
    fn send(seen: Vec<String>) -> Vec<String> {
        seen
    }
}

/// The limits of a resource's operations.
pub(crate) struct Timeouts;

impl Kind for Timeouts {
    type Given = Option<CustomTimeouts>;
    type Wire = Option<WireTimeouts>;
    type Seen = Option<CustomTimeouts>;

    async fn encode(given: &Option<CustomTimeouts>, _: &RunState) -> Result<Option<WireTimeouts>, Blocked> {
        Ok(Self::send(given.clone()))
    }

    fn decode(wire: Option<WireTimeouts>) -> Result<Option<CustomTimeouts>, Status> {
        let limit = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(wire.map(|wire| CustomTimeouts {
            create: limit(wire.create),
            update: limit(wire.update),
            delete: limit(wire.delete),
            read: limit(wire.read),
        }))
    }
}

impl Changeable for Timeouts {
    fn send(seen: Option<CustomTimeouts>) -> Option<WireTimeouts> {
        seen.map(|timeouts| WireTimeouts {
            create: timeouts.create.unwrap_or_default(),
            update: timeouts.update.unwrap_or_default(),
            delete: timeouts.delete.unwrap_or_default(),
            read: timeouts.read.unwrap_or_default(),
        })
    }
}

/// Maps by name: `Variables` of texts, `Checksums` of bytes.
macro_rules! maps {
    ($($kind:ident: $ty:ty;)+) => {$(
        pub(crate) struct $kind;

        impl Kind for $kind {
            type Given = BTreeMap<String, $ty>;
            type Wire = HashMap<String, $ty>;
            type Seen = BTreeMap<String, $ty>;

            async fn encode(given: &Self::Given, _: &RunState) -> Result<Self::Wire, Blocked> {
                Ok(Self::send(given.clone()))
            }

            fn decode(wire: Self::Wire) -> Result<Self::Seen, Status> {
                Ok(wire.into_iter().collect())
            }
        }

        impl Changeable for $kind {
            fn send(seen: Self::Seen) -> Self::Wire {
                seen.into_iter().collect()
            }
        }
    )+};
}

maps! {
    Variables: String;
    Checksums: Vec<u8>;
}

/// Former identities.
pub(crate) struct Aliases;

impl Kind for Aliases {
    type Given = Vec<Alias>;
    type Wire = Vec<pulumirpc::Alias>;
    type Seen = Vec<String>;

    async fn encode(given: &Vec<Alias>, _: &RunState) -> Result<Vec<pulumirpc::Alias>, Blocked> {
        let mut aliases = Vec::with_capacity(given.len());
        for alias in given {
            aliases.push(alias.encode().await?);
        }
        Ok(aliases)
    }

    fn decode(wire: Vec<pulumirpc::Alias>) -> Result<Vec<String>, Status> {
        Ok(wire.into_iter().filter_map(|alias| alias.alias.map(describe)).collect())
    }
}

fn describe(alias: alias::Alias) -> String {
    let spec = match alias {
        alias::Alias::Urn(urn) => return urn,
        alias::Alias::Spec(spec) => spec,
    };
    let parent = match spec.parent {
        Some(alias::spec::Parent::ParentUrn(urn)) => urn,
        Some(alias::spec::Parent::NoParent(_)) => "none".to_owned(),
        None => String::new(),
    };
    let parts = [
        ("name", spec.name),
        ("type", spec.r#type),
        ("stack", spec.stack),
        ("project", spec.project),
        ("parent", parent),
    ];
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
    parts.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(", ")
}

/// A value that the engine compares with the one in the state.
pub(crate) struct Trigger;

impl Kind for Trigger {
    type Given = Option<Arc<dyn ToValue>>;
    type Wire = Option<prost_types::Value>;
    type Seen = Option<Value>;

    async fn encode(given: &Self::Given, run: &RunState) -> Result<Self::Wire, Blocked> {
        let Some(trigger) = given else { return Ok(None) };
        let value = trigger.to_value().await;
        match Blocked::find(&value.dependencies()) {
            Some(blocked) => Err(blocked),
            None => Ok(Some(wire::encode(&value, run.encoding(false)))),
        }
    }

    fn decode(wire: Self::Wire) -> Result<Self::Seen, Status> {
        let value = wire.map(wire::decode).transpose();
        value.map_err(|error| Status::invalid_argument(error.to_string()))
    }
}

/// Hooks, sent as the names under which the engine knows them.
pub(crate) struct Bound;

impl Kind for Bound {
    type Given = Hooks;
    type Wire = Option<ResourceHooksBinding>;
    type Seen = BTreeMap<String, Vec<String>>;

    async fn encode(given: &Hooks, _: &RunState) -> Result<Self::Wire, Blocked> {
        if given.is_empty() { Ok(None) } else { given.encode().await.map(Some) }
    }

    fn decode(wire: Self::Wire) -> Result<Self::Seen, Status> {
        let hooks = wire.unwrap_or_default();
        let hooks = [
            ("before_create", hooks.before_create),
            ("after_create", hooks.after_create),
            ("before_update", hooks.before_update),
            ("after_update", hooks.after_update),
            ("before_delete", hooks.before_delete),
            ("after_delete", hooks.after_delete),
            ("on_error", hooks.on_error),
        ];
        let named = hooks.into_iter().filter(|(_, names)| !names.is_empty());
        Ok(named.map(|(when, names)| (when.to_owned(), names)).collect())
    }
}

/// Sets an option's field of a `RegisterResourceRequest`.
macro_rules! put {
    ($request:expr, delete_before_replace: DefinedFlag, $value:expr) => {{
        let value: Option<bool> = $value;
        $request.delete_before_replace_defined = value.is_some();
        $request.delete_before_replace = value.unwrap_or_default();
    }};
    ($request:expr, $name:ident: $kind:ident, $value:expr) => {
        $request.$name = $value
    };
}
pub(crate) use put;

/// Takes an option's field out of a `RegisterResourceRequest`.
macro_rules! take {
    ($request:expr, delete_before_replace: DefinedFlag) => {
        $request.delete_before_replace_defined.then_some($request.delete_before_replace)
    };
    ($request:expr, $name:ident: $kind:ident) => {
        $request.$name
    };
}
pub(crate) use take;
