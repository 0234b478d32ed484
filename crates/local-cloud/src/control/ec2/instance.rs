//! EC2 instances: they exist, and run nothing.

use provider_kit::{Failure, Map};

use crate::control::{
    ec2::{addresses, groups, images, instance_types, refusals, subnet, vpc},
    error::Outcome,
    fields::{Fields, list, object},
    ids,
    resource_type::{Changed, Context, Created, ResourceType},
    token,
};

pub struct Instance;

impl ResourceType for Instance {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if !inputs.has("launchTemplate") {
            for name in ["ami", "instanceType"].into_iter().filter(|name| !inputs.has(name)) {
                failures.push(refusals::instance_template(name).at(name));
            }
        }
        if let Some(tokens) = inputs.object("metadataOptions").and_then(|options| options.str("httpTokens"))
            && !["optional", "required"].contains(&tokens)
        {
            failures.push(refusals::instance_tokens(tokens).at("metadataOptions.httpTokens"));
        }
        failures
    }

    fn replaces(&self, change: &Changed<'_>) -> Option<bool> {
        // New user data stops and starts the instance, unless asked to replace it.
        let user_data = ["userData", "userDataBase64"].contains(&change.property);
        user_data.then(|| change.new.bool("userDataReplaceOnChange").unwrap_or(false))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("instanceInitiatedShutdownBehavior", "stop");
        outputs.set_default("tenancy", "default");
        outputs.set_default("sourceDestCheck", true);
        outputs.set_default("getPasswordData", false);
        for name in ["disableApiStop", "disableApiTermination", "ebsOptimized", "hibernation", "monitoring"] {
            outputs.set_default(name, false);
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let image = context.str("ami");
        if !image.starts_with("ami-") {
            return Err(refusals::image_malformed(image));
        }
        let kind = context.str("instanceType");
        if !kind.is_empty() && !instance_types::may_exist(kind) {
            return Err(refusals::instance_type(kind));
        }
        let (own, of_image) =
            (instance_types::architecture(kind), images::architecture(image, context.region));
        if let Some(of_image) = of_image.filter(|of_image| *of_image != own) {
            return Err(refusals::instance_architecture(own, of_image));
        }
        if context.str("userData").len() > 16_384 {
            return Err(refusals::user_data());
        }
        let subnet_id = context.str("subnetId");
        if subnet_id.is_empty() {
            return Err(refusals::instance_without_subnet());
        }
        let subnet = subnet::require(context, subnet_id)?;
        let vpc_id = subnet.str_or_empty("vpcId");
        let mut groups = context.inputs.strs("vpcSecurityGroupIds");
        for group in &groups {
            groups::require(context, group)?;
            if groups::vpc_of(context.account, group) != Some(vpc_id) {
                return Err(refusals::instance_group_elsewhere(group, subnet_id));
            }
        }
        let vpc = vpc::require(context, vpc_id)?;
        if groups.is_empty() {
            groups.push(vpc.str_or_empty("defaultSecurityGroupId"));
        }
        if let Some(profile) = context.inputs.str("iamInstanceProfile")
            && context.account.get(token::INSTANCE_PROFILE, ids::arn_tail(profile)).is_none()
        {
            return Err(refusals::instance_profile(profile));
        }
        let id = context.id(|| ids::ec2("i-"));
        let private = context.keep("privateIp", || addresses::free_address(context.account, subnet));
        let wants_public =
            context.inputs.bool("associatePublicIpAddress").or(subnet.bool("mapPublicIpOnLaunch"));
        let public = match wants_public {
            Some(true) => context.keep("publicIp", addresses::public_address),
            _ => String::new(),
        };
        let public_dns = match (public.is_empty(), vpc.bool("enableDnsHostnames")) {
            (false, Some(true)) => format!(
                "{}.{}.compute.amazonaws.com",
                ids::dashed(&public).replace("ip-", "ec2-"),
                context.region
            ),
            _ => String::new(),
        };
        let outputs = object([
            ("arn", context.arn("ec2", format!("instance/{id}")).into()),
            ("associatePublicIpAddress", wants_public.unwrap_or(false).into()),
            ("availabilityZone", subnet.str_or_empty("availabilityZone").into()),
            ("instanceState", "running".into()),
            (
                "primaryNetworkInterfaceId",
                context.keep("primaryNetworkInterfaceId", || ids::ec2("eni-")).into(),
            ),
            ("privateDns", format!("{}.{}.compute.internal", ids::dashed(&private), context.region).into()),
            ("privateIp", private.into()),
            ("publicIp", public.into()),
            ("publicDns", public_dns.into()),
            ("vpcSecurityGroupIds", list(groups)),
        ]);
        Ok(Created { id, outputs })
    }
}
