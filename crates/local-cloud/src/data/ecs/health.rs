//! Health checks of containers: a command in the container's environment. The decision is [`Health`], which
//! is pure.
//!
//! Source: ECS API reference, HealthCheck; Docker's reference of HEALTHCHECK.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout};

use super::{
    container::find_program,
    process::{Exit, Process, Spawn},
};
use crate::{
    data::{Bundle, Scale, image::inside},
    model::ContainerHealthCheck,
    status::ContainerHealth,
};

/// A check that is ready to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Program and arguments; or why they cannot be run, which is a failure each time.
    command: Result<(PathBuf, Vec<String>), String>,
    working_dir: PathBuf,
    settings: ContainerHealthCheck,
}

/// Finds the command of a check in the image.
pub fn prepare(
    settings: &ContainerHealthCheck,
    bundle: &Bundle,
    working_dir: &Path,
    env: &[(String, String)],
) -> Check {
    let words = settings.command.iter().skip(1);
    let command = match settings.command.first().map(String::as_str) {
        // The image must have a shell, as on AWS. Which one runs is this machine's, because the image's looks
        // for its libraries there.
        Some("CMD-SHELL") => match inside(&bundle.root, Path::new("/"), "/bin/sh") {
            Some(_) => Ok(("/bin/sh".into(), ["-c".to_owned()].into_iter().chain(words.cloned()).collect())),
            None => Err("exec: \"/bin/sh\": stat /bin/sh: no such file or directory".to_owned()),
        },
        _ => {
            let mut words = words.cloned();
            let program = words.next().unwrap_or_default();
            find_program(bundle, working_dir, &program, env).map(|path| (path, words.collect()))
        }
    };
    Check { command, working_dir: working_dir.to_owned(), settings: settings.clone() }
}

/// Checks a container until it ends, and tells each new state. Never returns.
pub async fn follow(
    check: Option<&Check>,
    env: &[(String, String)],
    scale: &Scale,
    tell: impl Fn(ContainerHealth),
) {
    let Some(check) = check else { return std::future::pending().await };
    let ContainerHealthCheck { interval, retries, start_period, timeout, .. } = check.settings;
    let began = Instant::now();
    let mut health = Health::new(retries);
    // A program needs as long to start here as it does on AWS, where the verdict comes no sooner than this.
    let patience = start_period + interval * retries;
    loop {
        scale.wait(Instant::now(), interval, Duration::from_millis(10)).await;
        let passed = run(check, env, timeout).await;
        if let Some(state) = health.record(passed, began.elapsed() < scale.at_least(patience)) {
            tell(state);
        }
    }
}

async fn run(check: &Check, env: &[(String, String)], limit: Duration) -> bool {
    let Ok((program, args)) = &check.command else { return false };
    let spec = Spawn {
        program: program.clone(),
        args: args.clone(),
        env: env.to_vec(),
        working_dir: check.working_dir.clone(),
        log: None,
    };
    let Ok(process) = Process::spawn(&spec, Stdio::null()) else { return false };
    let mut checking = Checking(process);
    timeout(limit, checking.0.wait()).await == Ok(Exit::Code(0))
}

/// A check that runs: it ends with its container, or with its time.
struct Checking(Process);

impl Drop for Checking {
    fn drop(&mut self) {
        self.0.kill();
    }
}

/// Follows the checks of one container.
#[derive(Clone, Debug)]
struct Health {
    state: ContainerHealth,
    /// Failures in a row that count.
    failures: u32,
    retries: u32,
}

impl Health {
    fn new(retries: u32) -> Self {
        Self { state: ContainerHealth::Unknown, failures: 0, retries: retries.max(1) }
    }

    /// Takes in the result of a check; returns the new state if it changed. Failures while it `starts` do not
    /// count, unless it has been healthy.
    fn record(&mut self, passed: bool, starts: bool) -> Option<ContainerHealth> {
        let next = match passed {
            true => {
                self.failures = 0;
                ContainerHealth::Healthy
            }
            false if starts && self.state == ContainerHealth::Unknown => return None,
            false => {
                self.failures += 1;
                if self.failures < self.retries {
                    return None;
                }
                ContainerHealth::Unhealthy
            }
        };
        let changed = self.state != next;
        self.state = next;
        changed.then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{ContainerHealth::*, *};

    #[test]
    fn runs_of_failures_count_after_the_start() {
        let mut health = Health::new(2);
        assert_eq!(health.record(false, true), None);
        assert_eq!(health.record(false, true), None, "it starts");
        assert_eq!(health.record(false, false), None);
        assert_eq!(health.record(true, false), Some(Healthy));
        assert_eq!(health.record(false, true), None);
        assert_eq!(health.record(false, true), Some(Unhealthy), "it was healthy, so the start is over");
        assert_eq!(health.record(false, false), None);
        assert_eq!(health.record(true, false), Some(Healthy));
    }

    #[test]
    fn commands_are_the_images() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let bundle = Bundle {
            entry_point: vec![],
            command: vec![],
            env: vec![],
            working_dir: "/".to_owned(),
            root: root.clone(),
        };
        let prepared = |words: &[&str]| {
            let settings = ContainerHealthCheck {
                command: words.iter().map(|word| (*word).to_owned()).collect(),
                interval: Duration::from_secs(5),
                timeout: Duration::from_secs(2),
                retries: 1,
                start_period: Duration::ZERO,
            };
            prepare(&settings, &bundle, &root, &[]).command
        };
        let missing = prepared(&["CMD-SHELL", "exit 0"]).unwrap_err();
        assert!(missing.contains("/bin/sh: no such file"), "an image without a shell runs none: {missing}");
        assert!(prepared(&["CMD", "/check"]).unwrap_err().contains("exec: \"/check\""));
        std::fs::create_dir(root.join("bin")).unwrap();
        std::fs::write(root.join("bin/sh"), "").unwrap();
        let (program, args) = prepared(&["CMD-SHELL", "exit 0"]).unwrap();
        assert_eq!((program, args), ("/bin/sh".into(), vec!["-c".to_owned(), "exit 0".to_owned()]));
    }
}
