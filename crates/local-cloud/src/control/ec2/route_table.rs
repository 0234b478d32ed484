//! Route tables.

use provider_kit::Map;

use crate::control::{
    account::Record,
    ec2::vpc,
    error::{AwsError, Outcome},
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
            let message = format!("The routeTable '{}' has dependencies and cannot be deleted.", record.id);
            return Err(AwsError::new("DependencyViolation", message));
        }
        Ok(())
    }
}

pub fn require<'a>(context: &'a Context<'_>, id: &str) -> Outcome<&'a Record> {
    let missing =
        || AwsError::new("InvalidRouteTableID.NotFound", format!("The routeTable ID '{id}' does not exist"));
    context.require(token::ROUTE_TABLE, id, missing)
}

/// Looks at where a route leads.
pub fn check_target(context: &Context<'_>, route: &Map, table: &str, vpc: &str) -> Outcome<()> {
    if let Some(id) = route.str("gatewayId").filter(|id| id.starts_with("igw-")) {
        let missing =
            || AwsError::new("InvalidGatewayID.NotFound", format!("The gateway ID '{id}' does not exist"));
        let gateway = context.require(token::INTERNET_GATEWAY, id, missing)?;
        if gateway.str("vpcId") != Some(vpc) {
            let message =
                format!("route table {table} and network gateway {id} belong to different networks");
            return Err(AwsError::new("InvalidParameterValue", message));
        }
    }
    if let Some(id) = route.str("natGatewayId") {
        let missing = || AwsError::new("NatGatewayNotFound", format!("The Nat Gateway '{id}' was not found"));
        let gateway = context.require(token::NAT_GATEWAY, id, missing)?;
        if gateway.str("vpcId") != Some(vpc) {
            let message = format!("route table {table} and NAT gateway {id} belong to different networks");
            return Err(AwsError::new("InvalidParameterValue", message));
        }
    }
    Ok(())
}
