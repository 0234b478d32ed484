//! Cloud Map's private DNS namespaces.

use crate::control::{
    account::{Account, Record},
    ec2::vpc,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    servicediscovery::service,
    token,
};

pub struct PrivateDnsNamespace;

impl ResourceType for PrivateDnsNamespace {
    fn duplicate(&self, context: &Context<'_>, other: &Record) -> Option<AwsError> {
        let message = format!(
            "The VPC {} in region {} has already been associated with the hosted zone {} with the same domain name.",
            context.str("vpc"),
            context.region,
            other.str_or_empty("hostedZone")
        );
        Some(AwsError::new("ConflictingDomainExists", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        vpc::require(context, context.str("vpc"))
            .map_err(|error| AwsError::new("InvalidInput", error.message))?;
        let id = context.id(|| format!("ns-{}", ids::base36(16)));
        let outputs = object([
            ("arn", context.arn("servicediscovery", format!("namespace/{id}")).into()),
            ("hostedZone", context.keep("hostedZone", || format!("Z{}", ids::iam("").to_uppercase())).into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let of = |service: &Record| service::namespace(service) == Some(record.id.as_str());
        if context.account.of(token::DISCOVERY_SERVICE).any(of) {
            let message =
                "Namespace has associated services; delete the services before deleting the namespace.";
            return Err(AwsError::new("ResourceInUse", message));
        }
        Ok(())
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        account.get(token, id.split(':').next().unwrap_or(id))
    }
}
