//! The catalogue: every resource type with its names, and its place among the others. What a type does is in
//! its own file.

use provider_kit::autoname::Rule;

use super::{
    apigatewayv2::{api, api_mapping, authorizer, domain_name, integration, route, stage, vpc_link},
    applicationautoscaling::{policy, target},
    cloudwatch::{dashboard, metric_alarm},
    ec2, ecr, ecs,
    elbv2::{listener, listener_rule, load_balancer, target_group},
    iam::{instance_profile, role, role_policy, role_policy_attachment},
    logs::log_group,
    recorded,
    resource_type::{
        Entry,
        Unique::{Computed, InAccount, InRegion},
    },
    s3::{bucket, bucket_setting::BucketSetting},
    secretsmanager::{secret, secret_version},
    servicediscovery, sns,
    sqs::queue,
    ssm::parameter,
    token,
    vpc::security_group_rule::{self, SecurityGroupRule},
};

/// The type of a token, simulated or recorded.
pub fn find(token: &str) -> Option<&'static Entry> {
    TYPES.iter().find(|entry| entry.token == token).or_else(|| recorded::find(token))
}

/// Every simulated type, by AWS service.
pub static TYPES: &[Entry] = &[
    // API Gateway
    Entry::new(token::API, "API Gateway v2 API", "CreateApi", &api::Api).named(name(128)),
    Entry::new(
        token::API_MAPPING,
        "API Gateway v2 API Mapping",
        "CreateApiMapping",
        &api_mapping::ApiMapping,
    )
    .unique(Computed(api_mapping::key))
    .part_of(token::DOMAIN_NAME, "domainName"),
    Entry::new(token::AUTHORIZER, "API Gateway v2 Authorizer", "CreateAuthorizer", &authorizer::Authorizer)
        .named(name(128))
        .unique(InRegion(&["apiId", "name"]))
        .part_of(token::API, "apiId"),
    Entry::new(
        token::DOMAIN_NAME,
        "API Gateway v2 Domain Name",
        "CreateDomainName",
        &domain_name::DomainName,
    )
    .unique(InRegion(&["domainName"]))
    .shown("domainName"),
    Entry::new(
        token::INTEGRATION,
        "API Gateway v2 Integration",
        "CreateIntegration",
        &integration::Integration,
    )
    .part_of(token::API, "apiId"),
    Entry::new(token::ROUTE, "API Gateway v2 Route", "CreateRoute", &route::Route)
        .unique(InRegion(&["apiId", "routeKey"]))
        .part_of(token::API, "apiId")
        .shown("routeKey"),
    Entry::new(token::STAGE, "API Gateway v2 Stage", "CreateStage", &stage::Stage)
        .named(name(128))
        .unique(InRegion(&["apiId", "name"]))
        .part_of(token::API, "apiId"),
    Entry::new(token::VPC_LINK, "API Gateway v2 VPC Link", "CreateVpcLink", &vpc_link::VpcLink)
        .named(name(128))
        .interfaces("subnetIds", "securityGroupIds"),
    // Application Auto Scaling
    Entry::new(
        token::SCALING_POLICY,
        "Application Auto Scaling Scaling Policy",
        "PutScalingPolicy",
        &policy::Policy,
    )
    .named(name(255))
    .unique(InRegion(&["resourceId", "name"])),
    Entry::new(
        token::SCALING_TARGET,
        "Application AutoScaling Target",
        "RegisterScalableTarget",
        &target::Target,
    )
    .unique(InRegion(&["resourceId", "scalableDimension"])),
    // CloudWatch
    Entry::new(token::DASHBOARD, "CloudWatch Dashboard", "PutDashboard", &dashboard::Dashboard)
        .unique(InAccount(&["dashboardName"])),
    Entry::new(token::METRIC_ALARM, "CloudWatch Metric Alarm", "PutMetricAlarm", &metric_alarm::MetricAlarm)
        .named(name(255))
        .unique(InRegion(&["name"])),
    // CloudWatch Logs
    Entry::new(token::LOG_GROUP, "CloudWatch Logs Log Group", "CreateLogGroup", &log_group::LogGroup)
        .named(name_or_prefix(512))
        .unique(InRegion(&["name"])),
    // EC2
    Entry::new(token::EIP, "EC2 EIP", "AllocateAddress", &ec2::eip::Eip),
    Entry::new(token::FLOW_LOG, "Flow Log", "CreateFlowLogs", &ec2::flow_log::FlowLog),
    Entry::new(token::INSTANCE, "EC2 Instance", "RunInstances", &ec2::instance::Instance)
        .interfaces("subnetId", "vpcSecurityGroupIds"),
    Entry::new(
        token::INTERNET_GATEWAY,
        "EC2 Internet Gateway",
        "AttachInternetGateway",
        &ec2::internet_gateway::InternetGateway,
    ),
    Entry::new(token::NAT_GATEWAY, "EC2 NAT Gateway", "CreateNatGateway", &ec2::nat_gateway::NatGateway)
        .interfaces("subnetId", ""),
    Entry::new(token::ROUTE_TABLE, "EC2 Route Table", "CreateRouteTable", &ec2::route_table::RouteTable),
    Entry::new(
        token::ROUTE_TABLE_ASSOCIATION,
        "Route Table Association",
        "AssociateRouteTable",
        &ec2::route_table_association::RouteTableAssociation,
    )
    .unique(Computed(ec2::route_table_association::key)),
    Entry::new(
        token::SECURITY_GROUP,
        "Security Group",
        "CreateSecurityGroup",
        &ec2::security_group::SecurityGroup,
    )
    .named(name_or_prefix(255))
    .unique(InRegion(&["vpcId", "name"])),
    Entry::new(token::SUBNET, "EC2 Subnet", "CreateSubnet", &ec2::subnet::Subnet)
        .unique(InRegion(&["vpcId", "cidrBlock"])),
    Entry::new(token::SUBNET_ROUTE, "EC2 Route", "CreateRoute", &ec2::route::Route)
        .unique(Computed(ec2::route::key))
        .part_of(token::ROUTE_TABLE, "routeTableId"),
    Entry::new(token::VPC, "EC2 VPC", "CreateVpc", &ec2::vpc::Vpc),
    Entry::new(token::VPC_ENDPOINT, "EC2 VPC Endpoint", "CreateVpcEndpoint", &ec2::vpc_endpoint::VpcEndpoint)
        .interfaces("subnetIds", "securityGroupIds")
        .shown("serviceName"),
    Entry::new(
        token::EGRESS_RULE,
        "VPC Security Group Egress Rule",
        "AuthorizeSecurityGroupEgress",
        &SecurityGroupRule,
    )
    .unique(Computed(security_group_rule::key))
    .part_of(token::SECURITY_GROUP, "securityGroupId"),
    Entry::new(
        token::INGRESS_RULE,
        "VPC Security Group Ingress Rule",
        "AuthorizeSecurityGroupIngress",
        &SecurityGroupRule,
    )
    .unique(Computed(security_group_rule::key))
    .part_of(token::SECURITY_GROUP, "securityGroupId"),
    // ECR
    Entry::new(
        token::LIFECYCLE_POLICY,
        "ECR Lifecycle Policy",
        "PutLifecyclePolicy",
        &ecr::lifecycle_policy::LifecyclePolicy,
    )
    .unique(InRegion(&["repository"])),
    Entry::new(token::REPOSITORY, "ECR Repository", "CreateRepository", &ecr::repository::Repository)
        .named(lowercase(name(256)))
        .unique(InRegion(&["name"])),
    // ECS
    Entry::new(token::CLUSTER, "ECS Cluster", "CreateCluster", &ecs::cluster::Cluster)
        .named(name(255))
        .unique(InRegion(&["name"])),
    Entry::new(token::SERVICE, "ECS Service", "CreateService", &ecs::service::Service)
        .named(name(255))
        .unique(Computed(ecs::service::key))
        .interfaces("networkConfiguration.subnets", "networkConfiguration.securityGroups"),
    Entry::new(
        token::TASK_DEFINITION,
        "ECS Task Definition",
        "RegisterTaskDefinition",
        &ecs::task_definition::TaskDefinition,
    )
    .shown("family"),
    // Elastic Load Balancing
    Entry::new(token::LISTENER, "ELBv2 Listener", "CreateListener", &listener::Listener)
        .unique(InRegion(&["loadBalancerArn", "port"]))
        .part_of(token::LOAD_BALANCER, "loadBalancerArn")
        .shown("loadBalancerArn"),
    Entry::new(token::LISTENER_RULE, "ELBv2 Listener Rule", "CreateRule", &listener_rule::ListenerRule)
        .unique(InRegion(&["listenerArn", "priority"]))
        .part_of(token::LISTENER, "listenerArn"),
    Entry::new(
        token::LOAD_BALANCER,
        "ELBv2 application Load Balancer",
        "CreateLoadBalancer",
        &load_balancer::LoadBalancer,
    )
    .named(name_or_prefix(32))
    .unique(InRegion(&["name"]))
    .interfaces("subnets", "securityGroups"),
    Entry::new(token::TARGET_GROUP, "ELBv2 Target Group", "CreateTargetGroup", &target_group::TargetGroup)
        .named(name_or_prefix(32))
        .unique(InRegion(&["name"])),
    // IAM
    Entry::new(
        token::INSTANCE_PROFILE,
        "IAM Instance Profile",
        "CreateInstanceProfile",
        &instance_profile::InstanceProfile,
    )
    .named(name_or_prefix(128))
    .unique(InAccount(&["name"])),
    Entry::new(token::ROLE, "IAM Role", "CreateRole", &role::Role)
        .named(name_or_prefix(64))
        .unique(InAccount(&["name"])),
    Entry::new(token::ROLE_POLICY, "IAM Role Policy", "PutRolePolicy", &role_policy::RolePolicy)
        .named(name_or_prefix(128))
        .unique(InAccount(&["role", "name"])),
    Entry::new(
        token::ROLE_POLICY_ATTACHMENT,
        "IAM Role Policy Attachment",
        "AttachRolePolicy",
        &role_policy_attachment::RolePolicyAttachment,
    )
    .unique(InAccount(&["role", "policyArn"])),
    // S3
    Entry::new(token::BUCKET, "S3 Bucket", "CreateBucket", &bucket::Bucket)
        .named(lowercase(named("bucket", Some("bucketPrefix"), 63)))
        .unique(InAccount(&["bucket"])),
    Entry::new(
        token::BUCKET_ENCRYPTION,
        "S3 Bucket Server-side Encryption Configuration",
        "PutBucketEncryption",
        &BucketSetting { off: &[] },
    )
    .unique(InAccount(&["bucket"])),
    Entry::new(
        token::BUCKET_LIFECYCLE,
        "S3 Bucket Lifecycle Configuration",
        "PutBucketLifecycleConfiguration",
        &BucketSetting { off: &[] },
    )
    .unique(InAccount(&["bucket"])),
    Entry::new(token::BUCKET_POLICY, "S3 Bucket Policy", "PutBucketPolicy", &BucketSetting { off: &[] })
        .unique(InAccount(&["bucket"])),
    Entry::new(
        token::BUCKET_PUBLIC_ACCESS_BLOCK,
        "S3 Bucket Public Access Block",
        "PutPublicAccessBlock",
        &BucketSetting {
            off: &["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
        },
    )
    .unique(InAccount(&["bucket"])),
    Entry::new(
        token::BUCKET_VERSIONING,
        "S3 Bucket Versioning",
        "PutBucketVersioning",
        &BucketSetting { off: &[] },
    )
    .unique(InAccount(&["bucket"])),
    // Secrets Manager
    Entry::new(token::SECRET, "Secrets Manager Secret", "CreateSecret", &secret::Secret)
        .named(name_or_prefix(512))
        .unique(InRegion(&["name"])),
    Entry::new(
        token::SECRET_VERSION,
        "Secrets Manager Secret Version",
        "PutSecretValue",
        &secret_version::SecretVersion,
    )
    .part_of(token::SECRET, "secretArn")
    .shown("secretId"),
    // Cloud Map
    Entry::new(
        token::DISCOVERY_SERVICE,
        "Service Discovery Service",
        "CreateService",
        &servicediscovery::service::Service,
    )
    .named(name(127))
    .unique(Computed(servicediscovery::service::key)),
    Entry::new(
        token::NAMESPACE,
        "Service Discovery Private DNS Namespace",
        "CreatePrivateDnsNamespace",
        &servicediscovery::private_dns_namespace::PrivateDnsNamespace,
    )
    .named(lowercase(name(253)))
    // Two VPCs may have one name each, but the official provider deletes first whenever a given name stays.
    .unique(InRegion(&["name"])),
    // SNS
    Entry::new(token::TOPIC, "SNS Topic", "CreateTopic", &sns::topic::Topic)
        .named(name_or_prefix(256))
        .unique(InRegion(&["name"])),
    Entry::new(
        token::TOPIC_SUBSCRIPTION,
        "SNS Topic Subscription",
        "Subscribe",
        &sns::topic_subscription::TopicSubscription,
    )
    .unique(InRegion(&["topic", "protocol", "endpoint"])),
    // SQS
    Entry::new(token::QUEUE, "SQS Queue", "CreateQueue", &queue::Queue)
        .named(name_or_prefix(80))
        .unique(InRegion(&["name"])),
    // Systems Manager
    Entry::new(token::PARAMETER, "SSM Parameter", "PutParameter", &parameter::Parameter)
        .named(name(2048))
        .unique(InRegion(&["name"])),
];

const fn named(property: &'static str, prefix_property: Option<&'static str>, max: usize) -> Rule {
    Rule { property, prefix_property, max, lowercase: false }
}

const fn name(max: usize) -> Rule {
    named("name", None, max)
}

const fn name_or_prefix(max: usize) -> Rule {
    named("name", Some("namePrefix"), max)
}

const fn lowercase(rule: Rule) -> Rule {
    Rule { lowercase: true, ..rule }
}
