//! Associations of route tables with subnets.

use provider_kit::{Failure, Map};

use crate::control::{
    ec2::{route_table, subnet},
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    resource_type::{Changed, Context, Created, ResourceType},
    world::{Record, World},
};

pub struct RouteTableAssociation;

impl ResourceType for RouteTableAssociation {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        match (inputs.has("subnetId"), inputs.has("gatewayId")) {
            (true, true) | (false, false) => {
                vec![Failure::new("subnetId", "give one of \"subnetId\", \"gatewayId\"")]
            }
            _ => Vec::new(),
        }
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // A table is exchanged in place (ReplaceRouteTableAssociation).
        (change.property == "routeTableId").then_some(false)
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        let message = format!(
            "the specified association for route table {} conflicts with an existing association",
            context.text("routeTableId")
        );
        Some(AwsError::new("Resource.AlreadyAssociated", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let table = route_table::require(context, context.text("routeTableId"))?;
        if let Some(subnet_id) = context.inputs.text("subnetId") {
            let subnet = subnet::require(context, subnet_id)?;
            if subnet.text("vpcId") != table.text("vpcId") {
                let message =
                    format!("Route table {} and subnet {subnet_id} belong to different networks", table.id);
                return Err(AwsError::new("InvalidParameterValue", message));
            }
        }
        Ok(Created { id: context.id(|| ids::ec2("rtbassoc-")), outputs: Map::new() })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (subnet, table) = id.split_once('/')?;
        world.having(token, "subnetId", subnet).find(|record| record.text("routeTableId") == Some(table))
    }
}

/// A subnet, or a gateway, has one route table.
pub fn key(inputs: &Map) -> Option<String> {
    inputs.text("subnetId").or_else(|| inputs.text("gatewayId")).map(str::to_owned)
}
