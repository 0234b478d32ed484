"""The graph without the package of the provider."""

import pulumi

from graph import register

register(pulumi.CustomResource)
