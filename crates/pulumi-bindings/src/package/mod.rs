//! What of a schema gets bindings, and under which names.

mod collect;
mod naming;
mod rendering;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

pub use self::collect::Returns;
use crate::{
    error::{Result, schema as invalid},
    names::{camel, snake},
    schema::{Function, Resource, Schema},
    types::{FILES, Side, Type, module, type_name},
};

/// Which tokens of a schema to make bindings for.
#[derive(Clone, Debug, Default)]
pub enum Tokens {
    #[default]
    All,
    /// These resources and functions, and the types that they need.
    Only(BTreeSet<String>),
}

impl Tokens {
    fn wants(&self, token: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(tokens) => tokens.contains(token),
        }
    }
}

/// A union of a module, named.
type Unions = BTreeMap<(Vec<String>, Side, Type), String>;

/// Whose method a function is.
pub struct Method {
    /// The name of the resource in Rust.
    pub owner: String,
    pub module: Vec<String>,
    pub name: String,
}

/// A schema with names.
pub struct Package<'s> {
    pub schema: &'s Schema,
    /// The path of the bindings in their crate, such as `crate` or `crate::generated`.
    pub root: String,
    pub resources: BTreeMap<&'s str, &'s Resource>,
    pub functions: BTreeMap<&'s str, &'s Function>,
    /// Functions that are methods.
    pub methods: BTreeMap<&'s str, Method>,
    /// Types in arguments.
    pub inputs: BTreeSet<String>,
    /// Types in outputs.
    pub outputs: BTreeSet<String>,
    pub enums: BTreeSet<String>,
    /// Names in use by module that a type must not take.
    taken: BTreeSet<(Vec<String>, String)>,
    /// The names of types by token.
    names: BTreeMap<(Side, String), String>,
    pub unions: Unions,
    /// Object types that contain themselves other than in a list or a map.
    recursive: BTreeSet<String>,
    /// The module of each token of the schema.
    places: HashMap<&'s str, Vec<String>>,
    modules: BTreeSet<Vec<String>>,
    /// Modules and others that they refer to, as they are written.
    pub references: RefCell<BTreeSet<(Vec<String>, Vec<String>)>>,
    /// Parts of the schema without bindings, one sentence each.
    left_out: RefCell<BTreeSet<String>>,
}

impl<'s> Package<'s> {
    /// Selects and names.
    pub fn new(schema: &'s Schema, tokens: &Tokens, root: &str) -> Result<Self> {
        if let Tokens::Only(only) = tokens {
            for token in only {
                let provider = format!("pulumi:providers:{}", schema.name);
                let known = schema.resources.contains_key(token) || schema.functions.contains_key(token);
                if !known && *token != provider {
                    let name = &schema.name;
                    return invalid(format!("the schema of `{name}` has no resource or function `{token}`"));
                }
            }
        }
        let left_out = RefCell::new(BTreeSet::new());
        let overlay = |what: &str, token: &str| {
            let text = format!(
                "{what} `{token}` is written by hand in other languages (an overlay), and not in Rust"
            );
            left_out.borrow_mut().insert(text);
        };
        let mut resources: BTreeMap<&str, &Resource> =
            schema.resources.iter().filter(|(t, _)| tokens.wants(t)).map(|(t, r)| (t.as_str(), r)).collect();
        resources.retain(|token, resource| {
            if resource.is_overlay {
                overlay("resource", token);
            }
            !resource.is_overlay
        });
        let mut methods = BTreeMap::new();
        let owners = resources.iter().map(|(token, found)| (type_name(token), module(token, schema), *found));
        for (owner, module, resource) in owners.chain([("Provider".to_owned(), Vec::new(), &schema.provider)])
        {
            for (name, function) in &resource.methods {
                let (owner, module, name) = (owner.clone(), module.clone(), name.clone());
                methods.insert(function.as_str(), Method { owner, module, name });
            }
        }
        let mut functions: BTreeMap<&str, &Function> = schema
            .functions
            .iter()
            .filter(|(token, _)| tokens.wants(token) || methods.contains_key(token.as_str()))
            .map(|(token, function)| (token.as_str(), function))
            .collect();
        let mut named = BTreeMap::new();
        resources.retain(|token, _| keep_first(&mut named, token, schema, &left_out));
        functions.retain(|token, _| {
            methods.contains_key(token) || keep_first(&mut named, token, schema, &left_out)
        });
        functions.retain(|token, function| {
            if function.is_overlay {
                overlay("function", token);
            }
            !function.is_overlay
        });
        let mut package = Self {
            schema,
            root: root.to_owned(),
            resources,
            functions,
            methods,
            inputs: BTreeSet::new(),
            outputs: BTreeSet::new(),
            enums: BTreeSet::new(),
            taken: BTreeSet::new(),
            names: BTreeMap::new(),
            unions: BTreeMap::new(),
            recursive: BTreeSet::new(),
            places: tokens_of(schema).map(|token| (token, module(token, schema))).collect(),
            modules: BTreeSet::new(),
            references: RefCell::default(),
            left_out,
        };
        package.take_names();
        package.collect()?;
        package.name_types();
        package.recursive =
            package.inputs.union(&package.outputs).filter(|t| package.contains_itself(t)).cloned().collect();
        package.modules = package.find_modules();
        Ok(package)
    }

    /// Parts of the schema without bindings, one sentence each.
    pub fn left_out(&self) -> Vec<String> {
        self.left_out.borrow().iter().cloned().collect()
    }

    /// Notes that a part of the schema has no bindings.
    pub fn leave_out(&self, sentence: String) {
        self.left_out.borrow_mut().insert(sentence);
    }

    /// The prefix of the types of a function's arguments and result.
    pub fn function_type(&self, token: &str) -> String {
        match self.methods.get(token) {
            Some(method) => format!("{}{}", method.owner, camel(&method.name)),
            None => type_name(token),
        }
    }

    /// Methods live where their resource does.
    pub fn module_of_function(&self, token: &str) -> &[String] {
        self.methods.get(token).map_or_else(|| self.module(token), |method| &method.module)
    }

    pub fn module(&self, token: &str) -> &[String] {
        self.places.get(token).map_or(&[], Vec::as_slice)
    }

    /// Modules with something in them, and those above.
    pub fn modules(&self) -> &BTreeSet<Vec<String>> {
        &self.modules
    }

    fn find_modules(&self) -> BTreeSet<Vec<String>> {
        let mut modules = BTreeSet::from([Vec::new()]);
        let resources = self.resources.keys().map(|token| self.module(token));
        let functions = self.functions.keys().map(|token| self.module_of_function(token));
        let types =
            self.inputs.iter().chain(&self.outputs).chain(&self.enums).map(|token| self.module(token));
        for module in resources.chain(functions).chain(types) {
            for length in 0..=module.len() {
                modules.insert(module[..length].to_vec());
            }
        }
        modules
    }

    /// The name of a resource's file.
    pub fn file(&self, token: &str) -> String {
        let name = snake(&type_name(token));
        let module = [self.module(token), std::slice::from_ref(&name)].concat();
        let clashes = FILES.contains(&name.as_str());
        if clashes || self.modules().contains(&module) { format!("{name}_resource") } else { name }
    }
}

/// Whether `token` is the first of its name in its module; a second one is left out.
fn keep_first<'t>(
    named: &mut BTreeMap<(Vec<String>, String), &'t str>,
    token: &'t str,
    schema: &Schema,
    left_out: &RefCell<BTreeSet<String>>,
) -> bool {
    let first = *named.entry((module(token, schema), type_name(token))).or_insert(token);
    if first != token {
        left_out.borrow_mut().insert(format!("`{token}` would have the same name as `{first}`"));
    }
    first == token
}

fn tokens_of(schema: &Schema) -> impl Iterator<Item = &str> {
    schema.resources.keys().chain(schema.types.keys()).chain(schema.functions.keys()).map(String::as_str)
}
