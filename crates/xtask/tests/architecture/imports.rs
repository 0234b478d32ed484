//! Who imports whom in a crate: `use` declarations and paths of its sources, tests left out, resolved to
//! files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use syn::{
    Attribute, File, Item, ItemMod, ItemUse, Macro, UseTree, Visibility,
    visit::{self, Visit},
};

/// A path of modules, without the leading `crate`.
type Module = Vec<String>;

/// The sources of a crate, by file (relative to `src/`).
pub struct Crate {
    files: BTreeMap<String, Source>,
    /// Which file a module is in.
    modules: BTreeMap<Module, String>,
}

struct Source {
    /// The comment that the file opens with.
    header: String,
    paths: Vec<Used>,
    /// What names that are imported here stand for.
    names: BTreeMap<String, Used>,
}

/// A path as it is written, and the module it is written in.
#[derive(Clone)]
struct Used {
    module: Module,
    path: Vec<String>,
    /// It gives a name of a submodule to others, and is no import.
    facade: bool,
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A file of the crate.
    File(String),
    /// A path that begins with another crate's name.
    Other(String),
}

impl Crate {
    /// Parses the crate with this `src/`, given as (file, text).
    pub fn parse(sources: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut parsed = Self { files: BTreeMap::new(), modules: BTreeMap::new() };
        for (file, text) in sources {
            let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
            let module = module_of(&file);
            let header = text.lines().take_while(|line| line.starts_with("//!")).collect();
            let mut source = Source { header, paths: Vec::new(), names: BTreeMap::new() };
            Visitor { source: &mut source, module: module.clone() }.visit_file(&syntax);
            parsed.modules.insert(module, file.clone());
            parsed.files.insert(file, source);
        }
        parsed
    }

    /// Reads the crate whose sources are in this folder.
    pub fn read(src: &Path) -> Self {
        let mut sources = Vec::new();
        collect(src, src, &mut sources);
        assert!(!sources.is_empty(), "there are no sources in {}", src.display());
        Self::parse(sources)
    }

    /// The files that `choose` takes; a rule about none is wrong itself.
    pub fn files(&self, what: &str, choose: impl Fn(&str) -> bool) -> Vec<&str> {
        let files: Vec<_> = self.files.keys().map(String::as_str).filter(|file| choose(file)).collect();
        assert!(!files.is_empty(), "no file is {what}: the rule must be told where they are now");
        files
    }

    /// Whether the comment that a file opens with has this word.
    pub fn says(&self, file: &str, word: &str) -> bool {
        self.files[file].header.contains(word)
    }

    /// What a file imports.
    pub fn imports(&self, file: &str) -> BTreeSet<Target> {
        let used = self.files[file].paths.iter().filter(|used| !used.facade);
        let targets = used.filter_map(|used| self.resolve(used, 0));
        targets.filter(|target| *target != Target::File(file.to_owned())).collect()
    }

    fn resolve(&self, used: &Used, depth: usize) -> Option<Target> {
        let absolute = match self.absolute(used) {
            Ok(absolute) => absolute,
            Err(other) => return Some(Target::Other(other)),
        };
        let known =
            (0..=absolute.len()).rev().find(|length| self.modules.contains_key(&absolute[..*length]))?;
        let file = &self.modules[&absolute[..known]];
        // A name that the module only passes on is its origin's.
        if let Some(name) = absolute.get(known)
            && let Some(origin) = self.files[file].names.get(name)
            && depth < 8
        {
            let mut origin = origin.clone();
            origin.path.extend_from_slice(&absolute[known + 1..]);
            // A name of another crate is this file's to those who import it from here.
            if let found @ Some(Target::File(_)) = self.resolve(&origin, depth + 1) {
                return found;
            }
        }
        Some(Target::File(file.clone()))
    }

    /// The path from the crate's root; an error is a path into another crate.
    fn absolute(&self, used: &Used) -> Result<Vec<String>, String> {
        let mut base = used.module.clone();
        let mut rest = used.path.as_slice();
        match rest.first().map(String::as_str) {
            Some("crate") => {
                base.clear();
                rest = &rest[1..];
            }
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|first| first == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            Some(first) if !self.modules.contains_key(&[base.as_slice(), &[first.to_owned()]].concat()) => {
                return Err(used.path.join("::"));
            }
            _ => {}
        }
        base.extend_from_slice(rest);
        Ok(base)
    }

    /// Groups of files that import each other in a circle and are not all in one folder.
    pub fn circles_across_folders(&self) -> Vec<Vec<&str>> {
        let names: Vec<&str> = self.files.keys().map(String::as_str).collect();
        let imports: BTreeMap<&str, BTreeSet<Target>> =
            names.iter().map(|name| (*name, self.imports(name))).collect();
        let mut reach: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in &names {
            let mut seen = BTreeSet::new();
            let mut open = vec![*name];
            while let Some(file) = open.pop() {
                for target in &imports[file] {
                    let Target::File(target) = target else { continue };
                    let (target, _) = self.files.get_key_value(target).expect("a target is a file");
                    if seen.insert(target.as_str()) {
                        open.push(target);
                    }
                }
            }
            reach.insert(name, seen);
        }
        let mut circles: Vec<Vec<&str>> = Vec::new();
        for name in &names {
            let circle: Vec<&str> =
                reach[name].iter().copied().filter(|other| reach[other].contains(name)).collect();
            let folders: BTreeSet<_> = circle.iter().map(|file| folder(file)).collect();
            if folders.len() > 1 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }
}

/// The folder that a file is in: of a plane, the folder of its AWS service or layer, with all that is below.
pub fn folder(file: &str) -> &str {
    let end = file.match_indices('/').map(|(index, _)| index).take(2).last();
    &file[..end.unwrap_or_default()]
}

fn module_of(file: &str) -> Module {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" || path == "main" {
        return Vec::new();
    }
    path.split('/').map(str::to_owned).collect()
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            collect(root, &path, sources);
        } else if name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs") {
            let file = path.strip_prefix(root).expect("it is below").to_string_lossy().into_owned();
            sources.push((file, fs::read_to_string(&path).expect("a readable file")));
        }
    }
}

/// Collects the paths of a file.
struct Visitor<'a> {
    source: &'a mut Source,
    module: Module,
}

impl Visitor<'_> {
    fn add(&mut self, path: Vec<String>, facade: bool) -> Used {
        let used = Used { module: self.module.clone(), path, facade };
        self.source.paths.push(used.clone());
        used
    }

    fn add_tree(&mut self, prefix: &[String], tree: &UseTree, public: bool) {
        let with = |name: String| [prefix, &[name]].concat();
        let (name, path) = match tree {
            UseTree::Path(path) => return self.add_tree(&with(path.ident.to_string()), &path.tree, public),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.add_tree(prefix, tree, public));
            }
            UseTree::Glob(_) => (None, prefix.to_vec()),
            UseTree::Name(name) if name.ident == "self" => (prefix.last().cloned(), prefix.to_vec()),
            UseTree::Name(name) => (Some(name.ident.to_string()), with(name.ident.to_string())),
            UseTree::Rename(rename) => (Some(rename.rename.to_string()), with(rename.ident.to_string())),
        };
        let to_a_submodule = !matches!(path.first().map(String::as_str), Some("crate" | "super"));
        let used = self.add(path, public && to_a_submodule);
        if let Some(name) = name {
            self.source.names.insert(name, used);
        }
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|argument| argument.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_file(&mut self, file: &'ast File) {
        file.items.iter().for_each(|item| self.visit_item(item));
    }

    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_tree(&[], &item.tree, !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 {
            self.add(segments, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        // What a macro is given is tokens: of those, the paths from the root.
        let tokens = call.tokens.to_string();
        for rest in tokens.split("crate ::").skip(1) {
            let names = rest
                .split("::")
                .map(|part| part.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next());
            let path = names.map_while(|name| name.filter(|name| !name.is_empty())).map(str::to_owned);
            self.add(std::iter::once("crate".to_owned()).chain(path).collect(), false);
        }
        visit::visit_macro(self, call);
    }
}
