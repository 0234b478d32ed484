//! Route tables.

use provider_kit::Map;

use crate::control::{
    account::Record,
    ec2::{refusals, vpc},
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct RouteTable;

impl ResourceType for RouteTable {
    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc = vpc::require(context, context.str("vpcId"))?;
        let id = context.id(|| ids::ec2("rtb-"));
        for route in context.inputs.objects("routes") {
            check_target(context, route, &id, &vpc.id)?;
        }
        let outputs = object([
            ("arn", context.arn("ec2", format!("route-table/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
        ]);
        Ok(Created { id, outputs })
    }

    fn delete(&self, context: &Context<'_>, record: &Record) -> Outcome<()> {
        if context.account.find(token::ROUTE_TABLE_ASSOCIATION, "routeTableId", &record.id).is_some() {
            return Err(refusals::table_in_use(&record.id));
        }
        Ok(())
    }
}

/// The route table that an input names.
pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    context.require(token::ROUTE_TABLE, id, || refusals::table_not_found(id))
}

/// Checks that the target of a route exists, in the VPC of the table.
pub fn check_target(context: &Context<'_>, route: &Map, table: &str, vpc: &str) -> Outcome<()> {
    if let Some(id) = route.str("gatewayId").filter(|id| id.starts_with("igw-")) {
        let gateway = context.require(token::INTERNET_GATEWAY, id, || refusals::gateway_not_found(id))?;
        if gateway.str("vpcId") != Some(vpc) {
            return Err(refusals::gateway_elsewhere(table, id));
        }
    }
    if let Some(id) = route.str("natGatewayId") {
        let gateway = context.require(token::NAT_GATEWAY, id, || refusals::nat_not_found(id))?;
        if gateway.str("vpcId") != Some(vpc) {
            return Err(refusals::nat_elsewhere(table, id));
        }
    }
    Ok(())
}
