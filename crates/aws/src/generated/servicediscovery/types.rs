// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type `aws:servicediscovery/ServiceDnsConfig:ServiceDnsConfig`.
    ServiceDnsConfig, ServiceDnsConfigBuilder;
    required {
        /// An array that contains one DnsRecord object for each resource record set.
        dns_records: support::NestedList<super::ServiceDnsConfigDnsRecord> = "dnsRecords";
        /// The ID of the namespace to use for DNS configuration.
        namespace_id: Input<String> = "namespaceId";
    }
    optional {
        /// The routing policy that you want to apply to all records that Route 53 creates when you register
        /// an instance and specify the service.
        routing_policy: Input<String> = "routingPolicy";
    }
}

arguments! {
    /// The type `aws:servicediscovery/ServiceDnsConfigDnsRecord:ServiceDnsConfigDnsRecord`.
    ServiceDnsConfigDnsRecord, ServiceDnsConfigDnsRecordBuilder;
    required {
        /// The amount of time, in seconds, that you want DNS resolvers to cache the settings for this
        /// resource record set.
        ttl: Input<i64> = "ttl";
        /// The type of the resource, which indicates the value that Amazon Route 53 returns in response to
        /// DNS queries. Valid Values: A, AAAA, SRV, CNAME
        type_: Input<String> = "type";
    }
    optional {}
}

arguments! {
    /// The type `aws:servicediscovery/ServiceHealthCheckConfig:ServiceHealthCheckConfig`.
    #[derive(Default)]
    ServiceHealthCheckConfig, ServiceHealthCheckConfigBuilder;
    required {}
    optional {
        /// The number of consecutive health checks. Maximum value of 10.
        failure_threshold: Input<i64> = "failureThreshold";
        /// The path that you want Route 53 to request when performing health checks. Route 53 automatically
        /// adds the DNS name for the service.
        resource_path: Input<String> = "resourcePath";
        /// The type of health check that you want to create, which indicates how Route 53 determines
        /// whether an endpoint is healthy. Valid Values: HTTP, HTTPS, TCP
        type_: Input<String> = "type";
    }
}

arguments! {
    /// The type `aws:servicediscovery/ServiceHealthCheckCustomConfig:ServiceHealthCheckCustomConfig`.
    #[derive(Default)]
    ServiceHealthCheckCustomConfig, ServiceHealthCheckCustomConfigBuilder;
    required {}
    optional {
        /// The number of 30-second intervals that you want service discovery to wait before it changes the
        /// health status of a service instance. Value is always set to 1.
        ///
        /// Deprecated: failure\_threshold is deprecated. The argument is no longer supported by AWS and the
        /// value is always set to 1.
        failure_threshold: Input<i64> = "failureThreshold";
    }
}
