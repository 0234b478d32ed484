//! A run of a program: what it is told in its environment, and what its exit means to the engine.

use std::path::Path;

use nix::sys::signal::Signal;
use pulumi_proto::pulumirpc::{RunRequest, RunResponse};
use serde_json::json;
use tokio::process::Command;

use crate::process::Ended;

/// The exit code of a program that has told the engine its error itself.
const ALREADY_REPORTED: i32 = 32;
/// The exit code of a Rust program whose main thread panicked.
const PANICKED: i32 = 101;

/// The command that runs `binary` as the engine asks.
pub(crate) fn command(
    binary: &Path,
    directory: &Path,
    request: &RunRequest,
    engine: Option<&str>,
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
        .env("PULUMI_ENGINE", engine.unwrap_or_default());
    command
}

/// What the engine is told about the end of `binary`.
pub(crate) fn response(binary: &Path, ended: Ended) -> RunResponse {
    let name = binary.display();
    match ended {
        Ended::Exited(0) => RunResponse::default(),
        // Whoever cancelled knows that it did.
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

    fn error(ended: Ended) -> String {
        let response = response(Path::new("/t/program"), ended);
        assert!(!response.bail);
        response.error
    }

    #[test]
    fn an_exit_is_told_once_and_in_words() {
        assert_eq!(response(Path::new("/t/program"), Ended::Exited(0)), RunResponse::default());
        assert_eq!(response(Path::new("/t/program"), Ended::Exited(32)), bail());
        assert_eq!(response(Path::new("/t/program"), Ended::Cancelled), bail());
        assert_eq!(error(Ended::Exited(3)), "/t/program exited with code 3 without saying why to the engine");
        assert_eq!(
            error(Ended::Exited(101)),
            "/t/program panicked (exit code 101); its message is shown with this one"
        );
        assert_eq!(error(Ended::Signalled(11)), "/t/program was ended by signal SIGSEGV");
    }
}
