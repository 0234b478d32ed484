// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:lb/targetGroup:TargetGroup`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a Target Group resource for use with Load Balancer resources.
    TargetGroup(TargetGroupArgs) = "aws:lb/targetGroup:TargetGroup" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:elasticloadbalancingv2/targetGroup:TargetGroup"));
    }
    outputs {
        /// ARN of the Target Group (matches `id`).
        arn: String = "arn";
        /// ARN suffix for use with CloudWatch Metrics.
        arn_suffix: String = "arnSuffix";
        /// Whether to terminate connections at the end of the deregistration timeout on Network Load
        /// Balancers.
        connection_termination: bool = "connectionTermination";
        /// Amount time for Elastic Load Balancing to wait before changing the state of a deregistering
        /// target from draining to unused. The range is 0-3600 seconds.
        deregistration_delay: Option<i64> = "deregistrationDelay";
        /// Health Check configuration block.
        health_check: super::outputs::TargetGroupHealthCheck = "healthCheck";
        /// The type of IP addresses used by the target group, only supported when target type is set to
        /// `ip`. Possible values are `ipv4` or `ipv6`.
        ip_address_type: String = "ipAddressType";
        /// Whether the request and response headers exchanged between the load balancer and the Lambda
        /// function include arrays of values or strings.
        lambda_multi_value_headers_enabled: Option<bool> = "lambdaMultiValueHeadersEnabled";
        /// ARNs of the Load Balancers associated with the Target Group.
        load_balancer_arns: Vec<String> = "loadBalancerArns";
        /// Determines how the load balancer selects targets when routing requests. Only applicable for
        /// Application Load Balancer Target Groups.
        load_balancing_algorithm_type: String = "loadBalancingAlgorithmType";
        /// Determines whether to enable target anomaly mitigation. Target anomaly mitigation is only
        /// supported by the `weighted_random` load balancing algorithm type.
        load_balancing_anomaly_mitigation: String = "loadBalancingAnomalyMitigation";
        /// Indicates whether cross zone load balancing is enabled. The value is `"true"`, `"false"` or
        /// `"use_load_balancer_configuration"`.
        load_balancing_cross_zone_enabled: String = "loadBalancingCrossZoneEnabled";
        /// Name of the target group. If omitted, this provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Port on which targets receive traffic, unless overridden when registering a specific target.
        /// Required when `target_type` is `instance`, `ip` or `alb`.
        port: Option<i64> = "port";
        /// Whether client IP preservation is enabled.
        preserve_client_ip: String = "preserveClientIp";
        /// Protocol to use for routing traffic to the targets. Should be one of `GENEVE`, `HTTP`, `HTTPS`,
        /// `TCP`, `TCP_UDP`, `TLS`, `UDP`, `QUIC`, or `TCP_QUIC`.
        protocol: Option<String> = "protocol";
        /// Only applicable when `protocol` is `HTTP` or `HTTPS`. The protocol version.
        protocol_version: String = "protocolVersion";
        /// Whether to enable support for proxy protocol v2 on Network Load Balancers.
        proxy_protocol_v2: Option<bool> = "proxyProtocolV2";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Amount time for targets to warm up before the load balancer sends them a full share of requests.
        /// The range is 30-900 seconds or 0 to disable.
        slow_start: Option<i64> = "slowStart";
        /// Stickiness configuration block.
        stickiness: super::outputs::TargetGroupStickiness = "stickiness";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Port on which the target control agent and application load balancer exchange management traffic
        /// for the target optimizer feature.
        target_control_port: Option<i64> = "targetControlPort";
        /// Target failover block. Only applicable for Gateway Load Balancer target groups.
        target_failovers: Vec<super::outputs::TargetGroupTargetFailover> = "targetFailovers";
        /// Target health requirements block.
        target_group_health: super::outputs::TargetGroupTargetGroupHealth = "targetGroupHealth";
        /// Target health state block. Only applicable for Network Load Balancer target groups when
        /// `protocol` is `TCP` or `TLS`.
        target_health_states: Vec<super::outputs::TargetGroupTargetHealthState> = "targetHealthStates";
        /// Type of target that you must specify when registering targets with this target group.
        target_type: Option<String> = "targetType";
        /// Identifier of the VPC in which to create the target group. Required when `target_type` is
        /// `instance`, `ip` or `alb`.
        vpc_id: Option<String> = "vpcId";
    }
}

arguments! {
    /// The arguments of `TargetGroup`.
    #[derive(Default)]
    TargetGroupArgs, TargetGroupArgsBuilder;
    required {}
    optional {
        /// Whether to terminate connections at the end of the deregistration timeout on Network Load
        /// Balancers.
        connection_termination: Input<bool> = "connectionTermination";
        /// Amount time for Elastic Load Balancing to wait before changing the state of a deregistering
        /// target from draining to unused. The range is 0-3600 seconds.
        deregistration_delay: Input<i64> = "deregistrationDelay";
        /// Health Check configuration block.
        health_check: support::Nested<super::TargetGroupHealthCheck> = "healthCheck";
        /// The type of IP addresses used by the target group, only supported when target type is set to
        /// `ip`. Possible values are `ipv4` or `ipv6`.
        ip_address_type: Input<String> = "ipAddressType";
        /// Whether the request and response headers exchanged between the load balancer and the Lambda
        /// function include arrays of values or strings.
        lambda_multi_value_headers_enabled: Input<bool> = "lambdaMultiValueHeadersEnabled";
        /// Determines how the load balancer selects targets when routing requests. Only applicable for
        /// Application Load Balancer Target Groups.
        load_balancing_algorithm_type: Input<String> = "loadBalancingAlgorithmType";
        /// Determines whether to enable target anomaly mitigation. Target anomaly mitigation is only
        /// supported by the `weighted_random` load balancing algorithm type.
        load_balancing_anomaly_mitigation: Input<String> = "loadBalancingAnomalyMitigation";
        /// Indicates whether cross zone load balancing is enabled. The value is `"true"`, `"false"` or
        /// `"use_load_balancer_configuration"`.
        load_balancing_cross_zone_enabled: Input<String> = "loadBalancingCrossZoneEnabled";
        /// Name of the target group. If omitted, this provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Port on which targets receive traffic, unless overridden when registering a specific target.
        /// Required when `target_type` is `instance`, `ip` or `alb`.
        port: Input<i64> = "port";
        /// Whether client IP preservation is enabled.
        preserve_client_ip: Input<String> = "preserveClientIp";
        /// Protocol to use for routing traffic to the targets. Should be one of `GENEVE`, `HTTP`, `HTTPS`,
        /// `TCP`, `TCP_UDP`, `TLS`, `UDP`, `QUIC`, or `TCP_QUIC`.
        protocol: Input<String> = "protocol";
        /// Only applicable when `protocol` is `HTTP` or `HTTPS`. The protocol version.
        protocol_version: Input<String> = "protocolVersion";
        /// Whether to enable support for proxy protocol v2 on Network Load Balancers.
        proxy_protocol_v2: Input<bool> = "proxyProtocolV2";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Amount time for targets to warm up before the load balancer sends them a full share of requests.
        /// The range is 30-900 seconds or 0 to disable.
        slow_start: Input<i64> = "slowStart";
        /// Stickiness configuration block.
        stickiness: support::Nested<super::TargetGroupStickiness> = "stickiness";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// Port on which the target control agent and application load balancer exchange management traffic
        /// for the target optimizer feature.
        target_control_port: Input<i64> = "targetControlPort";
        /// Target failover block. Only applicable for Gateway Load Balancer target groups.
        target_failovers: support::NestedList<super::TargetGroupTargetFailover> = "targetFailovers";
        /// Target health requirements block.
        target_group_health: support::Nested<super::TargetGroupTargetGroupHealth> = "targetGroupHealth";
        /// Target health state block. Only applicable for Network Load Balancer target groups when
        /// `protocol` is `TCP` or `TLS`.
        target_health_states: support::NestedList<super::TargetGroupTargetHealthState> = "targetHealthStates";
        /// Type of target that you must specify when registering targets with this target group.
        target_type: Input<String> = "targetType";
        /// Identifier of the VPC in which to create the target group. Required when `target_type` is
        /// `instance`, `ip` or `alb`.
        vpc_id: Input<String> = "vpcId";
    }
}
