//! EC2 instances (which exist, and run nothing), VPC endpoints and flow logs.

use provider_kit::{Failure, Map};

use super::{
    network::{free_address, public_address, subnet, vpc},
    security, token,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, list, object},
    ids,
    kind::{Changed, Kind, Made, Scene},
};

pub struct Instance;

impl Kind for Instance {
    fn label(&self) -> &'static str {
        "EC2 Instance"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if !inputs.has("launchTemplate") {
            for name in ["ami", "instanceType"].into_iter().filter(|name| !inputs.has(name)) {
                failures
                    .push(Failure::new(name, format!("one of \"{name}\", \"launchTemplate\" must be given")));
            }
        }
        if let Some(tokens) = inputs.object("metadataOptions").and_then(|options| options.text("httpTokens"))
            && !["optional", "required"].contains(&tokens)
        {
            let reason = format!("expected \"optional\" or \"required\", got \"{tokens}\"");
            failures.push(Failure::new("metadataOptions.httpTokens", reason));
        }
        failures
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // New user data stops and starts the instance, unless asked to replace it.
        let user_data = ["userData", "userDataBase64"].contains(&change.property);
        user_data.then(|| change.new.flag("userDataReplaceOnChange").unwrap_or(false))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("instanceInitiatedShutdownBehavior", "stop");
        outputs.default("tenancy", "default");
        outputs.default("sourceDestCheck", true);
        outputs.default("getPasswordData", false);
        for name in ["disableApiStop", "disableApiTermination", "ebsOptimized", "hibernation", "monitoring"] {
            outputs.default(name, false);
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let image = scene.text("ami");
        if !image.starts_with("ami-") {
            let message = format!("Invalid id: \"{image}\" (expecting \"ami-...\")");
            return Err(AwsError::new("InvalidAMIID.Malformed", message));
        }
        let subnet_id = scene.text("subnetId");
        if subnet_id.is_empty() {
            return Err(AwsError::new(
                "MissingInput",
                "No subnets found for the default VPC. Please specify a subnet.",
            ));
        }
        let subnet = subnet(scene, subnet_id)?;
        let vpc_id = subnet.text_or_empty("vpcId");
        let mut groups = scene.inputs.texts("vpcSecurityGroupIds");
        for group in &groups {
            security::refer(scene, group)?;
            if security::vpc_of(scene.world, group) != Some(vpc_id) {
                let message =
                    format!("Security group {group} and subnet {subnet_id} belong to different networks.");
                return Err(AwsError::new("InvalidParameter", message));
            }
        }
        let vpc = vpc(scene, vpc_id)?;
        if groups.is_empty() {
            groups.push(vpc.text_or_empty("defaultSecurityGroupId"));
        }
        if let Some(profile) = scene.inputs.text("iamInstanceProfile")
            && scene.world.get(token::INSTANCE_PROFILE, ids::arn_tail(profile)).is_none()
        {
            let message = format!(
                "Value ({profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"
            );
            return Err(AwsError::new("InvalidParameterValue", message));
        }
        let id = scene.id(|| ids::ec2("i-"));
        let private = scene.keep("privateIp", || free_address(scene.world, subnet));
        let wants_public =
            scene.inputs.flag("associatePublicIpAddress").or(subnet.flag("mapPublicIpOnLaunch"));
        let public = match wants_public {
            Some(true) => scene.keep("publicIp", public_address),
            _ => String::new(),
        };
        let public_dns = match (public.is_empty(), vpc.flag("enableDnsHostnames")) {
            (false, Some(true)) => format!(
                "{}.{}.compute.amazonaws.com",
                ids::dashed(&public).replace("ip-", "ec2-"),
                scene.region
            ),
            _ => String::new(),
        };
        let outputs = object([
            ("arn", scene.arn("ec2", format!("instance/{id}")).into()),
            ("associatePublicIpAddress", wants_public.unwrap_or(false).into()),
            ("availabilityZone", subnet.text_or_empty("availabilityZone").into()),
            ("instanceState", "running".into()),
            (
                "primaryNetworkInterfaceId",
                scene.keep("primaryNetworkInterfaceId", || ids::ec2("eni-")).into(),
            ),
            ("privateDns", format!("{}.{}.compute.internal", ids::dashed(&private), scene.region).into()),
            ("privateIp", private.into()),
            ("publicIp", public.into()),
            ("publicDns", public_dns.into()),
            ("vpcSecurityGroupIds", list(groups)),
        ]);
        Ok(Made { id, outputs })
    }
}

pub struct VpcEndpoint;

impl Kind for VpcEndpoint {
    fn label(&self) -> &'static str {
        "EC2 VPC Endpoint"
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("vpcEndpointType", "Gateway");
        let interface = outputs.text("vpcEndpointType") == Some("Interface");
        outputs.default("privateDnsEnabled", false);
        if interface {
            outputs.default("ipAddressType", "ipv4");
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let vpc = vpc(scene, scene.text("vpcId"))?;
        let service = scene.text("serviceName");
        let prefix = format!("com.amazonaws.{}.", scene.region);
        if !service.starts_with(&prefix) || service.len() == prefix.len() {
            let message = format!("The Vpc Endpoint Service '{service}' does not exist");
            return Err(AwsError::new("InvalidServiceName", message));
        }
        for id in scene.inputs.texts("subnetIds") {
            subnet(scene, id)?;
        }
        let mut groups = scene.inputs.texts("securityGroupIds");
        for group in &groups {
            security::refer(scene, group)?;
        }
        for id in scene.inputs.texts("routeTableIds") {
            let missing = || {
                let message = format!("The routeTable ID '{id}' does not exist");
                AwsError::new("InvalidRouteTableId.NotFound", message)
            };
            scene.refer(token::ROUTE_TABLE, id, missing)?;
        }
        let interface = scene.inputs.text("vpcEndpointType") == Some("Interface");
        let private_dns = scene.inputs.flag("privateDnsEnabled") == Some(true);
        let names_of_vpc =
            vpc.flag("enableDnsSupport") == Some(true) && vpc.flag("enableDnsHostnames") == Some(true);
        if interface && private_dns && !names_of_vpc {
            let message = format!(
                "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {}",
                vpc.id
            );
            return Err(AwsError::new("InvalidParameter", message));
        }
        if interface && groups.is_empty() {
            groups.push(vpc.text_or_empty("defaultSecurityGroupId"));
        }
        let id = scene.id(|| ids::ec2("vpce-"));
        let cards: Vec<String> = scene.inputs.texts("subnetIds").iter().map(|_| ids::ec2("eni-")).collect();
        let outputs = object([
            ("arn", scene.arn("ec2", format!("vpc-endpoint/{id}")).into()),
            ("ownerId", ids::ACCOUNT.into()),
            ("state", "available".into()),
            ("requesterManaged", false.into()),
            ("networkInterfaceIds", list(cards.iter().map(String::as_str))),
            ("securityGroupIds", list(if interface { groups } else { Vec::new() })),
            ("serviceRegion", scene.region.into()),
            (
                "prefixListId",
                if interface { String::new() } else { scene.keep("prefixListId", || ids::ec2("pl-")) }.into(),
            ),
        ]);
        Ok(Made { id, outputs })
    }
}

pub struct FlowLog;

impl Kind for FlowLog {
    fn label(&self) -> &'static str {
        "Flow Log"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let watched = [
            "eniId",
            "regionalNatGatewayId",
            "subnetId",
            "transitGatewayAttachmentId",
            "transitGatewayId",
            "vpcId",
        ];
        let given = watched.iter().filter(|name| inputs.has(name)).count();
        let mut failures = Vec::new();
        if given != 1 {
            failures.push(Failure::new(
                "",
                format!("a flow log watches one thing, not {given}: give one of {}", watched.join(", ")),
            ));
        }
        if !inputs.has("trafficType")
            && !inputs.has("transitGatewayId")
            && !inputs.has("transitGatewayAttachmentId")
        {
            failures
                .push(Failure::new("trafficType", "\"trafficType\" must be given: ACCEPT, REJECT or ALL"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("logDestinationType", "cloud-watch-logs");
        outputs.default("maxAggregationInterval", 600);
        let format = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} \
                      ${bytes} ${start} ${end} ${action} ${log-status}";
        outputs.default("logFormat", format);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        if let Some(id) = scene.inputs.text("vpcId") {
            vpc(scene, id)?;
        }
        if let Some(id) = scene.inputs.text("subnetId") {
            subnet(scene, id)?;
        }
        let id = scene.id(|| ids::ec2("fl-"));
        let outputs = object([("arn", scene.arn("ec2", format!("vpc-flow-log/{id}")).into())]);
        Ok(Made { id, outputs })
    }
}
