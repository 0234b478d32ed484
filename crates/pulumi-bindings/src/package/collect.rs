//! What the selected resources and functions refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::Package;
use crate::{
    error::{At as _, Error, Result},
    schema::{ComplexType, Function, Property, TypeSpec},
    types::{self, Side, Type, module},
};

impl<'s> Package<'s> {
    /// Everything that the resources and functions refer to.
    pub(super) fn collect(&mut self) -> Result<()> {
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
        let mut pending: Vec<(Side, Vec<String>, Type)> = Vec::new();
        for (side, place, [owner, name], spec) in uses {
            self.suggestions(spec);
            let ty = Type::of(spec, schema).at(|| format!("the property `{name}` of `{owner}`"))?;
            pending.push((side, place, ty));
        }
        for (token, function) in &self.functions {
            let place = self.module_of_function(token).to_vec();
            match Returns::of(function)? {
                Returns::Nothing => {}
                Returns::Object { properties, .. } => {
                    for (name, property) in &properties {
                        let ty = Type::of(&property.spec, schema);
                        let ty = ty.at(|| format!("the result `{name}` of `{token}`"))?;
                        pending.push((Side::Output, place.clone(), ty));
                    }
                }
                Returns::Other(spec) => pending.push((Side::Output, place, Type::of(&spec, schema)?)),
            }
        }
        while let Some((side, place, ty)) = pending.pop() {
            let mut unions = Vec::new();
            ty.visit(&mut |ty| {
                if let Type::Union(_) = ty {
                    unions.push(ty.clone());
                }
            });
            for union in unions {
                self.name_union(&place, side, union);
            }
            for token in ty.tokens() {
                let found = &schema.types[&token];
                if !found.values.is_empty() {
                    self.enums.insert(token);
                    continue;
                }
                let set = if side == Side::Input { &mut self.inputs } else { &mut self.outputs };
                if set.insert(token.clone()) {
                    for (name, property) in &found.properties {
                        self.suggestions(&property.spec);
                        let ty = Type::of(&property.spec, schema);
                        let ty = ty.at(|| format!("the property `{name}` of the type `{token}`"))?;
                        pending.push((side, module(&token, schema), ty));
                    }
                }
            }
        }
        Ok(())
    }

    /// Enumerations that only suggest values of a string: their type does not name them.
    fn suggestions(&mut self, spec: &TypeSpec) {
        if let Some(reference) = spec.reference.as_deref()
            && types::is_foreign_type(reference)
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

    /// Whether an object type contains itself other than in a list or a map.
    pub(super) fn contains_itself(&self, token: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut pending = vec![token.to_owned()];
        while let Some(next) = pending.pop() {
            for property in self.schema.types[&next].properties.values() {
                let Ok(ty) = Type::of(&property.spec, self.schema) else { continue };
                let direct = match ty {
                    Type::Object(token) => vec![token],
                    Type::Union(types) => types
                        .into_iter()
                        .flat_map(|ty| match ty {
                            Type::Object(token) => Some(token),
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
            let object: ComplexType = serde_json::from_value(returns.clone()).map_err(not_a_type)?;
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
