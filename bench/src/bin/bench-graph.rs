//! The graph of RIVAL_GRAPH, registered through this workspace's SDK: what the programs in `rivals/` do in
//! their languages.

use std::{collections::HashMap, process::ExitCode};

use anyhow::{Context as _, Result};
use pulumi_sdk::{
    Component, Context, CustomResource, InvokeOptions, Output, ResourceOptions, ToValue, Value, output,
};
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
struct Graph {
    version: String,
    functions: Vec<Function>,
    resources: Vec<Node>,
}

#[derive(Deserialize)]
struct Function {
    token: String,
    arguments: Json,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    r#type: String,
    name: String,
    parent: String,
    custom: bool,
    inputs: Json,
    depends_on: Vec<String>,
}

#[derive(Default)]
struct Made {
    custom: HashMap<String, CustomResource>,
    components: HashMap<String, Component>,
}

fn main() -> ExitCode {
    pulumi_sdk::run(|ctx: Context| async move {
        let path = std::env::var("RIVAL_GRAPH").context("RIVAL_GRAPH is not set")?;
        let graph: Graph = serde_json::from_slice(&std::fs::read(path)?)?;
        for Function { token, arguments } in graph.functions {
            let result: Output<Value> =
                ctx.invoke(&token, arguments, InvokeOptions::new().version(&graph.version));
            ctx.wait_for(&result);
        }
        let mut made = Made::default();
        for node in graph.resources {
            made.register(&ctx, node, &graph.version)?;
        }
        anyhow::Ok(())
    })
}

impl Made {
    fn register(&mut self, ctx: &Context, node: Node, version: &str) -> Result<()> {
        let mut options = ResourceOptions::new();
        if !node.parent.is_empty() {
            options = options.parent(self.components.get(&node.parent).context("a parent comes too late")?);
        }
        for name in &node.depends_on {
            options = options.depends_on(self.custom(name)?);
        }
        if node.r#type.starts_with("aws:") {
            options = options.version(version);
        }
        if node.custom {
            let inputs = self.input(node.inputs)?;
            let resource = ctx.register(&node.r#type, &node.name, inputs, options);
            self.custom.insert(node.name, resource);
        } else {
            let component = ctx.component(&node.r#type, &node.name, options);
            component.register_outputs(());
            self.components.insert(node.name, component);
        }
        Ok(())
    }

    fn custom(&self, name: &str) -> Result<&CustomResource> {
        self.custom.get(name).with_context(|| format!("{name} comes too late"))
    }

    /// An input, in which `{"$ref": [names]}` is the ids of those resources.
    fn input(&self, value: Json) -> Result<Box<dyn ToValue>> {
        Ok(match value {
            Json::Array(items) => {
                Box::new(items.into_iter().map(|item| self.input(item)).collect::<Result<Vec<_>>>()?)
            }
            Json::Object(map) => match map.get("$ref").and_then(Json::as_array) {
                Some(names) => {
                    let names = names.iter().filter_map(Json::as_str);
                    let ids = names.map(|name| Ok(self.custom(name)?.id())).collect::<Result<Vec<_>>>()?;
                    Box::new(output::all(ids).map(|ids| ids.concat()))
                }
                None => {
                    let entries = map.into_iter().map(|(key, item)| Ok((key, self.input(item)?)));
                    Box::new(entries.collect::<Result<HashMap<_, _>>>()?)
                }
            },
            scalar => Box::new(scalar),
        })
    }
}
