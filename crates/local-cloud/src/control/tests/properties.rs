//! Every property that the code of a type asks for by name is in the schema of that type.
//!
//! The files are read as text. Variables such as `inputs`, `record` and `context` hold the type's own
//! properties, and some others those of the type that they are named for (`vpc`, `subnet`). What else a
//! variable holds is not known from the text: there, the name must be a property of the type, of a type that
//! the file mentions, or of an object inside one of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use provider_kit::schema::{Property, Spec};

use crate::control::{catalogue, schema::PACKAGE, token};

/// The methods that take a property's name.
const METHODS: [&str; 15] = [
    "text",
    "str_or_empty",
    "integer",
    "number",
    "unsigned",
    "port",
    "seconds",
    "bool",
    "strs",
    "object",
    "objects",
    "has",
    "set",
    "set_default",
    "keep",
];
const OWN: [&str; 9] = [
    "inputs",
    "context.inputs",
    "outputs",
    "record",
    "record.inputs",
    "record.outputs",
    "context",
    "change.old",
    "change.new",
];
/// Variables that hold a resource of a type, wherever they are.
pub(super) const VARIABLES: [(&str, &str); 7] = [
    ("api", token::API),
    ("cluster", token::CLUSTER),
    ("definition", token::TASK_DEFINITION),
    ("eip", token::EIP),
    ("subnet", token::SUBNET),
    ("table", token::ROUTE_TABLE),
    ("vpc", token::VPC),
];

type Names = BTreeSet<String>;

/// The properties of a type.
fn own(token: &str) -> Names {
    let resource = &PACKAGE.resources[token];
    resource.input_properties.keys().chain(resource.properties.keys()).cloned().collect()
}

/// The properties of a type and of all objects inside.
fn all(token: &str) -> Names {
    let resource = &PACKAGE.resources[token];
    let mut names = Names::new();
    let mut seen = BTreeSet::new();
    collect(&resource.input_properties, &mut names, &mut seen);
    collect(&resource.properties, &mut names, &mut seen);
    names
}

fn collect(
    properties: &'static BTreeMap<String, Property>,
    names: &mut Names,
    seen: &mut BTreeSet<&'static str>,
) {
    for (name, property) in properties {
        names.insert(name.clone());
        collect_spec(&property.spec, names, seen);
    }
}

fn collect_spec(spec: &'static Spec, names: &mut Names, seen: &mut BTreeSet<&'static str>) {
    if let Some(reference) = spec.reference.as_deref().filter(|reference| seen.insert(reference))
        && let Some(object) = PACKAGE.resolve(reference)
    {
        collect(&object.properties, names, seen);
    }
    for inner in spec.items.iter().chain(&spec.additional_properties) {
        collect_spec(inner, names, seen);
    }
    for inner in spec.one_of.iter().flatten() {
        collect_spec(inner, names, seen);
    }
}

/// The file of a type: its AWS service's folder, and the type's name.
pub(super) fn file(token: &str) -> PathBuf {
    let (module, name) =
        token.strip_prefix("aws:").and_then(|rest| rest.split(':').next()?.split_once('/')).unwrap();
    let folder = match (module, name) {
        ("lb", _) => "elbv2",
        ("appautoscaling", _) => "applicationautoscaling",
        ("cloudwatch", "logGroup") => "logs",
        (module, _) => module,
    };
    let name = match (module, name) {
        ("s3", setting) if setting != "bucket" => "bucketSetting",
        ("vpc", "securityGroupIngressRule" | "securityGroupEgressRule") => "securityGroupRule",
        (_, name) => name,
    };
    let snake: String = name
        .chars()
        .flat_map(|c| c.is_ascii_uppercase().then_some('_').into_iter().chain([c.to_ascii_lowercase()]))
        .collect();
    source().join(folder).join(format!("{snake}.rs"))
}

pub(super) fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/control")
}

/// A string literal of a file, with the text before it and the rest of its line.
pub(super) struct Literal<'a> {
    pub(super) before: &'a str,
    pub(super) text: &'a str,
    pub(super) after: &'a str,
    line: usize,
}

/// The string literals of a file without its tests, documentation and comments.
pub(super) fn literals(code: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (number, line) in code.split_inclusive('\n').enumerate() {
        let comment = line.trim_start().starts_with("//");
        let mut at = 0;
        while let Some(open) = line[at..].find('"').filter(|_| !comment).map(|open| at + open) {
            let Some(length) = line[open + 1..].find('"') else { break };
            let text = &line[open + 1..open + 1 + length];
            let after = &line[open + length + 2..];
            found.push(Literal { before: &code[..start + open], text, after, line: number + 1 });
            at = open + length + 2;
        }
        start += line.len();
    }
    found
}

pub(super) fn is_property(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// The variable of a call such as `subnet.str("`.
pub(super) fn receiver(before: &str) -> Option<&str> {
    let call = before.strip_suffix('(')?;
    let (receiver, method) = call.rsplit_once('.')?;
    let begin =
        receiver.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).map_or(0, |at| at + 1);
    METHODS.contains(&method).then(|| &receiver[begin..])
}

/// Complaints about the names of properties in a file, which is `tokens`' own.
fn complaints(path: &Path, tokens: &[&str]) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let own: Names = tokens.iter().flat_map(|token| own(token)).collect();
    let mentioned = catalogue::TYPES.iter().map(|entry| entry.token).filter(|token| mentions(code, token));
    let all: Names = mentioned.chain(tokens.iter().copied()).flat_map(all).collect();
    let mut wrong = Vec::new();
    for Literal { before, text, after, line } in literals(code) {
        let mut complain = |of: &str| {
            wrong.push(format!("{}:{line}: \"{text}\" is no property of {of}", path.display()));
        };
        let variable = receiver(before);
        // The value of a property.
        let value = after.starts_with(".into()");
        let json = before.strip_suffix('[').is_some_and(|before| {
            before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ']')
        });
        if json || value || !is_property(text) {
            continue;
        }
        match variable {
            Some(variable) if OWN.contains(&variable) && own.contains(text) => {}
            Some(variable) if OWN.contains(&variable) => complain(&tokens.join(", ")),
            Some(variable) => match VARIABLES.iter().find(|(name, _)| *name == variable) {
                Some((_, token)) if !self::own(token).contains(text) => complain(token),
                None if !all.contains(text) => complain("a type in this file"),
                _ => {}
            },
            None if text.contains(|c: char| c.is_ascii_uppercase()) && !all.contains(text) => {
                complain("a type in this file");
            }
            None => {}
        }
    }
    wrong
}

/// Whether a file speaks of a type: by its token's name or by its module.
fn mentions(code: &str, token: &str) -> bool {
    let name = token_name(token);
    let module = file(token);
    let module = module.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let word = |word: &str| {
        code.match_indices(word).any(|(at, _)| {
            let edge = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
            edge(code[..at].chars().next_back()) && edge(code[at + word.len()..].chars().next())
        })
    };
    word(&format!("token::{name}")) || word(&format!("{module}::require")) || word(&format!("{module}::find"))
}

/// The constant's name of a token, from `token.rs`.
fn token_name(token: &str) -> String {
    let tokens = fs::read_to_string(source().join("token.rs")).unwrap();
    let before = tokens.split(&format!("\"{token}\"")).next().unwrap();
    before.rsplit("pub const ").next().unwrap().split(':').next().unwrap().to_owned()
}

#[test]
fn the_types_ask_for_properties_that_exist() {
    let mut files: BTreeMap<PathBuf, Vec<&str>> = BTreeMap::new();
    for entry in catalogue::TYPES {
        files.entry(file(entry.token)).or_default().push(entry.token);
    }
    // What derives the model reads all types of its service.
    for folder in ["apigatewayv2", "ec2", "ecs", "elbv2"].map(|folder| source().join(folder)) {
        let tokens =
            files.iter().filter(|(path, _)| path.starts_with(&folder)).flat_map(|(_, tokens)| tokens.clone());
        let tokens = tokens.collect();
        files.insert(folder.join("derive.rs"), tokens);
    }
    let wrong: Vec<String> = files.iter().flat_map(|(path, tokens)| complaints(path, tokens)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_catalogue_names_properties_that_exist() {
    use crate::control::resource_type::Unique;
    for entry in catalogue::TYPES {
        let names = own(entry.token);
        let mut named: Vec<&str> = Vec::new();
        if let Unique::InRegion(unique) | Unique::InAccount(unique) = entry.unique {
            named.extend(unique);
        }
        named.extend(entry.parent.map(|(_, property)| property));
        named.extend(
            entry.naming.iter().flat_map(|rule| [Some(rule.property), rule.prefix_property]).flatten(),
        );
        for path in entry.interfaces.iter().flat_map(|(subnets, groups)| [*subnets, *groups]) {
            let mut parts = path.split('.');
            named.extend(parts.next().filter(|part| !part.is_empty()));
            for inner in parts {
                assert!(all(entry.token).contains(inner), "{}: {path}", entry.token);
            }
        }
        for name in named {
            assert!(names.contains(name), "{}: \"{name}\"", entry.token);
        }
    }
}
