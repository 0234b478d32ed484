//! A container as a process: what is run, and the orders and reports between its keeper and the task's
//! driver.

use std::{
    collections::BTreeMap,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tokio::{
    sync::{mpsc, watch},
    time::timeout,
};

use super::{
    gate::Gate,
    health::{self, Check},
    ports::Ports,
    process::{Exit, Process, ProcessId, Spawn},
};
use crate::{
    data::{
        Bundle, Scale,
        image::{executable, inside},
    },
    model::{Container, Sensitive},
    short::short,
    status::ContainerHealth,
};

/// A container to start.
#[derive(Debug)]
pub struct Plan {
    pub container: Container,
    /// The file of its output.
    pub log: Option<PathBuf>,
    /// The values of its secrets, by variable.
    pub secrets: Vec<(String, Sensitive)>,
}

/// A started container.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {
    /// Its name.
    pub name: String,
    /// Its process.
    pub process: ProcessId,
    /// Container port → port on 127.0.0.1.
    pub ports: BTreeMap<u16, u16>,
    /// Where its output goes.
    pub log: Option<PathBuf>,
    /// Whether the task ends with it.
    pub essential: bool,
    /// From SIGTERM to SIGKILL.
    pub stop_timeout: Duration,
    /// Its health check, ready to run.
    #[serde(default)]
    pub check: Option<Check>,
    /// The containers that it needs: they are stopped after it.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// A container that runs.
pub struct Running {
    pub process: Process,
    pub started: Started,
    /// The environment of its process, and of its health checks.
    pub env: Vec<(String, String)>,
}

/// What a keeper reports of its container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Its health.
    Health(ContainerHealth),
    /// It has ended.
    Ended(Exit),
}

/// Before the runtime's reason why a program does not start, on Fargate. Source: answers that users were told,
/// <https://github.com/saebyn/glowing-telegram/issues/398> and <https://github.com/aws/amazon-ecs-agent/issues/2954>.
const RUNTIME: &str = "ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime \
                       create failed: runc create failed: unable to start container process:";

/// Starts the process that waits to become a container of a pulled image. `environment` is what ECS puts into every container of the task.
///
/// # Errors
/// Why it cannot be started.
pub fn start(
    plan: &Plan,
    bundle: Bundle,
    environment: &[(String, String)],
    stop_timeout: Duration,
    ports: &Ports,
    gate: &Path,
) -> Result<(Running, Gate), String> {
    let Plan { container, log, secrets } = plan;
    let failed =
        |reason: String| format!("CannotStartContainerError: container {}: {reason}", container.name);
    let own = ports.take(&container.ports).map_err(|error| failed(error.to_string()))?;
    let mut env = environment.to_vec();
    env.extend(bundle.env.clone());
    env.extend(container.environment.clone());
    env.extend(secrets.iter().map(|(name, value)| (name.clone(), value.expose().to_owned())));
    env.extend(address_variables(container, &own));
    // The last of a name wins.
    let env: Vec<_> = env.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect();
    let in_runtime = |reason| {
        format!("CannotStartContainerError: {RUNTIME} {reason}: unknown (container {})", container.name)
    };
    let spawned =
        command(container, &bundle, &env).map_err(in_runtime).and_then(|(program, args, working_dir)| {
            let check = container
                .health_check
                .as_ref()
                .map(|check| health::prepare(check, &bundle, &working_dir, &env));
            let spec = Spawn { program, args, env: env.clone(), working_dir, log: log.clone() };
            let (process, gate) = Gate::close(gate, spec).map_err(|error| failed(error.to_string()))?;
            Ok((process, gate, check))
        });
    let (process, gate, check) = spawned.inspect_err(|_| ports.release(&own))?;
    let started = Started {
        name: container.name.clone(),
        process: process.id().clone(),
        ports: own,
        log: log.clone(),
        essential: container.essential,
        stop_timeout: container.stop_timeout.unwrap_or(stop_timeout),
        check,
        needs: container.depends_on.iter().map(|needed| needed.container.clone()).collect(),
    };
    Ok((Running { process, started, env }, gate))
}

/// Program, arguments and folder: the image's, under what the container overrides as `docker run` does.
fn command(
    container: &Container,
    bundle: &Bundle,
    env: &[(String, String)],
) -> Result<(PathBuf, Vec<String>, PathBuf), String> {
    let working_dir = container.working_directory.as_ref().unwrap_or(&bundle.working_dir);
    let working_dir = working_directory(&bundle.root, working_dir)?;
    // An entry point of the container's own has none of the image's arguments.
    let (entry_point, image_command) = match container.entry_point.is_empty() {
        true => (&bundle.entry_point, bundle.command.as_slice()),
        false => (&container.entry_point, [].as_slice()),
    };
    let command = if container.command.is_empty() { image_command } else { &container.command };
    let mut words = entry_point.iter().chain(command);
    let program = words.next().ok_or("no command specified")?;
    let found = find_program(bundle, &working_dir, program, env)?;
    Ok((found, words.cloned().collect(), working_dir))
}

/// A working directory in the image; one that is not there is made, as containers do.
fn working_directory(root: &Path, path: &str) -> Result<PathBuf, String> {
    let wrong = |reason: String| format!("workingDirectory {}: {reason}", short(path));
    if !path.starts_with('/') || path.split('/').any(|part| part == "..") {
        return Err(wrong("it must be an absolute path".to_owned()));
    }
    std::fs::create_dir_all(root.join(path.trim_start_matches('/')))
        .map_err(|error| wrong(error.to_string()))?;
    inside(root, Path::new("/"), path).ok_or_else(|| wrong("it leads out of the image".to_owned()))
}

/// A program of the image, seen from a working directory on this machine.
pub fn find_program(
    bundle: &Bundle,
    working_dir: &Path,
    program: &str,
    env: &[(String, String)],
) -> Result<PathBuf, String> {
    executable(&bundle.root, &in_image(&bundle.root, working_dir), program, env)
}

/// A folder of this machine as the image's own path.
fn in_image(root: &Path, folder: &Path) -> PathBuf {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    Path::new("/").join(folder.strip_prefix(root).unwrap_or(folder))
}

/// Where the container listens on this machine: at the address `HOST`, its first port at `PORT`, and further
/// ones at `PORT_<container port>`.
fn address_variables(container: &Container, own: &BTreeMap<u16, u16>) -> Vec<(String, String)> {
    let host = ("HOST".to_owned(), Ipv4Addr::LOCALHOST.to_string());
    let on_host = |port: &u16| own.get(port).map(ToString::to_string);
    let first = container.ports.first().and_then(on_host).map(|port| ("PORT".to_owned(), port));
    let others =
        container.ports.iter().skip(1).filter_map(|port| Some((format!("PORT_{port}"), on_host(port)?)));
    std::iter::once(host).chain(first).chain(others).collect()
}

/// Keeps a container until it has ended: checks its health, and stops it when told to.
pub async fn keep(
    Running { mut process, started, env }: Running,
    scale: Scale,
    mut stop: watch::Receiver<bool>,
    report: mpsc::UnboundedSender<(String, Report)>,
) {
    let name = started.name.clone();
    // The driver goes last.
    let tell = |what| drop(report.send((name.clone(), what)));
    let exit = tokio::select! {
        exit = process.wait() => Some(exit),
        () = health::follow(started.check.as_ref(), &env, &scale, |health| tell(Report::Health(health))) => None,
        // Without a driver nobody may stop it: it goes on, for the next daemon to find.
        told = async { stop.wait_for(|stop| *stop).await.is_ok() } => match told {
            true => None,
            false => return,
        },
    };
    let exit = match exit {
        Some(exit) => exit,
        None => {
            process.terminate();
            match timeout(started.stop_timeout, process.wait()).await {
                Ok(exit) => exit,
                Err(_) => {
                    process.kill();
                    process.wait().await
                }
            }
        }
    };
    tell(Report::Ended(exit));
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn image(entry_point: &[&str], command: &[&str]) -> (tempfile::TempDir, Bundle) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("bin")).unwrap();
        for name in ["serve", "migrate"] {
            let path = root.join("bin").join(name);
            std::fs::write(&path, "").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let bundle = Bundle {
            entry_point: texts(entry_point),
            command: texts(command),
            env: vec![("PATH".into(), "/bin".into())],
            working_dir: "/".to_owned(),
            root,
        };
        (folder, bundle)
    }

    fn words(container: &Container, bundle: &Bundle) -> String {
        let (program, args, _) = command(container, bundle, &bundle.env).unwrap();
        let program = program.file_name().unwrap().to_string_lossy().into_owned();
        std::iter::once(program).chain(args).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn commands_and_entry_points_are_overridden_as_by_docker() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let over = |entry_point: &[&str], command: &[&str]| Container {
            entry_point: texts(entry_point),
            command: texts(command),
            ..Container::default()
        };
        let (_folder, both) = image(&["serve", "--fast"], &["x"]);
        let (_other, only_command) = image(&[], &["serve", "x"]);
        for (bundle, container, expected) in [
            (&both, over(&[], &[]), "serve --fast x"),
            (&both, over(&[], &["y"]), "serve --fast y"),
            (&both, over(&["migrate"], &[]), "migrate"),
            (&both, over(&["/bin/migrate", "--all"], &["y"]), "migrate --all y"),
            (&only_command, over(&[], &[]), "serve x"),
            (&only_command, over(&[], &["migrate", "y"]), "migrate y"),
        ] {
            assert_eq!(words(&container, bundle), expected);
        }
        let (_third, nothing) = image(&[], &[]);
        assert_eq!(words(&over(&[], &["migrate"]), &nothing), "migrate", "an image that names no program");
        let fails =
            |container: &Container, bundle: &Bundle| command(container, bundle, &bundle.env).unwrap_err();
        assert_eq!(fails(&over(&[], &[]), &nothing), "no command specified");
        for (program, reason) in [
            ("/bin/none", "stat /bin/none: no such file or directory"),
            ("/../../../bin/sh", "stat /../../../bin/sh: no such file or directory"),
            ("none", "executable file not found in $PATH"),
            ("/bin", "permission denied"),
        ] {
            let expected = format!("exec: \"{program}\": {reason}");
            assert_eq!(fails(&over(&[program], &[]), &both), expected);
        }
        assert!(fails(&over(&["x".repeat(1_000_000).as_str()], &[]), &both).len() < 500);
    }

    #[test]
    fn working_directories_are_in_the_image() {
        let (_folder, bundle) = image(&["serve"], &[]);
        let dir = |path: &str| {
            let container = Container { working_directory: Some(path.to_owned()), ..Container::default() };
            command(&container, &bundle, &bundle.env).map(|(_, _, folder)| folder)
        };
        assert_eq!(dir("/bin").unwrap(), bundle.root.join("bin"));
        assert_eq!(dir("/srv/data").unwrap(), bundle.root.join("srv/data"), "made where it is missing");
        for wrong in ["/../..", "srv"] {
            assert!(dir(wrong).unwrap_err().contains("absolute path"), "{wrong}");
        }
    }
}
