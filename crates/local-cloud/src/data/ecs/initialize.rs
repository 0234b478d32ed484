//! What ECS does for a task before its containers start: takes the execution role, fetches secrets and the
//! registry's token, opens the log. Pure.
//!
//! Source: ECS developer guide, "Amazon ECS task execution IAM role" and "Pass sensitive data to an Amazon
//! ECS container". The errors begin with ECS's words, as users' logs have them
//! (<https://github.com/aws/copilot-cli/issues/2095>,
//! <https://github.com/GiamPy5/terraform-aws-directus/issues/10>); a remedy stands behind them in parentheses.

use std::collections::BTreeMap;

use super::secrets::{self, Reference};
use crate::{
    data::network::egress,
    model::{Container, Denial, Role, Sensitive, TaskDefinition, Topology},
};

const PULL: &str = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:";
const ONCE: &str = "service call has been retried 1 time(s):";
const LOGGER: &str = "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create \
                      Cloudwatch log stream:";
/// The beginning of what is said of a task whose roles ECS cannot take: it is not launched at all.
pub const NOT_ASSUMED: &str = "ECS was unable to assume the role";
/// The service that takes the roles.
const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

/// A task that is about to start.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    pub topology: &'a Topology,
    pub definition: &'a TaskDefinition,
    /// Its id.
    pub id: &'a str,
    pub region: &'a str,
    pub account: &'a str,
}

/// The values of the secrets of each container, by its name.
pub type Secrets = BTreeMap<String, Vec<(String, Sensitive)>>;

impl Task<'_> {
    /// Checks that ECS may take the roles of the task.
    ///
    /// # Errors
    /// Why the task is not launched.
    pub fn roles(self) -> Result<(), String> {
        let TaskDefinition { execution_role, task_role, .. } = self.definition;
        for arn in [execution_role, task_role].into_iter().flatten() {
            let known = self.topology.roles.get(arn);
            // Of another account's roles nothing is known.
            let foreign = arn.split(':').nth(4) != Some(self.account);
            if !known.map_or(foreign, |role| role.trusts(ECS_TASKS)) {
                return Err(format!(
                    "{NOT_ASSUMED} '{arn}' that was provided for this task. Please verify that the role being passed has \
                     the proper trust relationship and permissions and that your IAM user has permissions to pass this role."
                ));
            }
        }
        Ok(())
    }

    /// Fetches what the task needs, once the way is open.
    ///
    /// # Errors
    /// The stopped reason of the task.
    pub fn resources(self, start: egress::Start<'_>) -> Result<Secrets, String> {
        for container in &self.definition.containers {
            self.registry(container)?;
        }
        let mut secrets = Secrets::new();
        for container in &self.definition.containers {
            let values = container
                .secrets
                .iter()
                .map(|(name, value_from)| Ok((name.clone(), self.secret(value_from, start)?)))
                .collect::<Result<Vec<_>, String>>()?;
            secrets.insert(container.name.clone(), values);
        }
        for container in &self.definition.containers {
            self.log(container)?;
        }
        Ok(secrets)
    }

    fn registry(self, container: &Container) -> Result<(), String> {
        let image = &container.image;
        if !egress::is_private(image) {
            return Ok(());
        }
        self.may("ecr:GetAuthorizationToken", "*").map_err(|denied| {
            format!("{PULL} unable to retrieve ecr registry auth: {ONCE} AccessDeniedException: {denied}")
        })?;
        let name = image.split_once('/').map_or("", |(_, name)| name);
        let name = name.split('@').next().unwrap_or(name).split(':').next().unwrap_or(name);
        let repository = format!("arn:aws:ecr:{}:{}:repository/{name}", self.region, self.account);
        for action in ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] {
            self.may(action, &repository).map_err(|denied| {
                format!(
                    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: unexpected \
                     status from HEAD request: 403 Forbidden ({denied})"
                )
            })?;
        }
        Ok(())
    }

    fn secret(self, value_from: &str, start: egress::Start<'_>) -> Result<Sensitive, String> {
        let reference = Reference::parse(value_from, self.region, self.account);
        let (service, action, resource, words) = match &reference {
            Reference::Secret { arn, .. } => {
                let fetch = format!(
                    "unable to retrieve secret from asm: {ONCE} failed to fetch secret {arn} from secrets manager:"
                );
                (
                    "secretsmanager",
                    "secretsmanager:GetSecretValue",
                    secrets::full_arn(self.topology, arn),
                    fetch,
                )
            }
            Reference::Parameter { arn, .. } => {
                let fetch = format!("unable to retrieve secrets from ssm: {ONCE}");
                ("ssm", "ssm:GetParameters", arn.clone(), fetch)
            }
            Reference::Malformed => {
                return Err(format!(
                    "{PULL} unable to retrieve secret from asm: unexpected ARN format with parameters when trying to retrieve ASM secret \
                     ({value_from}: a secret's ARN has nothing behind it, or :json-key:version-stage:version-id with all three colons)"
                ));
            }
        };
        egress::way(start, service).map_err(|why| {
            let words = words.replace("retried 1 time", "retried 5 time");
            format!(
                "{PULL} {words} RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network \
                 configuration. ({why})"
            )
        })?;
        self.may(action, &resource)
            .map_err(|denied| format!("{PULL} {words} AccessDeniedException: {denied}"))?;
        secrets::read(self.topology, &reference).map_err(|missing| match (&reference, missing) {
            (Reference::Secret { .. }, secrets::Missing::Content(why)) => {
                format!("{PULL} unable to retrieve secret from asm: {ONCE} {why}")
            }
            (_, secrets::Missing::Content(why) | secrets::Missing::Call(why)) => {
                format!("{PULL} {words} {why}")
            }
        })
    }

    fn log(self, container: &Container) -> Result<(), String> {
        let Some((group, _)) = &container.log else { return Ok(()) };
        let region = container.log_region.as_deref().unwrap_or(self.region);
        let arn = format!("arn:aws:logs:{region}:{}:log-group:{group}", self.account);
        let exists = self.topology.log_groups.contains(&arn);
        if !exists && container.creates_log_group {
            self.may("logs:CreateLogGroup", &arn)
                .map_err(|denied| format!("{LOGGER} AccessDeniedException: {denied}"))?;
        }
        self.may("logs:CreateLogStream", &format!("{arn}:log-stream:"))
            .map_err(|denied| format!("{LOGGER} AccessDeniedException: {denied}"))?;
        if !exists && !container.creates_log_group {
            return Err(format!(
                "{LOGGER} ResourceNotFoundException: The specified log group does not exist. : exit status 1 (there is no log group {group} in \
                 {region})"
            ));
        }
        Ok(())
    }

    /// Whether the execution role may do something. Without one, or with another account's, nothing is known
    /// to forbid it.
    fn may(self, action: &str, resource: &str) -> Result<(), String> {
        let role = self.definition.execution_role.as_ref().and_then(|arn| self.topology.roles.get(arn));
        let Some(role) = role else { return Ok(()) };
        let Task { account, id, .. } = self;
        role.may(action, resource).map_err(|denial| denied(role, account, id, action, resource, denial))
    }
}

fn denied(role: &Role, account: &str, id: &str, action: &str, resource: &str, denial: Denial) -> String {
    let name = &role.name;
    let because = match denial {
        Denial::Implicit => format!("because no identity-based policy allows the {action} action"),
        Denial::Explicit => "with an explicit deny in an identity-based policy".to_owned(),
    };
    format!(
        "User: arn:aws:sts::{account}:assumed-role/{name}/{id} is not authorized to perform: {action} on resource: {resource} {because}"
    )
}

#[cfg(test)]
#[path = "initialize_tests.rs"]
mod tests;
