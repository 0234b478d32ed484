#!/usr/bin/env python3
"""Regenerates schema.json, constraints.json and official.txt of this crate.

    python3 crates/aws/schema.py [--wheels DIR]

Sources, both from PyPI: the official package `pulumi_aws` (names, types, requiredness, aliases, secrets, first sentences
of the descriptions; Apache-2.0) and `cfn-lint` (what CloudFormation replaces, enums and ranges). Nothing is imported: the
schema is read from the syntax trees of the resource classes. official.txt takes another path through the same wheel (the `TypedDict`s
of nested types, the overloads of the constructors, the `get` methods), so that the two can be held against each other.
Standard library only, but for `pip download` of the two wheels when DIR does not hold them.
"""

import argparse
import ast
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

VERSION = "7.51.1"
CFN_LINT = "1.58.0"
HERE = pathlib.Path(__file__).parent

RESOURCES = """
ec2/vpc:Vpc ec2/subnet:Subnet ec2/internetGateway:InternetGateway ec2/eip:Eip ec2/natGateway:NatGateway
ec2/routeTable:RouteTable ec2/route:Route ec2/routeTableAssociation:RouteTableAssociation ec2/securityGroup:SecurityGroup
ec2/instance:Instance ec2/vpcEndpoint:VpcEndpoint ec2/flowLog:FlowLog
vpc/securityGroupIngressRule:SecurityGroupIngressRule vpc/securityGroupEgressRule:SecurityGroupEgressRule
iam/role:Role iam/rolePolicy:RolePolicy iam/rolePolicyAttachment:RolePolicyAttachment iam/instanceProfile:InstanceProfile
cloudwatch/logGroup:LogGroup cloudwatch/metricAlarm:MetricAlarm cloudwatch/dashboard:Dashboard
ecs/cluster:Cluster ecs/taskDefinition:TaskDefinition ecs/service:Service
ecr/repository:Repository ecr/lifecyclePolicy:LifecyclePolicy
lb/loadBalancer:LoadBalancer lb/targetGroup:TargetGroup lb/listener:Listener lb/listenerRule:ListenerRule
apigatewayv2/api:Api apigatewayv2/integration:Integration apigatewayv2/route:Route apigatewayv2/stage:Stage
apigatewayv2/vpcLink:VpcLink apigatewayv2/authorizer:Authorizer apigatewayv2/domainName:DomainName
apigatewayv2/apiMapping:ApiMapping
servicediscovery/privateDnsNamespace:PrivateDnsNamespace servicediscovery/service:Service
appautoscaling/target:Target appautoscaling/policy:Policy sns/topic:Topic sns/topicSubscription:TopicSubscription
s3/bucket:Bucket s3/bucketPolicy:BucketPolicy s3/bucketPublicAccessBlock:BucketPublicAccessBlock
s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration
s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration s3/bucketVersioning:BucketVersioning
secretsmanager/secret:Secret secretsmanager/secretVersion:SecretVersion ssm/parameter:Parameter sqs/queue:Queue
""".split()

FUNCTIONS = """
index/getAvailabilityZones:getAvailabilityZones index/getCallerIdentity:getCallerIdentity index/getRegion:getRegion
index/getPartition:getPartition ssm/getParameter:getParameter ecr/getAuthorizationToken:getAuthorizationToken
elb/getServiceAccount:getServiceAccount
""".split()

# Lists of suggestions that outgrow their use (1,400 instance types): plain strings here.
LONG_ENUMS = {"InstanceType", "ManagedPolicy"}

# Results of functions that are credentials or may be: the wheel does not carry the mark for functions.
SECRET_RESULTS = {
    "aws:ssm/getParameter:getParameter": ["value"],
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": ["authorizationToken", "password"],
}

# The CloudFormation type of a token, and its property names where they are not the capitalised Pulumi name.
CFN = {
    "ec2/vpc:Vpc": ("AWS::EC2::VPC", {}),
    "ec2/subnet:Subnet": ("AWS::EC2::Subnet", {}),
    "ec2/eip:Eip": ("AWS::EC2::EIP", {}),
    "ec2/natGateway:NatGateway": ("AWS::EC2::NatGateway", {"privateIp": "PrivateIpAddress"}),
    "ec2/routeTable:RouteTable": ("AWS::EC2::RouteTable", {}),
    "ec2/securityGroup:SecurityGroup": ("AWS::EC2::SecurityGroup", {"name": "GroupName", "description": "GroupDescription"}),
    "ec2/instance:Instance": ("AWS::EC2::Instance", {"ami": "ImageId", "privateIp": "PrivateIpAddress", "hibernation": "HibernationOptions", "placementGroup": "PlacementGroupName"}),
    "ec2/vpcEndpoint:VpcEndpoint": ("AWS::EC2::VPCEndpoint", {}),
    "iam/role:Role": ("AWS::IAM::Role", {"name": "RoleName", "permissionsBoundary": "PermissionsBoundary"}),
    "iam/rolePolicy:RolePolicy": ("AWS::IAM::RolePolicy", {"name": "PolicyName", "role": "RoleName"}),
    "iam/instanceProfile:InstanceProfile": ("AWS::IAM::InstanceProfile", {"name": "InstanceProfileName"}),
    "cloudwatch/logGroup:LogGroup": ("AWS::Logs::LogGroup", {"name": "LogGroupName"}),
    "cloudwatch/metricAlarm:MetricAlarm": ("AWS::CloudWatch::Alarm", {"name": "AlarmName"}),
    "cloudwatch/dashboard:Dashboard": ("AWS::CloudWatch::Dashboard", {}),
    "ecs/cluster:Cluster": ("AWS::ECS::Cluster", {"name": "ClusterName"}),
    "ecs/taskDefinition:TaskDefinition": ("AWS::ECS::TaskDefinition", {}),
    "ecs/service:Service": ("AWS::ECS::Service", {"name": "ServiceName", "iamRole": "Role"}),
    "ecr/repository:Repository": ("AWS::ECR::Repository", {"name": "RepositoryName", "encryptionConfigurations": "EncryptionConfiguration"}),
    "lb/loadBalancer:LoadBalancer": ("AWS::ElasticLoadBalancingV2::LoadBalancer", {"loadBalancerType": "Type", "internal": "Scheme"}),
    "lb/targetGroup:TargetGroup": ("AWS::ElasticLoadBalancingV2::TargetGroup", {}),
    "lb/listener:Listener": ("AWS::ElasticLoadBalancingV2::Listener", {}),
    "lb/listenerRule:ListenerRule": ("AWS::ElasticLoadBalancingV2::ListenerRule", {}),
    "apigatewayv2/api:Api": ("AWS::ApiGatewayV2::Api", {}),
    "apigatewayv2/integration:Integration": ("AWS::ApiGatewayV2::Integration", {"timeoutMilliseconds": "TimeoutInMillis"}),
    "apigatewayv2/route:Route": ("AWS::ApiGatewayV2::Route", {}),
    "apigatewayv2/stage:Stage": ("AWS::ApiGatewayV2::Stage", {"name": "StageName"}),
    "apigatewayv2/vpcLink:VpcLink": ("AWS::ApiGatewayV2::VpcLink", {}),
    "apigatewayv2/authorizer:Authorizer": ("AWS::ApiGatewayV2::Authorizer", {}),
    "apigatewayv2/domainName:DomainName": ("AWS::ApiGatewayV2::DomainName", {}),
    "apigatewayv2/apiMapping:ApiMapping": ("AWS::ApiGatewayV2::ApiMapping", {}),
    "servicediscovery/privateDnsNamespace:PrivateDnsNamespace": ("AWS::ServiceDiscovery::PrivateDnsNamespace", {}),
    "servicediscovery/service:Service": ("AWS::ServiceDiscovery::Service", {}),
    "appautoscaling/target:Target": ("AWS::ApplicationAutoScaling::ScalableTarget", {}),
    "appautoscaling/policy:Policy": ("AWS::ApplicationAutoScaling::ScalingPolicy", {"name": "PolicyName"}),
    "sns/topic:Topic": ("AWS::SNS::Topic", {"name": "TopicName"}),
    "sns/topicSubscription:TopicSubscription": ("AWS::SNS::Subscription", {}),
    "s3/bucket:Bucket": ("AWS::S3::Bucket", {"bucket": "BucketName"}),
    "s3/bucketPolicy:BucketPolicy": ("AWS::S3::BucketPolicy", {}),
    "secretsmanager/secret:Secret": ("AWS::SecretsManager::Secret", {}),
    "ssm/parameter:Parameter": ("AWS::SSM::Parameter", {}),
    "sqs/queue:Queue": ("AWS::SQS::Queue", {"name": "QueueName", "maxMessageSize": "MaximumMessageSize", "messageRetentionSeconds": "MessageRetentionPeriod", "visibilityTimeoutSeconds": "VisibilityTimeout"}),
}

# What the package replaces and CloudFormation does not say in the same words. `*` is every input but those with a minus;
# a minus takes back what CloudFormation alone replaces.
REPLACE = {
    "ec2/subnet:Subnet": "cidrBlock availabilityZone availabilityZoneId vpcId ipv6Native outpostArn",
    "ec2/eip:Eip": "domain publicIpv4Pool networkBorderGroup customerOwnedIpv4Pool ipamPoolId address -instance",
    "ec2/natGateway:NatGateway": "subnetId allocationId connectivityType privateIp vpcId availabilityMode",
    "ec2/route:Route": "routeTableId destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId",
    "ec2/routeTableAssociation:RouteTableAssociation": "subnetId gatewayId",
    "ec2/securityGroup:SecurityGroup": "namePrefix",
    "ec2/instance:Instance": "securityGroups associatePublicIpAddress placementGroup placementGroupId hostId ephemeralBlockDevices networkInterfaces enclaveOptions secondaryNetworkInterfaces",
    "ec2/vpcEndpoint:VpcEndpoint": "serviceRegion",
    "ec2/flowLog:FlowLog": "* -tags",
    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupId",
    "vpc/securityGroupEgressRule:SecurityGroupEgressRule": "securityGroupId",
    "iam/role:Role": "namePrefix",
    "iam/rolePolicy:RolePolicy": "namePrefix",
    "iam/rolePolicyAttachment:RolePolicyAttachment": "role policyArn",
    "iam/instanceProfile:InstanceProfile": "namePrefix",
    "cloudwatch/logGroup:LogGroup": "namePrefix logGroupClass",
    "ecs/taskDefinition:TaskDefinition": "* -tags -skipDestroy -trackLatest",
    "ecs/service:Service": "launchType",
    "ecr/lifecyclePolicy:LifecyclePolicy": "repository policy",
    "lb/loadBalancer:LoadBalancer": "namePrefix internal customerOwnedIpv4Pool",
    "lb/targetGroup:TargetGroup": "namePrefix",
    "apigatewayv2/integration:Integration": "integrationType integrationSubtype",
    "apigatewayv2/vpcLink:VpcLink": "subnetIds securityGroupIds",
    "servicediscovery/privateDnsNamespace:PrivateDnsNamespace": "name vpc",
    "servicediscovery/service:Service": "healthCheckCustomConfig",
    "sns/topic:Topic": "namePrefix",
    "sns/topicSubscription:TopicSubscription": "topic",
    "s3/bucket:Bucket": "bucketPrefix objectLockEnabled",
    "s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "bucket",
    "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "bucket expectedBucketOwner",
    "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "bucket expectedBucketOwner",
    "s3/bucketVersioning:BucketVersioning": "bucket expectedBucketOwner",
    "secretsmanager/secret:Secret": "namePrefix",
    # A version is never changed, only followed by another.
    "secretsmanager/secretVersion:SecretVersion": "secretId secretString secretBinary secretStringWo secretStringWoVersion",
    "sqs/queue:Queue": "namePrefix",
}

# What AWS refuses and cfn-lint's schemas do not say (from the services' API references). Paths of nested properties are dotted.
PORT = {"minimum": 1, "maximum": 65535}
LB_NAME = {"minLength": 1, "maxLength": 32, "pattern": "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"}
NAME_IN_IAM = {"minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_+=,.@-]+$"}
ECS_NAME = {"minLength": 1, "maxLength": 255, "pattern": "^[A-Za-z0-9_-]+$"}
CONSTRAINTS = {
    "iam/role:Role": {"name": NAME_IN_IAM, "namePrefix": {"maxLength": 38}, "maxSessionDuration": {"minimum": 3600, "maximum": 43200}},
    "iam/rolePolicy:RolePolicy": {"name": NAME_IN_IAM | {"maxLength": 128}},
    "iam/instanceProfile:InstanceProfile": {"name": NAME_IN_IAM | {"maxLength": 128}},
    "ec2/securityGroup:SecurityGroup": {
        "name": {"minLength": 1, "maxLength": 255, "pattern": "^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]+$"},
        "description": {"minLength": 1, "maxLength": 255, "pattern": "^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]*$"},
    },
    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": {"fromPort": {"minimum": -1, "maximum": 65535}, "toPort": {"minimum": -1, "maximum": 65535}, "description": {"maxLength": 255}},
    "vpc/securityGroupEgressRule:SecurityGroupEgressRule": {"fromPort": {"minimum": -1, "maximum": 65535}, "toPort": {"minimum": -1, "maximum": 65535}, "description": {"maxLength": 255}},
    "ec2/eip:Eip": {"domain": {"enum": ["standard", "vpc"]}},
    "ec2/natGateway:NatGateway": {"connectivityType": {"enum": ["private", "public"]}},
    "ec2/flowLog:FlowLog": {"trafficType": {"enum": ["ACCEPT", "ALL", "REJECT"]}, "maxAggregationInterval": {"enum": [60, 600]}, "logDestinationType": {"enum": ["cloud-watch-logs", "kinesis-data-firehose", "s3"]}},
    "cloudwatch/logGroup:LogGroup": {
        "name": {"minLength": 1, "maxLength": 512, "pattern": "^[.\\-_/#A-Za-z0-9]+$"},
        "retentionInDays": {"enum": [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]},
    },
    "cloudwatch/metricAlarm:MetricAlarm": {
        "name": {"minLength": 1, "maxLength": 255},
        "comparisonOperator": {"enum": ["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "GreaterThanUpperThreshold", "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "LessThanOrEqualToThreshold", "LessThanThreshold"]},
        "statistic": {"enum": ["Average", "Maximum", "Minimum", "SampleCount", "Sum"]},
        "treatMissingData": {"enum": ["breaching", "ignore", "missing", "notBreaching"]},
        "evaluationPeriods": {"minimum": 1},
    },
    "ecs/cluster:Cluster": {"name": ECS_NAME},
    "ecs/taskDefinition:TaskDefinition": {
        "family": ECS_NAME,
        "networkMode": {"enum": ["awsvpc", "bridge", "host", "none"]},
    },
    "ecs/service:Service": {"name": ECS_NAME, "desiredCount": {"minimum": 0}, "healthCheckGracePeriodSeconds": {"minimum": 0, "maximum": 2147483647}, "deploymentMinimumHealthyPercent": {"minimum": 0}, "deploymentMaximumPercent": {"minimum": 0}},
    "ecr/repository:Repository": {
        "name": {"minLength": 2, "maxLength": 256, "pattern": "^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$"},
        "imageTagMutability": {"enum": ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE", "MUTABLE_WITH_EXCLUSION"]},
    },
    "lb/loadBalancer:LoadBalancer": {"name": LB_NAME, "namePrefix": {"maxLength": 6}, "loadBalancerType": {"enum": ["application", "gateway", "network"]}, "idleTimeout": {"minimum": 1, "maximum": 4000}},
    "lb/targetGroup:TargetGroup": {
        "name": LB_NAME,
        "namePrefix": {"maxLength": 6},
        "port": PORT,
        "protocolVersion": {"enum": ["GRPC", "HTTP1", "HTTP2"]},
        "deregistrationDelay": {"minimum": 0, "maximum": 3600},
        "slowStart": {"minimum": 0, "maximum": 900},
        "healthCheck.interval": {"minimum": 5, "maximum": 300},
        "healthCheck.timeout": {"minimum": 2, "maximum": 120},
        "healthCheck.healthyThreshold": {"minimum": 2, "maximum": 10},
        "healthCheck.unhealthyThreshold": {"minimum": 2, "maximum": 10},
        "healthCheck.path": {"minLength": 1, "maxLength": 1024, "pattern": "^/"},
        "healthCheck.protocol": {"enum": ["HTTP", "HTTPS", "TCP"]},
    },
    "lb/listener:Listener": {"port": PORT, "defaultActions.type": {"enum": ["authenticate-cognito", "authenticate-oidc", "fixed-response", "forward", "jwt-validation", "redirect"]}, "defaultActions.fixedResponse.messageBody": {"maxLength": 1024}, "defaultActions.fixedResponse.statusCode": {"pattern": "^(2|4|5)\\d\\d$"}},
    "lb/listenerRule:ListenerRule": {"priority": {"minimum": 1, "maximum": 50000}, "actions.type": {"enum": ["authenticate-cognito", "authenticate-oidc", "fixed-response", "forward", "jwt-validation", "redirect"]}, "conditions.pathPattern.values": {"maxLength": 128}},
    "apigatewayv2/api:Api": {"name": {"minLength": 1, "maxLength": 128}, "protocolType": {"enum": ["HTTP", "WEBSOCKET"]}},
    "apigatewayv2/integration:Integration": {
        "integrationType": {"enum": ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"]},
        "connectionType": {"enum": ["INTERNET", "VPC_LINK"]},
        "payloadFormatVersion": {"enum": ["1.0", "2.0"]},
        "timeoutMilliseconds": {"minimum": 50, "maximum": 30000},
    },
    "apigatewayv2/route:Route": {"authorizationType": {"enum": ["AWS_IAM", "CUSTOM", "JWT", "NONE"]}, "routeKey": {"pattern": "^(\\$(default|connect|disconnect)|(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /.*|[^ ]+)$"}},
    "apigatewayv2/stage:Stage": {"name": {"minLength": 1, "maxLength": 128, "pattern": "^(\\$default|[A-Za-z0-9_-]+)$"}},
    "apigatewayv2/vpcLink:VpcLink": {"name": {"minLength": 1, "maxLength": 128}},
    "apigatewayv2/authorizer:Authorizer": {"authorizerType": {"enum": ["JWT", "REQUEST"]}, "name": {"minLength": 1, "maxLength": 128}},
    "servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {"name": {"minLength": 1, "maxLength": 253}},
    "servicediscovery/service:Service": {"name": {"minLength": 1, "maxLength": 127}, "dnsConfig.routingPolicy": {"enum": ["MULTIVALUE", "WEIGHTED"]}, "dnsConfig.dnsRecords.type": {"enum": ["A", "AAAA", "CNAME", "SRV"]}},
    "appautoscaling/target:Target": {"minCapacity": {"minimum": 0}, "maxCapacity": {"minimum": 0}},
    "appautoscaling/policy:Policy": {"name": {"minLength": 1, "maxLength": 255}, "policyType": {"enum": ["PredictiveScaling", "StepScaling", "TargetTrackingScaling"]}},
    "sns/topic:Topic": {"name": {"minLength": 1, "maxLength": 256, "pattern": "^[A-Za-z0-9_-]+(\\.fifo)?$"}},
    "sns/topicSubscription:TopicSubscription": {"protocol": {"enum": ["application", "email", "email-json", "firehose", "http", "https", "lambda", "sms", "sqs"]}},
    "s3/bucket:Bucket": {"bucket": {"minLength": 3, "maxLength": 63, "pattern": "^[a-z0-9][a-z0-9.-]*[a-z0-9]$"}},
    "s3/bucketVersioning:BucketVersioning": {"versioningConfiguration.status": {"enum": ["Disabled", "Enabled", "Suspended"]}},
    "secretsmanager/secretVersion:SecretVersion": {"secretString": {"minLength": 1, "maxLength": 65536}},
    "secretsmanager/secret:Secret": {"name": {"minLength": 1, "maxLength": 512, "pattern": "^[A-Za-z0-9/_+=.@-]+$"}},
    "ssm/parameter:Parameter": {"name": {"minLength": 1, "maxLength": 2048}, "type": {"enum": ["SecureString", "String", "StringList"]}, "dataType": {"enum": ["aws:ec2:image", "aws:ssm:integration", "text"]}, "tier": {"enum": ["Advanced", "Intelligent-Tiering", "Standard"]}, "description": {"maxLength": 1024}},
    "sqs/queue:Queue": {
        "name": {"minLength": 1, "maxLength": 80, "pattern": "^[A-Za-z0-9_-]+(\\.fifo)?$"},
        "delaySeconds": {"minimum": 0, "maximum": 900},
        "maxMessageSize": {"minimum": 1024, "maximum": 1048576},
        "messageRetentionSeconds": {"minimum": 60, "maximum": 1209600},
        "receiveWaitTimeSeconds": {"minimum": 0, "maximum": 20},
        "visibilityTimeoutSeconds": {"minimum": 0, "maximum": 43200},
    },
}


def snake(name):
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)).lower()


def first_sentences(text, limit=160):
    """The first sentence, and the second if both are short; on one line."""
    paragraphs = [p for p in re.split(r"\n\s*\n", text.strip()) if not p.lstrip().startswith((">", "#", "```", "-", "*", "!"))]
    text = re.sub(r"\s+", " ", paragraphs[0]).strip() if paragraphs else ""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    sentences = re.split(r"(?<=[^.][.!])\s+(?=[A-Z`])", text)
    out = sentences[0]
    for sentence in sentences[1:2]:
        if len(out) + len(sentence) < limit and not re.match(r"(See|Detailed|More|For more|Conflicts)", sentence):
            out += " " + sentence
    return out if len(out) <= 2 * limit else out[: 2 * limit].rsplit(" ", 1)[0] + " …"


class Wheel:
    """The parsed modules of the package, on demand."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.names = set(self.zip.namelist())
        self.modules = {}

    def classes(self, module):
        if module not in self.modules:
            name = f"pulumi_aws/{module}.py"
            tree = ast.parse(self.zip.read(name)) if name in self.names else ast.Module([], [])
            self.modules[module] = {n.name: n for n in tree.body if isinstance(n, (ast.ClassDef, ast.FunctionDef))}
        return self.modules[module]


def wire_names(cls):
    """{python name: (wire name, getter)} of a class's properties."""
    found = {}
    for node in cls.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            source = ast.unparse(decorator)
            if source == "pulumi.getter":
                found[node.name] = (node.name, node)
            elif source.startswith("pulumi.getter(name="):
                found[node.name] = (decorator.keywords[0].value.value, node)
    return found


def strip_wrappers(node):
    """Takes Input[…], Output[…] and Optional[…] off; tells whether an Optional was among them."""
    optional = False
    while isinstance(node, ast.Subscript):
        head = ast.unparse(node.value)
        if head == "Optional":
            optional = True
        elif head not in ("pulumi.Input", "pulumi.Output", "NotRequired"):
            break
        node = node.slice
    return node, optional


SCALARS = {"_builtins.str": "string", "_builtins.int": "integer", "_builtins.bool": "boolean", "_builtins.float": "number"}


class Extractor:
    def __init__(self, wheel):
        self.wheel = wheel
        self.types = {}

    def type_of(self, node, module):
        node, _ = strip_wrappers(node)
        source = ast.unparse(node)
        if source in SCALARS:
            return {"type": SCALARS[source]}
        if source == "Any":
            return {"$ref": "pulumi.json#/Any"}
        if isinstance(node, ast.Constant):
            return self.reference(node.value, module)
        head = ast.unparse(node.value)
        if head == "Sequence":
            return {"type": "array", "items": self.type_of(node.slice, module)}
        if head == "Mapping":
            return {"type": "object", "additionalProperties": self.type_of(node.slice.elts[1], module)}
        if head == "Union":
            # A policy document has a typed form of its own in this crate; on the wire it is its JSON text.
            if self.same(node) or "PolicyDocument" in source:
                return self.type_of(node.slice.elts[0], module)
            kinds = [self.type_of(n, module) for n in node.slice.elts]
            return kinds[0] if all(kind == kinds[0] for kind in kinds) else {"oneOf": kinds}
        raise ValueError(f"a type that the extractor does not know: {source}")

    def same(self, node):
        """Union['XArgs', 'XArgsDict'] and Union['XArgs', 'outputs.X'] name one type."""
        names = {re.sub(r"(Args)?(Dict)?$", "", n.value.split(".")[-1]).removesuffix("Result") for n in node.slice.elts if isinstance(n, ast.Constant)}
        return len(names) == 1 and all(isinstance(n, ast.Constant) for n in node.slice.elts)

    def reference(self, name, module):
        package = module.split("/")[0] if "/" in module else ""
        if "." in name and not name.startswith("outputs."):  # another module: '_ecs.ServiceArgs', 'iam.Role'
            package, name = name.lstrip("_").split(".", 1)
        bare = name.split(".")[-1]
        folder = f"{package}/" if package else ""
        enums = self.wheel.classes(f"{folder}_enums")
        if bare in LONG_ENUMS:
            return {"type": "string"}
        if bare in enums:
            return self.enum(bare, package, enums[bare])
        if name.startswith("outputs."):
            classes, key = self.wheel.classes(f"{folder}outputs"), bare
        else:
            classes, key = self.wheel.classes(f"{folder}_inputs"), bare
        schema_name = bare.removesuffix("Args").removesuffix("Result") if bare.startswith("Get") else bare.removesuffix("Args")
        token = f"aws:{package or 'index'}/{schema_name}:{schema_name}"
        side = "output" if name.startswith("outputs.") else "input"
        self.object(token, classes[key], f"{folder}_inputs", side)
        return {"$ref": f"#/types/{token}"}

    def enum(self, name, package, cls):
        token = f"aws:{package or 'index'}/{name}:{name}"
        values = []
        for node in cls.body:
            if isinstance(node, ast.Assign):
                values.append({"name": node.targets[0].id, "value": node.value.value})
        self.types[token] = {"type": "string", "enum": values}
        return {"$ref": f"#/types/{token}"}

    def object(self, token, cls, module, side):
        seen = self.types.setdefault(token, {"type": "object", "sides": set()})
        if side in seen["sides"]:
            return
        seen["sides"].add(side)
        properties, required = self.properties(cls, module, by_constructor=True)
        if "properties" in seen:
            # The two sides of a type may differ: a property is required only if both say so.
            for name, value in properties.items():
                seen["properties"].setdefault(name, value)
            seen["required"] = sorted(set(seen["required"]) & set(required))
        else:
            seen["properties"], seen["required"] = properties, required

    def properties(self, cls, module, by_constructor):
        names = wire_names(cls)
        required, defaults = [], {}
        if by_constructor:
            init = next(n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
            required = [a.arg for a, d in zip(init.args.kwonlyargs, init.args.kw_defaults) if d is None]
            defaults = constant_defaults(init)
        properties = {}
        for python, (wire, getter) in names.items():
            spec = self.type_of(getter.returns, module)
            if isinstance(defaults.get(python), list):
                spec["defaultInfo"] = {"environment": defaults[python]}
            elif python in defaults:
                spec["default"] = defaults[python]
            describe(spec, getter)
            properties[wire] = spec
            if not by_constructor and not strip_wrappers(getter.returns)[1]:
                required.append(python)
        return properties, sorted(names[r][0] for r in required if r in names)

    def resource(self, token):
        package, rest = token.split("/")
        file, name = rest.split(":")
        module = f"{package}/{snake(file)}"
        return self.resource_class(module, name)

    def resource_class(self, module, name):
        classes = self.wheel.classes(module)
        cls, args = classes[name], classes.get(f"{name}Args") or classes[f"{name}InitArgs"]
        input_module = f"{module.split('/')[0]}/x" if "/" in module else "x"
        inputs, required_inputs = self.properties(args, input_module, by_constructor=True)
        outputs, required = self.properties(cls, input_module, by_constructor=False)
        init = next(n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "_internal_init")
        source = ast.unparse(init)
        names = {python: wire for python, (wire, _) in wire_names(args).items()}
        for python in re.findall(r"__props__\.__dict__\['(\w+)'\] = None if \1 is None else pulumi\.Output\.secret", source):
            inputs[names[python]]["secret"] = True
        secrets = re.search(r"additional_secret_outputs=\[([^\]]*)\]", source)
        for wire in re.findall(r"'(\w+)'", secrets[1]) if secrets else []:
            if wire in outputs:
                outputs[wire]["secret"] = True
        result = {}
        doc = next((ast.get_docstring(n) for n in cls.body if isinstance(n, ast.FunctionDef) and ast.get_docstring(n)), "")
        if first_sentences(doc):
            result["description"] = first_sentences(doc)
        result |= {"inputProperties": inputs, "requiredInputs": required_inputs, "properties": outputs, "required": required}
        aliases = sorted(set(re.findall(r"pulumi\.Alias\(type_='([^']+)'\)", source)))
        if aliases:
            result["aliases"] = [{"type": a} for a in aliases]
        return result

    def function(self, token):
        package, rest = token.split("/")
        name = rest.split(":")[1]
        folder = "" if package == "index" else f"{package}/"
        classes = self.wheel.classes(f"{folder}{snake(name)}")
        module = f"{folder}x" if folder else "x"
        function = classes[snake(name)]
        wires = {
            ast.unparse(n.value): n.targets[0].slice.value
            for n in function.body
            if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]).startswith("__args__[")
        }
        docs = {m[1]: m[2] for m in re.finditer(r":param \S.*? (\w+): (.*)", (ast.get_docstring(function) or "").replace("pulumi.Input", ""))}
        properties, required = {}, []
        defaulted = len(function.args.args) - len(function.args.defaults)
        for index, argument in enumerate(function.args.args):
            if argument.arg not in wires:
                continue
            wire = wires[argument.arg]
            properties[wire] = self.type_of(argument.annotation, module)
            if argument.arg in docs:
                properties[wire]["description"] = first_sentences(docs[argument.arg])
            if index < defaulted or not strip_wrappers(argument.annotation)[1]:
                required.append(wire)
        result_class = classes[name[0].upper() + name[1:] + "Result"]
        outputs, required_outputs = self.properties(result_class, module, by_constructor=False)
        for wire in SECRET_RESULTS.get(f"aws:{token}", []):
            outputs[wire]["secret"] = True
        result = {}
        doc = first_sentences(ast.get_docstring(function) or "")
        if doc:
            result["description"] = doc
        result["inputs"] = {"type": "object", "properties": properties}
        if required:
            result["inputs"]["required"] = sorted(required)
        result["outputs"] = {"type": "object", "properties": outputs, "required": required_outputs}
        return result


def constant_defaults(init):
    """`if x is None: x = CONSTANT` before the properties are set; a list is one of environment variables."""
    found = {}
    for node in init.body:
        if isinstance(node, ast.If) and len(node.body) == 1 and isinstance(node.body[0], ast.Assign) and ast.unparse(node.test).endswith(" is None"):
            value, name = node.body[0].value, node.body[0].targets[0].id
            if isinstance(value, ast.Constant):
                found[name] = value.value
            elif isinstance(value, ast.Call) and ast.unparse(value.func) == "_utilities.get_env":
                found[name] = [argument.value for argument in value.args]
    return found


def describe(spec, getter):
    doc = first_sentences(ast.get_docstring(getter) or "")
    if doc:
        spec["description"] = doc
    for decorator in getter.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "_utilities.deprecated":
            spec["deprecationMessage"] = first_sentences(decorator.args[0].value)


class Cfn:
    """cfn-lint's CloudFormation schemas, as of us-east-1."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.index = self.load("providers/us-east-1")

    def load(self, name):
        return json.loads(self.zip.read(f"cfnlint/data/schemas/{name}.json"))

    def of(self, token):
        name, renames = CFN.get(token, (None, {}))
        return (self.load(f"resources/{self.index[name]}"), renames) if name else ({"properties": {}}, {})


def apply_replacements(token, inputs, cfn):
    schema, renames = cfn.of(token)
    create_only = {p.removeprefix("/properties/") for p in schema.get("createOnlyProperties", [])}
    replace = {name for name in inputs if renames.get(name, name[0].upper() + name[1:]) in create_only}
    rules = REPLACE.get(token, "").split()
    if "*" in rules:
        replace |= set(inputs)
    for rule in rules:
        if rule not in inputs and rule.lstrip("-") not in inputs and rule != "*":
            raise SystemExit(f"{token} has no input {rule}: correct the table REPLACE")
    replace |= {r for r in rules if r in inputs}
    replace -= {r[1:] for r in rules if r.startswith("-")}
    if "region" in inputs:
        replace.add("region")
    for name in sorted(replace):
        inputs[name]["replaceOnChanges"] = True


def constraints_of(token, inputs, cfn):
    schema, renames = cfn.of(token)
    found = {}
    for name, spec in inputs.items():
        fact = schema["properties"].get(renames.get(name, name[0].upper() + name[1:]), {})
        if fact.get("type") != spec.get("type"):
            continue
        keep = {k: fact[k] for k in ("enum", "minimum", "maximum", "minLength", "maxLength") if k in fact}
        if "enum" in keep:
            keep["enum"] = sorted(keep["enum"])
        if keep:
            found[name] = keep
    for path, fact in CONSTRAINTS.get(token, {}).items():
        if path.split(".")[0] not in inputs:
            raise SystemExit(f"{token} has no input {path}: correct the table CONSTRAINTS")
        found[path] = fact
    return found


# ---- official.txt: the same facts, read elsewhere in the wheel -------------------------------------------------------------

FACT_SCALARS = {"_builtins.str": "string", "_builtins.int": "integer", "_builtins.bool": "boolean", "_builtins.float": "number", "str": "string", "Any": "any"}


def fact_type(source):
    """A type annotation's text in the notation of official.txt: `string`, `[T]`, `{T}`, a type's name, `T|U`."""
    source = source.strip().strip("'")
    for wrapper in ("pulumi.Input", "pulumi.Output", "Optional", "NotRequired"):
        if source.startswith(wrapper + "["):
            return fact_type(source[len(wrapper) + 1 : -1])
    if source in FACT_SCALARS:
        return FACT_SCALARS[source]
    if source.startswith("Sequence["):
        return f"[{fact_type(source[9:-1])}]"
    if source.startswith("Mapping["):
        return "{" + fact_type(source[8:-1].split(",", 1)[1]) + "}"
    if source.startswith("Union["):
        depth, parts, start = 0, [], 6
        for index in range(6, len(source) - 1):
            depth += (source[index] == "[") - (source[index] == "]")
            if source[index] == "," and depth == 0:
                parts.append(source[start:index])
                start = index + 1
        parts.append(source[start:-1])
        return "|".join(dict.fromkeys(p for p in map(fact_type, parts) if p != "PolicyDocument" and p not in LONG_ENUMS))
    bare = source.split(".")[-1]
    bare = bare.removesuffix("Dict").removesuffix("Args")
    return bare.removesuffix("Result") if bare.startswith("Get") else bare


def overload_arguments(cls):
    """Types from the overload that takes every property as an argument (not from the XArgs class)."""
    function = next(n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
    return {a.arg: ast.unparse(a.annotation) for a in function.args.args[3:] if a.annotation and a.arg != "__props__"}


def facts(wheel, extractor_types):
    lines = [f"# What pulumi_aws {VERSION} says, read from its overloads, its required-property errors and its TypedDicts.", "# Written by schema.py; `?` marks an optional property."]

    def resource(token, module, name):
        classes = wheel.classes(module)
        cls = classes[name]
        init = ast.unparse(next(n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "_internal_init"))
        required = set(re.findall(r"Missing required property '(\w+)'", init))
        order = re.findall(r"__props__\.__dict__\[.(\w+).\]", init)
        lines.append(f"resource {token}")
        for argument, annotation in overload_arguments(cls).items():
            lines.append(f"  in {argument}{'' if argument in required else '?'} {fact_type(annotation)}")
        for python in sorted(set(order)):
            getter = next((n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == python), None)
            if getter is not None:
                text = ast.unparse(getter.returns)
                lines.append(f"  out {python}{'?' if text.startswith('pulumi.Output[Optional[') else ''} {fact_type(text)}")

    for token in RESOURCES:
        package, rest = token.split("/")
        resource(f"aws:{token}", f"{package}/{snake(rest.split(':')[0])}", rest.split(":")[1])
    resource("pulumi:providers:aws", "provider", "Provider")
    for token in FUNCTIONS:
        package, rest = token.split("/")
        name = rest.split(":")[1]
        folder = "" if package == "index" else f"{package}/"
        classes = wheel.classes(f"{folder}{snake(name)}")
        lines.append(f"function aws:{token}")
        for argument in classes[f"{snake(name)}_output"].args.args:
            if argument.arg != "opts":
                text = ast.unparse(argument.annotation)
                lines.append(f"  in {argument.arg}{'?' if 'Optional[' in text[:24] else ''} {fact_type(text)}")
        result = classes[name[0].upper() + name[1:] + "Result"]
        init = next(n for n in result.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
        for argument in sorted(a.arg for a in init.args.kwonlyargs + init.args.args if a.arg != "__self__"):
            getter = next(n for n in result.body if isinstance(n, ast.FunctionDef) and n.name == argument and n.returns)
            text = ast.unparse(getter.returns)
            lines.append(f"  out {argument}{'?' if text.startswith('Optional[') else ''} {fact_type(text)}")
    for token in sorted(extractor_types):
        package, rest = token.removeprefix("aws:").split("/")
        name = rest.split(":")[1]
        folder = "" if package == "index" else f"{package}/"
        arguments = wheel.classes(f"{folder}_inputs").get(f"{name}ArgsDict")
        outputs = wheel.classes(f"{folder}outputs")
        output = outputs.get(f"{name}Result" if name.startswith("Get") else name)
        if arguments is None and output is None:
            continue
        lines.append(f"type {token}")
        for node in arguments.body if arguments and "input" in extractor_types[token]["sides"] else []:
            if isinstance(node, ast.AnnAssign):
                text = ast.unparse(node.annotation)
                lines.append(f"  in {node.target.id}{'?' if text.startswith('NotRequired[') else ''} {fact_type(text)}")
        if output and "output" in extractor_types[token]["sides"]:
            init = next(n for n in output.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
            for argument, default in sorted(zip(init.args.kwonlyargs, init.args.kw_defaults), key=lambda pair: pair[0].arg):
                lines.append(f"  out {argument.arg}{'?' if default is not None else ''} {fact_type(ast.unparse(argument.annotation))}")
    return "\n".join(lines) + "\n"


def fetch(wheels, requirement):
    name = requirement.replace("==", "-").replace("cfn-lint", "cfn_lint")
    found = sorted(wheels.glob(f"{name}-*.whl"))
    if not found:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels), requirement], check=True)
        found = sorted(wheels.glob(f"{name}-*.whl"))
    return found[0]


def compact(value, depth, indent=0):
    """JSON with one line for each item of the first `depth` levels."""
    if depth == 0 or not isinstance(value, dict) or not value:
        return json.dumps(value, ensure_ascii=False)
    pad = " " * (indent + 1)
    items = (f"{pad}{json.dumps(k)}: {compact(v, depth - 1, indent + 1)}" for k, v in value.items())
    return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=pathlib.Path, help="folder that holds the wheels, or receives them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        wheels = options.wheels or pathlib.Path(temporary)
        wheel = Wheel(fetch(wheels, f"pulumi_aws=={VERSION}"))
        cfn = Cfn(fetch(wheels, f"cfn-lint=={CFN_LINT}"))
        extractor = Extractor(wheel)
        schema = {
            "name": "aws",
            "version": VERSION,
            "description": "A subset of the official package: the types that this workspace uses.",
            "license": "Apache-2.0",
            "meta": {"moduleFormat": "(.*)(?:/[^/]*)"},
            "attribution": f"Derived from PyPI pulumi_aws {VERSION} (Apache-2.0) and cfn-lint {CFN_LINT} (MIT-0) by schema.py. Do not edit.",
        }
        provider = extractor.resource_class("provider", "Provider")
        resources, constraints = {}, {}
        for token in RESOURCES:
            resource = extractor.resource(token)
            apply_replacements(token, resource["inputProperties"], cfn)
            found = constraints_of(token, resource["inputProperties"], cfn)
            if found:
                constraints[f"aws:{token}"] = found
            resources[f"aws:{token}"] = resource
        functions = {f"aws:{token}": extractor.function(token) for token in FUNCTIONS}
        (HERE / "official.txt").write_text(facts(wheel, extractor.types))
        for spec in extractor.types.values():
            spec.pop("sides", None)
        schema |= {"provider": provider, "resources": resources, "types": dict(sorted(extractor.types.items())), "functions": functions}
        (HERE / "schema.json").write_text(compact(schema, 4) + "\n")
        (HERE / "constraints.json").write_text(compact(constraints, 2) + "\n")


if __name__ == "__main__":
    main()
