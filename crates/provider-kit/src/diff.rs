//! A structural comparison of inputs, to the deepest property that differs.

use std::collections::BTreeMap;

use pulumi_proto::{Map, Value};

use crate::{path, secrets::reveal};

/// How a property changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was absent.
    Add,
    /// It is absent now.
    Delete,
    /// It has another value, or one that is not known yet.
    Update,
}

/// A change of a property, and whether the resource must be replaced for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Added, deleted or updated.
    pub kind: Kind,
    /// Whether the resource is replaced.
    pub replace: bool,
}

/// The changes from one set of inputs to another, by property path.
///
/// Null and absent are the same; so are a secret and its value; properties whose names begin with `__` are
/// the engine's or the provider's own notes and do not count.
pub fn diff(old: &Map, new: &Map) -> BTreeMap<String, Kind> {
    let mut changes = BTreeMap::new();
    objects(old, new, "", &mut changes);
    changes
}

fn objects(old: &Map, new: &Map, base: &str, changes: &mut BTreeMap<String, Kind>) {
    let added = new.keys().filter(|name| !old.contains_key(*name));
    for name in old.keys().chain(added).filter(|name| !name.starts_with("__")) {
        let null = Value::Null;
        let (before, after) = (old.get(name).unwrap_or(&null), new.get(name).unwrap_or(&null));
        values(before, after, &path::property(base, name), changes);
    }
}

fn values(old: &Value, new: &Value, path: &str, changes: &mut BTreeMap<String, Kind>) {
    let kind = match (old.unwrapped(), new.unwrapped()) {
        (Value::Null, Value::Null) => return,
        (Value::Null, _) => Kind::Add,
        (_, Value::Null) => Kind::Delete,
        (Value::Object(old), Value::Object(new)) => return objects(old, new, path, changes),
        (Value::Array(old), Value::Array(new)) => {
            for index in 0..old.len().max(new.len()) {
                let null = Value::Null;
                let (before, after) = (old.get(index).unwrap_or(&null), new.get(index).unwrap_or(&null));
                values(before, after, &path::item(path, index), changes);
            }
            return;
        }
        (Value::Unknown, Value::Unknown) => Kind::Update,
        (old, new) if reveal(old) == reveal(new) => return,
        _ => Kind::Update,
    };
    changes.insert(path.to_owned(), kind);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn object(json: serde_json::Value) -> Map {
        Value::from_json(json).as_object().cloned().unwrap()
    }

    #[test]
    fn names_the_deepest_property() {
        let old = object(
            serde_json::json!({"a": 1, "tags": {"x": "1", "y": "2"}, "rules": [{"port": 80}, {"port": 81}], "gone": true}),
        );
        let new = object(
            serde_json::json!({"a": 1, "tags": {"x": "1", "z.w": "2"}, "rules": [{"port": 80}, {"port": 82}, {}], "b": null}),
        );
        let changes = diff(&old, &new);
        let expected = [
            ("gone", Kind::Delete),
            ("rules[1].port", Kind::Update),
            ("rules[2]", Kind::Add),
            ("tags.y", Kind::Delete),
            (r#"tags["z.w"]"#, Kind::Add),
        ];
        assert_eq!(changes, expected.map(|(path, kind)| (path.to_owned(), kind)).into());
    }

    #[test]
    fn unknown_is_a_change_and_secrecy_is_none() {
        let old = Map::from([
            ("a".into(), "x".into()),
            ("b".into(), "x".into()),
            ("__defaults".into(), Value::Null),
        ]);
        let new = Map::from([
            ("a".into(), Value::Unknown),
            ("b".into(), Value::from("x").into_secret()),
            ("__defaults".into(), "y".into()),
        ]);
        assert_eq!(diff(&old, &new), [("a".to_owned(), Kind::Update)].into());
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::Bool),
            (-5i32..5).prop_map(Value::from),
            "[a-c]{0,2}".prop_map(Value::String),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
                prop::collection::btree_map("[a-c]", inner, 0..3).prop_map(Value::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself_and_sides_mirror(a in prop::collection::btree_map("[a-c]", values(), 0..3),
                                                        b in prop::collection::btree_map("[a-c]", values(), 0..3)) {
            prop_assert!(diff(&a, &a).is_empty());
            let (there, back) = (diff(&a, &b), diff(&b, &a));
            prop_assert_eq!(there.is_empty(), a == b);
            prop_assert_eq!(there.keys().collect::<Vec<_>>(), back.keys().collect::<Vec<_>>());
            for (path, kind) in there {
                let mirrored = match kind { Kind::Add => Kind::Delete, Kind::Delete => Kind::Add, Kind::Update => Kind::Update };
                prop_assert_eq!(back[&path], mirrored);
            }
        }
    }
}
