//! Inputs of Elastic Load Balancing that change nothing here.

use crate::control::{
    fidelity::{Verdict, ignored, recorded, refused},
    token::{LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP},
};

const LOGS: &str = "nothing is written to buckets";
const IPV6: &str = "load balancers have IPv4 addresses only";
const NETWORK: &str = "of network or gateway load balancers, which are refused";
const LAMBDA: &str = "of targets that are functions, which are refused";
const CAPACITY: &str = "a load balancer has the capacity of this machine";
const OUTPOSTS: &str = "there are no Outposts, local zones or carriers";
const TLS: &str = "no TLS is spoken";
const HEADERS: &str = "header names and values of responses are not changed";
const AUTHENTICATION: &str = "requests are let through without authentication";

pub static ALL: &[Verdict] = &[
    recorded(LOAD_BALANCER, LOGS, &["connectionLogs", "healthCheckLogs"]),
    recorded(LOAD_BALANCER, "a client's idle connections are kept", &["clientKeepAlive"]),
    recorded(
        LOAD_BALANCER,
        IPV6,
        &["enablePrefixForIpv6SourceNat", "ipAddressType", "subnetMappings.ipv6Address"],
    ),
    recorded(LOAD_BALANCER, "API Gateway speaks HTTP/1.1 with load balancers", &["enableHttp2"]),
    recorded(
        LOAD_BALANCER,
        NETWORK,
        &[
            "dnsRecordClientRoutingPolicy",
            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
            "secondaryIpsAutoAssignedPerSubnet",
            "subnetMappings.allocationId",
            "subnetMappings.privateIpv4Address",
        ],
    ),
    recorded(LOAD_BALANCER, "it is one for all zones", &["enableCrossZoneLoadBalancing", "enableZonalShift"]),
    recorded(LOAD_BALANCER, "there is no firewall", &["enableWafFailOpen"]),
    recorded(LOAD_BALANCER, "its addresses come from its subnets", &["ipamPools"]),
    recorded(LOAD_BALANCER, CAPACITY, &["minimumLoadBalancerCapacity"]),
    recorded(LOAD_BALANCER, OUTPOSTS, &["customerOwnedIpv4Pool", "subnetMappings.outpostId"]),
    ignored(LOAD_BALANCER, "a VPC link has no port that could be told", &["enableXffClientPort"]),
    ignored(
        LOAD_BALANCER,
        "no TLS is spoken, so there are no version and cipher suite to tell the task",
        &["enableTlsVersionAndCipherSuiteHeaders"],
    ),
    recorded(
        TARGET_GROUP,
        NETWORK,
        &[
            "connectionTermination",
            "preserveClientIp",
            "proxyProtocolV2",
            "targetFailovers",
            "targetHealthStates",
        ],
    ),
    recorded(TARGET_GROUP, IPV6, &["ipAddressType"]),
    recorded(TARGET_GROUP, LAMBDA, &["lambdaMultiValueHeadersEnabled"]),
    recorded(TARGET_GROUP, "its targets are in one place", &["loadBalancingCrossZoneEnabled"]),
    recorded(
        TARGET_GROUP,
        "targets are not told apart by how they answer",
        &["loadBalancingAnomalyMitigation"],
    ),
    ignored(TARGET_GROUP, "the load balancer's own cookie is the only one", &["stickiness.cookieName"]),
    ignored(TARGET_GROUP, "a group is healthy as long as one target is", &["targetGroupHealth"]),
    ignored(TARGET_GROUP, "tasks give no advice on their load", &["targetControlPort"]),
    ignored(
        LISTENER,
        AUTHENTICATION,
        &[
            "defaultActions.authenticateCognito",
            "defaultActions.authenticateOidc",
            "defaultActions.jwtValidation",
        ],
    ),
    recorded(LISTENER, "a group's own stickiness counts", &["defaultActions.forward.stickiness.duration"]),
    recorded(LISTENER, NETWORK, &["alpnPolicy", "tcpIdleTimeoutSeconds"]),
    ignored(LISTENER, TLS, &["mutualAuthentication"]),
    ignored(
        LISTENER,
        TLS,
        &[
            "routingHttpRequestXAmznMtlsClientcertHeaderName",
            "routingHttpRequestXAmznMtlsClientcertIssuerHeaderName",
            "routingHttpRequestXAmznMtlsClientcertLeafHeaderName",
            "routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName",
            "routingHttpRequestXAmznMtlsClientcertSubjectHeaderName",
            "routingHttpRequestXAmznMtlsClientcertValidityHeaderName",
            "routingHttpRequestXAmznTlsCipherSuiteHeaderName",
            "routingHttpRequestXAmznTlsVersionHeaderName",
        ],
    ),
    ignored(
        LISTENER,
        HEADERS,
        &[
            "routingHttpResponseAccessControlAllowCredentialsHeaderValue",
            "routingHttpResponseAccessControlAllowHeadersHeaderValue",
            "routingHttpResponseAccessControlAllowMethodsHeaderValue",
            "routingHttpResponseAccessControlAllowOriginHeaderValue",
            "routingHttpResponseAccessControlExposeHeadersHeaderValue",
            "routingHttpResponseAccessControlMaxAgeHeaderValue",
            "routingHttpResponseContentSecurityPolicyHeaderValue",
            "routingHttpResponseServerEnabled",
            "routingHttpResponseStrictTransportSecurityHeaderValue",
            "routingHttpResponseXContentTypeOptionsHeaderValue",
            "routingHttpResponseXFrameOptionsHeaderValue",
        ],
    ),
    ignored(
        LISTENER_RULE,
        AUTHENTICATION,
        &["actions.authenticateCognito", "actions.authenticateOidc", "actions.jwtValidation"],
    ),
    recorded(LISTENER_RULE, "a group's own stickiness counts", &["actions.forward.stickiness.duration"]),
    recorded(LISTENER_RULE, "the ranges tell their kind", &["conditions.sourceIp.ipAddressType"]),
    ignored(LISTENER_RULE, "requests reach the task as they came", &["transforms"]),
    refused(
        LISTENER_RULE,
        "patterns are those with * and ? only",
        &[
            "conditions.hostHeader.regexValues",
            "conditions.httpHeader.regexValues",
            "conditions.pathPattern.regexValues",
        ],
    ),
];
