//! From Rust to the engine: how arguments become property values.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures::{FutureExt, future::BoxFuture};
use pulumi_proto::value::{Archive, Asset, OutputValue, ResourceReference};

use crate::{Map, Output, Value, output, poison};

/// What can be an argument, an export or a part of one.
///
/// Outputs are waited for; what they depend on stays in the value. Implement it for a struct with
/// [`to_value!`](crate::to_value).
pub trait ToValue: Send + Sync {
    /// The value for the engine.
    fn to_value(&self) -> BoxFuture<'_, Value>;
}

fn ready(value: Value) -> BoxFuture<'static, Value> {
    std::future::ready(value).boxed()
}

macro_rules! by_clone {
    ($($ty:ty => $make:expr),+ $(,)?) => {$(
        impl ToValue for $ty {
            fn to_value(&self) -> BoxFuture<'_, Value> {
                let make: fn($ty) -> Value = $make;
                ready(make(self.clone()))
            }
        }
    )+};
}

by_clone! {
    Value => |value| value,
    serde_json::Value => Value::from_json,
    () => |()| Value::Object(Map::new()),
    bool => Value::Bool,
    String => Value::String,
    f64 => Value::Number,
    f32 => |value| Value::Number(value.into()),
    u8 => |value| Value::Number(value.into()),
    u16 => |value| Value::Number(value.into()),
    u32 => |value| Value::Number(value.into()),
    i8 => |value| Value::Number(value.into()),
    i16 => |value| Value::Number(value.into()),
    i32 => |value| Value::Number(value.into()),
    i64 => |value| integer(value.into()),
    u64 => |value| integer(value.into()),
    usize => |value| integer(value as i128),
    Asset => Value::Asset,
    Archive => Value::Archive,
    ResourceReference => |reference| {
        let dependencies = BTreeSet::from([reference.urn.clone()]);
        Value::Output(OutputValue {
            value: Some(Box::new(Value::Resource(reference))),
            secret: false,
            dependencies,
        })
    },
}

/// Numbers travel as doubles: an integer that a double cannot hold is refused, not rounded.
fn integer(value: i128) -> Value {
    let number = value as f64;
    if value.unsigned_abs() <= 1 << 53 {
        return Value::Number(number);
    }
    Value::Output(OutputValue {
        value: None,
        secret: false,
        dependencies: BTreeSet::from([poison::error(
            "an integer beyond 2^53 cannot be sent to the engine without rounding it; send it as a string",
        )]),
    })
}

impl ToValue for str {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        ready(Value::from(self))
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        (**self).to_value()
    }
}

impl<T: ToValue + ?Sized> ToValue for Box<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        (**self).to_value()
    }
}

impl<T: ToValue + ?Sized> ToValue for std::sync::Arc<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        (**self).to_value()
    }
}

/// `None` is null; as a property of a struct (by [`to_value!`](crate::to_value)) it is absent.
impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Some(value) => value.to_value(),
            None => ready(Value::Null),
        }
    }
}

impl<T: ToValue> ToValue for [T] {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        async move {
            let mut items = Vec::with_capacity(self.len());
            for item in self {
                items.push(item.to_value().await);
            }
            Value::Array(items)
        }
        .boxed()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        self.as_slice().to_value()
    }
}

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        self.as_slice().to_value()
    }
}

async fn object<'a, T: ToValue + 'a>(entries: impl Iterator<Item = (&'a String, &'a T)>) -> Value {
    let mut map = Map::new();
    for (name, value) in entries {
        map.insert(name.clone(), value.to_value().await);
    }
    Value::Object(map)
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        object(self.iter()).boxed()
    }
}

impl<T: ToValue> ToValue for HashMap<String, T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        object(self.iter()).boxed()
    }
}

impl<T: ToValue + Clone + Send + Sync + 'static> ToValue for Output<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        async move {
            let resolved = output::resolve(self).await;
            let inner = match &resolved.value {
                Some(value) => value.to_value().await,
                None => Value::Unknown,
            };
            if resolved.dependencies.is_empty() {
                return if resolved.secret { inner.into_secret() } else { inner };
            }
            Value::Output(OutputValue {
                value: Some(inner).filter(|value| *value != Value::Unknown).map(Box::new),
                secret: resolved.secret,
                dependencies: resolved.dependencies,
            })
        }
        .boxed()
    }
}
