//! Associations of route tables with subnets.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    ec2::{refusals, route_table, subnet},
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    resource_type::{Changed, Context, Created, ResourceType},
};

pub struct RouteTableAssociation;

impl ResourceType for RouteTableAssociation {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        match (inputs.has("subnetId"), inputs.has("gatewayId")) {
            (true, true) | (false, false) => {
                vec![refusals::association_sides().at("subnetId")]
            }
            _ => Vec::new(),
        }
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // A table is exchanged in place (ReplaceRouteTableAssociation).
        (change.property == "routeTableId").then_some(false)
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::associated(context.str("routeTableId")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let table = route_table::require(context, context.str("routeTableId"))?;
        if let Some(subnet_id) = context.inputs.str("subnetId") {
            let subnet = subnet::require(context, subnet_id)?;
            if subnet.str("vpcId") != table.str("vpcId") {
                return Err(refusals::association_elsewhere(&table.id, subnet_id));
            }
        }
        Ok(Created { id: context.id(|| ids::ec2("rtbassoc-")), outputs: Map::new() })
    }

    fn import<'a>(&self, account: &'a Account, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (subnet, table) = id.split_once('/')?;
        account.having(token, "subnetId", subnet).find(|record| record.str("routeTableId") == Some(table))
    }
}

/// A subnet, or a gateway, has one route table.
pub fn key(inputs: &Map) -> Option<String> {
    inputs.str("subnetId").or_else(|| inputs.str("gatewayId")).map(str::to_owned)
}
