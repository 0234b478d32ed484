//! A resource type: its entry in the catalogue, and the trait that says what AWS does with its resources.

use provider_kit::{Failure, Map, Value, autoname::Rule, provider::property};

use super::{
    account::{Account, Record},
    config::Config,
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
};
use crate::{registry::Registry, status::Status};

/// The behaviour of a resource type. The schema says what its properties are, its [`Entry`] what it is
/// called.
pub trait ResourceType: Sync {
    /// Checks the inputs by themselves. Unknown values must pass.
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let _ = inputs;
        Vec::new()
    }

    /// What is given and ignored though a task would see it on AWS: property paths, and why.
    fn ignored(&self, inputs: &Map) -> Vec<(String, String)> {
        let _ = inputs;
        Vec::new()
    }

    /// Does a change of the property replace the resource? `None` leaves the answer to the schema.
    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        let _ = change;
        None
    }

    /// Fills in what AWS fills in from the inputs alone: known in a preview.
    fn defaults(&self, outputs: &mut Map) {
        let _ = outputs;
    }

    /// The endpoint that is opened before the resource is created.
    fn endpoint(&self, inputs: &Map, account: &Account, config: &Config) -> Option<Endpoint> {
        let _ = (inputs, account, config);
        None
    }

    /// AWS's refusal when `other` has what only one resource of the type can have; `None` if AWS refuses
    /// nothing.
    fn duplicate(&self, context: &Context<'_>, other: &Record) -> Option<AwsError> {
        let _ = (context, other);
        None
    }

    /// Creates the resource, or updates [`Context::old`] in place: looks up what the inputs refer to, refuses
    /// what AWS refuses, and returns the id and what AWS adds to the inputs.
    fn create(&self, context: &Context<'_>) -> Outcome<Created>;

    /// Refuses the deletion while something needs the resource.
    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let _ = (context, record);
        Ok(())
    }

    /// Finds the record by the id that users give to `pulumi import`.
    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        account.get(token, id)
    }

    /// Does something outside of the records show that the engine knows of the resource?
    fn is_used(&self, registry: &Registry, record: &Record) -> bool {
        let _ = (registry, record);
        false
    }

    /// Called before a new or updated record is kept.
    fn after_put(&self, account: &mut Account, record: &Record) {
        let _ = (account, record);
    }

    /// Called with a record that was deleted. `logs` is the folder of the log groups.
    fn after_delete(&self, account: &mut Account, logs: &std::path::Path, record: Record) {
        let _ = (account, logs, record);
    }

    /// Called with every record when the daemon starts: restores what the record stands for outside of the
    /// records.
    fn restore(&self, registry: &Registry, record: &Record) -> Outcome<()> {
        let _ = (registry, record);
        Ok(())
    }

    /// Brings a record that is read up to date with what the data plane reports.
    fn observe(&self, record: &mut Record, status: &Status) {
        let _ = (record, status);
    }

    /// The state that the operation waits for before it answers.
    fn wait(&self, record: &Record, deleted: bool) -> Option<Goal> {
        let _ = (record, deleted);
        None
    }
}

/// A row of the catalogue.
pub struct Entry {
    pub token: &'static str,
    /// The official provider's words for it in messages: `EC2 VPC`.
    pub label: &'static str,
    /// The operation of AWS's API that creates it.
    pub operation: &'static str,
    /// The input that stands in parentheses behind the label, if not the name.
    pub shown: Option<&'static str>,
    /// The name that it gets when the program gives none.
    pub naming: Option<Rule>,
    /// Inputs that no two resources may have in common. A second resource is refused, and a replacement with
    /// the same ones deletes the old resource first.
    pub unique: Unique,
    /// The type whose deletion deletes this one too, and the property that names it.
    pub parent: Option<(&'static str, &'static str)>,
    /// The properties that hold the subnets and the security groups of its network interfaces; inner
    /// properties after a dot.
    pub interfaces: Option<(&'static str, &'static str)>,
    pub behavior: &'static dyn ResourceType,
}

/// Inputs that belong to one resource alone.
#[derive(Clone, Copy)]
pub enum Unique {
    Nothing,
    /// These properties together, in a region.
    InRegion(&'static [&'static str]),
    /// These properties together, in the whole account.
    InAccount(&'static [&'static str]),
    /// The value of a function, in a region.
    Computed(fn(&Map) -> Option<String>),
}

impl Entry {
    /// A type that has nothing but behaviour.
    pub const fn new(
        token: &'static str,
        label: &'static str,
        operation: &'static str,
        behavior: &'static dyn ResourceType,
    ) -> Self {
        Self {
            token,
            label,
            operation,
            shown: None,
            naming: None,
            unique: Unique::Nothing,
            parent: None,
            interfaces: None,
            behavior,
        }
    }

    /// Sets the input that stands in parentheses behind the label.
    pub const fn shown(mut self, property: &'static str) -> Self {
        self.shown = Some(property);
        self
    }

    /// Sets the rule for names that the program leaves out.
    pub const fn named(mut self, rule: Rule) -> Self {
        self.naming = Some(rule);
        self
    }

    /// Sets the inputs that no two resources may have in common.
    pub const fn unique(mut self, unique: Unique) -> Self {
        self.unique = unique;
        self
    }

    /// Sets the type whose deletion deletes this one too, and the property that names it.
    pub const fn part_of(mut self, token: &'static str, property: &'static str) -> Self {
        self.parent = Some((token, property));
        self
    }

    /// Sets the properties that hold the subnets and security groups of its network interfaces.
    pub const fn interfaces(mut self, subnets: &'static str, groups: &'static str) -> Self {
        self.interfaces = Some((subnets, groups));
        self
    }

    /// The value of the unique inputs; `None` where one is absent or unknown.
    pub fn key(&self, inputs: &Map) -> Option<String> {
        let (Unique::InRegion(names) | Unique::InAccount(names)) = self.unique else {
            let Unique::Computed(key) = self.unique else { return None };
            return key(inputs);
        };
        let value = |name: &&str| match inputs.get(*name)? {
            Value::String(text) => Some(text.clone()),
            value => value.as_i64().map(|number| number.to_string()),
        };
        Some(names.iter().map(value).collect::<Option<Vec<_>>>()?.join(" "))
    }

    /// Creates or updates a resource, unless another one has what only one can have.
    ///
    /// # Errors
    /// AWS refuses it.
    pub fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let key = self.key(context.inputs);
        let region = |other: &Record| matches!(self.unique, Unique::InAccount(_)) || context.is_here(other);
        let mut twins =
            context.siblings().filter(|other| region(other) && key.is_some() && self.key(other) == key);
        match twins.find_map(|other| self.behavior.duplicate(context, other)) {
            Some(refusal) => Err(refusal),
            None => self.behavior.create(context),
        }
    }
}

/// A change of a property.
pub struct Changed<'a> {
    pub property: &'a str,
    pub old: &'a Map,
    pub new: &'a Map,
}

/// An endpoint to open.
pub struct Endpoint {
    /// The data plane's name for it.
    pub id: String,
    /// The port; `None` for any free one.
    pub port: Option<u16>,
    /// The resource, for messages: `the HTTP API`.
    pub of: String,
}

/// A state that an operation waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The service's deployment is complete.
    Steady,
    /// The service's tasks are gone.
    Gone,
}

/// The surroundings of an operation on a resource.
pub struct Context<'a> {
    pub types: &'static [Entry],
    pub account: &'a Account,
    /// The resource's type token.
    pub token: &'a str,
    pub region: &'a str,
    /// The inputs, without secrets' marks. All are known.
    pub inputs: &'a Map,
    /// The record, unless it is being created.
    pub old: Option<&'a Record>,
    pub registry: &'a Registry,
    /// Id and port of the endpoint that was opened for the resource.
    pub endpoint: Option<(String, u16)>,
}

impl Context<'_> {
    /// The id: the old one, or a new one.
    pub fn id(&self, new: impl FnOnce() -> String) -> String {
        self.old.map_or_else(new, |old| old.id.clone())
    }

    /// An output that stays the same for the resource's life: the old value, or a new one.
    pub fn keep(&self, name: &str, new: impl FnOnce() -> String) -> String {
        self.old.and_then(|old| old.str(name)).map_or_else(new, str::to_owned)
    }

    /// A string among the inputs, empty if there is none.
    pub fn str(&self, name: &str) -> &str {
        self.inputs.str_or_empty(name)
    }

    /// An ARN in this region and account.
    pub fn arn(&self, service: &str, resource: impl std::fmt::Display) -> String {
        ids::arn(service, self.region, resource)
    }

    /// The record that an input names by id; AWS's error if there is none.
    ///
    /// # Errors
    /// `missing`.
    pub fn require(&self, token: &str, id: &str, missing: impl FnOnce() -> AwsError) -> Outcome<&Record> {
        self.account.get(token, id).ok_or_else(missing)
    }

    /// The other records of the type.
    pub fn siblings(&self) -> impl Iterator<Item = &Record> {
        let own = self.old.map(|old| (old.id.as_str(), old.arn()));
        self.account.of(self.token).filter(move |record| Some((record.id.as_str(), record.arn())) != own)
    }

    /// Whether this would be one more than AWS gives a new account in a region.
    pub fn is_new_beyond(&self, quota: usize) -> bool {
        self.is_new_beyond_of(quota, |other| self.is_here(other))
    }

    /// Whether this would be one more than AWS gives of those siblings.
    pub fn is_new_beyond_of(&self, quota: usize, counts: impl Fn(&Record) -> bool) -> bool {
        self.old.is_none() && self.siblings().filter(|other| counts(other)).count() >= quota
    }

    fn is_here(&self, record: &Record) -> bool {
        record.str("region").is_none_or(|region| region == self.region)
    }
}

/// A resource that was created or updated.
#[derive(Debug, Default)]
pub struct Created {
    pub id: String,
    /// The outputs that AWS adds to the inputs.
    pub outputs: Map,
}

impl Created {
    /// A resource whose id is its ARN.
    pub fn by_arn(arn: String, mut outputs: Map) -> Self {
        outputs.set("arn", arn.as_str());
        Self { id: arn, outputs }
    }
}

/// An input that is given and known. An absent or unknown one passes every check.
pub fn known<'a>(inputs: &'a Map, name: &str) -> Option<&'a Value> {
    Some(property(inputs, name)).filter(|value| !value.contains_unknowns() && !value.is_null())
}
