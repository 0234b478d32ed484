// The graph without the package of the provider.
import * as pulumi from "@pulumi/pulumi";
import { register } from "./graph";

class Generic extends pulumi.CustomResource {}

export = () => register((type, name, inputs, options) => new Generic(type, name, inputs, options));
