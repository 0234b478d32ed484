//! Reading and writing the properties of records without ceremony.

use std::{collections::BTreeMap, time::Duration};

use provider_kit::{Map, Value};

/// Typed access to the properties of an object. What is absent, unknown or of another type is `None` or
/// empty.
pub trait Fields {
    fn str(&self, name: &str) -> Option<&str>;
    /// A string, empty if there is none.
    fn str_or_empty(&self, name: &str) -> &str {
        self.str(name).unwrap_or_default()
    }
    fn integer(&self, name: &str) -> Option<i64>;
    /// An integer, if it fits.
    fn unsigned(&self, name: &str) -> Option<u32> {
        self.integer(name)?.try_into().ok()
    }
    fn port(&self, name: &str) -> Option<u16> {
        self.integer(name)?.try_into().ok()
    }
    /// A number of seconds.
    fn seconds(&self, name: &str) -> Option<Duration> {
        Some(Duration::from_secs(self.unsigned(name)?.into()))
    }
    fn number(&self, name: &str) -> Option<f64>;
    fn bool(&self, name: &str) -> Option<bool>;
    /// The strings of a list.
    fn strs(&self, name: &str) -> Vec<&str>;
    fn object(&self, name: &str) -> Option<&Map>;
    /// The objects of a list.
    fn objects(&self, name: &str) -> Vec<&Map>;
    /// Is the property a list without items?
    fn is_empty_list(&self, name: &str) -> bool;
    /// Has the property a value, known or not?
    fn has(&self, name: &str) -> bool;
    fn set(&mut self, name: &str, value: impl Into<Value>);
    /// Sets a property that has no value yet.
    fn set_default(&mut self, name: &str, value: impl Into<Value>);
}

impl Fields for Map {
    fn str(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    fn integer(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_i64()
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.as_f64()
    }

    fn bool(&self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }

    fn strs(&self, name: &str) -> Vec<&str> {
        let items = self.get(name).and_then(Value::as_array).unwrap_or_default();
        items.iter().filter_map(Value::as_str).collect()
    }

    fn object(&self, name: &str) -> Option<&Map> {
        self.get(name)?.as_object()
    }

    fn objects(&self, name: &str) -> Vec<&Map> {
        let items = self.get(name).and_then(Value::as_array).unwrap_or_default();
        items.iter().filter_map(Value::as_object).collect()
    }

    fn is_empty_list(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_array).is_some_and(<[_]>::is_empty)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.is_null())
    }

    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.insert(name.to_owned(), value.into());
    }

    fn set_default(&mut self, name: &str, value: impl Into<Value>) {
        if !self.has(name) {
            self.set(name, value);
        }
    }
}

/// An object from pairs.
pub fn object<const N: usize>(pairs: [(&str, Value); N]) -> Map {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A list of strings.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::Array(texts.into_iter().map(Value::from).collect())
}

/// The strings as values of their own.
pub fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

/// The strings of an object.
pub fn strs_of(map: &Map, name: &str) -> BTreeMap<String, String> {
    let entries = map.object(name).into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}
