//! Objects of mixed types, as arguments.

use std::collections::BTreeMap;

use futures::{FutureExt, future::BoxFuture};

use crate::{Map, ToValue, Value};

/// Properties by name, made by [`properties!`](crate::properties). Null properties are left out.
#[derive(Default)]
pub struct Properties(BTreeMap<String, Box<dyn ToValue>>);

impl Properties {
    /// An empty object.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a property, or replaces the one of that name.
    pub fn insert(&mut self, name: impl Into<String>, value: impl ToValue + 'static) {
        self.0.insert(name.into(), Box::new(value));
    }
}

impl FromIterator<(String, Box<dyn ToValue>)> for Properties {
    fn from_iter<I: IntoIterator<Item = (String, Box<dyn ToValue>)>>(properties: I) -> Self {
        Self(properties.into_iter().collect())
    }
}

impl ToValue for Properties {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        async move {
            let mut map = Map::new();
            for (name, value) in &self.0 {
                insert(&mut map, name, value).await;
            }
            Value::Object(map)
        }
        .boxed()
    }
}

/// Adds a property, unless it is null.
pub async fn insert(map: &mut Map, name: &str, value: &(impl ToValue + ?Sized)) {
    let value = value.to_value().await;
    if !value.is_null() {
        map.insert(name.to_owned(), value);
    }
}
