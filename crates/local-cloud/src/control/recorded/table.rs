//! The forms of ids, ARNs and outputs, from `crates/aws/other_types.tsv`: a row for each type of the official package that is not
//! simulated.

use std::{collections::BTreeMap, sync::LazyLock};

use provider_kit::{Map, Value};

use crate::control::{fields::Fields, ids, schema::PACKAGE};

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../aws/other_types.tsv"));

/// The rows, by token, without the types that have a schema by now.
pub static ROWS: LazyLock<BTreeMap<&'static str, Row>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).map(Row::parse);
    rows.filter(|row| !PACKAGE.resources.contains_key(row.token)).map(|row| (row.token, row)).collect()
});

/// What is known of a type.
pub struct Row {
    /// The type token.
    pub token: &'static str,
    /// The input that names the resource; empty if none does.
    pub name: &'static str,
    /// The form of its id.
    id: &'static str,
    /// The form of its ARN after `arn:aws:`; empty if it has none.
    arn: &'static str,
    /// Letters that stand for what it has.
    flags: &'static str,
    /// The outputs that are always there, beside the inputs.
    outputs: Vec<(&'static str, Kind)>,
}

/// The kind of an output.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Boolean,
    List,
    Object,
}

impl Row {
    fn parse(line: &'static str) -> Self {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Self {
            token: next(),
            name: next(),
            id: next(),
            arn: next(),
            flags: next(),
            outputs: next().split(',').filter(|name| !name.is_empty()).map(output).collect(),
        }
    }

    /// Whether the program may leave the name out.
    pub fn makes_names(&self) -> bool {
        self.flags.contains('n')
    }

    /// Whether a name may be given by its beginning.
    pub fn takes_prefix(&self) -> bool {
        self.flags.contains('p')
    }

    /// Whether two resources of a name would be one: the name alone decides the id or the ARN.
    pub fn name_is_identity(&self) -> bool {
        let variables = self.arn.matches('{').count();
        let known =
            ["{region}", "{account}", "{name}"].iter().filter(|known| self.arn.contains(*known)).count();
        self.id.contains("{name}")
            || (self.arn.contains("{name}") && !self.name.is_empty() && variables == known)
    }

    /// Whether the type has an output that depends on no input.
    pub fn has(&self, output: &str) -> bool {
        match output {
            "tagsAll" => self.flags.contains('t'),
            "region" => self.flags.contains('r'),
            _ => false,
        }
    }

    /// The outputs that only a created resource has.
    pub fn computed(&self) -> impl Iterator<Item = &'static str> {
        let arn = (!self.arn.is_empty()).then_some("arn");
        arn.into_iter().chain(self.outputs.iter().map(|(name, _)| *name))
    }

    /// A new resource's id, and its outputs.
    pub fn make(&self, inputs: &Map, region: &str) -> (String, Map) {
        let name = inputs.str_or_empty(self.name);
        let fill = |form: &str, id: &str| {
            let own = if name.is_empty() { id } else { name };
            let known = [
                ("{region}", region),
                ("{account}", ids::ACCOUNT),
                ("{hex}", &ids::hex(17)),
                ("{uuid}", &ids::uuid()),
                ("{name}", own),
                ("{id}", id),
            ];
            let text =
                known.iter().fold(form.to_owned(), |text, (variable, value)| text.replace(variable, value));
            parents(&text, inputs)
        };
        let made = format!("{name}{}{}", if name.is_empty() { "" } else { "-" }, ids::hex(6));
        let by_arn = self.id == "{arn}";
        let id = if by_arn { made } else { fill(self.id, "") };
        let mut outputs = Map::new();
        let arn = match self.arn {
            "" => String::new(),
            form => format!("arn:{}:{}", ids::PARTITION, fill(form, &id)),
        };
        let id = if by_arn { arn.clone() } else { id };
        for (output, kind) in &self.outputs {
            outputs.set(output, self.value(output, *kind, region, &id, &arn));
        }
        if !arn.is_empty() {
            outputs.set("arn", arn);
        }
        (id, outputs)
    }

    /// A value of the form that AWS gives to an output of this name. Nothing answers at an address.
    fn value(&self, output: &str, kind: Kind, region: &str, id: &str, arn: &str) -> Value {
        let module = self.token.split([':', '/']).nth(1).unwrap_or_default();
        let host = || {
            let label: String =
                ids::arn_tail(id).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            format!("{label}.{module}.{region}.amazonaws.com")
        };
        let own_id = self
            .token
            .rsplit(':')
            .next()
            .is_some_and(|name| output.eq_ignore_ascii_case(&format!("{name}Id")));
        let ends =
            |ends: &[&str]| ends.iter().any(|end| output == end.to_lowercase() || output.ends_with(end));
        match kind {
            Kind::Number => 0.into(),
            Kind::Boolean => false.into(),
            Kind::List => Value::Array(Vec::new()),
            Kind::Object => Map::new().into(),
            Kind::Text if own_id || (output == "url" && id.starts_with("https://")) => id.into(),
            Kind::Text if output.ends_with("Arn") => match arn {
                "" => ids::arn(module, region, format!("{id}/{}", output.trim_end_matches("Arn"))).into(),
                arn => format!("{arn}/{}", output.trim_end_matches("Arn")).into(),
            },
            Kind::Text if output.ends_with("Id") => ids::hex(17).into(),
            Kind::Text if ends(&["Url"]) => format!("https://{}", host()).into(),
            Kind::Text if ends(&["Endpoint", "Address", "DomainName"]) || output == "dnsName" => {
                host().into()
            }
            Kind::Text => "".into(),
        }
    }
}

fn output(cell: &'static str) -> (&'static str, Kind) {
    match cell.split_once(':') {
        None => (cell, Kind::Text),
        Some((name, "b")) => (name, Kind::Boolean),
        Some((name, "a")) => (name, Kind::List),
        Some((name, "o")) => (name, Kind::Object),
        Some((name, _)) => (name, Kind::Number),
    }
}

/// An ARN's variables for what the resource is part of: the inputs of these names.
fn parents(form: &str, inputs: &Map) -> String {
    let mut text = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let (variable, after) = after.split_once('}').unwrap_or((after, ""));
        text += before;
        text += inputs.str(variable).map_or(variable, ids::arn_tail);
        rest = after;
    }
    text + rest
}
