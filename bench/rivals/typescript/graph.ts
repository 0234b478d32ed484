// The graph of RIVAL_GRAPH, registered through Pulumi's Node.js SDK; how one resource is made is the caller's.
import * as fs from "fs";
import * as pulumi from "@pulumi/pulumi";

export type Make = (
    type: string,
    name: string,
    inputs: pulumi.Inputs,
    options: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

interface Node {
    type: string;
    name: string;
    custom: boolean;
    parent: string;
    inputs: Record<string, unknown>;
    dependsOn: string[];
}

interface Graph {
    version: string;
    functions: { token: string; arguments: pulumi.Inputs }[];
    resources: Node[];
}

class Component extends pulumi.ComponentResource {
    constructor(type: string, name: string, inputs: pulumi.Inputs, options: pulumi.ComponentResourceOptions) {
        super(type, name, inputs, options);
        this.registerOutputs();
    }
}

export async function register(make: Make): Promise<void> {
    const graph: Graph = JSON.parse(fs.readFileSync(process.env.RIVAL_GRAPH!, "utf8"));
    const version = graph.version;
    await Promise.all(graph.functions.map((f) => pulumi.runtime.invoke(f.token, f.arguments, { version })));

    const made = new Map<string, pulumi.Resource>();
    // `{"$ref": [names]}` is the ids of those resources.
    const input = (value: any): any => {
        if (Array.isArray(value)) {
            return value.map(input);
        }
        if (value === null || typeof value !== "object") {
            return value;
        }
        if (value.$ref) {
            const names: string[] = value.$ref;
            const ids = names.map((name) => (made.get(name) as pulumi.CustomResource).id);
            return ids.length === 1 ? ids[0] : pulumi.all(ids).apply((all) => all.join(""));
        }
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, input(item)]));
    };
    for (const node of graph.resources) {
        const parent = made.get(node.parent);
        const dependsOn = node.dependsOn.map((name) => made.get(name)!);
        if (node.custom) {
            const ofAws = node.type.startsWith("aws:") ? { version } : {};
            made.set(node.name, make(node.type, node.name, input(node.inputs), { parent, dependsOn, ...ofAws }));
        } else {
            made.set(node.name, new Component(node.type, node.name, {}, { parent, dependsOn }));
        }
    }
}
