//! Every input of every simulated type has a verdict, and `docs/fidelity.md` lists them.
//!
//! An input is simulated if the code of its type, or what derives the model of its AWS service, asks for it by name. All others have
//! a row in a `fidelity.rs`. `UPDATE=1 cargo test -p local-cloud fidelity` rewrites the page (`cargo xtask codegen` does it too).

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
    sync::LazyLock,
};

use provider_kit::schema::{Property, Spec};

use super::{
    page,
    properties::{Literal, VARIABLES, file, literals, receiver},
};
use crate::control::{
    catalogue,
    fidelity::{self, Fate},
    recorded,
    resource_type::{Entry, Unique},
    schema::PACKAGE,
};

/// Inputs that every type treats alike: the region, tags, and timeouts, which only the engine heeds.
const COMMON: [&str; 4] = ["region", "tags", "tagsAll", "timeouts"];
/// Files of a service that belong to no type of their own.
const SHARED: [&str; 4] = ["actions.rs", "addresses.rs", "derive.rs", "names.rs"];

type Names = BTreeSet<String>;

/// The names that the code of a type asks for.
fn asked_for(entry: &Entry) -> Names {
    let own = file(entry.token);
    let folder = own.parent().unwrap();
    // Rules of security groups are derived with their groups.
    let derived = if folder.ends_with("vpc") { folder.with_file_name("ec2") } else { folder.to_owned() };
    let mut names = Names::new();
    for path in SHARED.iter().map(|shared| derived.join(shared)).chain([own]) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let code = without_defaults(text.split("#[cfg(test)]").next().unwrap_or_default());
        let read = literals(&code).into_iter().filter(is_read).map(|literal| literal.text.to_owned());
        names.extend(read);
    }
    names.extend(asked_by_variable(entry.token));
    if let Unique::InRegion(unique) | Unique::InAccount(unique) = entry.unique {
        names.extend(unique.iter().map(|name| (*name).to_owned()));
    }
    let naming = entry.naming.iter().flat_map(|rule| [Some(rule.property), rule.prefix_property]).flatten();
    let interfaces = entry.interfaces.iter().flat_map(|(subnets, groups)| [*subnets, *groups]);
    let parent = entry.parent.iter().map(|(_, property)| *property);
    names.extend(naming.chain(interfaces.flat_map(|path| path.split('.'))).chain(parent).map(str::to_owned));
    names
}

/// The names that any file asks of a variable which holds a resource of this type, as in `subnet.bool("…")`.
fn asked_by_variable(token: &str) -> Names {
    let holds = |literal: &Literal<'_>| {
        let variable = receiver(literal.before);
        is_read(literal) && VARIABLES.iter().any(|(name, of)| *of == token && variable == Some(*name))
    };
    let files = service_files();
    let names = files.iter().flat_map(|code| literals(code)).filter(holds);
    names.map(|literal| literal.text.to_owned()).collect()
}

/// The code of the types.
fn service_files() -> &'static [String] {
    static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let folders: BTreeSet<PathBuf> = catalogue::TYPES
            .iter()
            .filter_map(|entry| Some(file(entry.token).parent()?.to_owned()))
            .collect();
        let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        let texts = files.filter_map(|file| fs::read_to_string(file.path()).ok());
        texts.map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()).collect()
    });
    &FILES
}

/// What AWS fills in is no simulation.
fn without_defaults(code: &str) -> String {
    match code.split_once("    fn defaults(") {
        Some((before, rest)) => {
            format!("{before}{}", rest.split_once("\n    }\n").map_or("", |(_, after)| after))
        }
        None => code.to_owned(),
    }
}

/// Whether a literal is the name of something that is read: not of what is set, and not the name in a pair of a name and a value.
fn is_read(literal: &Literal<'_>) -> bool {
    let set = [".set(", ".set_default(", ".keep("].iter().any(|method| literal.before.ends_with(method));
    let call = |before: &str| before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let first = literal.before.strip_suffix('(').is_some_and(|before| !call(before));
    let mut second = literal.after.strip_prefix(", ").into_iter().flat_map(|second| second.strip_prefix('"'));
    // Both of a pair of names are read, if the second is not made a value.
    let names = second
        .next()
        .is_some_and(|second| !second.split('"').nth(1).is_some_and(|rest| rest.starts_with(".into()")));
    !set && (names || !(first && literal.after.starts_with(", ")))
}

/// Every input of a type, the inner ones of those that are simulated after a dot.
fn inputs(entry: &Entry, asked: &Names) -> BTreeMap<String, bool> {
    fn walk(
        properties: &'static BTreeMap<String, Property>,
        base: &str,
        asked: &Names,
        seen: &mut Vec<&'static str>,
        found: &mut BTreeMap<String, bool>,
    ) {
        for (name, property) in properties {
            if base.is_empty() && COMMON.contains(&name.as_str()) {
                continue;
            }
            let path = if base.is_empty() { name.clone() } else { format!("{base}.{name}") };
            let simulated = asked.contains(name);
            found.insert(path.clone(), simulated);
            let Some(reference) =
                reference(&property.spec).filter(|reference| simulated && !seen.contains(reference))
            else {
                continue;
            };
            if let Some(object) = PACKAGE.resolve(reference) {
                seen.push(reference);
                walk(&object.properties, &path, asked, seen, found);
                seen.pop();
            }
        }
    }
    let mut found = BTreeMap::new();
    let resource = &PACKAGE.resources[entry.token];
    walk(&resource.input_properties, "", asked, &mut Vec::new(), &mut found);
    found
}

fn reference(spec: &'static Spec) -> Option<&'static str> {
    let inner = || spec.items.iter().chain(&spec.additional_properties).find_map(|inner| reference(inner));
    spec.reference.as_deref().or_else(inner)
}

#[test]
fn no_input_is_without_a_verdict() {
    let mut wrong = Vec::new();
    for entry in catalogue::TYPES {
        let inputs = inputs(entry, &asked_for(entry));
        let told: Vec<&str> = fidelity::of(entry.token).flat_map(|verdict| verdict.inputs).copied().collect();
        for (input, simulated) in &inputs {
            match (simulated, told.iter().filter(|name| *name == input).count()) {
                (false, 0) => wrong
                    .push(format!("{} {input}: nothing asks for it, and no fidelity.rs has it", entry.token)),
                (_, 2..) => wrong.push(format!("{} {input}: two verdicts", entry.token)),
                _ => {}
            }
        }
        let unknown = told.iter().filter(|name| !inputs.contains_key(**name));
        wrong.extend(unknown.map(|name| format!("{} {name}: no input of the type", entry.token)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_lists_them() {
    let mut page = String::from(
        "<!-- Generated from the `fidelity.rs` and the types of crates/local-cloud; `cargo xtask codegen` rewrites it. -->\n\n# What is \
         simulated\n\nEvery input of the simulated types. *Simulated*: the local cloud acts or judges by it. *Recorded*: it is kept, as AWS \
         keeps it, and changes nothing that can be seen here. *Ignored*: on AWS a request or a task would see it, here not; `up` and \
         `preview` warn of it. *Refused*: `up` says that the local cloud has no such thing. All types have `region` and, where AWS has \
         them, `tags`.\n\n",
    );
    let _ = writeln!(
        page,
        "{} more types of pulumi-aws {} are recorded whole, with a warning for each type: they have ids and ARNs of AWS's form and do \
         nothing. `pulumi config set aws:localUnknownTypes refuse` makes them an error.",
        recorded::tokens().count(),
        PACKAGE.version
    );
    for entry in catalogue::TYPES {
        let inputs = inputs(entry, &asked_for(entry));
        let told: BTreeSet<&str> =
            fidelity::of(entry.token).flat_map(|verdict| verdict.inputs).copied().collect();
        let code = |names: &mut dyn Iterator<Item = &str>| {
            names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ")
        };
        let mut simulated = inputs.keys().map(String::as_str).filter(|name| !told.contains(name));
        let _ = write!(
            page,
            "\n## {}\n\n`{}`\n\n- Simulated: {}\n",
            entry.label,
            entry.token,
            code(&mut simulated)
        );
        for verdict in fidelity::of(entry.token) {
            let fate = match verdict.fate {
                Fate::Recorded => "Recorded",
                Fate::Ignored => "**Ignored**",
                Fate::Refused => "Refused",
            };
            let _ =
                writeln!(page, "- {fate} ({}): {}", verdict.why, code(&mut verdict.inputs.iter().copied()));
        }
    }
    page::hold("fidelity.md", &page);
}
