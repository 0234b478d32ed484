"""The graph by the classes of pulumi_aws, as users write it: `aws.ec2.Vpc(name, cidr_block=…, opts=…)`."""

import re

import pulumi
import pulumi_aws as aws

from graph import register


def snake(name):
    return re.sub("([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def make(kind, name, inputs, options):
    package, module, cls = kind.split(":")
    if package != "aws":
        return pulumi.CustomResource(kind, name, inputs, options)
    arguments = {snake(key): value for key, value in inputs.items()}
    return getattr(getattr(aws, module.split("/")[0]), cls)(name, opts=options, **arguments)


register(make)
