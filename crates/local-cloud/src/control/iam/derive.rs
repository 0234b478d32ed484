//! Records of IAM → the model.

use std::collections::BTreeMap;

use crate::{
    control::{
        account::{Account, Record},
        fields::Fields,
        iam::role_policy_attachment::{is_known, name_of_managed},
        token,
    },
    model::{Role, Statement},
};

/// What the managed policies of AWS allow of the actions that starting a task needs: name, actions,
/// resources. Conditions are left out. Source: as of `managed_policies.txt`.
const PERMISSIONS: &str = include_str!("managed_permissions.txt");

/// Every role, by ARN.
pub fn roles(account: &Account) -> BTreeMap<String, Role> {
    account.of(token::ROLE).map(|record| (record.arn().to_owned(), role(account, record))).collect()
}

fn role(account: &Account, record: &Record) -> Role {
    let attached = account.having(token::ROLE_POLICY_ATTACHMENT, "role", &record.id);
    let managed: Vec<&str> =
        attached.filter_map(|own| own.str("policyArn")).chain(record.strs("managedPolicyArns")).collect();
    let inline = account.having(token::ROLE_POLICY, "role", &record.id);
    let documents = inline
        .map(|own| own.str_or_empty("policy"))
        .chain(record.objects("inlinePolicies").into_iter().map(|own| own.str_or_empty("policy")));
    let mut statements: Vec<Statement> = documents.flat_map(Statement::of_document).collect();
    let names: Vec<Option<&str>> = managed.into_iter().map(name_of_managed).collect();
    statements.extend(names.iter().flatten().flat_map(|name| of_managed(name)));
    // One that has no line among the permissions allows none of those actions.
    let known = |name: &Option<&str>| name.is_some_and(is_known);
    Role {
        name: record.str_or_empty("name").to_owned(),
        trust: Statement::of_document(record.str_or_empty("assumeRolePolicy")),
        statements,
        incomplete: !names.iter().all(known),
    }
}

fn of_managed(name: &str) -> impl Iterator<Item = Statement> {
    let lines = PERMISSIONS.lines().filter_map(move |line| line.strip_prefix(name)?.strip_prefix(' '));
    lines.filter_map(|line| {
        let (actions, resources) = line.split_once(' ')?;
        Some(Statement::allow(actions.split(','), resources.split(',')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managed_policies_have_their_permissions() {
        let may = |name: &str, action: &str| {
            Role { statements: of_managed(name).collect(), ..Role::default() }
                .may(action, "arn:aws:x")
                .is_ok()
        };
        let execution = "service-role/AmazonECSTaskExecutionRolePolicy";
        assert!(may(execution, "ecr:GetAuthorizationToken") && may(execution, "logs:CreateLogStream"));
        assert!(!may(execution, "secretsmanager:GetSecretValue") && !may(execution, "ssm:GetParameters"));
        assert!(may("AdministratorAccess", "secretsmanager:GetSecretValue"));
        assert!(!may("AmazonS3FullAccess", "ecr:GetAuthorizationToken"));
    }
}
