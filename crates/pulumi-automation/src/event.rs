//! The engine's events, as its log has them (`apitype.EngineEvent`). Secrets are masked by the engine.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::step::{Operation, Step, nothing_is_empty};

/// Something that happened during an update or a preview.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Later events have higher numbers.
    pub sequence: i64,
    /// When it happened, in seconds since 1970.
    pub timestamp: i64,
    /// What happened.
    pub kind: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventKind {
    /// The update begins, with this configuration.
    Prelude(BTreeMap<String, String>),
    /// A step begins.
    StepStarted(Box<Step>),
    /// A step has been done.
    StepDone(Box<Step>),
    /// A step has failed; a diagnostic says why.
    StepFailed(Box<Step>),
    /// A message about a resource, or about the update.
    Diagnostic(Diagnostic),
    /// A message of the engine's command line.
    Message(String),
    /// A policy is violated.
    Policy(PolicyViolation),
    /// The update has ended.
    Summary(Summary),
    /// Nothing follows.
    End,
    /// An event that this version does not know: its name and its fields.
    Other(String, Value),
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Diagnostic {
    /// What it is about; empty for the update as a whole.
    #[serde(default)]
    pub urn: String,
    /// How bad it is.
    pub severity: Severity,
    /// The message.
    pub message: String,
    /// Whether it only is of use while the update runs.
    #[serde(default)]
    pub ephemeral: bool,
}

/// How bad a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// For whoever looks for a fault.
    Debug,
    /// For whoever watches.
    Info,
    /// What the program printed as errors.
    #[serde(rename = "info#err")]
    InfoError,
    /// Something may be wrong.
    Warning,
    /// Something is wrong, and the update fails.
    Error,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A violation of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyViolation {
    /// The resource that violates it; empty for the stack.
    #[serde(default, rename = "resourceUrn")]
    pub urn: String,
    /// The policy.
    #[serde(rename = "policyName")]
    pub policy: String,
    /// The pack that it is of.
    #[serde(rename = "policyPackName")]
    pub pack: String,
    /// `warning`, `mandatory`, `remediate` or `none`.
    pub enforcement_level: String,
    /// What is wrong.
    pub message: String,
}

/// What an update came to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// How many resources each operation was for.
    #[serde(default, deserialize_with = "nothing_is_empty")]
    pub resource_changes: BTreeMap<Operation, u64>,
    /// How long it took, in seconds.
    #[serde(default)]
    pub duration_seconds: u64,
    /// Whether a resource may be in another state than recorded.
    #[serde(default)]
    pub maybe_corrupt: bool,
    /// Whether nothing was done in truth.
    #[serde(default)]
    pub is_preview: bool,
}

impl Summary {
    /// How many resources `operation` was for.
    pub fn count(&self, operation: &Operation) -> u64 {
        self.resource_changes.get(operation).copied().unwrap_or_default()
    }

    /// How many resources were or would be changed.
    pub fn changes(&self) -> u64 {
        let unchanged = [Operation::Same, Operation::Read, Operation::Refresh];
        self.resource_changes
            .iter()
            .filter(|(operation, _)| !unchanged.contains(operation))
            .map(|(_, count)| count)
            .sum()
    }
}

#[derive(Deserialize)]
struct StepEvent {
    metadata: Step,
    #[serde(default)]
    planning: bool,
}

impl Event {
    /// One line of the log.
    pub(crate) fn parse(line: &[u8]) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_slice(line).ok()?;
        let mut number = |name| fields.remove(name).and_then(|value| value.as_i64()).unwrap_or_default();
        let (sequence, timestamp) = (number("sequence"), number("timestamp"));
        let (name, value) = fields.into_iter().next()?;
        let kind = EventKind::of(&name, &value).unwrap_or(EventKind::Other(name, value));
        Some(Self { sequence, timestamp, kind })
    }
}

impl EventKind {
    /// Nothing for a name or a form that is not known.
    fn of(name: &str, value: &Value) -> Option<Self> {
        fn read<'v, T: Deserialize<'v>>(value: &'v Value) -> Option<T> {
            T::deserialize(value).ok()
        }
        let step = || {
            let StepEvent { metadata, planning } = read(value)?;
            Some(Box::new(Step { planned: planning, ..metadata }))
        };
        Some(match name {
            "preludeEvent" => Self::Prelude(read(&value["config"])?),
            "resourcePreEvent" => Self::StepStarted(step()?),
            "resOutputsEvent" => Self::StepDone(step()?),
            "resOpFailedEvent" => Self::StepFailed(step()?),
            "diagnosticEvent" => {
                let diagnostic: Diagnostic = read(value)?;
                Self::Diagnostic(Diagnostic { message: plain(&diagnostic.message), ..diagnostic })
            }
            "stdoutEvent" => Self::Message(plain(value["message"].as_str()?)),
            "policyEvent" => {
                let violation: PolicyViolation = read(value)?;
                Self::Policy(PolicyViolation { message: plain(&violation.message), ..violation })
            }
            "summaryEvent" => Self::Summary(read(value)?),
            "cancelEvent" => Self::End,
            _ => return None,
        })
    }
}

/// A text without the engine's marks for colours: `<{%red%}>`.
fn plain(text: &str) -> String {
    let mut parts = text.split("<{%");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("%}>") {
            Some((_, rest)) => plain += rest,
            None => {
                plain += "<{%";
                plain += part;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> EventKind {
        Event::parse(line.as_bytes()).unwrap().kind
    }

    #[test]
    fn steps_have_their_operation_and_states() {
        let line = r#"{"sequence":3,"timestamp":1,"resourcePreEvent":{"metadata":{"op":"create-replacement","urn":"urn:pulumi:d::p::a:b:C::name",
            "type":"a:b:C","old":null,"new":{"type":"a:b:C","urn":"u","id":"","parent":"","inputs":{"size":3},"outputs":null,"provider":""},
            "detailedDiff":{"size":{"diffKind":"update-replace","inputDiff":true}},"keys":["size"],"provider":"q"},"planning":true}}"#;
        let EventKind::StepStarted(step) = parse(line) else { panic!("not a step") };
        assert_eq!(
            (step.operation.clone(), step.name(), step.planned),
            (Operation::CreateReplacement, "name", true)
        );
        assert_eq!(step.new.unwrap().inputs["size"], 3);
        assert_eq!(step.detailed_diff.unwrap()["size"].kind, "update-replace");
    }

    #[test]
    fn messages_are_without_marks_for_colours() {
        let line = r#"{"diagnosticEvent":{"message":"<{%red%}>no<{%reset%}> way <{%","color":"raw","severity":"info#err"}}"#;
        let EventKind::Diagnostic(diagnostic) = parse(line) else { panic!("not a diagnostic") };
        assert_eq!((diagnostic.message.as_str(), diagnostic.severity), ("no way <{%", Severity::InfoError));
        assert!(Severity::Error > Severity::Warning);
    }

    #[test]
    fn what_is_not_known_is_kept() {
        let kind = parse(r#"{"futureEvent":{"a":1}}"#);
        assert!(matches!(kind, EventKind::Other(name, value) if name == "futureEvent" && value["a"] == 1));
        let line = r#"{"summaryEvent":{"maybeCorrupt":false,"durationSeconds":2,"resourceChanges":{"create":2,"same":3,"levitate":1},"isPreview":false}}"#;
        let EventKind::Summary(summary) = parse(line) else { panic!("not a summary") };
        assert_eq!((summary.changes(), summary.count(&Operation::Create)), (3, 2));
        assert_eq!(summary.count(&Operation::Other("levitate".to_owned())), 1);
    }
}
