//! A small host in the consumer's VPC, reached by Systems Manager: no port is open and no key is needed,
//! unless SSH is asked for.

use aws::{
    ec2,
    iam::{self, policy::Document},
    ssm,
};
use pulumi_sdk::{Component, InvokeOptions, ResourceOptions};

use crate::{network::Network, security::SecurityGroup, settings::Settings};

/// The parameter that names the newest Amazon Linux 2023 image.
const IMAGE: &str = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

pub(super) fn bastion(
    scope: &Component,
    name: &str,
    network: &Network,
    settings: &Settings,
) -> ec2::Instance {
    let role = iam::Role::new(
        scope,
        &format!("{name}-role"),
        iam::RoleArgs::builder()
            .assume_role_policy(Document::assumed_by("ec2.amazonaws.com"))
            .permissions_boundary(settings.permissions_boundary_arn.as_deref())
            .tags(settings.tags(name))
            .build(),
    );
    let session_manager = iam::RolePolicyAttachment::new(
        scope,
        &format!("{name}-ssm"),
        iam::RolePolicyAttachmentArgs::builder()
            .role(role.name())
            .policy_arn("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")
            .build(),
    );
    let profile = iam::InstanceProfile::new(
        scope,
        &format!("{name}-profile"),
        iam::InstanceProfileArgs::builder().role(role.name()).tags(settings.tags(name)).build(),
    );
    let group = SecurityGroup::new(scope, &format!("{name}-sg"), "Bastion", &network.vpc_id, settings);
    let to_aws = group.allow_https_out(scope);
    if let Some(block) = settings.ssh_cidr {
        group.allow_from(scope, "ssh", block, 22);
    }
    let image =
        ssm::get_parameter(scope, ssm::GetParameterArgs::builder().name(IMAGE).build(), InvokeOptions::new());
    ec2::Instance::with_options(
        scope,
        name,
        ec2::InstanceArgs::builder()
            .ami(image.value())
            .instance_type("t3.nano")
            .subnet_id(network.public_subnet_ids[0].clone())
            .associate_public_ip_address(true)
            .vpc_security_group_ids([group.id()])
            .iam_instance_profile(profile.name())
            .key_name(settings.key_name.as_deref())
            .metadata_options(
                ec2::InstanceMetadataOptions::builder()
                    .http_endpoint("enabled")
                    .http_tokens("required")
                    .build(),
            )
            .root_block_device(ec2::InstanceRootBlockDevice::builder().encrypted(true).build())
            .tags(settings.tags(name))
            .build(),
        ResourceOptions::new()
            // The agent registers when the host starts; it must find its permissions and its way out.
            .depends_on(&session_manager)
            .depends_on(&to_aws)
            .depends_on(&network.component)
            // A newer image is no reason to replace a host that someone works on.
            .ignore_changes(["ami"]),
    )
}
