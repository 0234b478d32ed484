// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:servicediscovery/ServiceDnsConfig:ServiceDnsConfig`.
    ServiceDnsConfig;
    /// An array that contains one DnsRecord object for each resource record set.
    dns_records: Vec<ServiceDnsConfigDnsRecord> = "dnsRecords";
    /// The ID of the namespace to use for DNS configuration.
    namespace_id: String = "namespaceId";
    /// The routing policy that you want to apply to all records that Route 53 creates when you register an
    /// instance and specify the service.
    routing_policy: Option<String> = "routingPolicy";
}

results! {
    /// `aws:servicediscovery/ServiceDnsConfigDnsRecord:ServiceDnsConfigDnsRecord`.
    ServiceDnsConfigDnsRecord;
    /// The amount of time, in seconds, that you want DNS resolvers to cache the settings for this resource
    /// record set.
    ttl: i64 = "ttl";
    /// The type of the resource, which indicates the value that Amazon Route 53 returns in response to DNS
    /// queries. Valid Values: A, AAAA, SRV, CNAME
    type_: String = "type";
}

results! {
    /// `aws:servicediscovery/ServiceHealthCheckConfig:ServiceHealthCheckConfig`.
    ServiceHealthCheckConfig;
    /// The number of consecutive health checks. Maximum value of 10.
    failure_threshold: Option<i64> = "failureThreshold";
    /// The path that you want Route 53 to request when performing health checks. Route 53 automatically
    /// adds the DNS name for the service.
    resource_path: Option<String> = "resourcePath";
    /// The type of health check that you want to create, which indicates how Route 53 determines whether an
    /// endpoint is healthy. Valid Values: HTTP, HTTPS, TCP
    type_: Option<String> = "type";
}

results! {
    /// `aws:servicediscovery/ServiceHealthCheckCustomConfig:ServiceHealthCheckCustomConfig`.
    ServiceHealthCheckCustomConfig;
    /// The number of 30-second intervals that you want service discovery to wait before it changes the
    /// health status of a service instance. Value is always set to 1.
    ///
    /// Deprecated: failure\_threshold is deprecated. The argument is no longer supported by AWS and the
    /// value is always set to 1.
    failure_threshold: Option<i64> = "failureThreshold";
}
