//! Types of properties as Rust writes them.

use super::Package;
use crate::{
    error::Result,
    schema::TypeSpec,
    types::{Scope, Side, Type, value_type},
};

impl Package<'_> {
    fn path(&self, from: &Scope, module: &[String], outputs: bool, name: &str) -> String {
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
    fn element(&self, ty: &Type, side: Side, scope: &Scope) -> String {
        match ty {
            Type::Bool => "bool".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Number => "f64".to_owned(),
            Type::String => "String".to_owned(),
            Type::Any => "Value".to_owned(),
            Type::Asset => "support::AssetOrArchive".to_owned(),
            Type::Archive => "Archive".to_owned(),
            Type::Resource => "ResourceReference".to_owned(),
            Type::List(inner) => {
                let item = self.element(inner, side, scope);
                match side {
                    Side::Input if inner.is_scalar() => format!("Inputs<{item}>"),
                    Side::Input => format!("support::NestedList<{item}>"),
                    Side::Output => format!("Vec<{item}>"),
                }
            }
            Type::Map(inner) => {
                let item = self.element(inner, side, scope);
                match side {
                    Side::Input if inner.is_scalar() => format!("InputMap<{item}>"),
                    Side::Input => format!("support::NestedMap<{item}>"),
                    Side::Output => format!("BTreeMap<String, {item}>"),
                }
            }
            Type::Enum(token) => self.path(scope, self.module(token), false, self.type_name(token)),
            Type::Object(token) => {
                let outputs = side == Side::Output;
                let name = if outputs { self.output_name(token) } else { self.type_name(token) };
                self.path(scope, self.module(token), outputs, name)
            }
            Type::Union(_) => {
                // A union in an object type is of that type's module, which is where it is used.
                let key = (scope.module.clone(), side, ty.clone());
                let name = self.unions.get(&key).cloned().unwrap_or_else(|| ty.word());
                self.path(scope, &scope.module, side == Side::Output, &name)
            }
        }
    }

    /// The type of an argument, without `Option`.
    pub fn input(&self, spec: &TypeSpec, scope: &Scope) -> Result<String> {
        let ty = Type::of(spec, self.schema)?;
        if spec.plain {
            return Ok(self.plain(&ty, scope));
        }
        let element = self.element(&ty, Side::Input, scope);
        Ok(match &ty {
            Type::List(_) | Type::Map(_) => element,
            ty if ty.is_scalar() => format!("Input<{element}>"),
            _ => format!("support::Nested<{element}>"),
        })
    }

    /// The type of an argument that cannot be an output.
    fn plain(&self, ty: &Type, scope: &Scope) -> String {
        match ty {
            Type::List(inner) => format!("Vec<{}>", self.plain(inner, scope)),
            Type::Map(inner) => format!("BTreeMap<String, {}>", self.plain(inner, scope)),
            other => self.element(other, Side::Input, scope),
        }
    }

    /// The type of an output, without `Option`.
    pub fn output(&self, spec: &TypeSpec, scope: &Scope) -> Result<String> {
        let ty = Type::of(spec, self.schema)?;
        let element = self.element(&ty, Side::Output, scope);
        Ok(match &ty {
            Type::Object(token) if scope.outputs && self.recursive.contains(token) => {
                format!("Box<{element}>")
            }
            _ => element,
        })
    }

    /// A variant of a union.
    pub fn variant(&self, ty: &Type, side: Side, scope: &Scope) -> String {
        let element = self.element(ty, side, scope);
        match ty {
            Type::Object(token) if self.recursive.contains(token) => format!("Box<{element}>"),
            _ => element,
        }
    }

    /// The type of an enumeration's values.
    pub fn enum_type(&self, token: &str) -> &'static str {
        match value_type(token, self.schema) {
            Type::Bool => "bool",
            Type::Integer => "i64",
            Type::Number => "f64",
            _ => "String",
        }
    }
}
