//! One rule: what it is called, what it looks at, how strictly it holds.

use std::{collections::BTreeSet, fmt, ops::Deref};

use crate::{Config, Map, Problem, Resource, Run, Schema, Value};

/// What happens to a violation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enforcement {
    /// It is shown.
    #[default]
    Advisory,
    /// It stops the update.
    Mandatory,
    /// The resource is mended, where the policy can; what is wrong then stops the update.
    Remediate,
    /// The policy does not run.
    Disabled,
}

/// How much a violation matters, for reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Severity {
    /// Not said.
    #[default]
    Unspecified,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

type ResourceRule = Box<dyn Fn(&Check<'_>, &mut Report) -> Result<(), Problem> + Send + Sync>;
type StackRule = Box<dyn Fn(&StackCheck<'_>, &mut Report) -> Result<(), Problem> + Send + Sync>;
type Remedy = Box<dyn Fn(&Check<'_>) -> Result<Option<Map>, Problem> + Send + Sync>;

/// A rule of a pack.
pub struct Policy {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) enforcement: Enforcement,
    pub(crate) severity: Severity,
    pub(crate) remediation_steps: String,
    pub(crate) url: String,
    pub(crate) schema: Option<Schema>,
    types: BTreeSet<String>,
    pub(crate) check: Option<ResourceRule>,
    pub(crate) stack: Option<StackRule>,
    pub(crate) remedy: Option<Remedy>,
}

impl Policy {
    /// A policy that checks nothing yet. `name` is what configuration and exceptions call it; `description` is
    /// the rule in words, shown with each violation.
    pub fn new(name: &str, description: &str) -> Self {
        Self {
            name: name.to_owned(),
            description: description.to_owned(),
            enforcement: Enforcement::default(),
            severity: Severity::default(),
            remediation_steps: String::new(),
            url: String::new(),
            schema: None,
            types: BTreeSet::new(),
            check: None,
            stack: None,
            remedy: None,
        }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rule in words.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// How strictly it holds unless the configuration says otherwise.
    pub fn default_enforcement(&self) -> Enforcement {
        self.enforcement
    }

    /// Sets how strictly it holds unless the configuration says otherwise; advisory by default.
    #[must_use]
    pub fn enforcement(mut self, enforcement: Enforcement) -> Self {
        self.enforcement = enforcement;
        self
    }

    /// How much a violation matters.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// What to do about a violation, in words.
    #[must_use]
    pub fn remediation_steps(mut self, steps: &str) -> Self {
        steps.clone_into(&mut self.remediation_steps);
        self
    }

    /// Where to read more.
    #[must_use]
    pub fn url(mut self, url: &str) -> Self {
        url.clone_into(&mut self.url);
        self
    }

    /// What it can be configured with.
    #[must_use]
    pub fn config(mut self, schema: Schema) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Looks at resources of this type only (repeatable).
    #[must_use]
    pub fn of_type(mut self, type_token: &str) -> Self {
        self.types.insert(type_token.to_owned());
        self
    }

    /// Checks each resource, before it is created or changed.
    #[must_use]
    pub fn check<F>(mut self, rule: F) -> Self
    where
        F: Fn(&Check<'_>, &mut Report) -> Result<(), Problem> + Send + Sync + 'static,
    {
        self.check = Some(Box::new(rule));
        self
    }

    /// Checks that something holds for each resource.
    #[must_use]
    pub fn must<F>(self, holds: F) -> Self
    where
        F: Fn(&Check<'_>) -> Result<bool, Problem> + Send + Sync + 'static,
    {
        self.check(move |it, report| {
            if !holds(it)? {
                report.violation("");
            }
            Ok(())
        })
    }

    /// Mends a resource before it is checked, if the policy's enforcement is [`Enforcement::Remediate`]:
    /// `remedy` returns the properties that it should have, or `None` if it is right as it is.
    #[must_use]
    pub fn remedy<F>(mut self, remedy: F) -> Self
    where
        F: Fn(&Check<'_>) -> Result<Option<Map>, Problem> + Send + Sync + 'static,
    {
        self.remedy = Some(Box::new(remedy));
        self
    }

    /// Checks all resources of the stack together, with their outputs, at the end of a preview or update.
    #[must_use]
    pub fn check_stack<F>(mut self, rule: F) -> Self
    where
        F: Fn(&StackCheck<'_>, &mut Report) -> Result<(), Problem> + Send + Sync + 'static,
    {
        self.stack = Some(Box::new(rule));
        self
    }

    pub(crate) fn looks_at(&self, resource: &Resource) -> bool {
        self.types.is_empty() || self.types.contains(&resource.type_token)
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A resource that a rule looks at, with what the rule is configured with.
pub struct Check<'a> {
    pub(crate) resource: &'a Resource,
    pub(crate) config: &'a Config,
    pub(crate) run: &'a Run,
}

impl Check<'_> {
    /// The policy's configuration.
    pub fn config(&self) -> &Config {
        self.config
    }

    /// The run.
    pub fn run(&self) -> &Run {
        self.run
    }

    /// The resource's properties with one of them replaced, for a [remedy](Policy::remedy).
    pub fn with(&self, name: &str, value: impl Into<Value>) -> Map {
        let mut properties = self.resource.properties.clone();
        properties.insert(name.to_owned(), value.into());
        properties
    }
}

impl Deref for Check<'_> {
    type Target = Resource;

    fn deref(&self) -> &Resource {
        self.resource
    }
}

/// All resources of a stack, with what the rule is configured with.
pub struct StackCheck<'a> {
    pub(crate) resources: &'a [Resource],
    pub(crate) config: &'a Config,
    pub(crate) run: &'a Run,
}

impl<'a> StackCheck<'a> {
    /// All resources, the stack itself among them.
    pub fn resources(&self) -> &'a [Resource] {
        self.resources
    }

    /// The resources of one type.
    pub fn of_type(&self, type_token: &str) -> impl Iterator<Item = &'a Resource> {
        self.resources.iter().filter(move |resource| resource.type_token == type_token)
    }

    /// The policy's configuration.
    pub fn config(&self) -> &Config {
        self.config
    }

    /// The run.
    pub fn run(&self) -> &Run {
        self.run
    }
}

/// Takes what a rule finds.
#[derive(Debug, Default)]
pub struct Report(pub(crate) Vec<(String, Option<String>)>);

impl Report {
    /// The resource, or the stack, breaks the rule. `message` follows the policy's description.
    pub fn violation(&mut self, message: impl Into<String>) {
        self.0.push((message.into(), None));
    }

    /// A resource of the stack breaks the rule.
    pub fn violation_of(&mut self, resource: &Resource, message: impl Into<String>) {
        self.0.push((message.into(), Some(resource.urn.clone())));
    }
}
