// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Manages an outbound (egress) rule for a security group.
    SecurityGroupEgressRule(SecurityGroupEgressRuleArgs) = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" as custom;
    outputs {
        /// ARN of the security group rule.
        arn: String = "arn";
        /// Destination IPv4 CIDR range.
        cidr_ipv4: Option<String> = "cidrIpv4";
        /// Destination IPv6 CIDR range.
        cidr_ipv6: Option<String> = "cidrIpv6";
        /// Security group rule description.
        description: Option<String> = "description";
        /// Start of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 type.
        from_port: Option<i64> = "fromPort";
        /// IP protocol name or number. Use `-1` to specify all protocols.
        ip_protocol: String = "ipProtocol";
        /// ID of the destination prefix list.
        prefix_list_id: Option<String> = "prefixListId";
        /// Destination security group that is referenced in the rule.
        referenced_security_group_id: Option<String> = "referencedSecurityGroupId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// ID of the security group.
        security_group_id: String = "securityGroupId";
        /// ID of the security group rule.
        security_group_rule_id: String = "securityGroupRuleId";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// End of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 code.
        to_port: Option<i64> = "toPort";
    }
}

arguments! {
    /// The arguments of `SecurityGroupEgressRule`.
    SecurityGroupEgressRuleArgs, SecurityGroupEgressRuleArgsBuilder;
    required {
        /// IP protocol name or number. Use `-1` to specify all protocols.
        ip_protocol: Input<String> = "ipProtocol";
        /// ID of the security group.
        security_group_id: Input<String> = "securityGroupId";
    }
    optional {
        /// Destination IPv4 CIDR range.
        cidr_ipv4: Input<String> = "cidrIpv4";
        /// Destination IPv6 CIDR range.
        cidr_ipv6: Input<String> = "cidrIpv6";
        /// Security group rule description.
        description: Input<String> = "description";
        /// Start of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 type.
        from_port: Input<i64> = "fromPort";
        /// ID of the destination prefix list.
        prefix_list_id: Input<String> = "prefixListId";
        /// Destination security group that is referenced in the rule.
        referenced_security_group_id: Input<String> = "referencedSecurityGroupId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// End of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 code.
        to_port: Input<i64> = "toPort";
    }
}
