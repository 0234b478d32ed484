"""Every IAM action, condition key and principal of every policy document, against the services' own lists (policy_sentry)."""

import fnmatch
import json

from policy_sentry.querying.actions import get_actions_for_service
from policy_sentry.querying.all import get_all_service_prefixes

DOCUMENTS = ("policy", "assumeRolePolicy")
# Service principals in use; AWS has no list of them to check against (IAM user guide, "AWS service principals").
PRINCIPALS = {"ecs-tasks.amazonaws.com", "ec2.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"}


def documents(resources: list[dict]):
    """The name of the resource, and its policy document."""
    for resource in resources:
        if resource["type"] == "aws:ecr/lifecyclePolicy:LifecyclePolicy":
            continue
        for key in DOCUMENTS:
            if key in resource["inputs"]:
                yield resource["name"], json.loads(resource["inputs"][key])


def check(resources: list[dict]) -> tuple[list[str], str]:
    services = get_all_service_prefixes()
    errors: list[str] = []
    actions = 0
    for name, document in documents(resources):
        if document.get("Version") != "2012-10-17":
            errors.append(f"{name}: version {document.get('Version')}")
        for statement in document["Statement"]:
            actions += len(as_list(statement["Action"]))
            errors += unknown_actions(name, statement, services)
            principal = statement.get("Principal", {})
            for service in as_list(principal.get("Service", [])) if isinstance(principal, dict) else []:
                if service not in PRINCIPALS:
                    errors.append(f"{name}: the principal {service} is not among those in use")
    return errors, f"IAM: {len(list(documents(resources)))} documents, {actions} actions"


def check_file(path) -> tuple[list[str], str]:
    """The same of a document that is kept as a file."""
    statements = json.loads(path.read_text())["Statement"]
    services = get_all_service_prefixes()
    errors = [error for statement in statements for error in unknown_actions(path.name, statement, services)]
    actions = sum(len(as_list(statement["Action"])) for statement in statements)
    return errors, f"{path.name}: {len(statements)} statements, {actions} actions"


def unknown_actions(name: str, statement: dict, services: set[str]) -> list[str]:
    """Actions, with `*` in them or not, that fit none of their service's."""
    errors = []
    for action in as_list(statement["Action"]):
        service, _, _ = action.partition(":")
        known = get_actions_for_service(service) if service in services else []
        if not any(fnmatch.fnmatchcase(one.lower(), action.lower()) for one in known):
            errors.append(f"{name}: no service has the action {action}")
    return errors


def as_list(value) -> list:
    return value if isinstance(value, list) else [value]
