//! The types of `aws` that are not simulated: their inputs are kept, they have an id and an ARN of AWS's form, and nothing else
//! happens.

pub mod refusals;
mod table;

use std::{collections::BTreeMap, sync::LazyLock};

use provider_kit::autoname::Rule;

use self::table::{ROWS, Row};
use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    resource_type::{Changed, Context, Created, Entry, ResourceType, Unique},
};

/// The types, as the catalogue has them.
static ENTRIES: LazyLock<BTreeMap<&'static str, Entry>> =
    LazyLock::new(|| ROWS.values().map(|row| (row.token, entry(row))).collect());

/// A type that is not simulated.
pub fn find(token: &str) -> Option<&'static Entry> {
    ENTRIES.get(token)
}

/// Every token of such a type.
pub fn tokens() -> impl Iterator<Item = &'static str> {
    ROWS.keys().copied()
}

/// Whether a type that is not simulated has an output that depends on no input of its own: `region`, `tagsAll`.
pub fn has(token: &str, output: &str) -> bool {
    ROWS.get(token).is_some_and(|row| row.has(output))
}

/// The outputs that only a created resource has.
pub fn computed(token: &str) -> impl Iterator<Item = &'static str> {
    ROWS.get(token).into_iter().flat_map(Row::computed)
}

fn entry(row: &'static Row) -> Entry {
    let entry = Entry::new(row.token, row.token, "", &Recorded);
    let entry = match row.name {
        "" => entry,
        _ => entry.shown(row.name),
    };
    let entry = match row.makes_names() {
        true => entry.named(Rule {
            property: row.name,
            prefix_property: row.takes_prefix().then_some("namePrefix"),
            max: 255,
            lowercase: false,
        }),
        false => entry,
    };
    match row.name_is_identity() {
        true => entry.unique(Unique::InRegion(std::slice::from_ref(&row.name))),
        false => entry,
    }
}

struct Recorded;

impl ResourceType for Recorded {
    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // What else replaces a resource is in no data that is at hand.
        Some(["name", "namePrefix", "region"].contains(&change.property))
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let name = ROWS.get(context.token).map(|row| context.str(row.name)).unwrap_or_default();
        Some(refusals::name_taken(context.token, name))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let made = ROWS.get(context.token).map(|row| row.make(context.inputs, context.region));
        let (id, mut outputs) = made.unwrap_or_default();
        let Some(old) = context.old else { return Ok(Created { id, outputs }) };
        // An update in place changes nothing but what was given.
        for (name, value) in &mut outputs {
            if let Some(kept) = old.get(name) {
                *value = kept.clone();
            }
        }
        Ok(Created { id: old.id.clone(), outputs })
    }
}

#[cfg(test)]
mod tests {
    use provider_kit::Map;

    use super::*;

    #[test]
    fn every_id_and_arn_is_whole() {
        assert!(ROWS.len() > 1_500, "{}", ROWS.len());
        for row in ROWS.values() {
            let named = Map::from([(row.name.to_owned(), "books".into())]);
            let inputs = if row.name.is_empty() { Map::new() } else { named };
            let (id, outputs) = row.make(&inputs, "us-west-2");
            let arn = outputs.get("arn").and_then(|arn| arn.as_str()).unwrap_or("arn:aws:none");
            let whole = |text: &str| !text.is_empty() && !text.contains(['{', '}', '$']);
            assert!(whole(&id) && whole(arn) && arn.starts_with("arn:aws:"), "{}: {id} {arn}", row.token);
        }
    }
}
