//! Instance types.

use std::{collections::BTreeSet, sync::LazyLock};

/// Every instance type, a line each. Source: the service model of EC2 in botocore 1.44.8 (PyPI), `InstanceType`.
const TYPES: &str = include_str!("instance_types.txt");

/// The sizes that there are: `micro`, `12xlarge`.
static SIZES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| TYPES.lines().filter_map(|name| name.split_once('.')).map(|(_, size)| size).collect());

/// May there be an instance type of this name? AWS adds some each month, so that a new family is taken, and a new size of an old one.
pub fn may_exist(name: &str) -> bool {
    let Some((family, size)) = name.split_once('.') else { return false };
    let known = TYPES.lines().any(|known| known == name);
    let form =
        family.starts_with(|c: char| c.is_ascii_lowercase()) && family.contains(|c: char| c.is_ascii_digit());
    known || (form && SIZES.contains(size) && !is_old(family))
}

/// The families of the first letters alone have the sizes that they have.
fn is_old(family: &str) -> bool {
    TYPES.lines().any(|known| known.split('.').next() == Some(family)) && family.starts_with('t')
}

/// The architecture of an instance type: Graviton's families have a `g` behind their generation.
pub fn architecture(name: &str) -> &'static str {
    let family = name.split('.').next().unwrap_or_default();
    let options = family
        .trim_start_matches(|c: char| c.is_ascii_lowercase())
        .trim_start_matches(|c: char| c.is_ascii_digit());
    if options.starts_with('g') || family == "a1" { "arm64" } else { "x86_64" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_types_are_none() {
        for good in ["t3.nano", "t4g.micro", "m9g.large", "u-6tb1.metal"] {
            assert!(may_exist(good), "{good}");
        }
        for wrong in ["t3.nan", "t3nano", "t3.48xlarge", "large"] {
            assert!(!may_exist(wrong), "{wrong}");
        }
        assert_eq!(
            [architecture("t4g.nano"), architecture("t3.nano"), architecture("g5.xlarge")],
            ["arm64", "x86_64", "x86_64"]
        );
    }
}
