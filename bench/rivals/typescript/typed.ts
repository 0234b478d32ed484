// The graph by the classes of @pulumi/aws, as users write it: `new aws.ec2.Vpc(name, inputs, options)`.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { register } from "./graph";

class Generic extends pulumi.CustomResource {}

export = () =>
    register((type, name, inputs, options) => {
        const [pkg, module, kind] = type.split(":");
        if (pkg !== "aws") {
            return new Generic(type, name, inputs, options);
        }
        return new (aws as any)[module.split("/")[0]][kind](name, inputs, options);
    });
