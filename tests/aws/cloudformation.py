"""The registered inputs as a CloudFormation template, where the mapping is direct; what has none is listed."""

import json
import re

ARN = "arn:aws:mock:us-west-2:000000000000:"

# Our type: CloudFormation's, what its id is there (None: Ref), and what its ARN is.
TYPES = {
    "aws:ec2/vpc:Vpc": ("EC2::VPC", None, None),
    "aws:ec2/subnet:Subnet": ("EC2::Subnet", None, None),
    "aws:ec2/internetGateway:InternetGateway": ("EC2::InternetGateway", None, None),
    "aws:ec2/eip:Eip": ("EC2::EIP", "AllocationId", None),
    "aws:ec2/natGateway:NatGateway": ("EC2::NatGateway", None, None),
    "aws:ec2/routeTable:RouteTable": ("EC2::RouteTable", None, None),
    "aws:ec2/route:Route": ("EC2::Route", None, None),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": ("EC2::SubnetRouteTableAssociation", None, None),
    "aws:ec2/securityGroup:SecurityGroup": ("EC2::SecurityGroup", "GroupId", None),
    "aws:ec2/instance:Instance": ("EC2::Instance", None, None),
    "aws:ec2/vpcEndpoint:VpcEndpoint": ("EC2::VPCEndpoint", None, None),
    "aws:ec2/flowLog:FlowLog": ("EC2::FlowLog", None, None),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ("EC2::SecurityGroupIngress", None, None),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ("EC2::SecurityGroupEgress", None, None),
    "aws:iam/role:Role": ("IAM::Role", None, "Arn"),
    "aws:iam/rolePolicy:RolePolicy": ("IAM::Policy", None, None),
    "aws:iam/instanceProfile:InstanceProfile": ("IAM::InstanceProfile", None, "Arn"),
    "aws:cloudwatch/logGroup:LogGroup": ("Logs::LogGroup", None, "Arn"),
    "aws:cloudwatch/metricAlarm:MetricAlarm": ("CloudWatch::Alarm", None, "Arn"),
    "aws:cloudwatch/dashboard:Dashboard": ("CloudWatch::Dashboard", None, None),
    "aws:ecs/cluster:Cluster": ("ECS::Cluster", None, "Arn"),
    "aws:ecs/taskDefinition:TaskDefinition": ("ECS::TaskDefinition", None, None),
    "aws:ecs/service:Service": ("ECS::Service", None, None),
    "aws:ecr/repository:Repository": ("ECR::Repository", None, "Arn"),
    "aws:lb/loadBalancer:LoadBalancer": ("ElasticLoadBalancingV2::LoadBalancer", None, None),
    "aws:lb/targetGroup:TargetGroup": ("ElasticLoadBalancingV2::TargetGroup", None, None),
    "aws:lb/listener:Listener": ("ElasticLoadBalancingV2::Listener", None, None),
    "aws:lb/listenerRule:ListenerRule": ("ElasticLoadBalancingV2::ListenerRule", None, None),
    "aws:apigatewayv2/api:Api": ("ApiGatewayV2::Api", None, None),
    "aws:apigatewayv2/integration:Integration": ("ApiGatewayV2::Integration", None, None),
    "aws:apigatewayv2/route:Route": ("ApiGatewayV2::Route", None, None),
    "aws:apigatewayv2/stage:Stage": ("ApiGatewayV2::Stage", None, None),
    "aws:apigatewayv2/vpcLink:VpcLink": ("ApiGatewayV2::VpcLink", None, None),
    "aws:apigatewayv2/authorizer:Authorizer": ("ApiGatewayV2::Authorizer", None, None),
    "aws:apigatewayv2/domainName:DomainName": ("ApiGatewayV2::DomainName", None, None),
    "aws:apigatewayv2/apiMapping:ApiMapping": ("ApiGatewayV2::ApiMapping", None, None),
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": ("ServiceDiscovery::PrivateDnsNamespace", None, None),
    "aws:servicediscovery/service:Service": ("ServiceDiscovery::Service", None, "Arn"),
    "aws:appautoscaling/target:Target": ("ApplicationAutoScaling::ScalableTarget", None, None),
    "aws:appautoscaling/policy:Policy": ("ApplicationAutoScaling::ScalingPolicy", None, None),
    "aws:sns/topic:Topic": ("SNS::Topic", None, None),
    "aws:sns/topicSubscription:TopicSubscription": ("SNS::Subscription", None, None),
    "aws:s3/bucket:Bucket": ("S3::Bucket", None, "Arn"),
    "aws:s3/bucketPolicy:BucketPolicy": ("S3::BucketPolicy", None, None),
}

# Property of ours: CloudFormation's, by its type; the rest is our name with a capital.
RENAMES = {
    "EC2::SecurityGroup": {"description": "GroupDescription"},
    "EC2::SecurityGroupIngress": {"securityGroupId": "GroupId", "referencedSecurityGroupId": "SourceSecurityGroupId", "cidrIpv4": "CidrIp"},
    "EC2::SecurityGroupEgress": {"securityGroupId": "GroupId", "referencedSecurityGroupId": "DestinationSecurityGroupId", "cidrIpv4": "CidrIp"},
    "EC2::Instance": {"ami": "ImageId"},
    "IAM::Role": {"assumeRolePolicy": "AssumeRolePolicyDocument"},
    "Logs::LogGroup": {"name": "LogGroupName"},
    "CloudWatch::Alarm": {"okActions": "OKActions"},
    "ECR::Repository": {"name": "RepositoryName"},
    "ECS::Cluster": {"settings": "ClusterSettings"},
    "ECS::Service": {"enableEcsManagedTags": "EnableECSManagedTags"},
    "ElasticLoadBalancingV2::LoadBalancer": {"internal": "Scheme", "loadBalancerType": "Type"},
    "ApiGatewayV2::Stage": {"name": "StageName"},
    "ApiGatewayV2::Authorizer": {"identitySources": "IdentitySource"},
    "ApiGatewayV2::DomainName": {"domainNameConfiguration": "DomainNameConfigurations"},
    "SNS::Subscription": {"topic": "TopicArn"},
    "S3::BucketPolicy": {"policy": "PolicyDocument"},
}

# What only the provider reads.
PROVIDER_ONLY = {
    "aws:ecs/service:Service": {"waitForSteadyState"},
    "aws:ecs/taskDefinition:TaskDefinition": {"skipDestroy"},
    "aws:s3/bucket:Bucket": {"forceDestroy"},
    "aws:ecr/repository:Repository": {"forceDelete"},
    "aws:servicediscovery/service:Service": {"forceDestroy"},
}

# Types whose tags are a map.
MAPPED_TAGS = ("ApiGatewayV2::",)
# Types without tags in CloudFormation.
UNTAGGED = ("ApplicationAutoScaling::", "IAM::InstanceProfile")


def pascal(name: str) -> str:
    return name[0].upper() + name[1:]


def deep(value):
    """The same value with capitals."""
    if isinstance(value, dict):
        return {pascal(key): deep(item) for key, item in value.items()}
    return [deep(item) for item in value] if isinstance(value, list) else value


def logical(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def pairs(values: dict, key="Key") -> list[dict]:
    return [{key: name, "Value": value} for name, value in sorted(values.items())]


def translate(resources: list[dict]) -> tuple[dict, list[str]]:
    """The template, and a line for each thing that has no place in it."""
    unmapped: list[str] = []
    out: dict[str, dict] = {}
    merged: list[dict] = []
    for resource in resources:
        if resource["type"] not in TYPES:
            merged.append(resource)
            continue
        kind = TYPES[resource["type"]][0]
        inputs = dict(resource["inputs"])
        for key in PROVIDER_ONLY.get(resource["type"], set()) & inputs.keys():
            unmapped.append(f"{resource['type']} {key}: an instruction to the provider")
            del inputs[key]
        tags = inputs.pop("tags", None)
        properties = {RENAMES.get(kind, {}).get(key, pascal(key)): value for key, value in inputs.items()}
        if kind in SPECIAL:
            extra = SPECIAL[kind](properties, resource["name"])
            out.update(extra or {})
        else:
            properties = deep(properties)
        if tags and kind.startswith(UNTAGGED):
            unmapped.append(f"{resource['type']} tags: no property of CloudFormation's")
        elif tags:
            properties["Tags"] = tags if kind.startswith(MAPPED_TAGS) else pairs(tags)
        out[logical(resource["name"])] = {"Type": f"AWS::{kind}", "Properties": properties}
    by_name = {resource["name"]: resource for resource in resources}
    for resource in merged:
        if not merge(resource, out, by_name):
            unmapped.append(f"{resource['type']}: not a resource of CloudFormation's")
    references = references_of(resources)
    template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {key: link(value, references) for key, value in out.items()}}
    return template, sorted(set(unmapped))


def count(template: dict) -> int:
    """Properties at all depths."""

    def below(value) -> int:
        if isinstance(value, dict):
            return sum(1 + below(item) for item in value.values())
        return sum(below(item) for item in value) if isinstance(value, list) else 0

    return sum(below(resource["Properties"]) for resource in template["Resources"].values())


# === references


def references_of(resources: list[dict]) -> dict[str, object]:
    """The mocks' text for an id or an ARN: what it is in CloudFormation."""
    found = {}
    for resource in resources:
        if resource["type"] not in TYPES:
            continue
        _, identity, arn = TYPES[resource["type"]]
        name = logical(resource["name"])
        found[f"{resource['name']}-id"] = f"{name}.{identity}" if identity else name
        found[f"{ARN}{resource['name']}"] = f"{name}.{arn}" if arn else name
    return found


def link(value, references: dict[str, str]):
    if isinstance(value, dict):
        return {key: link(item, references) for key, item in value.items()}
    if isinstance(value, list):
        return [link(item, references) for item in value]
    if not isinstance(value, str):
        return value
    if value in references:
        return reference(references[value])
    # Longest first, so that one name is not taken for the beginning of another.
    pattern = "|".join(re.escape(text) for text in sorted(references, key=len, reverse=True))
    linked = re.sub(pattern, lambda match: f"${{{references[match[0]]}}}", value)
    return {"Fn::Sub": linked} if linked != value else value


def reference(target: str):
    name, _, attribute = target.partition(".")
    return {"Fn::GetAtt": [name, attribute]} if attribute else {"Ref": name}


# === types that need more than a rename; each changes `properties` in place and may return further resources


def internet_gateway(properties: dict, name: str) -> dict:
    vpc = properties.pop("VpcId")
    attachment = {"VpcId": vpc, "InternetGatewayId": f"{name}-id"}
    return {logical(f"{name}-attachment"): {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": attachment}}


def instance(properties: dict, _name: str) -> None:
    network = {"DeviceIndex": "0", "AssociatePublicIpAddress": properties.pop("AssociatePublicIpAddress")}
    network["SubnetId"] = properties.pop("SubnetId")
    network["GroupSet"] = properties.pop("VpcSecurityGroupIds")
    properties["NetworkInterfaces"] = [network]
    properties["BlockDeviceMappings"] = [{"DeviceName": "/dev/xvda", "Ebs": deep(properties.pop("RootBlockDevice"))}]
    properties["MetadataOptions"] = deep(properties["MetadataOptions"])
    properties["ImageId"] = "ami-0123456789abcdef0"
    properties["IamInstanceProfile"] = {"Ref": logical(properties["IamInstanceProfile"])}


def role(properties: dict, _name: str) -> None:
    properties["AssumeRolePolicyDocument"] = json.loads(properties["AssumeRolePolicyDocument"])


def role_policy(properties: dict, name: str) -> None:
    properties["PolicyName"] = name
    properties["PolicyDocument"] = json.loads(properties.pop("Policy"))
    properties["Roles"] = [properties.pop("Role")]


def instance_profile(properties: dict, _name: str) -> None:
    properties["Roles"] = [{"Ref": logical(properties.pop("Role"))}]


def bucket_policy(properties: dict, _name: str) -> None:
    properties["PolicyDocument"] = json.loads(properties["PolicyDocument"])


def alarm(properties: dict, _name: str) -> None:
    properties["Dimensions"] = pairs(properties["Dimensions"], key="Name")


def task_definition(properties: dict, _name: str) -> None:
    containers = []
    for container in json.loads(properties["ContainerDefinitions"]):
        options = container.get("logConfiguration", {}).pop("options", None)
        container = deep(container)
        if options is not None:
            container["LogConfiguration"]["Options"] = options
        containers.append(container)
    properties["ContainerDefinitions"] = containers
    for key in ("RuntimePlatform", "Volumes"):
        if key in properties:
            properties[key] = deep(properties[key])


def repository(properties: dict, _name: str) -> None:
    properties["ImageScanningConfiguration"] = deep(properties["ImageScanningConfiguration"])
    for encryption in properties.pop("EncryptionConfigurations", []):
        properties["EncryptionConfiguration"] = deep(encryption)


def ecs_service(properties: dict, _name: str) -> None:
    deployment = {
        "DeploymentCircuitBreaker": properties.pop("DeploymentCircuitBreaker"),
        "MaximumPercent": properties.pop("DeploymentMaximumPercent"),
        "MinimumHealthyPercent": properties.pop("DeploymentMinimumHealthyPercent"),
    }
    properties["DeploymentConfiguration"] = deep(deployment)
    network = deep(properties["NetworkConfiguration"])
    network["AssignPublicIp"] = "ENABLED" if network["AssignPublicIp"] else "DISABLED"
    properties["NetworkConfiguration"] = {"AwsvpcConfiguration": network}
    properties["LoadBalancers"] = deep(properties["LoadBalancers"])
    properties["ServiceRegistries"] = [deep(properties["ServiceRegistries"])]


def load_balancer(properties: dict, _name: str) -> None:
    properties["Scheme"] = "internal" if properties["Scheme"] else "internet-facing"
    logs = properties.pop("AccessLogs", None)
    attributes = {
        "deletion_protection.enabled": properties.pop("EnableDeletionProtection"),
        "routing.http.drop_invalid_header_fields.enabled": properties.pop("DropInvalidHeaderFields"),
    }
    if logs:
        attributes |= {"access_logs.s3.enabled": logs["enabled"], "access_logs.s3.bucket": logs["bucket"]}
    properties["LoadBalancerAttributes"] = attributes_of(attributes)


def target_group(properties: dict, _name: str) -> None:
    health = properties.pop("HealthCheck")
    for ours, theirs in {
        "path": "HealthCheckPath",
        "interval": "HealthCheckIntervalSeconds",
        "timeout": "HealthCheckTimeoutSeconds",
        "healthyThreshold": "HealthyThresholdCount",
        "unhealthyThreshold": "UnhealthyThresholdCount",
        "protocol": "HealthCheckProtocol",
    }.items():
        if ours in health:
            properties[theirs] = health.pop(ours)
    properties["Matcher"] = {"HttpCode": health.pop("matcher")}
    assert not health, f"health check: {health} is not mapped"
    properties["TargetGroupAttributes"] = attributes_of({"deregistration_delay.timeout_seconds": properties.pop("DeregistrationDelay")})


def attributes_of(values: dict) -> list[dict]:
    return pairs({key: str(value).lower() if isinstance(value, (bool, int)) else value for key, value in values.items()})


def action(value: dict) -> dict:
    value = deep(value)
    if "FixedResponse" in value:
        value["FixedResponseConfig"] = value.pop("FixedResponse")
    return value


def listener(properties: dict, _name: str) -> None:
    properties["DefaultActions"] = [action(one) for one in properties["DefaultActions"]]
    if certificate := properties.pop("CertificateArn", None):
        properties["Certificates"] = [{"CertificateArn": certificate}]


def listener_rule(properties: dict, _name: str) -> None:
    properties["Actions"] = [action(one) for one in properties["Actions"]]
    properties["Conditions"] = [
        {"Field": "path-pattern", "PathPatternConfig": deep(condition["pathPattern"])} for condition in properties["Conditions"]
    ]


def vpc_link(properties: dict, name: str) -> None:
    # The provider makes a name of the logical one.
    properties.setdefault("Name", f"{name}-0123456")


def authorizer(properties: dict, _name: str) -> None:
    jwt = properties["JwtConfiguration"]
    properties["JwtConfiguration"] = {"Audience": jwt["audiences"], "Issuer": jwt["issuer"]}


def domain_name(properties: dict, _name: str) -> None:
    properties["DomainNameConfigurations"] = [deep(properties["DomainNameConfigurations"])]


def discovery_service(properties: dict, _name: str) -> None:
    properties["DnsConfig"] = deep(properties["DnsConfig"])
    for record in properties["DnsConfig"]["DnsRecords"]:
        record["TTL"] = str(record.pop("Ttl"))
    properties["HealthCheckCustomConfig"] = deep(properties["HealthCheckCustomConfig"])


def scaling(properties: dict, name: str) -> None:
    cluster, service = properties["ResourceId"].split("/")[1:]
    properties["ResourceId"] = {"Fn::Sub": f"service/${{{logical(cluster)}}}/${{{logical(service)}.Name}}"}
    if "PolicyType" in properties:
        properties["PolicyName"] = name
        key = "TargetTrackingScalingPolicyConfiguration"
        properties[key] = deep(properties[key])


SPECIAL = {
    "EC2::InternetGateway": internet_gateway,
    "EC2::Instance": instance,
    "IAM::Role": role,
    "IAM::Policy": role_policy,
    "IAM::InstanceProfile": instance_profile,
    "S3::BucketPolicy": bucket_policy,
    "CloudWatch::Alarm": alarm,
    "ECR::Repository": repository,
    "ECS::TaskDefinition": task_definition,
    "ECS::Service": ecs_service,
    "ElasticLoadBalancingV2::LoadBalancer": load_balancer,
    "ElasticLoadBalancingV2::TargetGroup": target_group,
    "ElasticLoadBalancingV2::Listener": listener,
    "ElasticLoadBalancingV2::ListenerRule": listener_rule,
    "ApiGatewayV2::VpcLink": vpc_link,
    "ApiGatewayV2::Authorizer": authorizer,
    "ApiGatewayV2::DomainName": domain_name,
    "ServiceDiscovery::Service": discovery_service,
    "ApplicationAutoScaling::ScalableTarget": scaling,
    "ApplicationAutoScaling::ScalingPolicy": scaling,
}


# === resources of ours that are properties of another there


def merge(resource: dict, out: dict[str, dict], by_name: dict[str, dict]) -> bool:
    inputs = resource["inputs"]
    match resource["type"]:
        case "aws:iam/rolePolicyAttachment:RolePolicyAttachment":
            out[logical(inputs["role"])]["Properties"].setdefault("ManagedPolicyArns", []).append(inputs["policyArn"])
        case "aws:ecr/lifecyclePolicy:LifecyclePolicy":
            owner = next(
                name
                for name, other in by_name.items()
                if other["type"] == "aws:ecr/repository:Repository" and other["inputs"]["name"] == inputs["repository"]
            )
            out[logical(owner)]["Properties"]["LifecyclePolicy"] = {"LifecyclePolicyText": inputs["policy"]}
        case "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
            blocks = {pascal(key): value for key, value in inputs.items() if key != "bucket"}
            bucket(inputs, out)["PublicAccessBlockConfiguration"] = blocks
        case "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
            bucket(inputs, out)["LifecycleConfiguration"] = {"Rules": [lifecycle_rule(rule) for rule in inputs["rules"]]}
        case "aws:s3/bucketVersioning:BucketVersioning":
            bucket(inputs, out)["VersioningConfiguration"] = deep(inputs["versioningConfiguration"])
        case "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
            rules = [encryption_rule(rule) for rule in inputs["rules"]]
            bucket(inputs, out)["BucketEncryption"] = {"ServerSideEncryptionConfiguration": rules}
        case _:
            return False
    return True


def bucket(inputs: dict, out: dict[str, dict]) -> dict:
    return out[logical(inputs["bucket"].removesuffix("-id"))]["Properties"]


def lifecycle_rule(rule: dict) -> dict:
    mapped = {"Id": rule["id"], "Status": rule["status"]}
    if "expiration" in rule:
        mapped["ExpirationInDays"] = rule["expiration"]["days"]
    if "abortIncompleteMultipartUpload" in rule:
        mapped["AbortIncompleteMultipartUpload"] = deep(rule["abortIncompleteMultipartUpload"])
    if "noncurrentVersionExpiration" in rule:
        mapped["NoncurrentVersionExpiration"] = deep(rule["noncurrentVersionExpiration"])
    if prefix := rule.get("filter", {}).get("prefix"):
        mapped["Prefix"] = prefix
    return mapped


def encryption_rule(rule: dict) -> dict:
    default = rule["applyServerSideEncryptionByDefault"]
    mapped = {"SSEAlgorithm": default["sseAlgorithm"]}
    if "kmsMasterKeyId" in default:
        mapped["KMSMasterKeyID"] = default["kmsMasterKeyId"]
    return {"ServerSideEncryptionByDefault": mapped} | ({"BucketKeyEnabled": True} if rule.get("bucketKeyEnabled") else {})
