"""What the provider will send to AWS, as far as it is the input itself, against botocore's request models."""

import json

import botocore.session
from botocore.validate import ParamValidator

from cloudformation import pascal

SESSION = botocore.session.get_session()


def api(resource: dict, **renames) -> dict:
    """Inputs of API Gateway: the same names with a capital."""
    return {renames.get(key, pascal(key)): pascal_deep(value) for key, value in resource["inputs"].items() if key != "tags"}


def pascal_deep(value):
    if isinstance(value, dict):
        return {pascal(key): pascal_deep(item) for key, item in value.items()}
    return [pascal_deep(item) for item in value] if isinstance(value, list) else value


def task_definition(resource: dict) -> dict:
    apart = ("tags", "containerDefinitions", "skipDestroy")
    inputs = {key: value for key, value in resource["inputs"].items() if key not in apart}
    return {**inputs, "containerDefinitions": json.loads(resource["inputs"]["containerDefinitions"])}


def ecs_service(resource: dict) -> dict:
    inputs = dict(resource["inputs"])
    for key in ("tags", "waitForSteadyState"):
        inputs.pop(key, None)
    inputs["serviceName"] = resource["name"]
    inputs["enableECSManagedTags"] = inputs.pop("enableEcsManagedTags")
    inputs["serviceRegistries"] = [inputs["serviceRegistries"]]
    network = dict(inputs["networkConfiguration"])
    network["assignPublicIp"] = "ENABLED" if network["assignPublicIp"] else "DISABLED"
    inputs["networkConfiguration"] = {"awsvpcConfiguration": network}
    inputs["deploymentConfiguration"] = {
        "deploymentCircuitBreaker": inputs.pop("deploymentCircuitBreaker"),
        "maximumPercent": inputs.pop("deploymentMaximumPercent"),
        "minimumHealthyPercent": inputs.pop("deploymentMinimumHealthyPercent"),
    }
    return inputs


def stage(resource: dict) -> dict:
    return api(resource, name="StageName")


def authorizer(resource: dict) -> dict:
    request = api(resource, identitySources="IdentitySource")
    request["JwtConfiguration"]["Audience"] = request["JwtConfiguration"].pop("Audiences")
    return request


def domain_name(resource: dict) -> dict:
    request = api(resource, domainNameConfiguration="DomainNameConfigurations")
    request["DomainNameConfigurations"] = [request["DomainNameConfigurations"]]
    return request


def log_group_retention(resource: dict) -> dict:
    return {"logGroupName": resource["inputs"]["name"], "retentionInDays": resource["inputs"]["retentionInDays"]}


def alarm(resource: dict) -> dict:
    request = api(resource, okActions="OKActions")
    request["Dimensions"] = [{"Name": key, "Value": value} for key, value in resource["inputs"]["dimensions"].items()]
    return {"AlarmName": resource["name"], **request}


def scaling_policy(resource: dict) -> dict:
    return {"PolicyName": resource["name"], **api(resource)}


# Type of the resource: the service, its operation, and how its request is made of the inputs.
REQUESTS = {
    "aws:ecs/taskDefinition:TaskDefinition": ("ecs", "RegisterTaskDefinition", task_definition),
    "aws:ecs/service:Service": ("ecs", "CreateService", ecs_service),
    "aws:apigatewayv2/api:Api": ("apigatewayv2", "CreateApi", api),
    "aws:apigatewayv2/integration:Integration": ("apigatewayv2", "CreateIntegration", api),
    "aws:apigatewayv2/route:Route": ("apigatewayv2", "CreateRoute", api),
    "aws:apigatewayv2/stage:Stage": ("apigatewayv2", "CreateStage", stage),
    "aws:apigatewayv2/authorizer:Authorizer": ("apigatewayv2", "CreateAuthorizer", authorizer),
    "aws:apigatewayv2/domainName:DomainName": ("apigatewayv2", "CreateDomainName", domain_name),
    "aws:apigatewayv2/apiMapping:ApiMapping": ("apigatewayv2", "CreateApiMapping", api),
    "aws:cloudwatch/logGroup:LogGroup": ("logs", "PutRetentionPolicy", log_group_retention),
    "aws:cloudwatch/metricAlarm:MetricAlarm": ("cloudwatch", "PutMetricAlarm", alarm),
    "aws:appautoscaling/target:Target": ("application-autoscaling", "RegisterScalableTarget", api),
    "aws:appautoscaling/policy:Policy": ("application-autoscaling", "PutScalingPolicy", scaling_policy),
}


def check(resources: list[dict]) -> tuple[list[str], str]:
    errors: list[str] = []
    count = 0
    for resource in resources:
        if resource["type"] not in REQUESTS:
            continue
        service, operation, build = REQUESTS[resource["type"]]
        shape = SESSION.get_service_model(service).operation_model(operation).input_shape
        request = build(resource)
        found = ParamValidator().validate(request, shape)
        count += 1
        if found.has_errors():
            errors.append(f"{resource['name']}: {operation}: {found.generate_report()}")
        errors += [f"{resource['name']}: {operation}: {bad}" for bad in enums(request, shape)]
    return errors, f"request models: {count} requests"


def enums(value, shape, where="") -> list[str]:
    """Values that their model's enumeration does not have: botocore's validator looks at types and ranges alone."""
    if shape.type_name == "structure" and isinstance(value, dict):
        return [bad for key, item in value.items() if key in shape.members for bad in enums(item, shape.members[key], f"{where}.{key}")]
    if shape.type_name == "list" and isinstance(value, list):
        return [bad for item in value for bad in enums(item, shape.member, where)]
    allowed = getattr(shape, "enum", [])
    return [f"{where} is {value}, not one of {allowed}"] if allowed and value not in allowed else []
