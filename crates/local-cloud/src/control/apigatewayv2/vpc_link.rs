//! VPC links: the way from an HTTP API into a VPC.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    apigatewayv2::{names, refusals},
    ec2::{groups, subnet},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct VpcLink;

impl ResourceType for VpcLink {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let failure = || refusals::link_subnets().at("subnetIds");
        inputs.is_empty_list("subnetIds").then(failure).into_iter().collect()
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        if context.is_new_beyond(10) {
            return Err(refusals::link_limit());
        }
        if context.inputs.strs("subnetIds").len() > 10 {
            return Err(refusals::link_subnet_limit());
        }
        let refused = |error: AwsError| refusals::link_reference(error.message);
        let mut vpc = None;
        for id in context.inputs.strs("subnetIds") {
            let of = subnet::require(context, id).map_err(refused)?.str("vpcId");
            if vpc.is_some_and(|vpc| Some(vpc) != of) {
                return Err(refusals::link_vpcs());
            }
            vpc = of;
        }
        for group in context.inputs.strs("securityGroupIds") {
            groups::require(context, group).map_err(refused)?;
            if groups::vpc_of(context.account, group) != vpc {
                return Err(refusals::link_group_elsewhere(group));
            }
        }
        let id = context.id(|| ids::base36(6));
        let outputs = object([("arn", names::arn(context.region, format!("/vpclinks/{id}")).into())]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        // AWS names the routes; an integration without one is listed by its own id.
        let methods: Vec<String> = context
            .account
            .having(token::INTEGRATION, "connectionId", &record.id)
            .flat_map(|integration| {
                let (api, target) =
                    (integration.str_or_empty("apiId"), format!("integrations/{}", integration.id));
                let routes = context.account.having(token::ROUTE, "apiId", api);
                let mut ids: Vec<&str> = routes
                    .filter(|route| route.str("target") == Some(&target))
                    .map(|route| route.id.as_str())
                    .collect();
                if ids.is_empty() {
                    ids.push(&integration.id);
                }
                let method = integration.str("integrationMethod").unwrap_or("ANY");
                ids.into_iter().map(|id| format!("{method}:{id}")).collect::<Vec<_>>()
            })
            .collect();
        match methods.is_empty() {
            true => Ok(()),
            false => Err(refusals::link_in_use(&record.id, methods.join(", "))),
        }
    }
}
