//! Names of types in Rust: told apart from each other, and from resources and functions.

use std::collections::BTreeSet;

use super::Package;
use crate::types::{Side, Type, type_name};

impl Package<'_> {
    /// Reserves the names of resources and functions, with those of their arguments and builders.
    pub(super) fn take_names(&mut self) {
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

    pub(super) fn name_union(&mut self, place: &[String], side: Side, union: Type) {
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

    /// The name of an object type of arguments or of an enumeration.
    pub fn type_name(&self, token: &str) -> &str {
        self.names.get(&(Side::Input, token.to_owned())).map_or("", String::as_str)
    }

    /// The name of an object type in outputs.
    pub fn output_name(&self, token: &str) -> &str {
        self.names.get(&(Side::Output, token.to_owned())).map_or("", String::as_str)
    }

    /// Names of types, told apart from resources and unions of the same name, and from each other.
    pub(super) fn name_types(&mut self) {
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
}
