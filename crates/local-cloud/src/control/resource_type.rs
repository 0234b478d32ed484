//! What is special about a resource type: the trait that each file of `resources/` implements.

use provider_kit::{Failure, Map, Value, autoname, provider::property};

use super::{
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    world::{Record, World},
};

/// One resource type. The schema says what its properties are; this says what AWS does with them.
pub trait Kind: Sync {
    /// What AWS's own words call it, for messages: `EC2 VPC`.
    fn label(&self) -> &'static str;

    /// How it is named if the program gives no name.
    fn naming(&self) -> Option<autoname::Rule> {
        None
    }

    /// What is wrong with the inputs by themselves. Unknown values must pass.
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let _ = inputs;
        Vec::new()
    }

    /// Fills in what AWS fills in from the inputs alone: known in a preview.
    fn defaults(&self, outputs: &mut Map) {
        let _ = outputs;
    }

    /// Makes it, or with [`Scene::old`] changes it in place: looks at what it refers to, refuses what AWS refuses, and returns
    /// its id and what AWS adds to the inputs.
    fn make(&self, scene: &Scene<'_>) -> Outcome<Made>;

    /// Refuses to be deleted while something needs it.
    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let _ = (world, record);
        Ok(())
    }

    /// What only one resource can have at a time. If a replacement has the same, the old one goes first.
    fn key(&self, inputs: &Map) -> Option<String> {
        let rule = self.naming()?;
        inputs.text(rule.property).map(str::to_owned)
    }

    /// Whether a change of a property replaces the resource, where the schema's answer is not the whole of it.
    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        let _ = change;
        None
    }

    /// Finds the record by what users of `pulumi import` give.
    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        world.get(token, id)
    }
}

/// A change of a property.
pub struct Changed<'a> {
    /// The top-level property.
    pub property: &'a str,
    /// The inputs before.
    pub old: &'a Map,
    /// The inputs now.
    pub new: &'a Map,
}

/// What a resource is made in.
pub struct Scene<'a> {
    /// What exists.
    pub world: &'a World,
    /// The resource's type token.
    pub token: &'a str,
    /// The region.
    pub region: &'a str,
    /// The inputs, without secrets' marks. All are known.
    pub inputs: &'a Map,
    /// The record, when it is changed in place.
    pub old: Option<&'a Record>,
    /// The host of the container registry.
    pub registry: &'a str,
    /// Id and port of the endpoint, opened beforehand; for HTTP APIs and domain names only.
    pub gateway: Option<(String, u16)>,
}

/// A resource that was made.
#[derive(Debug, Default)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// What AWS adds to the inputs.
    pub outputs: Map,
}

impl Made {
    /// A resource whose id is its ARN.
    pub fn by_arn(arn: String, mut outputs: Map) -> Self {
        outputs.set("arn", arn.as_str());
        Self { id: arn, outputs }
    }
}

impl Scene<'_> {
    /// The id: the old one, or a new one.
    pub fn id(&self, new: impl FnOnce() -> String) -> String {
        self.old.map_or_else(new, |old| old.id.clone())
    }

    /// An output that stays the same for the resource's life: the old value, or a new one.
    pub fn keep(&self, name: &str, new: impl FnOnce() -> String) -> String {
        self.old.and_then(|old| old.text(name)).map_or_else(new, str::to_owned)
    }

    /// A text among the inputs, empty if there is none.
    pub fn text(&self, name: &str) -> &str {
        self.inputs.text_or_empty(name)
    }

    /// An ARN in this region and account.
    pub fn arn(&self, service: &str, resource: impl std::fmt::Display) -> String {
        ids::arn(service, self.region, resource)
    }

    /// The record that an input names by id; AWS's error if there is none.
    pub fn refer(&self, token: &str, id: &str, missing: impl FnOnce() -> AwsError) -> Outcome<&Record> {
        self.world.get(token, id).ok_or_else(missing)
    }

    /// Other records of the type that would be made or changed.
    pub fn siblings(&self) -> impl Iterator<Item = &Record> {
        let own = self.old.map(|old| old.id.as_str());
        self.world.of(self.token).filter(move |record| Some(record.id.as_str()) != own)
    }

    /// Refuses a name that another resource of the type has.
    pub fn unique(&self, name: &str, taken: impl FnOnce(&str) -> AwsError) -> Outcome<()> {
        let wanted = self.text(name);
        let same =
            |record: &Record| record.text(name) == Some(wanted) && record.text("region") == Some(self.region);
        if !wanted.is_empty() && self.siblings().any(same) { Err(taken(wanted)) } else { Ok(()) }
    }
}

/// An unknown or absent property passes every check.
pub fn known<'a>(inputs: &'a Map, name: &str) -> Option<&'a Value> {
    Some(property(inputs, name)).filter(|value| !value.contains_unknowns() && !value.is_null())
}
