//! The harness and the host, started and introduced to each other.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    pulumirpc::testing::{
        GetLanguageTestsRequest, PrepareLanguageTestsRequest, RunLanguageTestRequest,
        language_test_client::LanguageTestClient, prepare_language_tests_request::ProgramOverride,
    },
};
use tempfile::TempDir;
use tokio::process::Command;
use tonic::transport::Channel;

use crate::{
    process::{Output, Server},
    suite::{self, Suite},
};

/// What a session is made of.
pub struct Setup {
    pub harness: PathBuf,
    pub host: PathBuf,
    /// Where `conformance-program` and `conformance-policy` are.
    pub programs: PathBuf,
    /// Whether programs do nothing.
    pub control: bool,
    /// Tests that the suite knows otherwise than the programs do.
    pub left_out: &'static [&'static str],
}

/// What the harness says of a test.
pub struct Verdict {
    pub passed: bool,
    pub messages: Vec<String>,
    pub output: String,
}

/// A harness and a host that is ready to be tested. Both end when it is dropped.
pub struct Session {
    client: LanguageTestClient<Channel>,
    token: String,
    known: BTreeSet<String>,
    output: Output,
    _servers: [Server; 2],
    _directory: TempDir,
}

impl Session {
    pub async fn start(setup: &Setup, suite: &Suite) -> Result<Self> {
        let directory = tempfile::tempdir()?;
        let output = Output::default();

        let mut harness = Command::new(&setup.harness);
        harness
            .env("PULUMI_HOME", directory.path().join("home"))
            .env("PULUMI_SKIP_UPDATE_CHECK", "true")
            // No bindings are generated, so there are none to compare with those of the last time.
            .env("PULUMI_ACCEPT", "true")
            // The test providers are inside the harness: there is nothing to download, only to wait for.
            .env("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        let mut host = Command::new(&setup.host);
        if setup.control {
            // The host starts the programs, the engine in the harness the packs.
            for command in [&mut harness, &mut host] {
                command.env("CONFORMANCE_CONTROL", "1");
            }
        }
        let harness = Server::start(harness, &output).await?;
        // The harness is the engine too: the programs' logs go to it.
        let packs = name_packs(setup, directory.path())?;
        host.arg(&harness.address).env("PATH", search_path([packs, setup.programs.clone()])?);
        let host = Server::start(host, &output).await?;

        let channel = Channel::from_shared(format!("http://{}", harness.address))?.connect().await?;
        // One test moves 105 MB in one message.
        let mut client = LanguageTestClient::new(channel)
            .max_decoding_message_size(MAX_MESSAGE_BYTES)
            .max_encoding_message_size(MAX_MESSAGE_BYTES);
        let known = client.get_language_tests(GetLanguageTestsRequest {}).await?.into_inner().tests;
        let known: BTreeSet<_> = known.into_iter().collect();
        let path = |name: &str| directory.path().join(name).display().to_string();
        let request = PrepareLanguageTestsRequest {
            language_plugin_name: "rust".to_owned(),
            language_plugin_target: format!("127.0.0.1:{}", host.address),
            snapshot_directory: path("snapshots"),
            temporary_directory: path("work"),
            program_overrides: overrides(suite, setup, &known),
            policy_pack_directory: suite::policies().display().to_string(),
            providers_directory: suite::providers().display().to_string(),
            ..PrepareLanguageTestsRequest::default()
        };
        let token = client.prepare_language_tests(request).await.context("the harness is not ready")?;
        let token = token.into_inner().token;
        Ok(Self { client, token, known, output, _servers: [harness, host], _directory: directory })
    }

    /// The tests that the harness has.
    pub fn tests(&self) -> &BTreeSet<String> {
        &self.known
    }

    pub async fn run(&mut self, test: &str) -> Result<Verdict> {
        self.output.take();
        let request = RunLanguageTestRequest {
            token: self.token.clone(),
            test: test.to_owned(),
            skip_convert_tests: true,
        };
        Ok(match self.client.run_language_test(request).await {
            Ok(response) => {
                let response = response.into_inner();
                let output = [response.stdout, response.stderr, self.output()].join("\n");
                Verdict { passed: response.success, messages: response.messages, output }
            }
            // A test that cannot be run has failed; a harness that has died fails the rest, too.
            Err(status) => {
                let messages = vec![status.message().to_owned()];
                Verdict { passed: false, messages, output: self.output() }
            }
        })
    }

    /// What harness, host and program have said.
    pub fn output(&self) -> String {
        self.output.take()
    }
}

/// The harness refuses a program for a test that it does not have.
fn overrides(
    suite: &Suite,
    setup: &Setup,
    known: &BTreeSet<String>,
) -> std::collections::HashMap<String, ProgramOverride> {
    suite
        .iter()
        .filter(|(test, _)| known.contains(*test) && !setup.left_out.contains(&test.as_str()))
        .map(|(test, runs)| {
            let paths = runs.iter().map(|run| run.display().to_string()).collect();
            (test.clone(), ProgramOverride { paths })
        })
        .collect()
}

/// A folder with a name for each pack, all of one program, which is the pack that it is called as.
fn name_packs(setup: &Setup, directory: &Path) -> Result<PathBuf> {
    let names = directory.join("packs");
    std::fs::create_dir(&names)?;
    for pack in suite::policies().read_dir()? {
        let name = format!("conformance-policy-{}", pack?.file_name().to_string_lossy());
        symlink(setup.programs.join("conformance-policy"), names.join(name))?;
    }
    Ok(names)
}

/// PATH with these folders first: `runtime.options.binary` names programs there.
fn search_path(first: [PathBuf; 2]) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = first.into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(all).context("the path of this program cannot be in PATH")
}
