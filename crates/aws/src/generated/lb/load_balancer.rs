// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:lb/loadBalancer:LoadBalancer`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Provides a Load Balancer resource.
    LoadBalancer(LoadBalancerArgs) = "aws:lb/loadBalancer:LoadBalancer" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer"));
    }
    outputs {
        /// Access Logs block.
        access_logs: Option<super::outputs::LoadBalancerAccessLogs> = "accessLogs";
        /// ARN of the load balancer.
        arn: String = "arn";
        /// ARN suffix for use with CloudWatch Metrics.
        arn_suffix: String = "arnSuffix";
        /// Client keep alive value in seconds. The valid range is 60-604800 seconds.
        client_keep_alive: Option<i64> = "clientKeepAlive";
        /// Connection Logs block.
        connection_logs: Option<super::outputs::LoadBalancerConnectionLogs> = "connectionLogs";
        /// ID of the customer owned ipv4 pool to use for this load balancer.
        customer_owned_ipv4_pool: Option<String> = "customerOwnedIpv4Pool";
        /// How the load balancer handles requests that might pose a security risk to an application due to
        /// HTTP desync.
        desync_mitigation_mode: Option<String> = "desyncMitigationMode";
        /// DNS name of the load balancer. \* `subnet_mapping.*.outpost_id` - ID of the Outpost containing
        /// the load balancer.
        dns_name: String = "dnsName";
        /// How traffic is distributed among the load balancer Availability Zones.
        dns_record_client_routing_policy: Option<String> = "dnsRecordClientRoutingPolicy";
        /// Whether HTTP headers with header fields that are not valid are removed by the load balancer
        /// (true) or routed to targets (false). The default is false.
        drop_invalid_header_fields: Option<bool> = "dropInvalidHeaderFields";
        /// If true, cross-zone load balancing of the load balancer will be enabled.
        enable_cross_zone_load_balancing: Option<bool> = "enableCrossZoneLoadBalancing";
        /// If true, deletion of the load balancer will be disabled via the AWS API. This will prevent this
        /// provider from deleting the load balancer.
        enable_deletion_protection: Option<bool> = "enableDeletionProtection";
        /// Whether HTTP/2 is enabled in `application` load balancers. Defaults to `true`.
        enable_http2: Option<bool> = "enableHttp2";
        /// Whether to use an IPv6 prefix from each subnet for source NAT. `ip_address_type` must be
        /// `dualstack`.
        enable_prefix_for_ipv6_source_nat: String = "enablePrefixForIpv6SourceNat";
        /// Whether the two headers (`x-amzn-tls-version` and `x-amzn-tls-cipher-suite`), which contain
        /// information about the negotiated TLS version and cipher suite, are added to the client request
        /// before sending it to the target.
        enable_tls_version_and_cipher_suite_headers: Option<bool> = "enableTlsVersionAndCipherSuiteHeaders";
        /// Whether to allow a WAF-enabled load balancer to route requests to targets if it is unable to
        /// forward the request to AWS WAF. Defaults to `false`.
        enable_waf_fail_open: Option<bool> = "enableWafFailOpen";
        /// Whether the X-Forwarded-For header should preserve the source port that the client used to
        /// connect to the load balancer in `application` load balancers.
        enable_xff_client_port: Option<bool> = "enableXffClientPort";
        /// Whether zonal shift is enabled. Defaults to `false`.
        enable_zonal_shift: Option<bool> = "enableZonalShift";
        /// Whether inbound security group rules are enforced for traffic originating from a PrivateLink.
        /// Only valid for Load Balancers of type `network`.
        enforce_security_group_inbound_rules_on_private_link_traffic: String = "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
        /// Health Check Logs block.
        health_check_logs: Option<super::outputs::LoadBalancerHealthCheckLogs> = "healthCheckLogs";
        /// Time in seconds that the connection is allowed to be idle. Only valid for Load Balancers of type
        /// `application`.
        idle_timeout: Option<i64> = "idleTimeout";
        /// If true, the LB will be internal. Defaults to `false`.
        internal: bool = "internal";
        /// Type of IP addresses used by the subnets for your load balancer.
        ip_address_type: String = "ipAddressType";
        /// . The IPAM pools to use with the load balancer. Only valid for Load Balancers of type
        /// `application`.
        ipam_pools: Option<super::outputs::LoadBalancerIpamPools> = "ipamPools";
        /// Type of load balancer to create. Possible values are `application`, `gateway`, or `network`.
        load_balancer_type: Option<String> = "loadBalancerType";
        /// Minimum capacity for a load balancer. Only valid for Load Balancers of type `application` or
        /// `network`.
        minimum_load_balancer_capacity: Option<super::outputs::LoadBalancerMinimumLoadBalancerCapacity> = "minimumLoadBalancerCapacity";
        /// Name of the LB.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Whether the Application Load Balancer should preserve the Host header in the HTTP request and
        /// send it to the target without any change. Defaults to `false`.
        preserve_host_header: Option<bool> = "preserveHostHeader";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// The number of secondary IP addresses to configure for your load balancer nodes. Only valid for
        /// Load Balancers of type `network`.
        secondary_ips_auto_assigned_per_subnet: i64 = "secondaryIpsAutoAssignedPerSubnet";
        /// List of security group IDs to assign to the LB. Only valid for Load Balancers of type
        /// `application` or `network`.
        security_groups: Vec<String> = "securityGroups";
        /// Subnet mapping block.
        subnet_mappings: Vec<super::outputs::LoadBalancerSubnetMapping> = "subnetMappings";
        /// List of subnet IDs to attach to the LB.
        subnets: Vec<String> = "subnets";
        /// Map of tags to assign to the resource.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The property `vpcId`.
        vpc_id: String = "vpcId";
        /// Determines how the load balancer modifies the `X-Forwarded-For` header in the HTTP request
        /// before sending the request to the target.
        xff_header_processing_mode: Option<String> = "xffHeaderProcessingMode";
        /// Canonical hosted zone ID of the load balancer (to be used in a Route 53 Alias record).
        zone_id: String = "zoneId";
    }
}

arguments! {
    /// The arguments of `LoadBalancer`.
    #[derive(Default)]
    LoadBalancerArgs, LoadBalancerArgsBuilder;
    required {}
    optional {
        /// Access Logs block.
        access_logs: support::Nested<super::LoadBalancerAccessLogs> = "accessLogs";
        /// Client keep alive value in seconds. The valid range is 60-604800 seconds.
        client_keep_alive: Input<i64> = "clientKeepAlive";
        /// Connection Logs block.
        connection_logs: support::Nested<super::LoadBalancerConnectionLogs> = "connectionLogs";
        /// ID of the customer owned ipv4 pool to use for this load balancer.
        customer_owned_ipv4_pool: Input<String> = "customerOwnedIpv4Pool";
        /// How the load balancer handles requests that might pose a security risk to an application due to
        /// HTTP desync.
        desync_mitigation_mode: Input<String> = "desyncMitigationMode";
        /// How traffic is distributed among the load balancer Availability Zones.
        dns_record_client_routing_policy: Input<String> = "dnsRecordClientRoutingPolicy";
        /// Whether HTTP headers with header fields that are not valid are removed by the load balancer
        /// (true) or routed to targets (false). The default is false.
        drop_invalid_header_fields: Input<bool> = "dropInvalidHeaderFields";
        /// If true, cross-zone load balancing of the load balancer will be enabled.
        enable_cross_zone_load_balancing: Input<bool> = "enableCrossZoneLoadBalancing";
        /// If true, deletion of the load balancer will be disabled via the AWS API. This will prevent this
        /// provider from deleting the load balancer.
        enable_deletion_protection: Input<bool> = "enableDeletionProtection";
        /// Whether HTTP/2 is enabled in `application` load balancers. Defaults to `true`.
        enable_http2: Input<bool> = "enableHttp2";
        /// Whether to use an IPv6 prefix from each subnet for source NAT. `ip_address_type` must be
        /// `dualstack`.
        enable_prefix_for_ipv6_source_nat: Input<String> = "enablePrefixForIpv6SourceNat";
        /// Whether the two headers (`x-amzn-tls-version` and `x-amzn-tls-cipher-suite`), which contain
        /// information about the negotiated TLS version and cipher suite, are added to the client request
        /// before sending it to the target.
        enable_tls_version_and_cipher_suite_headers: Input<bool> = "enableTlsVersionAndCipherSuiteHeaders";
        /// Whether to allow a WAF-enabled load balancer to route requests to targets if it is unable to
        /// forward the request to AWS WAF. Defaults to `false`.
        enable_waf_fail_open: Input<bool> = "enableWafFailOpen";
        /// Whether the X-Forwarded-For header should preserve the source port that the client used to
        /// connect to the load balancer in `application` load balancers.
        enable_xff_client_port: Input<bool> = "enableXffClientPort";
        /// Whether zonal shift is enabled. Defaults to `false`.
        enable_zonal_shift: Input<bool> = "enableZonalShift";
        /// Whether inbound security group rules are enforced for traffic originating from a PrivateLink.
        /// Only valid for Load Balancers of type `network`.
        enforce_security_group_inbound_rules_on_private_link_traffic: Input<String> = "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
        /// Health Check Logs block.
        health_check_logs: support::Nested<super::LoadBalancerHealthCheckLogs> = "healthCheckLogs";
        /// Time in seconds that the connection is allowed to be idle. Only valid for Load Balancers of type
        /// `application`.
        idle_timeout: Input<i64> = "idleTimeout";
        /// If true, the LB will be internal. Defaults to `false`.
        internal: Input<bool> = "internal";
        /// Type of IP addresses used by the subnets for your load balancer.
        ip_address_type: Input<String> = "ipAddressType";
        /// . The IPAM pools to use with the load balancer. Only valid for Load Balancers of type
        /// `application`.
        ipam_pools: support::Nested<super::LoadBalancerIpamPools> = "ipamPools";
        /// Type of load balancer to create. Possible values are `application`, `gateway`, or `network`.
        load_balancer_type: Input<String> = "loadBalancerType";
        /// Minimum capacity for a load balancer. Only valid for Load Balancers of type `application` or
        /// `network`.
        minimum_load_balancer_capacity: support::Nested<super::LoadBalancerMinimumLoadBalancerCapacity> = "minimumLoadBalancerCapacity";
        /// Name of the LB.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Whether the Application Load Balancer should preserve the Host header in the HTTP request and
        /// send it to the target without any change. Defaults to `false`.
        preserve_host_header: Input<bool> = "preserveHostHeader";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// The number of secondary IP addresses to configure for your load balancer nodes. Only valid for
        /// Load Balancers of type `network`.
        secondary_ips_auto_assigned_per_subnet: Input<i64> = "secondaryIpsAutoAssignedPerSubnet";
        /// List of security group IDs to assign to the LB. Only valid for Load Balancers of type
        /// `application` or `network`.
        security_groups: Inputs<String> = "securityGroups";
        /// Subnet mapping block.
        subnet_mappings: support::NestedList<super::LoadBalancerSubnetMapping> = "subnetMappings";
        /// List of subnet IDs to attach to the LB.
        subnets: Inputs<String> = "subnets";
        /// Map of tags to assign to the resource.
        tags: InputMap<String> = "tags";
        /// Determines how the load balancer modifies the `X-Forwarded-For` header in the HTTP request
        /// before sending the request to the target.
        xff_header_processing_mode: Input<String> = "xffHeaderProcessingMode";
    }
}
