//! The programs from outside that this repository runs: which are here, what each is for, how to get it.
//!
//! `cargo xtask doctor` prints the [table](TOOLS). A test that needs a judge from outside asks [`judge`],
//! which fails where the judge is missing. Only `cargo xtask test` may leave one out, and it lists at its end
//! what it left out.

use std::process::{Command, Stdio};

/// Names the judges that this run of the tests leaves out, with commas between them. `cargo xtask test` sets
/// it.
pub const LEFT_OUT: &str = "LEFT_OUT_JUDGES";

/// A program that is not built here.
#[derive(Debug)]
pub struct Tool {
    /// As a person calls it; tests ask for a judge by it.
    pub name: &'static str,
    /// Which part of the commands or tests runs it.
    pub purpose: &'static str,
    /// How to get it.
    pub install: &'static str,
    /// Who cannot go on without it.
    pub need: Need,
    /// A command that succeeds where the tool can be used. The first line that it prints is taken for the
    /// version.
    probe: &'static [&'static str],
    /// The version must begin with this.
    version: &'static str,
}

/// What a tool is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing works without it.
    Always,
    /// It judges what is built here. Without it, `cargo xtask test` leaves out what it judges; with `CI` set
    /// it fails.
    Judge,
    /// A judge that no command installs everywhere: it may be missing with `CI` set, too.
    MachineJudge,
    /// The rival in a benchmark.
    Rival,
}

/// All of them.
pub const TOOLS: [Tool; 14] = [
    Tool {
        name: "rustc",
        purpose: "everything",
        install: concat!("rustup default ", env!("CARGO_PKG_RUST_VERSION")),
        need: Need::Always,
        probe: &["rustc", "--version"],
        version: concat!("rustc ", env!("CARGO_PKG_RUST_VERSION"), "."),
    },
    Tool {
        name: "rustfmt",
        purpose: "formatting, generated code",
        install: "rustup component add rustfmt",
        need: Need::Always,
        probe: &["rustfmt", "--version"],
        version: "",
    },
    Tool {
        name: "clippy",
        purpose: "lints",
        install: "rustup component add clippy",
        need: Need::Always,
        probe: &["cargo-clippy", "--version"],
        version: "",
    },
    Tool {
        name: "cc",
        purpose: "linking",
        install: "apt-get install build-essential",
        need: Need::Always,
        probe: &["cc", "--version"],
        version: "",
    },
    Tool {
        name: "git",
        purpose: "copies of this checkout, in the end-to-end tests",
        install: "apt-get install git",
        need: Need::Always,
        probe: &["git", "--version"],
        version: "",
    },
    Tool {
        name: "go",
        purpose: "building Pulumi's conformance harness, and the engine where `pulumi` is not installed; actionlint",
        install: "https://go.dev/dl/ (1.21 or newer: it fetches the version that tools/go.mod asks for)",
        need: Need::Judge,
        probe: &["sh", "-c", r"go version | grep -E 'go1\.(2[1-9]|[3-9][0-9])|go[2-9]'"],
        version: "",
    },
    Tool {
        name: "python3",
        purpose: "what dev registers, against AWS's schemas (cfn-lint, botocore, checkov)",
        install: "apt-get install python3 python3-venv (3.10 or newer)",
        need: Need::Judge,
        probe: &[
            "python3",
            "-c",
            "import ensurepip, sys, venv; assert sys.version_info >= (3, 10); print(sys.version)",
        ],
        version: "3.",
    },
    Tool {
        name: "cargo-deny",
        purpose: "licences, sources and duplicates of dependencies",
        install: "cargo install --locked cargo-deny",
        need: Need::Judge,
        probe: &["cargo-deny", "--version"],
        version: "",
    },
    Tool {
        name: "docker-registry",
        purpose: "the distribution project's registry, which images are pushed to beside ours",
        install: "apt-get install docker-registry",
        need: Need::Judge,
        probe: &["docker-registry", "--version"],
        version: "",
    },
    Tool {
        name: "skopeo",
        purpose: "reading back the images that are pushed",
        install: "apt-get install skopeo",
        need: Need::Judge,
        probe: &["skopeo", "--version"],
        version: "",
    },
    Tool {
        name: "umoci",
        purpose: "unpacking the images that are pushed",
        install: "apt-get install umoci",
        need: Need::Judge,
        probe: &["umoci", "--version"],
        version: "",
    },
    Tool {
        name: "unshare",
        purpose: "a full disk, as a mount that only one process sees",
        install: "apt-get install util-linux, and allow user namespaces: sysctl kernel.unprivileged_userns_clone=1 \
                  kernel.apparmor_restrict_unprivileged_userns=0",
        need: Need::MachineJudge,
        probe: &["unshare", "--user", "--map-root-user", "--mount", "unshare", "--version"],
        version: "",
    },
    Tool {
        name: "docker",
        purpose: "running an image as a container",
        install: "https://docs.docker.com/engine/install/, and a daemon that answers `docker info`",
        need: Need::MachineJudge,
        probe: &["docker", "info", "--format", "Docker {{.ServerVersion}}"],
        version: "",
    },
    Tool {
        name: "nginx",
        purpose: "`cargo xtask bench gateway`: the reverse proxy beside ours",
        install: "apt-get install nginx-light",
        need: Need::Rival,
        probe: &["nginx", "-v"],
        version: "",
    },
];

/// Whether a test may ask the judge called `name`: where not, the test returns. There is such a case only
/// below `cargo xtask test`, which lists the judges that it leaves out.
///
/// # Panics
/// The judge is missing and not left out, or no tool has this name.
pub fn judge(name: &str) -> bool {
    tool(name).may_be_asked(&std::env::var(LEFT_OUT).unwrap_or_default())
}

/// For what cannot go on without the tool called `name`: an error says how to get it.
///
/// # Errors
/// It is missing.
///
/// # Panics
/// No tool has this name.
pub fn require(name: &str) -> Result<(), String> {
    let tool = tool(name);
    tool.version().map(drop).ok_or_else(|| tool.missing())
}

fn tool(name: &str) -> &'static Tool {
    let tool = TOOLS.iter().find(|tool| tool.name == name);
    tool.unwrap_or_else(|| panic!("{name} is missing in the table of crates/doctor"))
}

impl Tool {
    /// The version of the tool, if it is here and can be used.
    pub fn version(&self) -> Option<String> {
        let (program, arguments) = self.probe.split_first()?;
        let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        let version = text.lines().next().unwrap_or_default().trim();
        (output.status.success() && version.starts_with(self.version)).then(|| version.to_owned())
    }

    fn may_be_asked(&self, left_out: &str) -> bool {
        let found = self.version().is_some();
        assert!(found || left_out.split(',').any(|name| name == self.name), "{}", self.missing());
        found
    }

    fn missing(&self) -> String {
        format!("{} is missing, which is for {}: {}", self.name, self.purpose, self.install)
    }
}

/// The versions of all [`TOOLS`], in their order.
pub fn examine() -> Vec<Option<String>> {
    std::thread::scope(|scope| {
        let probes: Vec<_> = TOOLS.iter().map(|tool| scope.spawn(|| tool.version())).collect();
        probes.into_iter().map(|probe| probe.join().unwrap_or_default()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up(probe: &'static [&'static str], version: &'static str) -> Tool {
        Tool { name: "t", purpose: "trying", install: "make it", need: Need::Judge, probe, version }
    }

    #[test]
    fn a_tool_is_here_where_its_probe_succeeds_with_an_accepted_version() {
        let version = |probe, version| made_up(probe, version).version();
        assert_eq!(version(&["sh", "-c", "echo t 1.2; echo more"], "t 1."), Some("t 1.2".to_owned()));
        assert_eq!(version(&["sh", "-c", "echo t 1.2 >&2"], ""), Some("t 1.2".to_owned()));
        assert_eq!(version(&["sh", "-c", "echo t 2.0"], "t 1."), None, "another version");
        assert_eq!(version(&["sh", "-c", "echo t 1.2; exit 1"], ""), None, "it cannot be used");
        assert_eq!(version(&["no-such-program-anywhere"], ""), None);
    }

    #[test]
    fn a_judge_is_left_out_only_where_it_is_missing() {
        assert!(made_up(&["true"], "").may_be_asked(""));
        assert!(made_up(&["true"], "").may_be_asked("t"), "it is here: the test runs");
        assert!(!made_up(&["false"], "").may_be_asked("s,t"));
    }

    #[test]
    #[should_panic(expected = "t is missing, which is for trying: make it")]
    fn a_missing_judge_fails_the_test() {
        made_up(&["false"], "").may_be_asked("s");
    }

    #[test]
    #[should_panic(expected = "no-such-tool is missing in the table")]
    fn a_judge_is_in_the_table() {
        judge("no-such-tool");
    }
}
