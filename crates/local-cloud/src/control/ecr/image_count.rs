//! What a life-cycle policy says of the number of images.

/// How many images a policy keeps, whatever their tags.
pub fn kept(policy: &str) -> Option<usize> {
    let policy: serde_json::Value = serde_json::from_str(policy).ok()?;
    let selections = policy["rules"].as_array()?.iter().map(|rule| &rule["selection"]);
    let of_any = selections.filter(|selection| {
        selection["tagStatus"] == "any" && selection["countType"] == "imageCountMoreThan"
    });
    of_any.filter_map(|selection| selection["countNumber"].as_u64()?.try_into().ok()).min()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::kept;

    #[test]
    fn only_counts_of_all_images_count() {
        let rule = |status: &str, kind: &str, number: u64| json!({"selection": {"tagStatus": status, "countType": kind, "countNumber": number}});
        let of = |rules: serde_json::Value| kept(&json!({"rules": rules}).to_string());
        assert_eq!(of(json!([rule("any", "imageCountMoreThan", 10)])), Some(10));
        assert_eq!(
            of(json!([rule("untagged", "imageCountMoreThan", 1), rule("any", "sinceImagePushed", 2)])),
            None
        );
        assert_eq!(of(json!([])), None);
        assert_eq!(kept("{"), None);
    }
}
