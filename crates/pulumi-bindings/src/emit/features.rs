//! Which modules are compiled: a cargo feature for each, and which of them need others.

use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;

/// A cargo feature: a module, and the features of the modules that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// The module's path with `-` between its parts: `apps-v1`.
    pub name: String,
    /// Features that this one brings with it.
    pub needs: Vec<String>,
}

/// The features of a package's modules.
pub struct Features {
    /// Modules with something in them, and the modules that each refers to.
    needs: BTreeMap<Module, BTreeSet<Module>>,
    /// Modules that the root needs: they are always compiled.
    always: BTreeSet<Module>,
}

impl Features {
    /// The features of the `filled` modules. `references` are pairs of a module and one that it refers to.
    pub fn new(filled: BTreeSet<Module>, references: &BTreeSet<(Module, Module)>) -> Self {
        let mut needs: BTreeMap<Module, BTreeSet<Module>> =
            filled.into_iter().map(|module| (module, BTreeSet::new())).collect();
        let modules: Vec<Module> = needs.keys().cloned().collect();
        for (module, found) in &mut needs {
            let above =
                modules.iter().filter(|other| other.len() < module.len() && module.starts_with(other));
            found.extend(above.cloned());
            let direct = references.iter().filter(|(from, _)| from == module).map(|(_, to)| to.clone());
            found.extend(direct.filter(|to| to != module));
        }
        let mut always = BTreeSet::new();
        let mut pending = vec![Module::new()];
        while let Some(next) = pending.pop() {
            if always.insert(next.clone()) {
                pending.extend(needs.get(&next).into_iter().flatten().cloned());
            }
        }
        Self { needs, always }
    }

    /// The condition for `module` to be compiled, unless it always is.
    pub fn condition(&self, module: &[String]) -> Option<String> {
        let within = || self.needs.keys().filter(|other| other.starts_with(module));
        if within().any(|other| self.always.contains(other)) {
            return None;
        }
        let feature = |module: &[String]| format!("feature = {:?}", name(module));
        if self.needs.contains_key(module) {
            return Some(feature(module));
        }
        let any: Vec<String> = within().map(|module| feature(module)).collect();
        Some(format!("any({})", any.join(", ")))
    }

    /// All features, by name.
    pub fn list(&self) -> Vec<Feature> {
        let optional = |module: &&Module| !self.always.contains(*module);
        let features = self.needs.iter().filter(|(module, _)| !module.is_empty()).map(|(module, needs)| {
            let needs = match self.always.contains(module) {
                true => Vec::new(),
                false => needs.iter().filter(optional).map(|module| name(module)).collect(),
            };
            Feature { name: name(module), needs }
        });
        features.collect()
    }
}

/// The feature of a module. Its parts have no `-` of their own.
fn name(module: &[String]) -> String {
    module.iter().map(|part| part.trim_end_matches('_')).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(path: &str) -> Module {
        path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    fn features(filled: &[&str], references: &[(&str, &str)]) -> Features {
        let references = references.iter().map(|(from, to)| (module(from), module(to))).collect();
        Features::new(filled.iter().map(|path| module(path)).collect(), &references)
    }

    #[test]
    fn a_feature_brings_the_modules_that_its_own_refers_to_and_those_above() {
        let found = features(&["", "lb", "s3", "s3/inner"], &[("lb", "s3"), ("lb", "lb"), ("lb", "")]);
        let needs = |name: &str| found.list().into_iter().find(|found| found.name == name).unwrap().needs;
        assert_eq!(needs("lb"), ["s3"]);
        assert_eq!(needs("s3"), [""; 0]);
        assert_eq!(needs("s3-inner"), ["s3"]);
    }

    #[test]
    fn what_the_root_needs_is_always_compiled() {
        let found = features(&["", "meta", "deep", "other"], &[("", "meta"), ("meta", "deep")]);
        assert_eq!(found.condition(&module("deep")), None);
        assert_eq!(found.condition(&module("other")).unwrap(), r#"feature = "other""#);
        let names: Vec<String> = found.list().into_iter().map(|found| found.name).collect();
        assert_eq!(names, ["deep", "meta", "other"], "a feature that is always on may still be named");
    }

    #[test]
    fn a_module_of_modules_is_there_with_any_of_them() {
        let found = features(&["apps/v1", "apps/v2"], &[]);
        let condition = found.condition(&module("apps")).unwrap();
        assert_eq!(condition, r#"any(feature = "apps-v1", feature = "apps-v2")"#);
        assert_eq!(found.condition(&module("apps/v1")).unwrap(), r#"feature = "apps-v1""#);
    }
}
