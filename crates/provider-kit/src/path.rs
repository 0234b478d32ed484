//! Property paths in the engine's notation: `tags.Name`, `rules[2].port`, `tags["a.b"]`.

/// The path of a property of an object at `base` (empty for the top level).
pub fn property(base: &str, name: &str) -> String {
    if name.is_empty() || name.contains(['.', '[', ']', '"']) {
        return format!("{base}[{}]", serde_json::Value::from(name));
    }
    if base.is_empty() { name.to_owned() } else { format!("{base}.{name}") }
}

/// The path of an item of a list at `base`.
pub fn item(base: &str, index: usize) -> String {
    format!("{base}[{index}]")
}

/// The top-level property that a path begins with.
pub fn root(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_are_quoted() {
        assert_eq!(property("", "tags"), "tags");
        assert_eq!(property("tags", "Name"), "tags.Name");
        assert_eq!(property("tags", "a.b\"c"), r#"tags["a.b\"c"]"#);
        assert_eq!(item("rules", 2), "rules[2]");
        assert_eq!(root("rules[2].port"), "rules");
    }
}
