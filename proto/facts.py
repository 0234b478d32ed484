#!/usr/bin/env python3
"""Writes facts.json: every message, field, enum and RPC of the official engine protocol that our subset names.

Source: the descriptors inside PyPI's `pulumi` package. Run it with that package and `grpcio` importable:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pulumi==3.259.0 grpcio
    /tmp/venv/bin/python proto/facts.py > proto/facts.json
"""

import importlib
import json

FILES = [
    "alias", "callback", "codegen.hcl", "engine", "errors", "language", "plugin",
    "provider", "resource", "source", "status", "testing.language",
]
TYPES = {
    1: "double", 2: "float", 3: "int64", 4: "uint64", 5: "int32", 8: "bool", 9: "string",
    11: "message", 12: "bytes", 13: "uint32", 14: "enum",
}


def field(f):
    kind = TYPES[f.type]
    if f.message_type is not None:
        kind = f.message_type.full_name
    elif f.enum_type is not None:
        kind = f.enum_type.full_name
    oneof = f.containing_oneof
    return {
        "number": f.number,
        "type": kind,
        "repeated": f.is_repeated if hasattr(f, "is_repeated") else f.label == 3,
        "oneof": oneof.name if oneof is not None else None,
    }


def message(m, out):
    out["messages"][m.full_name] = {f.name: field(f) for f in m.fields}
    for e in m.enum_types:
        enum(e, out)
    for n in m.nested_types:
        message(n, out)


def enum(e, out):
    out["enums"][e.full_name] = {v.name: v.number for v in e.values}


def main():
    out = {"package": "pulumi 3.259.0 (PyPI)", "messages": {}, "enums": {}, "rpcs": {}}
    for name in FILES:
        d = importlib.import_module(f"pulumi.runtime.proto.{name}_pb2").DESCRIPTOR
        for m in d.message_types_by_name.values():
            message(m, out)
        for e in d.enum_types_by_name.values():
            enum(e, out)
        for s in d.services_by_name.values():
            for r in s.methods:
                out["rpcs"][f"{s.full_name}.{r.name}"] = {
                    "input": r.input_type.full_name,
                    "output": r.output_type.full_name,
                    "client_streaming": r.client_streaming,
                    "server_streaming": r.server_streaming,
                }
    print(json.dumps(out, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
