//! IAM policy documents, typed. (The grammar is that of AWS's *IAM JSON policy element reference*.)

use std::collections::BTreeMap;

use pulumi_sdk::{Input, Inputs, Output, ToValue, Value, private::BoxFuture, to_json};

/// A policy: what may be done, or what a role may be assumed by.
///
/// It goes where the policy's JSON does; the JSON is canonical, so the same policy is the same text.
///
/// ```
/// use aws::iam::{RoleArgs, policy::{Document, Principal, Statement}};
/// let role = RoleArgs::builder()
///     .assume_role_policy(Document::new([
///         Statement::allow(["sts:AssumeRole"]).principal(Principal::service("ecs-tasks.amazonaws.com")),
///     ]))
///     .build();
/// ```
#[derive(Clone)]
pub struct Document {
    version: &'static str,
    statements: Vec<Statement>,
}

pulumi_sdk::to_value! { Document { version = "Version", statements = "Statement" } }

impl Document {
    /// A policy of these statements.
    pub fn new(statements: impl IntoIterator<Item = Statement>) -> Self {
        Self { version: "2012-10-17", statements: statements.into_iter().collect() }
    }

    /// Who may assume a role: the AWS service of that name, such as `ecs-tasks.amazonaws.com`.
    pub fn assumed_by(service: impl Into<Input<String>>) -> Self {
        Self::new([Statement::allow(["sts:AssumeRole"]).principal(Principal::service(service))])
    }

    /// The JSON: sorted names, no spaces; unknown while a part of it is, secret if a part of it is.
    pub fn to_json(&self) -> Output<String> {
        to_json(self.clone())
    }
}

impl From<Document> for Input<String> {
    fn from(document: Document) -> Self {
        Self::Output(document.to_json())
    }
}

/// One statement of a [`Document`].
#[derive(Clone)]
pub struct Statement {
    sid: Option<String>,
    effect: &'static str,
    principals: Option<Principals>,
    actions: Option<Inputs<String>>,
    not_actions: Option<Inputs<String>>,
    resources: Option<Inputs<String>>,
    not_resources: Option<Inputs<String>>,
    conditions: Option<Conditions>,
}

/// Values by key by operator.
type Conditions = BTreeMap<String, BTreeMap<String, Inputs<String>>>;

pulumi_sdk::to_value! {
    Statement {
        sid = "Sid",
        effect = "Effect",
        principals = "Principal",
        actions = "Action",
        not_actions = "NotAction",
        resources = "Resource",
        not_resources = "NotResource",
        conditions = "Condition",
    }
}

impl Statement {
    fn new(effect: &'static str) -> Self {
        Self {
            sid: None,
            effect,
            principals: None,
            actions: None,
            not_actions: None,
            resources: None,
            not_resources: None,
            conditions: None,
        }
    }

    /// Allows actions, such as `logs:PutLogEvents`.
    pub fn allow(actions: impl Into<Inputs<String>>) -> Self {
        Self { actions: Some(actions.into()), ..Self::new("Allow") }
    }

    /// Denies actions, whatever else allows them.
    pub fn deny(actions: impl Into<Inputs<String>>) -> Self {
        Self { actions: Some(actions.into()), ..Self::new("Deny") }
    }

    /// Denies all actions but these.
    pub fn deny_all_but(actions: impl Into<Inputs<String>>) -> Self {
        Self { not_actions: Some(actions.into()), ..Self::new("Deny") }
    }

    /// Names the statement.
    pub fn sid(mut self, sid: impl Into<String>) -> Self {
        self.sid = Some(sid.into());
        self
    }

    /// On which resources: ARNs, which may contain `*`.
    pub fn resources(mut self, arns: impl Into<Inputs<String>>) -> Self {
        self.resources = Some(arns.into());
        self
    }

    /// On one resource: an ARN, which may contain `*`.
    pub fn resource(self, arn: impl Into<Input<String>>) -> Self {
        self.resources([arn.into()])
    }

    /// On all resources but these.
    pub fn not_resources(mut self, arns: impl Into<Inputs<String>>) -> Self {
        self.not_resources = Some(arns.into());
        self
    }

    /// To whom the statement applies, in a policy that belongs to a resource or a role's trust (repeatable).
    pub fn principal(mut self, principal: Principal) -> Self {
        let principals = self.principals.get_or_insert_with(|| Principals::Some(BTreeMap::new()));
        match (principals, principal.0) {
            (all, None) => *all = Principals::Everyone,
            // Everyone includes whoever comes after.
            (Principals::Everyone, Some(_)) => {}
            (Principals::Some(by_kind), Some((kind, id))) => {
                by_kind.entry(kind.to_owned()).or_default().push(id)
            }
        }
        self
    }

    /// When the statement applies (repeatable; all must hold).
    pub fn condition(mut self, condition: Condition) -> Self {
        let Condition { operator, key, values } = condition;
        self.conditions.get_or_insert_default().entry(operator).or_default().insert(key, values);
        self
    }
}

/// To whom a [`Statement`] applies.
#[derive(Clone)]
pub struct Principal(Option<(&'static str, Input<String>)>);

impl Principal {
    /// An AWS service, such as `ecs-tasks.amazonaws.com`.
    pub fn service(name: impl Into<Input<String>>) -> Self {
        Self(Some(("Service", name.into())))
    }

    /// An account, a role or a user, by ARN.
    pub fn aws(arn: impl Into<Input<String>>) -> Self {
        Self(Some(("AWS", arn.into())))
    }

    /// An identity provider.
    pub fn federated(provider: impl Into<Input<String>>) -> Self {
        Self(Some(("Federated", provider.into())))
    }

    /// Everyone.
    pub fn everyone() -> Self {
        Self(None)
    }
}

#[derive(Clone)]
enum Principals {
    Everyone,
    Some(BTreeMap<String, Vec<Input<String>>>),
}

impl ToValue for Principals {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Self::Everyone => "*".to_value(),
            Self::Some(by_kind) => by_kind.to_value(),
        }
    }
}

/// When a [`Statement`] applies: a key of the request compared with values, any of which may match.
#[derive(Clone)]
pub struct Condition {
    operator: String,
    key: String,
    values: Inputs<String>,
}

impl Condition {
    /// Any operator, such as `IpAddress` or `StringEqualsIfExists`.
    pub fn new(
        operator: impl Into<String>,
        key: impl Into<String>,
        values: impl Into<Inputs<String>>,
    ) -> Self {
        Self { operator: operator.into(), key: key.into(), values: values.into() }
    }

    /// The key has one of these values.
    pub fn string_equals(key: impl Into<String>, values: impl Into<Inputs<String>>) -> Self {
        Self::new("StringEquals", key, values)
    }

    /// The key matches one of these patterns (`*`, `?`).
    pub fn string_like(key: impl Into<String>, values: impl Into<Inputs<String>>) -> Self {
        Self::new("StringLike", key, values)
    }

    /// The key is an ARN that matches one of these.
    pub fn arn_like(key: impl Into<String>, arns: impl Into<Inputs<String>>) -> Self {
        Self::new("ArnLike", key, arns)
    }

    /// The key is true, or false.
    pub fn bool(key: impl Into<String>, value: bool) -> Self {
        Self::new("Bool", key, [value.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use pulumi_sdk::output::{Resolved, from_future, resolve};

    use super::*;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        crate::testing::block_on(future)
    }

    #[test]
    fn the_json_is_canonical() {
        let document = Document::new([
            Statement::allow(["logs:PutLogEvents", "logs:CreateLogStream"])
                .sid("Logs")
                .resource(Output::new("arn:aws:logs:eu-west-1:1:log-group:books:*".to_owned()))
                .condition(Condition::string_equals("aws:SourceAccount", ["1"]))
                .condition(Condition::arn_like("aws:SourceArn", ["arn:aws:ecs:*:1:*"]))
                .condition(Condition::string_equals("aws:PrincipalOrgID", ["o-1"])),
            Statement::deny(["s3:*"])
                .resources(["*"])
                .principal(Principal::aws("arn:aws:iam::1:root"))
                .principal(Principal::service("a.amazonaws.com"))
                .principal(Principal::service("b.amazonaws.com"))
                .condition(Condition::bool("aws:SecureTransport", false)),
            Statement::allow(["sns:Publish"]).principal(Principal::everyone()),
        ]);
        let json = block_on(resolve(&document.to_json()));
        let expected = concat!(
            r#"{"Statement":[{"Action":["logs:PutLogEvents","logs:CreateLogStream"],"Condition":{"#,
            r#""ArnLike":{"aws:SourceArn":["arn:aws:ecs:*:1:*"]},"#,
            r#""StringEquals":{"aws:PrincipalOrgID":["o-1"],"aws:SourceAccount":["1"]}},"Effect":"Allow","#,
            r#""Resource":["arn:aws:logs:eu-west-1:1:log-group:books:*"],"Sid":"Logs"},"#,
            r#"{"Action":["s3:*"],"Condition":{"Bool":{"aws:SecureTransport":["false"]}},"Effect":"Deny","#,
            r#""Principal":{"AWS":["arn:aws:iam::1:root"],"Service":["a.amazonaws.com","b.amazonaws.com"]},"#,
            r#""Resource":["*"]},{"Action":["sns:Publish"],"Effect":"Allow","Principal":"*"}],"Version":"2012-10-17"}"#,
        );
        assert_eq!(json, Resolved::known(expected.to_owned()));
    }

    #[test]
    fn what_is_inside_marks_the_whole() {
        let dependent = |value: Option<&str>, secret| {
            let dependencies = ["urn:a".to_owned()].into();
            let resolved = Resolved { value: value.map(str::to_owned), secret, dependencies };
            from_future(std::future::ready(resolved))
        };
        let json = |arn: Output<String>| {
            let document =
                Document::new([Statement::allow(["s3:GetObject"])
                    .resources([Input::from("arn:aws:s3:::known"), arn.into()])]);
            block_on(resolve(&document.to_json()))
        };
        let unknown = json(dependent(None, false));
        assert_eq!((unknown.value, unknown.secret), (None, false));
        assert_eq!(unknown.dependencies, ["urn:a".to_owned()].into());
        let secret = json(dependent(Some("arn:aws:s3:::hidden"), true));
        assert!(secret.secret);
        assert!(
            secret.value.is_some_and(|json| json.contains(r#"["arn:aws:s3:::known","arn:aws:s3:::hidden"]"#))
        );
    }
}
