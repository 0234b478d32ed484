//! Explicit providers: their configuration travels as texts.

use futures::{FutureExt, future::BoxFuture};
use pulumi_proto::value::OutputValue;

use crate::{Map, ToValue, Value, poison};

/// Arguments whose properties are texts, or JSON.
pub(crate) struct JsonProperties<T>(pub(crate) T);

impl<T: ToValue> ToValue for JsonProperties<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        async move {
            match self.0.to_value().await {
                Value::Object(map) => {
                    let encoded = map.into_iter().map(|(name, value)| (name, encode(value)));
                    Value::Object(encoded.collect::<Map>())
                }
                other => other,
            }
        }
        .boxed()
    }
}

/// A text stays what it is; everything else becomes JSON, as secret and as dependent as it was.
fn encode(value: Value) -> Value {
    match value.unwrapped() {
        Value::String(_) | Value::Unknown | Value::Null => return value,
        _ => {}
    }
    let secret = value.contains_secrets();
    let mut dependencies = value.dependencies();
    let text = if value.contains_unknowns() {
        None
    } else {
        let json = value.to_json();
        if json.is_none() {
            dependencies.insert(poison::error("a provider's configuration cannot hold assets or resources"));
        }
        json.map(|json| Box::new(Value::String(json.to_string())))
    };
    Value::Output(OutputValue { value: text, secret, dependencies })
}
