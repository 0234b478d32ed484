//! ECS clusters.

use provider_kit::Map;

use crate::control::{
    account::{Account, Record},
    ecs::refusals,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Cluster;

impl ResourceType for Cluster {
    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        // AWS hands out the cluster that is there already; two owners of one cluster would only find out when
        // one deletes it.
        Some(refusals::cluster_exists(context.str("name")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let arn = context.arn("ecs", format!("cluster/{}", context.str("name")));
        let mut outputs = Map::new();
        if !context.inputs.has("settings") {
            let insights = object([("name", "containerInsights".into()), ("value", "disabled".into())]);
            outputs.set("settings", vec![insights]);
        }
        Ok(Created::by_arn(arn, outputs))
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        let name = record.str_or_empty("name");
        if context
            .account
            .of(token::SERVICE)
            .any(|service| ids::arn_tail(service.str_or_empty("cluster")) == name)
        {
            return Err(refusals::cluster_in_use());
        }
        Ok(())
    }

    fn import<'a>(&self, account: &'a Account, _: &'a str, id: &'a str) -> Option<&'a Record> {
        find(account, id)
    }
}

/// The cluster that a name or an ARN names.
pub fn find<'a>(account: &'a Account, reference: &str) -> Option<&'a Record> {
    let name = ids::arn_tail(reference);
    account.of(token::CLUSTER).find(|cluster| cluster.str("name") == Some(name))
}
