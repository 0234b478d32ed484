//! The types of properties, resolved: what a schema's references and unions mean, and how they are called in
//! Rust.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::{
    error::{Result, schema as invalid},
    names::{TAKEN, camel, snake},
    schema::{Schema, TypeSpec},
};

/// Files that modules of bindings have themselves, so that no module can be called so.
pub const FILES: &[&str] = &["functions", "macros", "missing", "outputs", "provider", "support", "types"];

/// A resolved type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    Bool,
    Integer,
    Number,
    String,
    Any,
    Asset,
    Archive,
    List(Box<Type>),
    Map(Box<Type>),
    /// An object type, by token.
    Object(String),
    /// An enumeration, by token.
    Enum(String),
    Resource,
    Union(Vec<Type>),
}

/// Where a type is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Input,
    Output,
}

/// Where code is written: types of the same place need no path.
#[derive(Clone, Debug)]
pub struct Scope {
    pub module: Vec<String>,
    /// In the module's `outputs`.
    pub outputs: bool,
}

impl Type {
    /// What `spec` means.
    pub fn of(spec: &TypeSpec, schema: &Schema) -> Result<Self> {
        if !spec.one_of.is_empty() {
            return Self::union(&spec.one_of, schema);
        }
        if let Some(reference) = &spec.reference {
            return Self::reference(reference, spec, schema);
        }
        Ok(match spec.kind.as_deref() {
            Some("boolean") => Self::Bool,
            Some("integer") => Self::Integer,
            Some("number") => Self::Number,
            Some("string") => Self::String,
            Some("array") => {
                let Some(items) = spec.items.as_deref() else { return invalid("an array without `items`") };
                Self::List(Box::new(Self::of(items, schema)?))
            }
            // A map of texts is what `object` alone means.
            Some("object") => match spec.additional_properties.as_deref() {
                Some(values) => Self::Map(Box::new(Self::of(values, schema)?)),
                None => Self::Map(Box::new(Self::String)),
            },
            Some(other) => return invalid(format!("a property of the unknown type `{other}`")),
            None => return invalid("a property without a type"),
        })
    }

    fn union(specs: &[TypeSpec], schema: &Schema) -> Result<Self> {
        let mut types = Vec::new();
        for spec in specs {
            let ty = Self::of(spec, schema)?;
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        // `string | Enum` is a string with suggestions: enumerations convert to their type of value.
        let plain = types.clone();
        types.retain(|ty| match ty {
            Self::Enum(token) => !plain.contains(&value_type(token, schema)),
            _ => true,
        });
        Ok(if types.len() == 1 { types.remove(0) } else { Self::Union(types) })
    }

    fn reference(reference: &str, spec: &TypeSpec, schema: &Schema) -> Result<Self> {
        if let Some(name) = reference.strip_prefix("pulumi.json#/") {
            return Ok(match name {
                "Any" => Self::Any,
                "Json" => Self::String,
                "Asset" => Self::Asset,
                "Archive" => Self::Archive,
                other => return invalid(format!("a reference to the unknown built-in type `{other}`")),
            });
        }
        let reference = percent_decode_str(reference).decode_utf8_lossy();
        if reference.contains("#/resources/") || reference.ends_with("#/provider") {
            return Ok(Self::Resource);
        }
        let Some(token) = reference.strip_prefix("#/types/") else {
            // `is_foreign_type`: its own bindings would be another crate's.
            return match &spec.kind {
                Some(_) => Self::of(&TypeSpec { reference: None, ..spec.clone() }, schema),
                None => Ok(Self::Any),
            };
        };
        match schema.types.get(token) {
            Some(found) if !found.values.is_empty() => Ok(Self::Enum(token.to_owned())),
            Some(_) => Ok(Self::Object(token.to_owned())),
            None => match &spec.kind {
                Some(_) => Self::of(&TypeSpec { reference: None, ..spec.clone() }, schema),
                None => invalid(format!("a reference to the type `{token}`, which the schema does not have")),
            },
        }
    }

    /// Whether the SDK has the type.
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Bool
                | Self::Integer
                | Self::Number
                | Self::String
                | Self::Any
                | Self::Archive
                | Self::Resource
        )
    }

    /// All types in it, itself included.
    pub fn visit(&self, see: &mut dyn FnMut(&Self)) {
        see(self);
        match self {
            Self::List(inner) | Self::Map(inner) => inner.visit(see),
            Self::Union(types) => types.iter().for_each(|ty| ty.visit(see)),
            _ => {}
        }
    }

    /// The tokens of the types in it.
    pub fn tokens(&self) -> BTreeSet<String> {
        let mut tokens = BTreeSet::new();
        self.visit(&mut |ty| {
            if let Self::Object(token) | Self::Enum(token) = ty {
                tokens.insert(token.clone());
            }
        });
        tokens
    }

    /// A name for it as a part of a union.
    pub fn word(&self) -> String {
        match self {
            Self::Bool => "Boolean".to_owned(),
            Self::Integer => "Integer".to_owned(),
            Self::Number => "Number".to_owned(),
            Self::String => "String".to_owned(),
            Self::Any => "Any".to_owned(),
            Self::Asset => "Asset".to_owned(),
            Self::Archive => "Archive".to_owned(),
            Self::List(inner) => format!("{}List", inner.word()),
            Self::Map(inner) => format!("{}Map", inner.word()),
            Self::Object(token) | Self::Enum(token) => type_name(token),
            Self::Resource => "Resource".to_owned(),
            Self::Union(types) => types.iter().map(Self::word).collect::<Vec<_>>().join("Or"),
        }
    }
}

/// Whether a reference is to another package's type: `/aws/v7.0.0/schema.json#/types/…`.
pub fn is_foreign_type(reference: &str) -> bool {
    let here = ["#/", "pulumi.json#/"].iter().any(|own| reference.starts_with(own));
    !here && !reference.contains("#/resources/") && !reference.ends_with("#/provider")
}

/// The type of an enumeration's values.
pub fn value_type(token: &str, schema: &Schema) -> Type {
    match schema.types.get(token).map(|found| found.kind.as_str()) {
        Some("boolean") => Type::Bool,
        Some("integer") => Type::Integer,
        Some("number") => Type::Number,
        _ => Type::String,
    }
}

/// The last part of a token, in Rust's spelling.
pub fn type_name(token: &str) -> String {
    let name = camel(token.rsplit([':', '/']).next().unwrap_or(token));
    if TAKEN.contains(&name.as_str()) { format!("{name}Type") } else { name }
}

/// The module of a token: `aws:ec2/vpc:Vpc` is in `ec2`, `random:index/pet:Pet` in the root.
pub fn module(token: &str, schema: &Schema) -> Vec<String> {
    let middle = token.split(':').nth(1).unwrap_or_default();
    // `(.*)(?:/[^/]*)`: the last part of the module is the resource's own file.
    let middle = if schema.meta.module_format.contains("(?:/[^/]*)") {
        middle.rsplit_once('/').map_or(middle, |(module, _)| module)
    } else {
        middle
    };
    let parts = middle.split('/').filter(|part| !part.is_empty() && *part != "index");
    let names = parts.map(snake).map(|name| match FILES.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    });
    names.collect()
}
