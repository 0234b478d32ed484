//! IAM roles: who may take them, and what their policies let them do.
//!
//! Source: IAM user guide, "Policy evaluation logic". Conditions are not evaluated: an allowing statement
//! with one allows, a denying one does not deny.

use serde_json::Value as Json;

use super::wildcard::{Case, like};

/// A role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    pub name: String,
    /// The statements of its trust policy.
    pub trust: Vec<Statement>,
    /// The statements of its policies, inline and managed.
    pub statements: Vec<Statement>,
    /// Whether a policy is attached whose content is not known here: nothing is refused then for want of a
    /// permission.
    pub incomplete: bool,
}

/// A statement of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    deny: bool,
    conditional: bool,
    actions: Patterns,
    resources: Patterns,
    /// Service principals.
    services: Vec<String>,
}

/// What a statement's element matches: one of the patterns, or (`Not…`) none of them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Patterns {
    not: bool,
    patterns: Vec<String>,
}

/// Why a role may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// Nothing allows it.
    Implicit,
    /// A statement denies it.
    Explicit,
}

impl Role {
    /// Whether a service of AWS may take the role.
    pub fn trusts(&self, service: &str) -> bool {
        let of = |statement: &&Statement| {
            statement.services.iter().any(|own| own == service || own == "*")
                && statement.actions.match_action("sts:AssumeRole")
        };
        let mut statements = self.trust.iter().filter(of);
        statements.clone().any(|statement| !statement.deny)
            && !statements.any(|statement| statement.deny && !statement.conditional)
    }

    /// Whether the role may do something.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may(&self, action: &str, resource: &str) -> Result<(), Denial> {
        let of = |statement: &&Statement| {
            statement.actions.match_action(action) && statement.resources.match_resource(resource)
        };
        let mut statements = self.statements.iter().filter(of);
        if statements.clone().any(|statement| statement.deny && !statement.conditional) {
            return Err(Denial::Explicit);
        }
        match self.incomplete || statements.any(|statement| !statement.deny) {
            true => Ok(()),
            false => Err(Denial::Implicit),
        }
    }
}

impl Statement {
    /// The statements of a policy document; what is none is left out.
    pub fn of_document(document: &str) -> Vec<Self> {
        let document: Json = serde_json::from_str(document).unwrap_or_default();
        policy_statements(&document).unwrap_or_default().iter().map(Self::of).collect()
    }

    /// A statement that allows actions on resources.
    pub fn allow<'a>(
        actions: impl IntoIterator<Item = &'a str>,
        resources: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let patterns = |texts: Vec<&str>| Patterns { not: false, patterns: owned(texts) };
        Self {
            deny: false,
            conditional: false,
            actions: patterns(actions.into_iter().collect()),
            resources: patterns(resources.into_iter().collect()),
            services: Vec::new(),
        }
    }

    fn of(json: &Json) -> Self {
        let principal = match &json["Principal"] {
            Json::String(everyone) => vec![everyone.clone()],
            kinds => owned(policy_strings(&kinds["Service"])),
        };
        Self {
            deny: json["Effect"] == "Deny",
            conditional: json.get("Condition").is_some(),
            actions: Patterns::of(json, "Action", "NotAction"),
            resources: Patterns::of(json, "Resource", "NotResource"),
            services: principal,
        }
    }
}

impl Patterns {
    fn of(json: &Json, name: &str, not: &str) -> Self {
        match json.get(not) {
            Some(patterns) => Self { not: true, patterns: owned(policy_strings(patterns)) },
            None => Self { not: false, patterns: owned(policy_strings(&json[name])) },
        }
    }

    fn match_action(&self, action: &str) -> bool {
        self.patterns.iter().any(|pattern| like(pattern, action, Case::Ignored)) != self.not
    }

    fn match_resource(&self, resource: &str) -> bool {
        self.patterns.iter().any(|pattern| like(pattern, resource, Case::Sensitive)) != self.not
    }
}

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

/// The statements of a policy document, which are one or a list; `None` if it has neither.
pub fn policy_statements(document: &Json) -> Option<&[Json]> {
    match &document["Statement"] {
        Json::Array(statements) => Some(statements),
        statement @ Json::Object(_) => Some(std::slice::from_ref(statement)),
        _ => None,
    }
}

/// The strings of a value that is one, or a list of them.
pub fn policy_strings(value: &Json) -> Vec<&str> {
    match value {
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        value => value.as_str().into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn role(statements: Json) -> Role {
        let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        Role { statements: Statement::of_document(&document), ..Role::default() }
    }

    #[test]
    fn allowed_denied_and_neither() {
        let role = role(json!([
            {"Effect": "Allow", "Action": "secretsmanager:Get*", "Resource": ["arn:aws:secretsmanager:*:*:secret:books-??????"]},
            {"Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:ssm:*"},
            {"Effect": "Deny", "Action": ["ssm:getparameters"], "NotResource": "arn:aws:ssm:*:*:parameter/books/*"},
        ]));
        let secret = |name: &str| format!("arn:aws:secretsmanager:eu-west-1:0:secret:{name}");
        let parameter = |name: &str| format!("arn:aws:ssm:eu-west-1:0:parameter/{name}");
        for (action, resource, decision) in [
            ("secretsmanager:GetSecretValue", secret("books-abcdef"), Ok(())),
            ("SecretsManager:getSecretValue", secret("books-abcdef"), Ok(())),
            ("secretsmanager:GetSecretValue", secret("books-abcdefg"), Err(Denial::Implicit)),
            ("secretsmanager:PutSecretValue", secret("books-abcdef"), Err(Denial::Implicit)),
            ("ssm:GetParameters", parameter("books/token"), Ok(())),
            ("ssm:GetParameters", parameter("other"), Err(Denial::Explicit)),
            ("iam:GetRole", parameter("books/token"), Err(Denial::Implicit)),
        ] {
            assert_eq!(role.may(action, &resource), decision, "{action} {resource}");
        }
        let incomplete = Role { incomplete: true, ..role };
        assert_eq!(incomplete.may("iam:GetRole", "*"), Ok(()));
        assert_eq!(incomplete.may("ssm:GetParameters", &parameter("other")), Err(Denial::Explicit));
    }

    #[test]
    fn conditions_neither_take_nor_deny() {
        let role = role(json!([
            {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
            {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
        ]));
        assert_eq!(role.may("ssm:GetParameters", "*"), Ok(()));
    }

    #[test]
    fn trust() {
        let trusting = |service: &str| {
            let document = json!({"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}}});
            Role { trust: Statement::of_document(&document.to_string()), ..Role::default() }
        };
        assert!(trusting("ecs-tasks.amazonaws.com").trusts("ecs-tasks.amazonaws.com"));
        assert!(!trusting("ec2.amazonaws.com").trusts("ecs-tasks.amazonaws.com"));
        assert!(!Role::default().trusts("ecs-tasks.amazonaws.com"));
    }
}
