//! Cloud Map's private DNS namespaces.

use crate::control::{
    account::{Account, Record},
    ec2::vpc,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    servicediscovery::{refusals, service},
    token,
};

pub struct PrivateDnsNamespace;

impl ResourceType for PrivateDnsNamespace {
    fn duplicate(&self, context: &Context<'_>, other: &Record) -> Option<AwsError> {
        let (vpc, zone) = (context.str("vpc"), other.str_or_empty("hostedZone"));
        let conflict = || refusals::namespace_conflict(context.str("name"), vpc, context.region, zone);
        (other.str("vpc") == Some(vpc)).then(conflict)
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        if name.starts_with("arn:") || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(refusals::namespace_name(name));
        }
        vpc::require(context, context.str("vpc")).map_err(|error| refusals::namespace_vpc(error.message))?;
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
            return Err(refusals::namespace_in_use());
        }
        Ok(())
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        account.get(token, id.split(':').next().unwrap_or(id))
    }
}
