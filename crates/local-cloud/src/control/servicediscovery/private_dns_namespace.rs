//! Cloud Map's private DNS namespaces.

use crate::control::{
    ec2::vpc,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    servicediscovery::service,
    token,
    world::{Record, World},
};

pub struct PrivateDnsNamespace;

impl ResourceType for PrivateDnsNamespace {
    fn duplicate(&self, context: &Context<'_>, other: &Record) -> Option<AwsError> {
        let message = format!(
            "The VPC {} in region {} has already been associated with the hosted zone {} with the same domain name.",
            context.text("vpc"),
            context.region,
            other.text_or_empty("hostedZone")
        );
        Some(AwsError::new("ConflictingDomainExists", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        vpc::require(context, context.text("vpc"))
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
        if context.world.of(token::DISCOVERY_SERVICE).any(of) {
            let message =
                "Namespace has associated services; delete the services before deleting the namespace.";
            return Err(AwsError::new("ResourceInUse", message));
        }
        Ok(())
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        world.get(token, id.split(':').next().unwrap_or(id))
    }
}
