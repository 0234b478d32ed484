//! VPC endpoints.

use provider_kit::Map;

use crate::control::{
    ec2::{security_group, subnet, vpc},
    error::{AwsError, Outcome},
    fields::{Fields, list, object},
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct VpcEndpoint;

impl ResourceType for VpcEndpoint {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("vpcEndpointType", "Gateway");
        let interface = outputs.str("vpcEndpointType") == Some("Interface");
        outputs.set_default("privateDnsEnabled", false);
        if interface {
            outputs.set_default("ipAddressType", "ipv4");
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let vpc = vpc::require(context, context.str("vpcId"))?;
        let service = context.str("serviceName");
        let prefix = format!("com.amazonaws.{}.", context.region);
        if !service.starts_with(&prefix) || service.len() == prefix.len() {
            let message = format!("The Vpc Endpoint Service '{service}' does not exist");
            return Err(AwsError::new("InvalidServiceName", message));
        }
        for id in context.inputs.strs("subnetIds") {
            subnet::require(context, id)?;
        }
        let mut groups = context.inputs.strs("securityGroupIds");
        for group in &groups {
            security_group::require(context, group)?;
        }
        for id in context.inputs.strs("routeTableIds") {
            let missing = || {
                let message = format!("The routeTable ID '{id}' does not exist");
                AwsError::new("InvalidRouteTableId.NotFound", message)
            };
            context.require(token::ROUTE_TABLE, id, missing)?;
        }
        let interface = context.inputs.str("vpcEndpointType") == Some("Interface");
        let private_dns = context.inputs.bool("privateDnsEnabled") == Some(true);
        let names_of_vpc =
            vpc.bool("enableDnsSupport") == Some(true) && vpc.bool("enableDnsHostnames") == Some(true);
        if interface && private_dns && !names_of_vpc {
            let message = format!(
                "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {}",
                vpc.id
            );
            return Err(AwsError::new("InvalidParameter", message));
        }
        if interface && groups.is_empty() {
            groups.push(vpc.str_or_empty("defaultSecurityGroupId"));
        }
        let id = context.id(|| ids::ec2("vpce-"));
        let cards: Vec<String> = context.inputs.strs("subnetIds").iter().map(|_| ids::ec2("eni-")).collect();
        let outputs = object([
            ("arn", context.arn("ec2", format!("vpc-endpoint/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("state", "available".into()),
            ("requesterManaged", false.into()),
            ("networkInterfaceIds", list(cards.iter().map(String::as_str))),
            ("securityGroupIds", list(if interface { groups } else { Vec::new() })),
            ("serviceRegion", context.region.into()),
            (
                "prefixListId",
                if interface { String::new() } else { context.keep("prefixListId", || ids::ec2("pl-")) }
                    .into(),
            ),
        ]);
        Ok(Created { id, outputs })
    }
}
