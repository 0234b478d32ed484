//! The tables: changes of configuration and program, and all that each does.

/// A change of the configuration.
pub struct Change {
    pub what: &'static str,
    pub settings: &'static [(&'static str, &'static str)],
    /// All that it does: `operation name: properties` for each resource, `{s}` for each service and `{z}` for
    /// each zone. The operations are those of [`e2e::plan::operations`].
    pub plan: &'static [&'static str],
}

pub const CHANGES: &[Change] = &[
    Change {
        what: "more tasks",
        settings: &[("desiredCount", "3")],
        plan: &["update producer-{s}-service: desiredCount"],
    },
    Change {
        what: "CPU and memory of one service: a new revision, and a rolling deployment",
        settings: &[("services", r#"{"book":{"cpu":512,"memory":1024}}"#)],
        plan: &["replace producer-book-task: cpu, memory", "update producer-book-service: taskDefinition"],
    },
    Change {
        what: "the consumer's addresses: a VPC cannot change its own",
        settings: &[("consumerCidr", "10.2.0.0/16")],
        plan: &[
            "replace consumer-network-vpc: cidrBlock",
            "replace consumer-network-igw: ",
            "replace consumer-network-public-{z}: cidrBlock, vpcId",
            "replace consumer-network-public-{z}-routes: vpcId",
            "replace consumer-network-public-{z}-association: subnetId",
            "replace consumer-network-public-{z}-default: routeTableId",
            "replace consumer-bastion-sg: vpcId",
            "replace consumer-bastion-sg-to-https: securityGroupId",
            "replace consumer-bastion: subnetId",
        ],
    },
    Change {
        what: "the producer's addresses: all that is in the VPC is made again beside it",
        settings: &[("producerCidr", "10.2.0.0/16")],
        plan: &[
            "replace producer-network-vpc: cidrBlock",
            "replace producer-network-igw: ",
            "replace producer-network-nat-{z}: allocationId, subnetId",
            "replace producer-network-nat-{z}-ip: ",
            "replace producer-network-private-{z}: cidrBlock, vpcId",
            "replace producer-network-private-{z}-association: subnetId",
            "replace producer-network-private-{z}-default: routeTableId",
            "replace producer-network-private-{z}-routes: vpcId",
            "replace producer-network-public-{z}: cidrBlock, vpcId",
            "replace producer-network-public-{z}-association: subnetId",
            "replace producer-network-public-{z}-default: routeTableId",
            "replace producer-network-public-{z}-routes: vpcId",
            "replace producer-alb: ",
            "replace producer-alb-sg: vpcId",
            "replace producer-alb-sg-from-producer-link-sg: securityGroupId",
            "replace producer-alb-sg-to-producer-{s}-sg: securityGroupId",
            "replace producer-{s}-sg: vpcId",
            "replace producer-{s}-sg-from-producer-alb-sg: securityGroupId",
            "replace producer-{s}-sg-to-https: securityGroupId",
            "replace producer-{s}-tg: vpcId",
            "replace producer-listener: loadBalancerArn",
            "replace producer-{s}-rule: listenerArn",
            "replace producer-link-sg: vpcId",
            "replace producer-link-sg-to-producer-alb-sg: securityGroupId",
            "replace producer-vpc-link: securityGroupIds, subnetIds",
            // Their names are given: the provider cannot make the new one beside the old one.
            "delete before replace producer-namespace: vpc",
            "delete before replace producer-{s}-discovery: dnsConfig",
            "update consumer-integration: connectionId, integrationUri",
            "update producer-{s}-service: loadBalancers, networkConfiguration, serviceRegistries",
        ],
    },
    Change {
        what: "a third zone: the others stay as they are",
        settings: &[("zones", "3")],
        plan: &[
            "create consumer-network-public-3",
            "create consumer-network-public-3-association",
            "create consumer-network-public-3-default",
            "create consumer-network-public-3-routes",
            "create producer-network-nat-3",
            "create producer-network-nat-3-ip",
            "create producer-network-private-3",
            "create producer-network-private-3-association",
            "create producer-network-private-3-default",
            "create producer-network-private-3-routes",
            "create producer-network-public-3",
            "create producer-network-public-3-association",
            "create producer-network-public-3-default",
            "create producer-network-public-3-routes",
            "replace producer-vpc-link: subnetIds",
            "update consumer-integration: connectionId",
            "update producer-alb: subnets",
            "update producer-{s}-service: networkConfiguration",
        ],
    },
    Change {
        what: "how long logs are kept",
        settings: &[("logRetentionDays", "7")],
        plan: &["update consumer-access-logs: retentionInDays", "update producer-{s}-logs: retentionInDays"],
    },
    Change {
        what: "a key for the logs",
        settings: &[("logKmsKeyArn", "arn:aws:kms:us-west-2:000000000000:key/logs")],
        plan: &["update consumer-access-logs: kmsKeyId", "update producer-{s}-logs: kmsKeyId"],
    },
    Change {
        what: "throttling",
        settings: &[("throttlingRate", "100"), ("throttlingBurst", "200")],
        plan: &["update consumer-stage: defaultRouteSettings"],
    },
    Change {
        what: "one NAT gateway for all zones",
        settings: &[("egress", "single-nat")],
        plan: &[
            "update producer-network-private-2-default: natGatewayId",
            "delete producer-network-nat-2",
            "delete producer-network-nat-2-ip",
        ],
    },
    Change {
        what: "no way to the internet",
        settings: &[("egress", "endpoints")],
        plan: &[
            "create producer-network-ecr-api",
            "create producer-network-ecr-dkr",
            "create producer-network-endpoints-sg",
            "create producer-network-endpoints-sg-from-vpc",
            "create producer-network-logs",
            "create producer-network-s3",
            "delete producer-network-nat-{z}",
            "delete producer-network-nat-{z}-ip",
            "delete producer-network-private-{z}-default",
        ],
    },
    Change {
        what: "no bastion",
        settings: &[("bastion", "none")],
        plan: &[
            "delete consumer-bastion",
            "delete consumer-bastion-profile",
            "delete consumer-bastion-role",
            "delete consumer-bastion-sg",
            "delete consumer-bastion-sg-to-https",
            "delete consumer-bastion-ssm",
        ],
    },
    Change {
        what: "a key for the bastion: it is given at the start alone",
        settings: &[("bastion", "ssh"), ("keyName", "ops"), ("sshCidr", "192.0.2.0/24")],
        plan: &["replace consumer-bastion: keyName", "create consumer-bastion-sg-from-ssh"],
    },
    Change {
        what: "a certificate for the load balancer",
        settings: &[
            ("loadBalancerCertificateArn", "arn:aws:acm:us-west-2:000000000000:certificate/alb"),
            ("loadBalancerCertificateName", "internal.example.com"),
        ],
        plan: &[
            "update producer-listener: certificateArn, port, protocol, sslPolicy",
            "update producer-alb-sg-from-producer-link-sg: fromPort, toPort",
            "update producer-link-sg-to-producer-alb-sg: fromPort, toPort",
            "update consumer-integration: tlsConfig",
        ],
    },
    Change {
        what: "browsers: no route takes their preflights any more",
        settings: &[("corsOrigins", r#"["https://example.com"]"#)],
        plan: &[
            "update consumer-api: corsConfiguration",
            "create consumer-route-get",
            "create consumer-route-head",
            "delete consumer-route",
        ],
    },
    Change {
        what: "a shell in tasks",
        settings: &[("ecsExec", "true")],
        plan: &[
            "create producer-{s}-exec-policy",
            "replace producer-{s}-task: containerDefinitions",
            "update producer-{s}-service: enableExecuteCommand, taskDefinition",
        ],
    },
    Change {
        what: "insights",
        settings: &[("containerInsights", "true")],
        plan: &["update producer-cluster: settings"],
    },
    Change {
        what: "scaling",
        settings: &[("maxCount", "4")],
        plan: &["create producer-{s}-scaling", "create producer-{s}-scaling-cpu"],
    },
    Change {
        what: "no access log",
        settings: &[("apiAccessLogs", "false")],
        plan: &["update consumer-stage: accessLogSettings", "delete consumer-access-logs"],
    },
    Change {
        what: "an access log of the load balancer",
        settings: &[("loadBalancerAccessLogs", "true")],
        plan: &[
            "create producer-alb-logs",
            "create producer-alb-logs-lifecycle",
            "create producer-alb-logs-policy",
            "create producer-alb-logs-private",
            "create producer-alb-logs-versioning",
            "update producer-alb: accessLogs",
        ],
    },
    Change {
        what: "deletion protection",
        settings: &[("deletionProtection", "true")],
        plan: &["update producer-alb: enableDeletionProtection"],
    },
    Change {
        what: "repositories that keep their images",
        settings: &[("forceDeleteRepositories", "false")],
        plan: &["update producer-{s}-repository: forceDelete"],
    },
];

/// An edit of the program, and what it does.
pub const EDITS: &[(&str, &str, &str, &str)] = &[
    (
        "program/src/producer/service.rs",
        r#".values([path.to_owned(), format!("{path}/*")])"#,
        r#".values([path.to_owned(), format!("{path}/*"), format!("/v1{path}")])"#,
        "update producer-{s}-rule: conditions",
    ),
    (
        "program/src/settings/service.rs",
        r#"format!("{}/health", self.path.unwrap_or_default())"#,
        "self.path.unwrap_or_default().to_owned()",
        "update producer-{s}-tg: healthCheck",
    ),
    (
        "program/src/consumer/api.rs",
        r#"format!("{}-api", settings.prefix))
            .protocol_type"#,
        r#"format!("{}-gateway", settings.prefix))
            .protocol_type"#,
        "update consumer-api: name",
    ),
];

/// What a pull request's reader sees of the edits.
pub const COMMENT: &str = "\
### Preview of `updates`: 5 to update, 86 unchanged

| | Resource | Property | Old | New |
|---|---|---|---|---|
| update | `consumer-api` aws:apigatewayv2/api:Api | `name` | `http-api-fargate-updates-api` | `http-api-fargate-updates-gateway` |
| update | `producer-author-rule` aws:lb/listenerRule:ListenerRule | `conditions[0].pathPattern.values[2]` |  | `/v1/api/authors` |
| update | `producer-author-tg` aws:lb/targetGroup:TargetGroup | `healthCheck.path` | `/api/authors/health` | `/api/authors` |
| update | `producer-book-rule` aws:lb/listenerRule:ListenerRule | `conditions[0].pathPattern.values[2]` |  | `/v1/api/books` |
| update | `producer-book-tg` aws:lb/targetGroup:TargetGroup | `healthCheck.path` | `/api/books/health` | `/api/books` |
";
