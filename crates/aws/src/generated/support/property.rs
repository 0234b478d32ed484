// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! How an argument travels to the engine: under which name, as a secret or not, with which default.

use std::env;

use pulumi_sdk::{Map, ToValue, Value, private::BoxFuture};

/// A constant, as an argument's default.
#[derive(Clone, Copy)]
pub enum Literal {
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
}

impl Literal {
    pub(super) fn value(self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(value),
            Self::Number(value) => Value::Number(value),
            Self::Text(value) => Value::String(value.to_owned()),
        }
    }

    /// A text from the environment, in the type of this constant.
    fn parse(self, text: String) -> Value {
        match self {
            Self::Bool(_) => Value::Bool(matches!(text.to_lowercase().as_str(), "true" | "t" | "1")),
            Self::Number(_) => text.parse().map_or(Value::Null, Value::Number),
            Self::Text(_) => Value::String(text),
        }
    }
}

/// How one argument travels to the engine.
#[derive(Clone, Copy)]
pub struct Property {
    name: &'static str,
    secret: bool,
    default: Option<Literal>,
    environment: Option<(&'static [&'static str], Literal)>,
}

impl Property {
    /// A property that travels as it is.
    pub const fn new(name: &'static str) -> Self {
        Self { name, secret: false, default: None, environment: None }
    }

    /// Its value is a secret, whatever it comes from.
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// What it is unless it is set.
    pub const fn default(self, value: Literal) -> Self {
        Self { default: Some(value), ..self }
    }

    /// Environment variables that set it unless the program does, in the type of `like`.
    pub const fn environment(self, names: &'static [&'static str], like: Literal) -> Self {
        Self { environment: Some((names, like)), ..self }
    }

    fn finish(&self, value: Value) -> Value {
        let value = if value.is_null() { self.fallback() } else { value };
        if self.secret && !value.is_null() { value.into_secret() } else { value }
    }

    fn fallback(&self) -> Value {
        let from_environment = self.environment.and_then(|(names, like)| {
            let text = names.iter().find_map(|name| env::var(name).ok().filter(|text| !text.is_empty()))?;
            Some(like.parse(text)).filter(|value| !value.is_null())
        });
        from_environment.or_else(|| self.default.map(Literal::value)).unwrap_or(Value::Null)
    }
}

/// The object of these properties; those without a part are constants or defaults, what is null is left out.
pub fn object<'a>(
    properties: &'static [Property],
    parts: Vec<Option<&'a dyn ToValue>>,
) -> BoxFuture<'a, Value> {
    Box::pin(async move {
        let mut map = Map::new();
        let mut parts = parts.into_iter();
        for property in properties {
            let value = match parts.next().flatten() {
                Some(part) => part.to_value().await,
                None => Value::Null,
            };
            let value = property.finish(value);
            if !value.is_null() {
                map.insert(property.name.to_owned(), value);
            }
        }
        Value::Object(map)
    })
}
