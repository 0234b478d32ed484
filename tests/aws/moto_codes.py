#!/usr/bin/env python3
"""Holds the codes of refusals against moto, another simulation of AWS: python3 tests/aws/moto_codes.py (in an environment with moto)

Each case makes the wrong call of a refusal's step (crates/local-cloud/src/control/tests/refusals), whose row must have the code that
moto answers. That the local cloud answers with the row's code is that step's test. DIFFERENCES says where the two differ, and why.
"""

import json
import os
import re
import sys
from pathlib import Path

os.environ |= {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-west-2", "MOTO_EC2_LOAD_DEFAULT_AMIS": "false"}

import boto3  # noqa: E402
from botocore.exceptions import ClientError, ParamValidationError  # noqa: E402
from moto import mock_aws  # noqa: E402

CONTROL = Path(__file__).resolve().parents[2] / "crates" / "local-cloud" / "src" / "control"

# Refusals of which moto says something else, or nothing; and which of the two is right.
DIFFERENCES = {
    "ec2/vpc_range": "moto takes every block; AWS was asked (cdk-preflight)",
    "ec2/no_internet_gateway": "moto says that the address has a gateway; without one AWS makes the gateway, which fails, as the provider says",
    "ec2/group_in_use": "moto looks at network interfaces, which its load balancers have not",
    "ec2/endpoint_service": "moto takes every name with AWS's prefix",
    "ec2/image_malformed": "moto takes every image; the code is in EC2's list of error codes",
    "ec2/instance_type": "moto takes every type; the code is in EC2's list of error codes",
    "ec2/endpoint_subnets": "moto takes subnets of a gateway endpoint; AWS was asked (cdk-preflight)",
    "elbv2/balancer_exists": "moto takes a name twice; AWS says DuplicateLoadBalancerName, but the provider looks first, in words of its own",
    "elbv2/target_group_exists": "AWS and moto say DuplicateTargetGroupName; the provider looks first, in words of its own",
    "elbv2/listener_exists": "moto takes a port twice; the code is in the service model",
    "elbv2/policy_not_found": "moto looks at the policy when a listener is modified, not when it is made; its code is the same then",
    "elbv2/deletion_protection": "moto keeps the attribute, and deletes; the code is in the service model",
    "elbv2/redirect_loop": "moto takes the redirect; AWS was asked (cdk-preflight)",
    "elbv2/certificate_needed": "moto takes a listener without a certificate",
    "elbv2/two_zones": "moto takes one subnet; the words are those of users' logs",
    "ecs/cluster_in_use": "moto deletes a cluster with its services",
    "ecs/service_exists": "moto takes a name twice; the words are those of users' logs",
    "ecs/log_driver": "moto reads no container definition",
    "apigatewayv2/route_exists": "moto takes a route key twice",
    "iam/principal": "moto judges principals of trust policies alone",
    "servicediscovery/namespace_not_found": "moto takes every namespace; the code is in the service model",
    "servicediscovery/service_exists": "moto takes a name twice; the code is in the service model",
    "logs/group_reserved": "moto takes the name",
    "s3/policy_public": "moto keeps the block and takes the policy",
}


def rows() -> dict[str, str]:
    """The code of every refusal, by `service/name`: its own, or the one that the words quote from a service behind the called one."""
    found = {}
    row = re.compile(r"^    (\w+)\([^)]*\): \w+, \"[^\"]*\", \"([^\"]*)\", \"(.*?)\", \w+, ", re.MULTILINE)
    for file in CONTROL.glob("*/refusals.rs"):
        for name, code, words in row.findall(file.read_text()):
            quoted = re.search(r"Error Code: (\w+)\)", words)
            found[f"{file.parent.name}/{name}"] = code or (quoted[1] if quoted else "")
    return found


class World:
    """What the wrong calls need."""

    def __init__(self):
        for service in ("ec2", "elbv2", "ecs", "ecr", "iam", "logs", "s3", "sns", "servicediscovery", "apigatewayv2", "cloudwatch"):
            setattr(self, service, boto3.client(service))
        ec2 = self.ec2
        self.vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.other_vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        zones = {"one": ("10.0.0.0/24", "a"), "two": ("10.0.1.0/24", "b"), "same": ("10.0.2.0/24", "a")}
        self.subnets = {name: ec2.create_subnet(VpcId=self.vpc, CidrBlock=block, AvailabilityZone=f"us-west-2{zone}")["Subnet"]["SubnetId"] for name, (block, zone) in zones.items()}
        self.there = ec2.create_subnet(VpcId=self.other_vpc, CidrBlock="10.9.0.0/24")["Subnet"]["SubnetId"]
        self.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=self.gateway, VpcId=self.vpc)
        self.table = ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=self.table, DestinationCidrBlock="0.0.0.0/0", GatewayId=self.gateway)
        self.group = ec2.create_security_group(GroupName="web", Description="web", VpcId=self.vpc)["GroupId"]
        self.rule = [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]
        ec2.authorize_security_group_ingress(GroupId=self.group, IpPermissions=self.rule)
        self.address = ec2.allocate_address(Domain="vpc")["AllocationId"]
        self.nat = ec2.create_nat_gateway(SubnetId=self.subnets["one"], AllocationId=self.address)
        elb = self.elbv2
        both = [self.subnets["one"], self.subnets["two"]]
        self.balancer = elb.create_load_balancer(Name="alb", Subnets=both, SecurityGroups=[self.group], Scheme="internal")["LoadBalancers"][0]["LoadBalancerArn"]
        self.targets = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=self.vpc, TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
        self.not_found = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"}}]
        self.listener = self.listen(80, self.not_found)["Listeners"][0]["ListenerArn"]
        self.rule_of(1, ["/web"])
        self.ecs.create_cluster(clusterName="main")
        container = {"name": "web", "image": "web:1", "memory": 128, "portMappings": [{"containerPort": 80}]}
        self.ecs.register_task_definition(family="web", containerDefinitions=[container])
        self.ecs.create_service(cluster="main", serviceName="web", taskDefinition="web", desiredCount=1)
        self.ecr.create_repository(repositoryName="taken")
        self.trust = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}]})
        self.iam.create_role(RoleName="app", AssumeRolePolicyDocument=self.trust)
        self.iam.attach_role_policy(RoleName="app", PolicyArn=self.iam.create_policy(PolicyName="p", PolicyDocument=self.policy())["Policy"]["Arn"])
        self.logs.create_log_group(logGroupName="/ecs/web")
        self.s3.create_bucket(Bucket="taken", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
        self.api = self.apigatewayv2.create_api(Name="api", ProtocolType="HTTP")["ApiId"]
        self.apigatewayv2.create_route(ApiId=self.api, RouteKey="GET /")
        operation = self.servicediscovery.create_private_dns_namespace(Name="shop.local", Vpc=self.vpc)["OperationId"]
        self.namespace = self.servicediscovery.get_operation(OperationId=operation)["Operation"]["Targets"]["NAMESPACE"]
        self.discover()

    def listen(self, port, actions, **others):
        return self.elbv2.create_listener(**{"LoadBalancerArn": self.balancer, "Port": port, "Protocol": "HTTP", "DefaultActions": actions} | others)

    def rule_of(self, priority, paths, actions=None, listener=None):
        conditions = [{"Field": "path-pattern", "PathPatternConfig": {"Values": paths}}]
        return self.elbv2.create_rule(ListenerArn=listener or self.listener, Priority=priority, Conditions=conditions, Actions=actions or self.not_found)

    def policy(self, **others):
        statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} | others
        return json.dumps({"Version": "2012-10-17", "Statement": [{k: v for k, v in statement.items() if v is not None}]})

    def inline(self, **others):
        return self.iam.put_role_policy(RoleName="app", PolicyName="x", PolicyDocument=self.policy(**others))

    def discover(self, namespace=None):
        records = {"NamespaceId": namespace or self.namespace, "DnsRecords": [{"Type": "A", "TTL": 10}]}
        return self.servicediscovery.create_service(Name="web", NamespaceId=namespace or self.namespace, DnsConfig=records)


ARN = "arn:aws:elasticloadbalancing:us-west-2:123456789012"

CASES = {
    "ec2/vpc_not_found": lambda w: w.ec2.create_subnet(VpcId="vpc-0", CidrBlock="10.0.9.0/24"),
    "ec2/subnet_not_found": lambda w: w.ec2.create_nat_gateway(SubnetId="subnet-0", AllocationId=w.address),
    "ec2/group_not_found": lambda w: w.ec2.authorize_security_group_ingress(GroupId="sg-0", IpPermissions=w.rule),
    "ec2/table_not_found": lambda w: w.ec2.create_route(RouteTableId="rtb-0", DestinationCidrBlock="20.0.0.0/8", GatewayId=w.gateway),
    "ec2/vpc_range": lambda w: w.ec2.create_vpc(CidrBlock="224.0.0.0/16"),
    "ec2/subnet_range": lambda w: w.ec2.create_subnet(VpcId=w.vpc, CidrBlock="10.1.0.0/24"),
    "ec2/subnet_conflict": lambda w: w.ec2.create_subnet(VpcId=w.vpc, CidrBlock="10.0.0.128/25"),
    "ec2/zone": lambda w: w.ec2.create_subnet(VpcId=w.vpc, CidrBlock="10.0.9.0/24", AvailabilityZone="us-west-2z"),
    "ec2/vpc_in_use": lambda w: w.ec2.delete_vpc(VpcId=w.vpc),
    "ec2/route_exists": lambda w: w.ec2.create_route(RouteTableId=w.table, DestinationCidrBlock="0.0.0.0/0", GatewayId=w.gateway),
    "ec2/no_internet_gateway": lambda w: w.ec2.create_nat_gateway(SubnetId=w.there, AllocationId=w.address),
    "ec2/group_exists": lambda w: w.ec2.create_security_group(GroupName="web", Description="web", VpcId=w.vpc),
    "ec2/rule_exists": lambda w: w.ec2.authorize_security_group_ingress(GroupId=w.group, IpPermissions=w.rule),
    "ec2/address_associated": lambda w: w.ec2.create_nat_gateway(SubnetId=w.subnets["two"], AllocationId=w.address),
    "ec2/endpoint_service": lambda w: w.ec2.create_vpc_endpoint(VpcId=w.vpc, ServiceName="com.amazonaws.us-west-2.ecr.dk", VpcEndpointType="Interface"),
    "ec2/endpoint_subnets": lambda w: w.ec2.create_vpc_endpoint(VpcId=w.vpc, ServiceName="com.amazonaws.us-west-2.s3", SubnetIds=[w.subnets["one"]]),
    "ec2/image_malformed": lambda w: w.ec2.run_instances(ImageId="debian", InstanceType="t3.nano", MinCount=1, MaxCount=1),
    "ec2/instance_type": lambda w: w.ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.nan", MinCount=1, MaxCount=1),
    "ec2/flow_log_destination": lambda w: w.ec2.create_flow_logs(ResourceIds=[w.vpc], ResourceType="VPC", TrafficType="ALL", DeliverLogsPermissionArn="arn:aws:iam::1:role/x"),
    "ec2/flow_log_role": lambda w: w.ec2.create_flow_logs(ResourceIds=[w.vpc], ResourceType="VPC", TrafficType="ALL", LogGroupName="x"),
    "elbv2/balancer_exists": lambda w: w.elbv2.create_load_balancer(Name="alb", Subnets=[w.subnets["one"], w.subnets["two"]], Scheme="internet-facing"),
    "elbv2/two_zones": lambda w: w.elbv2.create_load_balancer(Name="x", Subnets=[w.subnets["one"]]),
    "elbv2/target_group_exists": lambda w: w.elbv2.create_target_group(Name="web", Protocol="HTTP", Port=81, VpcId=w.vpc),
    "elbv2/target_group_in_use": lambda w: (w.rule_of(2, ["/x"], [{"Type": "forward", "TargetGroupArn": w.targets}]), w.elbv2.delete_target_group(TargetGroupArn=w.targets)),
    "elbv2/balancer_not_found": lambda w: w.listen(81, w.not_found, LoadBalancerArn=f"{ARN}:loadbalancer/app/x/0"),
    "elbv2/listener_exists": lambda w: w.listen(80, w.not_found),
    "elbv2/listener_not_found": lambda w: w.rule_of(3, ["/a"], listener=f"{ARN}:listener/app/x/0/1"),
    "elbv2/priority_in_use": lambda w: w.rule_of(1, ["/a"]),
    "elbv2/target_group_not_found": lambda w: w.listen(82, [{"Type": "forward", "TargetGroupArn": f"{ARN}:targetgroup/x/0"}]),
    "elbv2/policy_not_found": lambda w: w.listen(443, w.not_found, Protocol="HTTPS", SslPolicy="ELBSecurityPolicy-Strict", Certificates=[{"CertificateArn": "arn:aws:iam::1:server-certificate/x"}]),
    "elbv2/certificate_needed": lambda w: w.listen(444, w.not_found, Protocol="HTTPS"),
    "elbv2/redirect_loop": lambda w: w.listen(83, [{"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Port": "#{port}"}}]),
    "elbv2/deletion_protection": lambda w: (w.elbv2.modify_load_balancer_attributes(LoadBalancerArn=w.balancer, Attributes=[{"Key": "deletion_protection.enabled", "Value": "true"}]), w.elbv2.delete_load_balancer(LoadBalancerArn=w.balancer)),
    "ecs/cluster_not_found": lambda w: w.ecs.create_service(cluster="none", serviceName="x", taskDefinition="web"),
    "ecs/cluster_in_use": lambda w: w.ecs.delete_cluster(cluster="main"),
    "ecs/service_exists": lambda w: w.ecs.create_service(cluster="main", serviceName="web", taskDefinition="web", launchType="FARGATE"),
    "ecs/task_definition_not_found": lambda w: w.ecs.create_service(cluster="main", serviceName="x", taskDefinition="none:1"),
    "ecs/log_driver": lambda w: w.ecs.register_task_definition(family="x", requiresCompatibilities=["FARGATE"], networkMode="awsvpc", cpu="256", memory="512", containerDefinitions=[{"name": "a", "image": "a", "logConfiguration": {"logDriver": "json-file"}}]),
    "ecr/repository_exists": lambda w: w.ecr.create_repository(repositoryName="taken"),
    "ecr/repository_not_found": lambda w: w.ecr.put_lifecycle_policy(repositoryName="none", lifecyclePolicyText='{"rules": []}'.ljust(100)),
    "ecr/lifecycle_schema": lambda w: w.ecr.put_lifecycle_policy(repositoryName="taken", lifecyclePolicyText='{"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 0}, "action": {"type": "expire"}}]}'),
    "iam/role_exists": lambda w: w.iam.create_role(RoleName="app", AssumeRolePolicyDocument=w.trust),
    "iam/role_not_found": lambda w: w.iam.put_role_policy(RoleName="nobody", PolicyName="x", PolicyDocument=w.policy()),
    "iam/role_attached": lambda w: w.iam.delete_role(RoleName="app"),
    "iam/policy_not_found": lambda w: w.iam.attach_role_policy(RoleName="app", PolicyArn="arn:aws:iam::aws:policy/AmazonSSMManagedInstance"),
    "iam/no_actions": lambda w: w.inline(Action=None),
    "iam/no_resources": lambda w: w.inline(Resource=[]),
    "iam/action_vendor": lambda w: w.inline(Action="GetObject"),
    "iam/action_colons": lambda w: w.inline(Action="s3:Get:Object"),
    "iam/resource_arn": lambda w: w.inline(Resource="bucket"),
    "iam/principal": lambda w: w.inline(Principal="*"),
    "logs/group_exists": lambda w: w.logs.create_log_group(logGroupName="/ecs/web"),
    "logs/group_reserved": lambda w: w.logs.create_log_group(logGroupName="aws/web"),
    "s3/bucket_exists": lambda w: w.s3.create_bucket(Bucket="taken", CreateBucketConfiguration={"LocationConstraint": "us-west-2"}),
    "s3/bucket_not_found": lambda w: w.s3.put_bucket_versioning(Bucket="none", VersioningConfiguration={"Status": "Enabled"}),
    "s3/policy_public": lambda w: (w.s3.put_public_access_block(Bucket="taken", PublicAccessBlockConfiguration={"BlockPublicPolicy": True}), w.s3.put_bucket_policy(Bucket="taken", Policy=w.policy(Principal="*", Resource="arn:aws:s3:::taken/*"))),
    "sns/topic_not_found": lambda w: w.sns.subscribe(TopicArn="arn:aws:sns:us-west-2:123456789012:none", Protocol="email", Endpoint="a@example.com"),
    "servicediscovery/service_exists": lambda w: w.discover(),
    "servicediscovery/namespace_not_found": lambda w: w.discover("ns-0"),
    "servicediscovery/namespace_conflict": lambda w: w.servicediscovery.create_private_dns_namespace(Name="shop.local", Vpc=w.vpc),
    "apigatewayv2/api_not_found": lambda w: w.apigatewayv2.create_route(ApiId="none", RouteKey="GET /"),
    "apigatewayv2/route_exists": lambda w: w.apigatewayv2.create_route(ApiId=w.api, RouteKey="GET /"),
    # What moto takes, where it should not, is gone for those below.
    "ec2/group_in_use": lambda w: w.ec2.delete_security_group(GroupId=w.group),
}


def answer(call, world) -> str:
    try:
        call(world)
    except ClientError as error:
        return error.response["Error"]["Code"]
    except ParamValidationError as error:
        return f"boto3 refuses the call: {error}"
    return "takes it"


def check() -> tuple[list[str], str]:
    """What is wrong, and what was looked at."""
    codes, errors, same = rows(), [], 0
    with mock_aws():
        world = World()
        answers = {name: answer(call, world) for name, call in CASES.items()}
    for name, theirs in answers.items():
        if name not in codes:
            errors.append(f"{name} is no refusal")
            continue
        ours = codes[name]
        if theirs == ours:
            same += 1
            if name in DIFFERENCES:
                errors.append(f"{name}: both say {ours!r}: take it out of DIFFERENCES")
        elif name not in DIFFERENCES:
            errors.append(f"{name}: here {ours!r}, moto {theirs!r}")
    errors += [f"{name} in DIFFERENCES has no case" for name in DIFFERENCES.keys() - CASES.keys()]
    return errors, f"moto: {same} of {len(CASES)} wrong calls have one code here and there, {len(DIFFERENCES)} differ for a reason"


if __name__ == "__main__":
    found, said = check()
    print(f"{said}; {len(found)} errors")
    print("\n".join(found))
    sys.exit(1 if found else 0)
