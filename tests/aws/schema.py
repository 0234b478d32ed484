"""Names, types and required properties of every input, against the official package's schema (crates/aws/schema.json)."""

import json
from pathlib import Path

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "crates/aws/schema.json").read_text())
IMAGE = json.loads((Path(__file__).resolve().parents[2] / "crates/pulumi-resource-image/schema.json").read_text())
PLAIN = {"string": str, "boolean": bool, "integer": int, "number": (int, float)}


def check(resources: list[dict]) -> tuple[list[str], str]:
    errors: list[str] = []
    count = 0
    for resource in resources:
        package = SCHEMA if resource["type"].startswith("aws:") else IMAGE
        definition = package["resources"].get(resource["type"])
        if definition is None:
            errors.append(f"{resource['name']}: the package has no {resource['type']}")
            continue
        fields = {"properties": definition["inputProperties"], "required": definition.get("requiredInputs", [])}
        count += check_object(resource["name"], resource["inputs"], fields, package, errors)
    return errors, f"schema of the official package: {len(resources)} resources, {count} properties"


def check_object(where: str, value: dict, fields: dict, package: dict, errors: list[str]) -> int:
    errors += [f"{where}.{name} is required" for name in fields.get("required", []) if value.get(name) is None]
    count = 0
    for name, item in value.items():
        field = fields.get("properties", {}).get(name)
        if field is None:
            errors.append(f"{where}.{name} is unknown")
        else:
            count += check_value(f"{where}.{name}", item, field, package, errors)
    return count


def check_value(where: str, value, field: dict, package: dict, errors: list[str]) -> int:
    """Counts the properties at and below `where`."""
    if "$ref" in field:
        token = field["$ref"].removeprefix("#/types/").replace("%2F", "/")
        if not isinstance(value, dict):
            errors.append(f"{where} is {value!r}, not an object")
            return 1
        return 1 + check_object(where, value, package["types"][token], package, errors)
    if "oneOf" in field:
        # One of these is a plain type or an enum of it.
        field = next((one for one in field["oneOf"] if one.get("type") in PLAIN), field["oneOf"][0])
    kind = field["type"]
    if kind == "array" and isinstance(value, list):
        return 1 + sum(check_value(f"{where}[{i}]", item, field["items"], package, errors) for i, item in enumerate(value))
    if kind == "object" and isinstance(value, dict):
        items = field.get("additionalProperties", {"type": "string"})
        return 1 + sum(check_value(f"{where}.{key}", item, items, package, errors) for key, item in value.items())
    integral = isinstance(value, float) and value.is_integer() and kind == "integer"
    if kind not in PLAIN or not (isinstance(value, PLAIN[kind]) or integral) or (kind != "boolean" and isinstance(value, bool)):
        errors.append(f"{where} is {value!r}, not a {kind}")
    return 1
