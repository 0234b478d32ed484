//! Properties as a rule reads them: by path, and with an error where a value is not known yet.

use pulumi_proto::{Map, Value};

/// Why a rule has no verdict.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A value that a preview does not know yet: the rule runs when it is.
    #[error("property {0} can't be known during preview")]
    Unknown(String),
    /// The rule itself is at fault, or what it was configured with.
    #[error("{0}")]
    Failed(String),
}

impl Problem {
    /// A failure in words.
    pub fn failed(error: impl ToString) -> Self {
        Self::Failed(error.to_string())
    }
}

/// A property's value, which is known at its top; what is in it may not be. Secrets are looked into: a rule
/// must not put what it finds into its messages.
#[derive(Clone, Debug)]
pub struct Property<'a> {
    value: &'a Value,
    path: String,
}

static NULL: Value = Value::Null;

/// The property of `map` at `path`: names with dots between them, `[0]` or a name that is a number for an item
/// of a list.
pub(crate) fn get<'a>(map: &'a Map, path: &str) -> Result<Property<'a>, Problem> {
    let mut steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
    let first = steps.next().unwrap_or_default();
    let mut at = Property::new(map.get(first).unwrap_or(&NULL), first.to_owned())?;
    for step in steps {
        at = at.step(step)?;
    }
    Ok(at)
}

impl<'a> Property<'a> {
    fn new(value: &'a Value, path: String) -> Result<Self, Problem> {
        match value.unwrapped() {
            Value::Unknown => Err(Problem::Unknown(path)),
            value => Ok(Self { value, path }),
        }
    }

    fn step(&self, step: &str) -> Result<Self, Problem> {
        let inner = match self.value {
            Value::Object(map) => map.get(step),
            Value::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => None,
        };
        Self::new(inner.unwrap_or(&NULL), format!("{}.{step}", self.path))
    }

    /// The value; secrets around it are taken off.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it is, such as `tags.Name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether there is none.
    pub fn is_null(&self) -> bool {
        self.value.is_null()
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The number, if it is one.
    pub fn as_f64(&self) -> Option<f64> {
        self.value.as_f64()
    }

    /// A property of this one.
    ///
    /// # Errors
    /// It is not known yet.
    pub fn get(&self, path: &str) -> Result<Self, Problem> {
        path.split('.').try_fold(self.clone(), |at, step| at.step(step))
    }

    /// The items of a list; of anything else none.
    ///
    /// # Errors
    /// One is not known yet.
    pub fn items(&self) -> Result<Vec<Self>, Problem> {
        let items = self.value.as_array().unwrap_or_default().iter().enumerate();
        items.map(|(index, item)| Self::new(item, format!("{}.{index}", self.path))).collect()
    }

    /// A text, or the texts of a list.
    ///
    /// # Errors
    /// One is not known yet.
    pub fn texts(&self) -> Result<Vec<&'a str>, Problem> {
        match self.as_str() {
            Some(text) => Ok(vec![text]),
            None => Ok(self.items()?.iter().filter_map(Self::as_str).collect()),
        }
    }

    /// What a JSON text says; null if there is no text.
    ///
    /// # Errors
    /// The text is no JSON.
    pub fn parse_json(&self) -> Result<serde_json::Value, Problem> {
        let Some(text) = self.as_str() else { return Ok(serde_json::Value::Null) };
        serde_json::from_str(text).map_err(|error| {
            // The text itself may be secret: no more than where it is wrong is said.
            let (line, column) = (error.line(), error.column());
            Problem::Failed(format!("property {} is no JSON (line {line}, column {column})", self.path))
        })
    }
}

macro_rules! comparable {
    ($($ty:ty: $this:ident, $other:ident => $equal:expr;)+) => {$(
        impl PartialEq<$ty> for Property<'_> {
            fn eq(&self, $other: &$ty) -> bool {
                let $this = self.value;
                $equal
            }
        }
    )+};
}

comparable! {
    bool: this, other => this.as_bool() == Some(*other);
    str: this, other => this.as_str() == Some(other);
    &str: this, other => this.as_str() == Some(*other);
    String: this, other => this.as_str() == Some(other.as_str());
    f64: this, other => this.as_f64() == Some(*other);
    i32: this, other => this.as_i64() == Some((*other).into());
}

impl PartialEq for Property<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(json: serde_json::Value) -> Map {
        match Value::from_json(json) {
            Value::Object(map) => map,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_path_goes_through_objects_and_lists() {
        let map = map(json!({ "rules": [{ "port": 80 }], "tags": { "Name": "x" }, "text": "[1]" }));
        assert_eq!(get(&map, "rules[0].port").unwrap(), 80);
        assert_eq!(get(&map, "rules.0.port").unwrap(), 80.0);
        assert_eq!(get(&map, "tags.Name").unwrap(), "x");
        assert!(get(&map, "rules[1].port").unwrap().is_null());
        assert!(get(&map, "nothing.at.all").unwrap().is_null());
        assert_eq!(get(&map, "text").unwrap().parse_json(), Ok(json!([1])));
        let broken = get(&map, "tags.Name").unwrap().parse_json().unwrap_err();
        assert_eq!(broken.to_string(), "property tags.Name is no JSON (line 1, column 1)");
    }

    #[test]
    fn what_is_not_known_has_no_value_and_says_where_it_is() {
        let mut map = map(json!({ "list": ["a"], "plain": true }));
        map.insert("secret".into(), Value::Unknown.into_secret());
        let Some(Value::Array(items)) = map.get_mut("list") else { panic!() };
        items.push(Value::Unknown);
        assert_eq!(get(&map, "secret").unwrap_err(), Problem::Unknown("secret".into()));
        assert_eq!(get(&map, "secret.inner").unwrap_err(), Problem::Unknown("secret".into()));
        assert_eq!(get(&map, "list").unwrap().texts(), Err(Problem::Unknown("list.1".into())));
        assert_eq!(get(&map, "plain").unwrap(), true);
    }

    #[test]
    fn secrets_are_looked_into() {
        let map = Map::from([("password".into(), Value::from("x").into_secret())]);
        assert_eq!(get(&map, "password").unwrap(), "x");
        assert!(!format!("{map:?}").contains('x'));
    }
}
