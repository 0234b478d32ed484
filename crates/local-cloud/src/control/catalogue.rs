//! What each resource type does, one file for each family.

mod api_route;
mod apigateway;
mod authorizer;
mod certificate;
mod compute;
mod discovery;
mod domain_name;
mod ecr;
mod ecs;
mod iam;
mod listener;
mod load_balancer;
mod network;
mod observe;
mod routing;
mod security;
mod storage;
pub mod task_definition;

use super::{
    fields::Fields,
    kind::Kind,
    world::{Record, World},
};

/// The type tokens.
pub mod token {
    pub const API: &str = "aws:apigatewayv2/api:Api";
    pub const API_MAPPING: &str = "aws:apigatewayv2/apiMapping:ApiMapping";
    pub const AUTHORIZER: &str = "aws:apigatewayv2/authorizer:Authorizer";
    pub const BUCKET: &str = "aws:s3/bucket:Bucket";
    pub const CLUSTER: &str = "aws:ecs/cluster:Cluster";
    pub const DISCOVERY_SERVICE: &str = "aws:servicediscovery/service:Service";
    pub const DOMAIN_NAME: &str = "aws:apigatewayv2/domainName:DomainName";
    pub const EGRESS_RULE: &str = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    pub const EIP: &str = "aws:ec2/eip:Eip";
    pub const INGRESS_RULE: &str = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    pub const INSTANCE: &str = "aws:ec2/instance:Instance";
    pub const INSTANCE_PROFILE: &str = "aws:iam/instanceProfile:InstanceProfile";
    pub const INTEGRATION: &str = "aws:apigatewayv2/integration:Integration";
    pub const INTERNET_GATEWAY: &str = "aws:ec2/internetGateway:InternetGateway";
    pub const LISTENER: &str = "aws:lb/listener:Listener";
    pub const LISTENER_RULE: &str = "aws:lb/listenerRule:ListenerRule";
    pub const LOAD_BALANCER: &str = "aws:lb/loadBalancer:LoadBalancer";
    pub const LOG_GROUP: &str = "aws:cloudwatch/logGroup:LogGroup";
    pub const NAMESPACE: &str = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
    pub const NAT_GATEWAY: &str = "aws:ec2/natGateway:NatGateway";
    pub const REPOSITORY: &str = "aws:ecr/repository:Repository";
    pub const ROLE: &str = "aws:iam/role:Role";
    pub const ROLE_POLICY: &str = "aws:iam/rolePolicy:RolePolicy";
    pub const ROLE_POLICY_ATTACHMENT: &str = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    pub const ROUTE: &str = "aws:apigatewayv2/route:Route";
    pub const ROUTE_TABLE: &str = "aws:ec2/routeTable:RouteTable";
    pub const ROUTE_TABLE_ASSOCIATION: &str = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    pub const SCALING_TARGET: &str = "aws:appautoscaling/target:Target";
    pub const SECURITY_GROUP: &str = "aws:ec2/securityGroup:SecurityGroup";
    pub const SERVICE: &str = "aws:ecs/service:Service";
    pub const STAGE: &str = "aws:apigatewayv2/stage:Stage";
    pub const SUBNET: &str = "aws:ec2/subnet:Subnet";
    pub const SUBNET_ROUTE: &str = "aws:ec2/route:Route";
    pub const TARGET_GROUP: &str = "aws:lb/targetGroup:TargetGroup";
    pub const TASK_DEFINITION: &str = "aws:ecs/taskDefinition:TaskDefinition";
    pub const TOPIC: &str = "aws:sns/topic:Topic";
    pub const VPC: &str = "aws:ec2/vpc:Vpc";
    pub const VPC_ENDPOINT: &str = "aws:ec2/vpcEndpoint:VpcEndpoint";
    pub const VPC_LINK: &str = "aws:apigatewayv2/vpcLink:VpcLink";

    /// What keeps a VPC from being deleted.
    pub const IN_VPC: [&str; 5] = [INTERNET_GATEWAY, ROUTE_TABLE, SECURITY_GROUP, SUBNET, VPC_ENDPOINT];
}

/// The kind of a type token.
pub fn kind(token: &str) -> Option<&'static dyn Kind> {
    Some(match token {
        token::API => &apigateway::Api,
        token::API_MAPPING => &domain_name::ApiMapping,
        token::AUTHORIZER => &authorizer::Authorizer,
        token::BUCKET => &storage::Bucket,
        token::CLUSTER => &ecs::Cluster,
        token::DISCOVERY_SERVICE => &discovery::Service,
        token::DOMAIN_NAME => &domain_name::DomainName,
        token::EGRESS_RULE => &security::SecurityGroupRule { label: "VPC Security Group Egress Rule" },
        token::EIP => &network::Eip,
        token::INGRESS_RULE => &security::SecurityGroupRule { label: "VPC Security Group Ingress Rule" },
        token::INSTANCE => &compute::Instance,
        token::INSTANCE_PROFILE => &iam::InstanceProfile,
        token::INTEGRATION => &api_route::Integration,
        token::INTERNET_GATEWAY => &network::InternetGateway,
        token::LISTENER => &listener::Listener,
        token::LISTENER_RULE => &listener::ListenerRule,
        token::LOAD_BALANCER => &load_balancer::LoadBalancer,
        token::LOG_GROUP => &observe::LogGroup,
        token::NAMESPACE => &discovery::PrivateDnsNamespace,
        token::NAT_GATEWAY => &network::NatGateway,
        token::REPOSITORY => &ecr::Repository,
        token::ROLE => &iam::Role,
        token::ROLE_POLICY => &iam::RolePolicy,
        token::ROLE_POLICY_ATTACHMENT => &iam::RolePolicyAttachment,
        token::ROUTE => &api_route::Route,
        token::ROUTE_TABLE => &routing::RouteTable,
        token::ROUTE_TABLE_ASSOCIATION => &routing::RouteTableAssociation,
        token::SCALING_TARGET => &observe::ScalingTarget,
        token::SECURITY_GROUP => &security::SecurityGroup,
        token::SERVICE => &ecs::Service,
        token::STAGE => &apigateway::Stage,
        token::SUBNET => &network::Subnet,
        token::SUBNET_ROUTE => &routing::Route,
        token::TARGET_GROUP => &load_balancer::TargetGroup,
        token::TASK_DEFINITION => &task_definition::TaskDefinition,
        token::TOPIC => &observe::Topic,
        token::VPC => &network::Vpc,
        token::VPC_ENDPOINT => &compute::VpcEndpoint,
        token::VPC_LINK => &apigateway::VpcLink,
        "aws:appautoscaling/policy:Policy" => &observe::ScalingPolicy,
        "aws:cloudwatch/dashboard:Dashboard" => &observe::Dashboard,
        "aws:cloudwatch/metricAlarm:MetricAlarm" => &observe::MetricAlarm,
        "aws:ec2/flowLog:FlowLog" => &compute::FlowLog,
        "aws:ecr/lifecyclePolicy:LifecyclePolicy" => &ecr::LifecyclePolicy,
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration" => {
            &storage::BucketSetting { label: "S3 Bucket Lifecycle Configuration" }
        }
        "aws:s3/bucketPolicy:BucketPolicy" => &storage::BucketSetting { label: "S3 Bucket Policy" },
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock" => {
            &storage::BucketSetting { label: "S3 Bucket Public Access Block" }
        }
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration" => {
            &storage::BucketSetting { label: "S3 Bucket Server-side Encryption Configuration" }
        }
        "aws:s3/bucketVersioning:BucketVersioning" => {
            &storage::BucketSetting { label: "S3 Bucket Versioning" }
        }
        "aws:sns/topicSubscription:TopicSubscription" => &observe::TopicSubscription,
        _ => return None,
    })
}

/// A resource with network interfaces in subnets.
pub struct Interfaces<'a> {
    /// The subnets.
    pub subnets: Vec<&'a str>,
    /// The security groups of the interfaces.
    pub groups: Vec<&'a str>,
}

/// Everything that has a network interface.
pub fn interfaces(world: &World) -> impl Iterator<Item = Interfaces<'_>> {
    world.iter().filter_map(|record| {
        let (subnets, groups) = match record.token.as_str() {
            token::INSTANCE => {
                (record.text("subnetId").into_iter().collect(), record.texts("vpcSecurityGroupIds"))
            }
            token::NAT_GATEWAY => (record.text("subnetId").into_iter().collect(), Vec::new()),
            token::LOAD_BALANCER => (record.texts("subnets"), record.texts("securityGroups")),
            token::VPC_LINK | token::VPC_ENDPOINT => {
                (record.texts("subnetIds"), record.texts("securityGroupIds"))
            }
            token::SERVICE => {
                let network = record.object("networkConfiguration")?;
                (network.texts("subnets"), network.texts("securityGroups"))
            }
            _ => return None,
        };
        Some(Interfaces { subnets, groups })
    })
}

/// Takes along what goes with a deleted resource, and keeps what a service may still roll back to.
pub fn retire(world: &mut World, record: Record) {
    let with: &[(&str, &str)] = match record.token.as_str() {
        token::API => &[
            (token::ROUTE, "apiId"),
            (token::INTEGRATION, "apiId"),
            (token::STAGE, "apiId"),
            (token::AUTHORIZER, "apiId"),
        ],
        token::DOMAIN_NAME => &[(token::API_MAPPING, "domainName")],
        token::LOAD_BALANCER => &[(token::LISTENER, "loadBalancerArn")],
        token::LISTENER => &[(token::LISTENER_RULE, "listenerArn")],
        token::ROUTE_TABLE => &[(token::SUBNET_ROUTE, "routeTableId")],
        token::SECURITY_GROUP => {
            &[(token::INGRESS_RULE, "securityGroupId"), (token::EGRESS_RULE, "securityGroupId")]
        }
        _ => &[],
    };
    for (token, property) in with {
        let inner: Vec<Record> = world.having(token, property, &record.id).cloned().collect();
        for inner in inner {
            world.remove(&inner.token, &inner.id, Some(inner.arn()));
            retire(world, inner);
        }
    }
    if record.token == token::TASK_DEFINITION {
        world.inactive.push(record);
    }
    let families: Vec<String> = world
        .of(token::SERVICE)
        .map(|service| task_definition::family_of(service.text_or_empty("taskDefinition")).to_owned())
        .collect();
    world
        .inactive
        .retain(|definition| families.iter().any(|family| definition.text("family") == Some(family)));
}
