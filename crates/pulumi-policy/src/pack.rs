//! A pack: its policies, and what is asked of all of them.

use std::{collections::BTreeMap, process::ExitCode};

use crate::{Check, Config, Enforcement, Map, Policy, Problem, Report, Resource, Run, StackCheck, serve};

/// What the configuration of every policy at once is called.
const ALL: &str = "all";

/// A set of policies that is applied as one.
#[derive(Debug)]
pub struct Pack {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) policies: Vec<Policy>,
}

/// A pack that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A name that the engine means something else by.
    #[error("a policy cannot be named \"all\": configuration means every policy by it")]
    Reserved,
    /// A policy without a name.
    #[error("a policy has no name")]
    Nameless,
    /// Two policies of one name.
    #[error("two policies are named {0:?}")]
    Twice(String),
    /// A policy that checks nothing.
    #[error("policy {0:?} checks nothing: it has neither `check`, `must`, `check_stack` nor `remedy`")]
    Empty(String),
    /// It says that it mends, and cannot.
    #[error("policy {0:?} is to be enforced by remediation, and has no `remedy`")]
    NoRemedy(String),
}

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Name of the policy.
    pub policy: String,
    /// The rule in words, and what the rule added.
    pub message: String,
    /// URN of the resource; empty for the stack.
    pub urn: String,
    /// How strictly the policy holds in this run.
    pub enforcement: Enforcement,
}

/// What a remedy made of a resource.
pub(crate) struct Remedied {
    pub policy: String,
    /// The properties that the resource should have, or why that is not known.
    pub outcome: Result<Map, String>,
}

/// How the policies are configured, by name.
pub(crate) type Configured = BTreeMap<String, (Enforcement, Config)>;

impl Pack {
    /// A pack without policies yet.
    pub fn new(name: &str, version: &str) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            description: String::new(),
            policies: Vec::new(),
        }
    }

    /// What the pack is for.
    #[must_use]
    pub fn description(mut self, description: &str) -> Self {
        description.clone_into(&mut self.description);
        self
    }

    /// Adds a policy.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policies.push(policy);
        self
    }

    /// Adds policies.
    #[must_use]
    pub fn policies(mut self, policies: impl IntoIterator<Item = Policy>) -> Self {
        self.policies.extend(policies);
        self
    }

    /// The pack's policies.
    pub fn all(&self) -> &[Policy] {
        &self.policies
    }

    /// Serves the engine that started this process, until it is done with the pack.
    pub fn run(self) -> ExitCode {
        serve::run(self)
    }

    /// Whether the engine can use the pack.
    ///
    /// # Errors
    /// A policy's name is reserved or not its own, or it does nothing.
    pub fn verify(&self) -> Result<(), PackError> {
        for (index, policy) in self.policies.iter().enumerate() {
            let name = policy.name.clone();
            if name.is_empty() {
                return Err(PackError::Nameless);
            }
            if name == ALL {
                return Err(PackError::Reserved);
            }
            if self.policies[..index].iter().any(|other| other.name == name) {
                return Err(PackError::Twice(name));
            }
            if policy.check.is_none() && policy.stack.is_none() && policy.remedy.is_none() {
                return Err(PackError::Empty(name));
            }
            if policy.enforcement == Enforcement::Remediate && policy.remedy.is_none() {
                return Err(PackError::NoRemedy(name));
            }
        }
        Ok(())
    }

    /// What is wrong with these resources, each alone and all together, at the policies' own enforcement: for
    /// tests of a pack, or of a program under mocks.
    ///
    /// # Errors
    /// A policy has failed.
    pub fn violations(&self, resources: &[Resource]) -> Result<Vec<Violation>, Problem> {
        let (run, configured) = (Run::default(), Configured::new());
        let mut violations = Vec::new();
        for resource in resources {
            violations.extend(self.check(resource, &run, &configured)?);
        }
        violations.extend(self.check_stack(resources, &run, &configured)?);
        Ok(violations)
    }

    /// What the remedies of all policies make of a resource of this type, each configured with the values of
    /// `config` that its schema has: for tests of a pack.
    ///
    /// # Errors
    /// A policy has failed, or needs to know what is not known.
    pub fn remedied(
        &self,
        type_token: &str,
        properties: Map,
        config: &serde_json::Value,
    ) -> Result<Map, Problem> {
        let of = |policy: &Policy| {
            let schema = policy.schema.iter().flat_map(|schema| schema.properties.keys());
            let values = schema.filter_map(|name| Some((name.clone(), config.get(name)?.clone())));
            Config::from(values.collect::<serde_json::Map<_, _>>())
        };
        let configured =
            self.policies.iter().map(|policy| (policy.name.clone(), (policy.enforcement, of(policy))));
        let resource = Resource::new(type_token, "resource", properties.clone());
        let mut properties = properties;
        for remedied in self.remedy(resource, &Run::default(), &configured.collect())? {
            properties = remedied.outcome.map_err(Problem::Failed)?;
        }
        Ok(properties)
    }

    /// What is wrong with one resource.
    pub(crate) fn check(
        &self,
        resource: &Resource,
        run: &Run,
        configured: &Configured,
    ) -> Result<Vec<Violation>, Problem> {
        let mut violations = Vec::new();
        for (policy, enforcement, config) in self.enabled(configured) {
            let Some(rule) = policy.check.as_ref().filter(|_| policy.looks_at(resource)) else { continue };
            let mut report = Report::default();
            let outcome = rule(&Check { resource, config, run }, &mut report);
            violations.extend(policy.judge(outcome, report, enforcement, &resource.urn)?);
        }
        Ok(violations)
    }

    /// What is wrong with the stack.
    pub(crate) fn check_stack(
        &self,
        resources: &[Resource],
        run: &Run,
        configured: &Configured,
    ) -> Result<Vec<Violation>, Problem> {
        let mut violations = Vec::new();
        for (policy, enforcement, config) in self.enabled(configured) {
            let Some(rule) = &policy.stack else { continue };
            let mut report = Report::default();
            let outcome = rule(&StackCheck { resources, config, run }, &mut report);
            violations.extend(policy.judge(outcome, report, enforcement, "")?);
        }
        Ok(violations)
    }

    /// Mends a resource, one policy after the other.
    pub(crate) fn remedy(
        &self,
        mut resource: Resource,
        run: &Run,
        configured: &Configured,
    ) -> Result<Vec<Remedied>, Problem> {
        let mut remedied = Vec::new();
        for (policy, enforcement, config) in self.enabled(configured) {
            let remedy = policy.remedy.as_ref().filter(|_| policy.looks_at(&resource));
            let Some(remedy) = remedy.filter(|_| enforcement == Enforcement::Remediate) else { continue };
            let outcome = match remedy(&Check { resource: &resource, config, run }) {
                Ok(Some(properties)) if properties != resource.properties => Ok(properties),
                Ok(_) => continue,
                Err(problem @ Problem::Unknown(_)) => Err(policy.cannot_run(&problem)),
                Err(problem) => return Err(policy.failed(&problem, &resource.urn)),
            };
            if let Ok(properties) = &outcome {
                resource.properties = properties.clone();
            }
            remedied.push(Remedied { policy: policy.name.clone(), outcome });
        }
        Ok(remedied)
    }

    fn enabled<'a>(
        &'a self,
        configured: &'a Configured,
    ) -> impl Iterator<Item = (&'a Policy, Enforcement, &'a Config)> {
        static NOTHING: std::sync::LazyLock<Config> = std::sync::LazyLock::new(Config::default);
        self.policies.iter().filter_map(move |policy| {
            let (enforcement, config) = match configured.get(&policy.name) {
                Some((enforcement, config)) => (*enforcement, config),
                None => (policy.enforcement, &*NOTHING),
            };
            (enforcement != Enforcement::Disabled).then_some((policy, enforcement, config))
        })
    }
}

impl Policy {
    fn judge(
        &self,
        outcome: Result<(), Problem>,
        report: Report,
        enforcement: Enforcement,
        urn: &str,
    ) -> Result<Vec<Violation>, Problem> {
        let violation = |message, urn, enforcement| Violation {
            policy: self.name.clone(),
            message,
            urn,
            // What a remedy has left wrong is as wrong as can be.
            enforcement: match enforcement {
                Enforcement::Remediate => Enforcement::Mandatory,
                other => other,
            },
        };
        let mut violations: Vec<_> = report
            .0
            .into_iter()
            .map(|(message, of)| {
                let separator = if message.is_empty() { "" } else { "\n" };
                let message = format!("{}{separator}{message}", self.description);
                violation(message, of.unwrap_or_else(|| urn.to_owned()), enforcement)
            })
            .collect();
        match outcome {
            Ok(()) => {}
            Err(problem @ Problem::Unknown(_)) => {
                violations.push(violation(self.cannot_run(&problem), urn.to_owned(), Enforcement::Advisory));
            }
            Err(problem) => return Err(self.failed(&problem, urn)),
        }
        Ok(violations)
    }

    fn cannot_run(&self, problem: &Problem) -> String {
        format!("can't run policy '{}' during preview: {problem}", self.name)
    }

    fn failed(&self, problem: &Problem, urn: &str) -> Problem {
        let at = if urn.is_empty() { "the stack" } else { urn };
        Problem::Failed(format!("policy '{}' failed on {at}: {problem}", self.name))
    }
}
