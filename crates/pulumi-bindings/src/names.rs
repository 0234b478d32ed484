//! Names and texts: from Pulumi's spelling to Rust's.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

/// Words that a field or method cannot be called, and methods that bindings have themselves.
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Types that generated code names without a path: a package's own cannot be called so.
pub const TAKEN: &[&str] = &[
    "Archive",
    "BTreeMap",
    "Box",
    "Context",
    "Err",
    "From",
    "Input",
    "InputMap",
    "Inputs",
    "Into",
    "InvokeOptions",
    "None",
    "Ok",
    "Option",
    "Output",
    "ResourceReference",
    "Result",
    "Some",
    "String",
    "Value",
    "Vec",
];

/// `cidrBlock` is `cidr_block`, `s3UsEast1` is `s3_us_east1`, `vpcIPs` is `vpc_ips`; a reserved word gets a
/// trailing `_`.
pub fn snake(name: &str) -> String {
    let name = words(name).join("_").to_lowercase();
    if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The Rust name of each property, all different: a name that is `reserved` or taken gets a trailing `_`.
pub fn distinct<'n>(
    names: impl IntoIterator<Item = &'n String>,
    reserved: &[&str],
) -> BTreeMap<&'n str, String> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|&name| name.to_owned()).collect();
    let rust = |wire: &'n String| {
        let mut name = snake(wire);
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        (wire.as_str(), name)
    };
    names.into_iter().map(rust).collect()
}

/// `certificate-body` is `CertificateBody`.
pub fn camel(name: &str) -> String {
    let mut camel = String::new();
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        camel.push(part.chars().next().unwrap_or('_').to_ascii_uppercase());
        camel.push_str(&part[1..]);
    }
    match camel.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{camel}"),
        Some(_) if camel == "Self" => "Self_".to_owned(),
        Some(_) => camel,
    }
}

/// Splits at changes of case and at what is no letter or digit. `IDs`, `IPs`, `ARNs`: a plural stays with its
/// acronym.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (i, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = i.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(i + 1).copied();
        let plural = after == Some('s') && chars.get(i + 2).is_none_or(|c| !c.is_ascii_lowercase());
        let starts = c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase()
                        && after.is_some_and(|c| c.is_ascii_lowercase())
                        && !plural)
            });
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    if words.first().is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
        words.insert(0, "n".to_owned());
    }
    words
}

/// A doc comment of one paragraph, wrapped, with what rustdoc would read as markup escaped.
pub fn doc(indent: &str, text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in escape(text).split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.len());
        if line > 0 && line + 1 + word.len() + indent.len() + 4 > 108 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.iter().map(|line| format!("{indent}/// {line}\n")).collect()
}

/// The first paragraph that says something, without examples and notes.
pub fn summary(description: &str) -> String {
    let description = resolve_references(description);
    let description = description.split("## Example").next().unwrap_or_default();
    let paragraphs = description.split("\n\n").map(str::trim);
    let said = |text: &&str| !text.is_empty() && !text.starts_with(['>', '#', '!', '<', '{', '|', '-', '*']);
    paragraphs.clone().find(said).unwrap_or_default().replace("```", "`")
}

/// `{{% ref #/resources/zoo:index:Owl/properties/eyeCount %}}` is `eye_count`: the Rust name of what a
/// schema's text refers to.
fn resolve_references(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (reference, after))) =
        rest.split_once("{{% ref ").and_then(|(before, rest)| Some((before, rest.split_once("%}}")?)))
    {
        let reference = percent_decode_str(reference.trim()).decode_utf8_lossy();
        let property =
            ["/properties/", "/inputProperties/"].iter().find_map(|part| reference.rsplit_once(part));
        let name = match property {
            Some((_, property)) => snake(property),
            None => {
                let name = reference.rsplit([':', '/']).next().unwrap_or_default();
                if reference.starts_with("#/functions/") { snake(name) } else { camel(name) }
            }
        };
        out.push_str(&format!("{before}`{name}`"));
        rest = after;
    }
    out + rest
}

/// `[text](target)` is `text`.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let Some(start) = rest[..middle].rfind('[') else { break };
        let Some(end) = rest[middle..].find(')') else { break };
        out.push_str(&rest[..start]);
        out.push_str(&rest[start + 1..middle]);
        rest = &rest[middle + end + 1..];
    }
    out + rest
}

fn escape(text: &str) -> String {
    let text = &without_links(text);
    let closed = text.matches('`').count().is_multiple_of(2);
    let mut out = String::new();
    for (i, part) in text.split('`').enumerate() {
        if i > 0 {
            out.push_str(if closed { "`" } else { "\\`" });
        }
        if closed && i % 2 == 1 {
            out.push_str(part);
            continue;
        }
        for (j, word) in part.split(' ').enumerate() {
            if j > 0 {
                out.push(' ');
            }
            out.push_str(&escape_word(word));
        }
    }
    out
}

fn escape_word(word: &str) -> String {
    if let Some(start) = word.find("http://").or_else(|| word.find("https://")) {
        let end = word[start..]
            .find(|c: char| c.is_whitespace() || "<>()[]\"'|\\".contains(c))
            .map_or(word.len(), |end| start + end);
        let end = start + word[start..end].trim_end_matches(['.', ',', ';', ':', '*']).len();
        return format!(
            "{}<{}>{}",
            escape_word(&word[..start]),
            &word[start..end],
            escape_word(&word[end..])
        );
    }
    let mut out = String::new();
    for c in word.chars() {
        if "[]<>*_".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_other_languages() {
        let names = [
            ("cidrBlock", "cidr_block"),
            ("ipv6CidrBlock", "ipv6_cidr_block"),
            ("s3UsEast1RegionalEndpoint", "s3_us_east1_regional_endpoint"),
            ("enableEcsManagedTags", "enable_ecs_managed_tags"),
            ("vpcIPs", "vpc_ips"),
            ("HTTPPort", "http_port"),
            ("type", "type_"),
            ("kebab-case", "kebab_case"),
            ("$ref", "ref_"),
            ("2fa", "n_2fa"),
        ];
        for (name, expected) in names {
            assert_eq!(snake(name), expected, "{name}");
        }
        assert_eq!(camel("certificate-body"), "CertificateBody");
        assert_eq!(camel("2012-10-17"), "N20121017");
    }

    #[test]
    fn names_of_properties_are_distinct() {
        let names = ["build", "fooBar", "foo_bar", "other"].map(str::to_owned);
        let distinct = distinct(&names, &["build"]);
        assert_eq!(distinct.into_values().collect::<Vec<_>>(), ["build_", "foo_bar", "foo_bar_", "other"]);
    }

    #[test]
    fn docs_are_no_markup() {
        let text = "See [the](https://example.org) [RFC] <b> and `a<b>` at https://example.org/x, or *not*.";
        let expected = "/// See the \\[RFC\\] \\<b\\> and `a<b>` at <https://example.org/x>, or \\*not\\*.\n";
        assert_eq!(doc("", text), expected);
        let text = "Sets {{% ref #/functions/zoo:a%2Fb:getOwl/outputs/properties/eyeCount %}} of \
            {{% ref #/types/zoo:index:Owl %}} as {{% ref #/functions/zoo:a/b:getOwl %}} does.";
        assert_eq!(summary(text), "Sets `eye_count` of `Owl` as `get_owl` does.");
        assert_eq!(summary("> note\n\nWhat it is.\n\n## Example Usage\nx"), "What it is.");
    }
}
