//! Security groups whose rules are resources of their own: nothing is open but what a call to `allow…` opens.

use aws::{ec2, vpc};
use ipnet::Ipv4Net;
use pulumi_sdk::{Context, Output};

use crate::settings::Settings;

/// A security group; without rules at first.
pub struct SecurityGroup {
    name: String,
    group: ec2::SecurityGroup,
}

/// The two rules that let one group's members reach another's.
pub struct Opening {
    /// The egress rule of the first group.
    pub egress: vpc::SecurityGroupEgressRule,
    /// The ingress rule of the second group.
    pub ingress: vpc::SecurityGroupIngressRule,
}

impl SecurityGroup {
    /// Registers the group. The provider takes AWS's allow-all egress rule away.
    pub fn new(
        ctx: &Context,
        name: &str,
        description: &str,
        vpc_id: &Output<String>,
        settings: &Settings,
    ) -> Self {
        let group = ec2::SecurityGroup::new(
            ctx,
            name,
            ec2::SecurityGroupArgs::builder()
                .description(description)
                .vpc_id(vpc_id.clone())
                .tags(settings.tags(name))
                .build(),
        );
        Self { name: name.to_owned(), group }
    }

    pub fn id(&self) -> Output<String> {
        self.group.id()
    }

    /// Lets TCP connections to `port` go from this group's members to those of `to`: out of the one, into the
    /// other.
    pub fn allow(&self, ctx: &Context, port: u16, to: &Self) -> Opening {
        let port = i64::from(port);
        Opening {
            egress: vpc::SecurityGroupEgressRule::new(
                ctx,
                &format!("{}-to-{}", self.name, to.name),
                vpc::SecurityGroupEgressRuleArgs::builder()
                    .security_group_id(self.id())
                    .referenced_security_group_id(to.id())
                    .ip_protocol("tcp")
                    .from_port(port)
                    .to_port(port)
                    .description(format!("To {}", to.name))
                    .build(),
            ),
            ingress: vpc::SecurityGroupIngressRule::new(
                ctx,
                &format!("{}-from-{}", to.name, self.name),
                vpc::SecurityGroupIngressRuleArgs::builder()
                    .security_group_id(to.id())
                    .referenced_security_group_id(self.id())
                    .ip_protocol("tcp")
                    .from_port(port)
                    .to_port(port)
                    .description(format!("From {}", self.name))
                    .build(),
            ),
        }
    }

    /// Lets addresses of `block`, called `whose`, open TCP connections to `port` of the group's members.
    pub fn allow_from(
        &self,
        ctx: &Context,
        whose: &str,
        block: Ipv4Net,
        port: u16,
    ) -> vpc::SecurityGroupIngressRule {
        vpc::SecurityGroupIngressRule::new(
            ctx,
            &format!("{}-from-{whose}", self.name),
            vpc::SecurityGroupIngressRuleArgs::builder()
                .security_group_id(self.id())
                .cidr_ipv4(block.to_string())
                .ip_protocol("tcp")
                .from_port(i64::from(port))
                .to_port(i64::from(port))
                .description(format!("From {whose}"))
                .build(),
        )
    }

    /// Lets members open TLS connections to anywhere (AWS's own endpoints, package repositories).
    pub fn allow_https_out(&self, ctx: &Context) -> vpc::SecurityGroupEgressRule {
        vpc::SecurityGroupEgressRule::new(
            ctx,
            &format!("{}-to-https", self.name),
            vpc::SecurityGroupEgressRuleArgs::builder()
                .security_group_id(self.id())
                .cidr_ipv4("0.0.0.0/0")
                .ip_protocol("tcp")
                .from_port(443)
                .to_port(443)
                .description("TLS to anywhere")
                .build(),
        )
    }
}
