//! The environment of a service's container: its variables, and the secrets among them with where they are
//! kept.

use std::collections::BTreeMap;

use aws::{ecs::container, iam::policy::Statement, secretsmanager, ssm};
use pulumi_sdk::{Component, Input, Output, format_output};

use crate::settings::{Needs, Secret, ServiceSpec, Settings};

/// The environment.
pub(super) struct Environment {
    /// The variables, in the order of their names.
    pub variables: Vec<(String, Input<String>)>,
    /// The secrets among them.
    pub secrets: Vec<container::Secret>,
    /// What ECS must be allowed, so that it may read them.
    pub readable: Vec<Statement>,
    /// Labels that change with the secrets' values: tasks are replaced then.
    pub labels: Vec<(String, Input<String>)>,
}

impl Environment {
    /// Registers the secrets of a service, and collects its variables: the stack's go over what its needs
    /// add, and these over its own.
    pub fn new(scope: &Component, name: &str, spec: &ServiceSpec, needs: Needs, settings: &Settings) -> Self {
        let own = spec.environment.iter().map(|&(name, value)| (name.to_owned(), value.into()));
        let stack = settings.services.get(spec.name).into_iter().flat_map(|own| own.environment.clone());
        let stack = stack.map(|(name, value)| (name, value.into()));
        let variables: BTreeMap<String, Input<String>> = own.chain(needs.environment).chain(stack).collect();
        let mut environment = Self {
            variables: variables.into_iter().collect(),
            secrets: Vec::new(),
            readable: Vec::new(),
            labels: Vec::new(),
        };
        for &(variable, secret) in spec.secrets {
            environment.keep(scope, name, spec, variable, secret, settings);
        }
        environment
    }

    fn keep(
        &mut self,
        scope: &Component,
        name: &str,
        spec: &ServiceSpec,
        variable: &str,
        secret: Secret,
        settings: &Settings,
    ) {
        let name = format!("{name}-{}", variable.to_lowercase().replace('_', "-"));
        let value = settings.secrets[secret.key()].clone();
        let (value_from, read) = match secret {
            Secret::Parameter(key) => {
                let path = format!("/{}/{}/{key}", settings.prefix, spec.name);
                let parameter = parameter(scope, &name, path, value, settings);
                self.labels
                    .push((format!("secret.{variable}"), format_output!("{}", parameter.version()).into()));
                (parameter.arn(), Statement::allow(["ssm:GetParameters"]).resources([parameter.arn()]))
            }
            Secret::SecretsManager(_) => {
                let (secret, version) = versioned(scope, &name, value, settings);
                (version, Statement::allow(["secretsmanager:GetSecretValue"]).resources([secret]))
            }
        };
        self.secrets.push(container::Secret::builder().name(variable).value_from(value_from).build());
        self.readable.push(read);
    }
}

fn parameter(
    scope: &Component,
    name: &str,
    path: String,
    value: Output<String>,
    settings: &Settings,
) -> ssm::Parameter {
    ssm::Parameter::new(
        scope,
        name,
        ssm::ParameterArgs::builder()
            .name(path)
            .type_("SecureString")
            .value(value)
            .tags(settings.tags(name))
            .build(),
    )
}

/// A secret and its value: the secret's ARN, and the reference to that very version. Another value is another
/// version, so that the tasks are replaced.
fn versioned(
    scope: &Component,
    name: &str,
    value: Output<String>,
    settings: &Settings,
) -> (Output<String>, Output<String>) {
    let secret = secretsmanager::Secret::new(
        scope,
        name,
        secretsmanager::SecretArgs::builder().tags(settings.tags(name)).build(),
    );
    let version = secretsmanager::SecretVersion::new(
        scope,
        &format!("{name}-value"),
        secretsmanager::SecretVersionArgs::builder().secret_id(secret.id()).secret_string(value).build(),
    );
    let reference = format_output!("{}:::{}", version.secret_arn(), version.version_id());
    (secret.arn(), reference)
}
