//! What of a schema gets bindings, and under which names.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use super::{
    error::{At as _, Error, Result, schema as invalid},
    kinds::{self, FILES, Kind, Place, Side, enum_kind, module, type_name},
    names::{camel, snake},
    schema::{Function, Property, Resource, Schema, TypeSpec},
};

/// Which tokens of a schema to make bindings for.
#[derive(Clone, Debug, Default)]
pub enum Tokens {
    /// All.
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
type Unions = BTreeMap<(Vec<String>, Side, Kind), String>;

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

    fn take_names(&mut self) {
        let mut taken = BTreeSet::new();
        let mut take = |module: &[String], name: String| {
            for suffix in ["", "Args", "ArgsBuilder"] {
                taken.insert((module.to_vec(), format!("{name}{suffix}")));
            }
        };
        take(&[], "Provider".to_owned());
        for token in self.resources.keys() {
            take(self.module(token), type_name(token));
        }
        for token in self.functions.keys() {
            let name = self.function_type(token);
            take(self.module_of_function(token), format!("{name}Result"));
            take(self.module_of_function(token), name);
        }
        self.taken = taken;
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

    /// Everything that the resources and functions refer to.
    fn collect(&mut self) -> Result<()> {
        let schema = self.schema;
        let mut uses: Vec<(Side, Vec<String>, [&str; 2], &TypeSpec)> = Vec::new();
        let mut add = |side, place: &[String], owner, properties: &'s BTreeMap<String, Property>| {
            let used = |(name, property): (&'s String, &'s Property)| {
                (side, place.to_vec(), [owner, name.as_str()], &property.spec)
            };
            uses.extend(properties.iter().map(used));
        };
        for (&token, resource) in &self.resources {
            let place = module(token, schema);
            add(Side::Input, &place, token, &resource.input_properties);
            add(Side::Output, &place, token, &resource.properties);
        }
        add(Side::Input, &[], "provider", &schema.provider.input_properties);
        add(Side::Output, &[], "provider", &schema.provider.properties);
        for (&token, function) in &self.functions {
            let place = self.module_of_function(token).to_vec();
            if let Some(inputs) = &function.inputs {
                add(Side::Input, &place, token, &inputs.properties);
            }
        }
        let mut pending: Vec<(Side, Vec<String>, Kind)> = Vec::new();
        for (side, place, [owner, name], spec) in uses {
            self.suggestions(spec);
            let kind = Kind::of(spec, schema).at(|| format!("the property `{name}` of `{owner}`"))?;
            pending.push((side, place, kind));
        }
        for (token, function) in &self.functions {
            let place = self.module_of_function(token).to_vec();
            match Returns::of(function)? {
                Returns::Nothing => {}
                Returns::Object { properties, .. } => {
                    for (name, property) in &properties {
                        let kind = Kind::of(&property.spec, schema);
                        let kind = kind.at(|| format!("the result `{name}` of `{token}`"))?;
                        pending.push((Side::Output, place.clone(), kind));
                    }
                }
                Returns::Other(spec) => pending.push((Side::Output, place, Kind::of(&spec, schema)?)),
            }
        }
        while let Some((side, place, kind)) = pending.pop() {
            let mut unions = Vec::new();
            kind.visit(&mut |kind| {
                if let Kind::Union(_) = kind {
                    unions.push(kind.clone());
                }
            });
            for union in unions {
                self.name_union(&place, side, union);
            }
            for token in kind.tokens() {
                let found = &schema.types[&token];
                if !found.values.is_empty() {
                    self.enums.insert(token);
                    continue;
                }
                let set = if side == Side::Input { &mut self.inputs } else { &mut self.outputs };
                if set.insert(token.clone()) {
                    for (name, property) in &found.properties {
                        self.suggestions(&property.spec);
                        let kind = Kind::of(&property.spec, schema);
                        let kind = kind.at(|| format!("the property `{name}` of the type `{token}`"))?;
                        pending.push((side, module(&token, schema), kind));
                    }
                }
            }
        }
        Ok(())
    }

    /// Enumerations that only suggest values of a string: their kind does not name them.
    fn suggestions(&mut self, spec: &TypeSpec) {
        if let Some(reference) = spec.reference.as_deref()
            && kinds::is_foreign_type(reference)
        {
            self.leave_out(format!("the type `{reference}` is another package's: any value is taken for it"));
        }
        for spec in
            spec.one_of.iter().chain(spec.items.as_deref()).chain(spec.additional_properties.as_deref())
        {
            self.suggestions(spec);
            if let Some(token) =
                spec.reference.as_deref().and_then(|reference| reference.strip_prefix("#/types/"))
                && self.schema.types.get(token).is_some_and(|found| !found.values.is_empty())
            {
                self.enums.insert(token.to_owned());
            }
        }
    }

    fn name_union(&mut self, place: &[String], side: Side, union: Kind) {
        let key = (place.to_vec(), side, union);
        if self.unions.contains_key(&key) {
            return;
        }
        let word = key.2.word();
        let taken: Vec<&String> = self
            .unions
            .iter()
            .filter(|((m, s, _), _)| m == place && *s == side)
            .map(|(_, name)| name)
            .collect();
        let mut name = word.clone();
        let mut number = 2;
        while taken.contains(&&name) || self.taken.contains(&(place.to_vec(), name.clone())) {
            name = format!("{word}{number}");
            number += 1;
        }
        self.unions.insert(key, name);
    }

    fn contains_itself(&self, token: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut pending = vec![token.to_owned()];
        while let Some(next) = pending.pop() {
            for property in self.schema.types[&next].properties.values() {
                let Ok(kind) = Kind::of(&property.spec, self.schema) else { continue };
                let direct = match kind {
                    Kind::Object(token) => vec![token],
                    Kind::Union(kinds) => kinds
                        .into_iter()
                        .flat_map(|kind| match kind {
                            Kind::Object(token) => Some(token),
                            _ => None,
                        })
                        .collect(),
                    _ => continue,
                };
                for found in direct {
                    if found == token {
                        return true;
                    }
                    if seen.insert(found.clone()) {
                        pending.push(found);
                    }
                }
            }
        }
        false
    }

    /// The name of an object type of arguments or of an enumeration.
    pub fn type_name(&self, token: &str) -> &str {
        self.names.get(&(Side::Input, token.to_owned())).map_or("", String::as_str)
    }

    /// The name of an object type in outputs.
    pub fn output_name(&self, token: &str) -> &str {
        self.names.get(&(Side::Output, token.to_owned())).map_or("", String::as_str)
    }

    /// Names of types, told apart from resources and unions of the same name, and from each other.
    fn name_types(&mut self) {
        let mut taken: BTreeSet<(Side, Vec<String>, String)> =
            self.taken.iter().map(|(module, name)| (Side::Input, module.clone(), name.clone())).collect();
        taken.extend(
            self.unions.iter().map(|((module, side, _), name)| (*side, module.clone(), name.clone())),
        );
        let inputs = self.inputs.iter().chain(&self.enums).map(|token| (Side::Input, token));
        for (side, token) in inputs.chain(self.outputs.iter().map(|token| (Side::Output, token))) {
            let word = type_name(token);
            let others = (2..).map(|number| format!("{word}{number}"));
            let mut names = [word.clone(), format!("{word}Property")].into_iter().chain(others);
            let free = |name: &String| {
                let with_suffix = |suffix| (side, self.module(token).to_vec(), format!("{name}{suffix}"));
                !taken.contains(&with_suffix("")) && !taken.contains(&with_suffix("Builder"))
            };
            let name = names.find(free).unwrap_or(word);
            for suffix in ["", "Builder"] {
                taken.insert((side, self.module(token).to_vec(), format!("{name}{suffix}")));
            }
            self.names.insert((side, token.clone()), name);
        }
    }

    fn path(&self, from: &Place, module: &[String], outputs: bool, name: &str) -> String {
        if from.module == module {
            return match (from.outputs, outputs) {
                (true, true) => name.to_owned(),
                (false, true) => format!("super::outputs::{name}"),
                (_, false) => format!("super::{name}"),
            };
        }
        self.references.borrow_mut().insert((from.module.clone(), module.to_vec()));
        let module: String = module.iter().map(|part| format!("{part}::")).collect();
        let outputs = if outputs { "outputs::" } else { "" };
        format!("{}::{module}{outputs}{name}", self.root)
    }

    /// The type of a value inside an input or an output.
    fn element(&self, kind: &Kind, side: Side, place: &Place) -> String {
        match kind {
            Kind::Bool => "bool".to_owned(),
            Kind::Integer => "i64".to_owned(),
            Kind::Number => "f64".to_owned(),
            Kind::String => "String".to_owned(),
            Kind::Any => "Value".to_owned(),
            Kind::Asset => "support::AssetOrArchive".to_owned(),
            Kind::Archive => "Archive".to_owned(),
            Kind::Resource => "ResourceReference".to_owned(),
            Kind::List(inner) => {
                let item = self.element(inner, side, place);
                match side {
                    Side::Input if inner.is_scalar() => format!("Inputs<{item}>"),
                    Side::Input => format!("support::NestedList<{item}>"),
                    Side::Output => format!("Vec<{item}>"),
                }
            }
            Kind::Map(inner) => {
                let item = self.element(inner, side, place);
                match side {
                    Side::Input if inner.is_scalar() => format!("InputMap<{item}>"),
                    Side::Input => format!("support::NestedMap<{item}>"),
                    Side::Output => format!("BTreeMap<String, {item}>"),
                }
            }
            Kind::Enum(token) => self.path(place, self.module(token), false, self.type_name(token)),
            Kind::Object(token) => {
                let outputs = side == Side::Output;
                let name = if outputs { self.output_name(token) } else { self.type_name(token) };
                self.path(place, self.module(token), outputs, name)
            }
            Kind::Union(_) => {
                // A union in an object type is of that type's module, which is where it is used.
                let key = (place.module.clone(), side, kind.clone());
                let name = self.unions.get(&key).cloned().unwrap_or_else(|| kind.word());
                self.path(place, &place.module, side == Side::Output, &name)
            }
        }
    }

    /// The type of an argument, without `Option`.
    pub fn input(&self, spec: &TypeSpec, place: &Place) -> Result<String> {
        let kind = Kind::of(spec, self.schema)?;
        if spec.plain {
            return Ok(self.plain(&kind, place));
        }
        let element = self.element(&kind, Side::Input, place);
        Ok(match &kind {
            Kind::List(_) | Kind::Map(_) => element,
            kind if kind.is_scalar() => format!("Input<{element}>"),
            _ => format!("support::Nested<{element}>"),
        })
    }

    /// The type of an argument that cannot be an output.
    fn plain(&self, kind: &Kind, place: &Place) -> String {
        match kind {
            Kind::List(inner) => format!("Vec<{}>", self.plain(inner, place)),
            Kind::Map(inner) => format!("BTreeMap<String, {}>", self.plain(inner, place)),
            other => self.element(other, Side::Input, place),
        }
    }

    /// The type of an output, without `Option`.
    pub fn output(&self, spec: &TypeSpec, place: &Place) -> Result<String> {
        let kind = Kind::of(spec, self.schema)?;
        let element = self.element(&kind, Side::Output, place);
        Ok(match &kind {
            Kind::Object(token) if place.outputs && self.recursive.contains(token) => {
                format!("Box<{element}>")
            }
            _ => element,
        })
    }

    /// A variant of a union.
    pub fn variant(&self, kind: &Kind, side: Side, place: &Place) -> String {
        let element = self.element(kind, side, place);
        match kind {
            Kind::Object(token) if self.recursive.contains(token) => format!("Box<{element}>"),
            _ => element,
        }
    }

    /// The type of an enumeration's values.
    pub fn enum_type(&self, token: &str) -> &'static str {
        match enum_kind(token, self.schema) {
            Kind::Bool => "bool",
            Kind::Integer => "i64",
            Kind::Number => "f64",
            _ => "String",
        }
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

/// What a function gives.
pub enum Returns {
    Nothing,
    Object { properties: BTreeMap<String, Property>, required: Vec<String> },
    Other(TypeSpec),
}

impl Returns {
    pub fn of(function: &Function) -> Result<Self> {
        let not_a_type = |error| Error::NotASchema("the result of a function".to_owned(), error);
        let Some(returns) = function.return_type.as_ref().or(function.outputs.as_ref()) else {
            return Ok(Self::Nothing);
        };
        if returns.get("properties").is_some() {
            let object: super::schema::ComplexType =
                serde_json::from_value(returns.clone()).map_err(not_a_type)?;
            return Ok(Self::Object { properties: object.properties, required: object.required });
        }
        let spec: TypeSpec = serde_json::from_value(returns.clone()).map_err(not_a_type)?;
        if spec.kind.as_deref() == Some("object")
            && spec.additional_properties.is_none()
            && spec.reference.is_none()
        {
            return Ok(Self::Nothing);
        }
        Ok(Self::Other(spec))
    }
}
