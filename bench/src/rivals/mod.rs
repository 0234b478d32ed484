//! `pulumi preview` of this stack, of an empty program and of 16 times the stack: ours beside Pulumi's other
//! languages, on one engine, one language host and one provider. It downloads the others' packages, so it
//! runs only when it is named.

mod echo;
mod graph;
mod install;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use self::{echo::Echo, graph::Graph, install::Rival};
use crate::{
    family::{self, Peak},
    process::release,
    project::Project,
    table::{Table, median},
};

/// The `aws` package that all ask for; the provider of the benchmark stands for it.
const VERSION: &str = "7.51.1";
const COPIES: usize = 16;
/// What is previewed, in the order of the columns: how many of the graph, and how often it is timed.
const SIZES: [(usize, usize); 3] = [(0, 5), (1, 5), (COPIES, 3)];

/// A program under measurement, with what was measured of it by size.
struct Contender {
    label: String,
    project: Project,
    /// By size; none where it cannot run that.
    graphs: [bool; 3],
    costs: [Option<Cost>; 3],
}

#[derive(Default)]
struct Cost {
    seconds: Vec<f64>,
    peak: Peak,
}

pub fn measure(engine: &Path) -> Result<[Table; 2]> {
    let echo = Echo::default();
    let port = echo.serve()?;
    let environment = || vec![("PULUMI_DEBUG_PROVIDERS", format!("aws:{port},image:{port}").into())];

    let program = crate::root().join("program").display().to_string();
    let ours = Project::new(engine, &manifest(&program, None)?, environment())?;
    crate::say("Building this stack's own program, if its sources changed.");
    // Once to build; functions are called once for each run.
    ours.output(&["preview"])?;
    let before = echo.calls().len();
    let preview = ours.output(&["preview", "--json"])?;
    let graph = Graph::read(VERSION, &preview, echo.calls().split_off(before))?;
    let graphs = Graphs::write(&graph)?;

    let mut missing = Vec::new();
    let mut contenders = vec![Contender::new("Rust, this stack's own program", ours, [false, true, false])];
    for Rival { label, binary, many } in install::all() {
        match binary {
            Ok(binary) => {
                let project = Project::new(engine, &manifest(".", Some(&binary))?, environment())?;
                contenders.push(Contender::new(&label, project, [true, true, many]));
            }
            Err(reason) => {
                crate::say(&format!("LEFT OUT: {label}: {reason:#}"));
                missing.push((label, format!("{reason:#}")));
            }
        }
    }
    for (size, (copies, runs)) in SIZES.into_iter().enumerate() {
        let mut able: Vec<_> = contenders.iter_mut().filter(|contender| contender.graphs[size]).collect();
        for contender in &mut able {
            crate::say(&format!("{copies} × the graph: {}", contender.label));
            contender.project.set("RIVAL_GRAPH", graphs.path(copies));
            contender.check(&graph.times(copies)).with_context(|| contender.label.clone())?;
        }
        crate::say(&format!("{copies} × the graph: timing each {runs} times"));
        // In turns, so that a busy moment of the machine is nobody's alone.
        for _ in 0..runs {
            for contender in &mut able {
                let seconds = family::seconds(contender.project.preview())?;
                contender.costs[size].get_or_insert_default().seconds.push(seconds);
            }
        }
        for contender in &mut able {
            let peak = family::peak(contender.project.preview())?;
            let cost = contender.costs[size].get_or_insert_default();
            cost.peak = peak;
            let seconds = median(cost.seconds.clone());
            crate::say(&format!("{copies} × the graph: {seconds:.2} s, {}", contender.label));
        }
    }
    Ok(tables(&contenders, &missing, graph.resources.len()))
}

/// The project's manifest: a program that the host builds, or a binary that it runs.
fn manifest(main: &str, binary: Option<&Path>) -> Result<String> {
    let host = release("pulumi-language-rust")?;
    let folder = host.parent().context("a binary is in a folder")?.display();
    let options = binary.map(|binary| format!(", options: {{binary: {}}}", binary.display()));
    Ok(format!(
        "name: http-api-fargate\nmain: {main}\nruntime: {{name: rust{}}}\n\
         config: {{awsPlugin: {VERSION}, 'aws:region': {{value: us-west-2}}}}\n\
         plugins: {{languages: [{{name: rust, path: {folder}}}]}}\n",
        options.unwrap_or_default()
    ))
}

/// The graph in its sizes, in files.
struct Graphs(tempfile::TempDir);

impl Graphs {
    fn write(graph: &Graph) -> Result<Self> {
        let graphs = Self(tempfile::tempdir()?);
        for (copies, _) in SIZES {
            fs::write(graphs.path(copies), serde_json::to_string(&graph.times(copies))?)?;
        }
        Ok(graphs)
    }

    fn path(&self, copies: usize) -> PathBuf {
        self.0.path().join(format!("{copies}.json"))
    }
}

impl Contender {
    fn new(label: &str, project: Project, graphs: [bool; 3]) -> Self {
        Self { label: label.to_owned(), project, graphs, costs: [None, None, None] }
    }

    /// Previews once, which warms caches, and sees that it registers what it should.
    fn check(&self, expected: &Graph) -> Result<()> {
        let preview = self.project.output(&["preview", "--json"])?;
        match expected.difference(&Graph::read(VERSION, &preview, Vec::new())?) {
            Some(difference) => bail!("it registers something else: {difference}"),
            None => Ok(()),
        }
    }
}

fn tables(contenders: &[Contender], missing: &[(String, String)], resources: usize) -> [Table; 2] {
    let mut time = Table::new(
        "Preview by language: seconds, median",
        ["", "empty program", "this stack", "over empty", "16 × this stack"],
    );
    let mut memory = Table::new(
        "Preview by language: peak resident MiB of host and program / of the whole process tree",
        ["", "empty program", "this stack", "16 × this stack"],
    );
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
    for contender in contenders {
        let [empty, stack, many] =
            contender.costs.each_ref().map(|cost| Some(median(cost.as_ref()?.seconds.clone())));
        let over = stack.zip(empty).map(|(stack, empty)| stack - empty);
        time.row([contender.label.clone(), cell(empty), cell(stack), cell(over), cell(many)]);
        let peak = |cost: &Option<Cost>| match cost {
            Some(Cost { peak, .. }) => format!("{:.0} / {:.0}", peak.program, peak.tree),
            None => "–".to_owned(),
        };
        let [empty, stack, many] = contender.costs.each_ref().map(peak);
        memory.row([contender.label.clone(), empty, stack, many]);
    }
    for (label, reason) in missing {
        let none = String::new;
        time.row([label.clone(), format!("not measured: {reason}"), none(), none(), none()]);
        memory.row([label.clone(), format!("not measured: {reason}"), none(), none()]);
    }
    time.note(&format!(
        "The stack is {resources} resources. All but the first row register it from one file, which is made of the first \
         one's preview; each was checked to register the same. \"Generic\" programs do without the package of the \
         provider; for Go, compiling that takes too long. This project's language host runs them all: Pulumi's own, \
         which come with its installer, are not in these numbers. The provider only echoes, outside of the process tree."
    ));
    [time, memory]
}
