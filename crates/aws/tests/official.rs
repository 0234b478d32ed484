//! Holds the bindings against the official package: every name, type and requiredness that `official.txt`
//! says.
//!
//! `official.txt` and `schema.json` are read from the same wheel by different ways; the bindings are read as
//! they are checked in.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the bindings fails")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Properties by name: whether it is required, and its type in the notation of `official.txt`.
type Properties = BTreeMap<String, (bool, String)>;

#[derive(Debug, Default, PartialEq)]
struct Item {
    inputs: Properties,
    outputs: Properties,
}

/// What the package says, by kind and token, such as `resource aws:ec2/vpc:Vpc`.
fn facts() -> BTreeMap<String, Item> {
    let text = include_str!("../official.txt");
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    let mut item = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some(fact) = line.strip_prefix("  ") else {
            item = line;
            items.entry(line.to_owned()).or_default();
            continue;
        };
        let parts: Vec<&str> = fact.splitn(3, ' ').collect();
        let [side, name, kind] = parts[..] else { panic!("not a fact: {line}") };
        let (name, required) = name.strip_suffix('?').map_or((name, true), |name| (name, false));
        // A string with suggestions is a string.
        let kind = if kind.split('|').any(|kind| kind == "string") { "string" } else { kind };
        let found = items.entry(item.to_owned()).or_default();
        let properties = if side == "in" { &mut found.inputs } else { &mut found.outputs };
        properties.insert(name.trim_end_matches('_').to_owned(), (required, kind.to_owned()));
    }
    items
}

/// A Rust type in the notation of `official.txt`.
fn kind(ty: &str) -> String {
    let inside = |wrapper: &str| ty.strip_prefix(wrapper)?.strip_suffix('>').map(kind);
    for wrapper in ["Input<", "support::Nested<", "Option<", "Box<"] {
        if let Some(inner) = inside(wrapper) {
            return inner;
        }
    }
    for wrapper in ["Inputs<", "support::NestedList<", "Vec<"] {
        if let Some(inner) = inside(wrapper) {
            return format!("[{inner}]");
        }
    }
    for wrapper in ["InputMap<", "support::NestedMap<", "BTreeMap<String, "] {
        if let Some(inner) = inside(wrapper) {
            return format!("{{{inner}}}");
        }
    }
    match ty {
        "String" => "string",
        "i64" => "integer",
        "f64" => "number",
        "bool" => "boolean",
        "Value" => "any",
        path => path.rsplit("::").next().unwrap_or(path).trim_end_matches("Property"),
    }
    .to_owned()
}

/// One declaration of the generated files: its macro, its first words, and its properties by section.
#[derive(Debug)]
struct Declaration {
    file: String,
    makro: String,
    head: String,
    sections: BTreeMap<String, Properties>,
}

fn declarations(folder: &Path, prefix: &str) -> Vec<Declaration> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(declarations(&path, &format!("{prefix}{name}/")));
        } else if !["macros.rs", "support.rs"].contains(&name.as_str()) {
            parse(&fs::read_to_string(&path).unwrap(), &format!("{prefix}{name}"), &mut found);
        }
    }
    found
}

fn parse(text: &str, file: &str, found: &mut Vec<Declaration>) {
    let mut current: Option<Declaration> = None;
    let mut section = String::new();
    for line in text.lines() {
        let words = line.trim();
        if let Some(makro) = line.strip_suffix("! {") {
            let (makro, head) = (makro.to_owned(), String::new());
            current = Some(Declaration { file: file.to_owned(), makro, head, sections: BTreeMap::new() });
            section = "fields".to_owned();
        } else if line == "}" {
            found.extend(current.take());
        } else if let Some(declaration) = &mut current
            && !words.starts_with(['/', '#'])
        {
            if declaration.head.is_empty() {
                declaration.head = words.to_owned();
            } else if let Some(name) = words.strip_suffix('{') {
                section = name.trim().to_owned();
            } else if let Some((name, rest)) = words.split_once(": ")
                && let Some((ty, _)) = rest.split_once(" = ")
            {
                let required = if section == "optional" { false } else { !ty.starts_with("Option<") };
                let properties = declaration.sections.entry(section.clone()).or_default();
                properties.insert(name.trim_end_matches('_').to_owned(), (required, kind(ty)));
            }
        }
    }
}

/// What the bindings say, in the words of [`facts`].
fn bindings() -> BTreeMap<String, Item> {
    let declarations = declarations(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated"), "");
    let arguments = |module: &str, name: &str| -> Properties {
        let head = format!("{name}, {name}Builder;");
        let found = declarations
            .iter()
            .find(|d| d.makro == "arguments" && d.head == head && module_of(&d.file) == module)
            .unwrap_or_else(|| panic!("no arguments {name} in {module:?}"));
        found.sections.values().flat_map(|section| section.clone()).collect()
    };
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    for declaration in &declarations {
        let module = module_of(&declaration.file);
        let fields = |name: &str| declaration.sections.get(name).cloned().unwrap_or_default();
        match declaration.makro.as_str() {
            "resource" => {
                let (name, rest) = declaration.head.split_once('(').unwrap();
                let token = rest.split('"').nth(1).unwrap();
                let item =
                    Item { inputs: arguments(module, &format!("{name}Args")), outputs: fields("outputs") };
                items.insert(format!("resource {token}"), item);
            }
            "answer" => {
                let name = declaration.head.trim_end_matches("Result;");
                let inputs = arguments(module, &format!("{name}Args"));
                let token = format!("{}{}:{1}", token_module(module), uncapitalised(name));
                items.insert(format!("function {token}"), Item { inputs, outputs: fields("fields") });
            }
            "results" => {
                let name = declaration.head.trim_end_matches(';');
                let token = format!("{}{name}:{name}", token_module(module));
                items.entry(format!("type {token}")).or_default().outputs = fields("fields");
            }
            "arguments" if declaration.file.ends_with("types.rs") => {
                let name = declaration.head.split(',').next().unwrap().trim_end_matches("Property");
                let token = format!("{}{name}:{name}", token_module(module));
                let sections = declaration.sections.values();
                items.entry(format!("type {token}")).or_default().inputs =
                    sections.flat_map(|section| section.clone()).collect();
            }
            _ => {}
        }
    }
    items
}

fn module_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(module, _)| module)
}

fn token_module(module: &str) -> String {
    format!("aws:{}/", if module.is_empty() { "index" } else { module })
}

fn uncapitalised(name: &str) -> String {
    name[..1].to_lowercase() + &name[1..]
}

#[test]
fn names_types_and_requiredness_are_those_of_the_official_package() {
    let (facts, bindings) = (facts(), bindings());
    let names = |items: &BTreeMap<String, Item>| items.keys().cloned().collect::<BTreeSet<_>>();
    let (expected, found) = (names(&facts), names(&bindings));
    let missing: Vec<_> = expected.difference(&found).collect();
    let unknown: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "no bindings: {missing:?}; not in the package: {unknown:?}"
    );
    for (name, fact) in &facts {
        let binding = &bindings[name];
        for (side, fact, binding) in
            [("takes", &fact.inputs, &binding.inputs), ("gives", &fact.outputs, &binding.outputs)]
        {
            let differing: Vec<_> = fact
                .keys()
                .chain(binding.keys())
                .filter(|property| fact.get(*property) != binding.get(*property))
                .map(|p| format!("{p}: package {:?}, bindings {:?}", fact.get(p), binding.get(p)))
                .collect();
            assert!(differing.is_empty(), "what {name} {side} differs:\n{}", differing.join("\n"));
        }
    }
    assert!(
        facts.len() > 250 && facts.values().map(|i| i.inputs.len() + i.outputs.len()).sum::<usize>() > 3000
    );
}

#[test]
fn the_version_is_that_of_the_facts() {
    assert!(include_str!("../official.txt").lines().next().is_some_and(|line| line.contains(aws::VERSION)));
}
