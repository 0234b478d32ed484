//! A run of a program: what it is told in its environment, and what its exit means to the engine.

use std::{fs, io, path::Path};

use nix::sys::signal::Signal;
use pulumi_proto::pulumirpc::{RunRequest, RunResponse};
use serde_json::json;
use tokio::process::Command;

use tempfile::TempPath;

use crate::process::Ended;

/// The exit code of a program that has told the engine its error itself.
const ALREADY_REPORTED: i32 = 32;
/// The exit code of a Rust program whose main thread panicked.
const PANICKED: i32 = 101;

/// What a program writes into its [`LastWord`] while it runs, until it has registered everything.
const RUNNING: &str = "running";

/// A file in which the SDK keeps how far the program is: one that calls `std::process::exit(0)` halfway looks
/// like one that is done, and the engine would delete what it has not registered. A program that writes
/// nothing is believed.
pub(crate) struct LastWord(TempPath);

impl LastWord {
    pub fn new() -> io::Result<Self> {
        Ok(Self(tempfile::Builder::new().prefix("pulumi-rust-").tempfile()?.into_temp_path()))
    }

    fn is_missing(&self) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|word| word == RUNNING)
    }
}

/// The command that runs `binary` as the engine asks.
pub(crate) fn command(
    binary: &Path,
    directory: &Path,
    request: &RunRequest,
    engine: Option<&str>,
    last_word: &LastWord,
) -> Command {
    let root = request.info.as_ref().map_or("", |info| info.root_directory.as_str());
    let mut command = Command::new(binary);
    command
        .args(&request.args)
        .current_dir(if request.pwd.is_empty() { directory } else { Path::new(&request.pwd) })
        .env("PULUMI_PROJECT", &request.project)
        .env("PULUMI_STACK", &request.stack)
        .env("PULUMI_ORGANIZATION", &request.organization)
        .env("PULUMI_ROOT_DIRECTORY", root)
        .env("PULUMI_CONFIG", json!(request.config).to_string())
        .env("PULUMI_CONFIG_SECRET_KEYS", json!(request.config_secret_keys).to_string())
        .env("PULUMI_DRY_RUN", request.dry_run.to_string())
        .env("PULUMI_PARALLEL", request.parallel.to_string())
        .env("PULUMI_MONITOR", &request.monitor_address)
        .env("PULUMI_ENGINE", engine.unwrap_or_default())
        .env("PULUMI_RUST_LAST_WORD", &last_word.0);
    command
}

/// What the engine is told about the end of `binary`.
pub(crate) fn response(binary: &Path, ended: Ended, last_word: &LastWord) -> RunResponse {
    let name = binary.display();
    match ended {
        Ended::Exited(0) if last_word.is_missing() => failure(format!(
            "{name} exited before it had registered all its resources, and nothing was deleted: \
             return from the program instead of calling std::process::exit"
        )),
        Ended::Exited(0) => RunResponse::default(),
        // The caller cancelled it and needs no message.
        Ended::Exited(ALREADY_REPORTED) | Ended::Cancelled => bail(),
        Ended::Exited(PANICKED) => {
            failure(format!("{name} panicked (exit code {PANICKED}); its message is shown with this one"))
        }
        Ended::Exited(code) => {
            failure(format!("{name} exited with code {code} without saying why to the engine"))
        }
        Ended::Signalled(number) => {
            let signal =
                Signal::try_from(number).map_or_else(|_| number.to_string(), |signal| signal.to_string());
            failure(format!("{name} was ended by signal {signal}"))
        }
    }
}

/// Failed, and the user has been told why.
pub(crate) fn bail() -> RunResponse {
    RunResponse { error: String::new(), bail: true }
}

/// Failed, and the engine is to say why.
pub(crate) fn failure(error: String) -> RunResponse {
    RunResponse { error, bail: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(ended: Ended, last_word: &str) -> RunResponse {
        let file = LastWord::new().unwrap();
        fs::write(&file.0, last_word).unwrap();
        response(Path::new("/t/program"), ended, &file)
    }

    fn error(ended: Ended, last_word: &str) -> String {
        let response = told(ended, last_word);
        assert!(!response.bail);
        response.error
    }

    #[test]
    fn an_exit_is_told_once_and_in_words() {
        assert_eq!(told(Ended::Exited(0), ""), RunResponse::default());
        assert_eq!(told(Ended::Exited(0), "done"), RunResponse::default());
        assert_eq!(told(Ended::Exited(32), ""), bail());
        assert_eq!(told(Ended::Cancelled, RUNNING), bail());
        assert_eq!(
            error(Ended::Exited(3), RUNNING),
            "/t/program exited with code 3 without saying why to the engine"
        );
        assert_eq!(
            error(Ended::Exited(101), RUNNING),
            "/t/program panicked (exit code 101); its message is shown with this one"
        );
        assert_eq!(error(Ended::Signalled(11), RUNNING), "/t/program was ended by signal SIGSEGV");
    }

    #[test]
    fn an_exit_halfway_is_a_failure() {
        let error = error(Ended::Exited(0), RUNNING);
        assert!(error.contains("before it had registered") && error.contains("process::exit"), "{error}");
    }
}
