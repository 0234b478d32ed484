//! All records of the cloud, in memory: what exists, by type and id.

use std::collections::{BTreeMap, BTreeSet};

use provider_kit::{Map, Value};
use serde::{Deserialize, Serialize};

use super::fields::Fields;

/// A resource that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub token: String,
    /// The provider's id.
    pub id: String,
    /// The URN of the engine's resource that made it, or that adopted it last.
    pub urn: String,
    /// The inputs that it was made from.
    #[serde(with = "json")]
    pub inputs: Map,
    /// The outputs, as AWS would return them; the inputs are among them.
    #[serde(with = "json")]
    pub outputs: Map,
    /// The number of updates after a failed deployment of the service: each starts a deployment of its own.
    #[serde(default)]
    pub attempt: u32,
    /// The session that created it, until a request shows that the engine knows of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<u64>,
}

impl Record {
    /// The ARN, empty for what has none.
    pub fn arn(&self) -> &str {
        self.str_or_empty("arn")
    }

    pub(super) fn is(&self, token: &str, id: &str, arn: Option<&str>) -> bool {
        self.id == id && self.token == token && arn.is_none_or(|arn| arn == self.arn())
    }
}

impl std::ops::Deref for Record {
    type Target = Map;

    /// A record reads as its outputs.
    fn deref(&self) -> &Map {
        &self.outputs
    }
}

/// All records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Task-definition revisions given out, by family. AWS goes on counting after a deregistration.
    #[serde(default)]
    pub revisions: BTreeMap<String, u32>,
    /// Deregistered task definitions that a service may roll back to.
    #[serde(default)]
    pub inactive: Vec<Record>,
    /// Stacks whose tasks may listen where others than this machine reach them.
    #[serde(default)]
    pub public_stacks: BTreeSet<String>,
    /// Secrets that are scheduled for deletion, by region and name: nobody else gets the name. Forgotten with
    /// the last record.
    #[serde(default)]
    pub scheduled: BTreeSet<String>,
    records: Vec<Record>,
}

impl Account {
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Everything, in the order of creation.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.records.iter()
    }

    /// Every record of a type, in the order of creation.
    pub fn of<'a>(&'a self, token: &'a str) -> impl Iterator<Item = &'a Record> {
        self.records.iter().filter(move |record| record.token == token)
    }

    /// The record of a type with an id.
    pub fn get(&self, token: &str, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id && record.token == token)
    }

    /// The first record of a type whose property has a value.
    pub fn find<'a>(&'a self, token: &'a str, property: &'a str, value: &'a str) -> Option<&'a Record> {
        self.having(token, property, value).next()
    }

    /// The records of a type whose property has a value, or holds it in a list.
    pub fn having<'a>(
        &'a self,
        token: &'a str,
        property: &'a str,
        value: &'a str,
    ) -> impl Iterator<Item = &'a Record> {
        self.of(token).filter(move |record| match record.get(property) {
            Some(Value::String(text)) => text == value,
            Some(Value::Array(items)) => items.iter().any(|item| item.as_str() == Some(value)),
            _ => false,
        })
    }

    /// The record of a type with an id, and with an ARN if one is given: some ids, such as a task
    /// definition's family or a stage's name, are not one resource's alone.
    pub fn exact(&self, token: &str, id: &str, arn: Option<&str>) -> Option<&Record> {
        self.records.iter().find(|record| record.is(token, id, arn))
    }

    /// Adds a record, or replaces the one with its type, id and ARN.
    pub fn put(&mut self, record: Record) {
        let same = |old: &&mut Record| old.is(&record.token, &record.id, Some(record.arn()));
        match self.records.iter_mut().find(same) {
            Some(old) => *old = record,
            None => self.records.push(record),
        }
    }

    /// Marks records as known to the engine.
    pub fn confirm_where(&mut self, known: impl Fn(&Record) -> bool) {
        let unconfirmed = self.records.iter_mut().filter(|record| record.unconfirmed.is_some());
        unconfirmed.filter(|record| known(record)).for_each(|record| record.unconfirmed = None);
    }

    /// Takes a record out.
    pub fn remove(&mut self, token: &str, id: &str, arn: Option<&str>) -> Option<Record> {
        let index = self.records.iter().position(|record| record.is(token, id, arn))?;
        Some(self.records.remove(index))
    }
}

mod json {
    use provider_kit::{Map, Value};
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(map: &Map, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = map.iter().filter_map(|(name, value)| Some((name, value.to_json()?)));
        serializer.collect_map(plain)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Map, D::Error> {
        let map = serde_json::Map::deserialize(deserializer)?;
        Ok(map.into_iter().map(|(name, value)| (name, Value::from_json(value))).collect())
    }
}
