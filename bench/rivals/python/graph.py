"""The graph of RIVAL_GRAPH, registered through Pulumi's Python SDK; how one resource is made is the caller's."""

import json
import os

import pulumi


def register(make):
    with open(os.environ["RIVAL_GRAPH"], encoding="utf-8") as file:
        graph = json.load(file)
    version = graph["version"]
    for function in graph["functions"]:
        pulumi.runtime.invoke(function["token"], function["arguments"], pulumi.InvokeOptions(version=version))

    made = {}

    def value(item):
        """An input, in which `{"$ref": [names]}` is the ids of those resources."""
        if isinstance(item, list):
            return [value(each) for each in item]
        if not isinstance(item, dict):
            return item
        if "$ref" in item:
            ids = [made[name].id for name in item["$ref"]]
            return ids[0] if len(ids) == 1 else pulumi.Output.all(*ids).apply("".join)
        return {key: value(each) for key, each in item.items()}

    for node in graph["resources"]:
        kind, name = node["type"], node["name"]
        options = pulumi.ResourceOptions(
            parent=made.get(node["parent"]),
            depends_on=[made[each] for each in node["dependsOn"]],
            version=version if kind.startswith("aws:") else None,
        )
        if node["custom"]:
            made[name] = make(kind, name, value(node["inputs"]), options)
        else:
            made[name] = pulumi.ComponentResource(kind, name, {}, options)
            made[name].register_outputs({})
