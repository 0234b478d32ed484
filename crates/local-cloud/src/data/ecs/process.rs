//! Processes of containers: started in a process group of their own, found again after a restart, signalled
//! as a group.

use std::{collections::BTreeSet, fs::OpenOptions, io, path::PathBuf, process::Stdio, time::Duration};

use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};
use serde::{Deserialize, Serialize};
use tokio::process::{Child, Command};

/// What to start. Nothing prints it: the environment may hold secrets.
#[derive(Clone, Serialize, Deserialize)]
pub struct Spawn {
    pub program: PathBuf,
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub working_dir: PathBuf,
    /// The file that its output is appended to; without one the output is lost, as on AWS.
    pub log: Option<PathBuf>,
}

/// Names a process beyond the reuse of its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessId {
    /// The number. The process leads the group of the same number.
    pub pid: u32,
    /// When it started, in whatever form the system tells it.
    pub started: String,
}

/// A running process, ours or adopted.
#[derive(Debug)]
pub struct Process {
    id: ProcessId,
    /// `None` if an earlier daemon started it.
    child: Option<Child>,
    /// Its number may be another's by now.
    ended: bool,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// By itself.
    Code(i32),
    Signal(i32),
    /// An adopted process, whose status only its parent could read.
    Unknown,
}

/// The environment variable that tells which state folder a process of a task belongs to.
pub const MARK: &str = "LOCAL_CLOUD_TASK";

/// How often an adopted process is looked at.
const LOOK: Duration = Duration::from_millis(if cfg!(target_os = "linux") { 50 } else { 500 });

impl Process {
    /// Starts a process. Its output goes straight to the file, so that it outlives the daemon.
    pub fn spawn(spec: &Spawn, stdin: Stdio) -> io::Result<Self> {
        let (stdout, stderr) = match &spec.log {
            Some(path) => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                let file = OpenOptions::new().create(true).append(true).open(path)?;
                (Stdio::from(file.try_clone()?), Stdio::from(file))
            }
            None => (Stdio::null(), Stdio::null()),
        };
        let child = Command::new(&spec.program)
            .args(&spec.args)
            .env_clear()
            .envs(spec.env.iter().map(|(name, value)| (name, value)))
            .current_dir(&spec.working_dir)
            .stdin(stdin)
            .stdout(stdout)
            .stderr(stderr)
            .process_group(0)
            .spawn()?;
        let pid = child.id().unwrap_or_default();
        // Until it is waited for, the number stays its own, even if it has ended already.
        let started = start_time(pid).unwrap_or_default();
        Ok(Self { id: ProcessId { pid, started }, child: Some(child), ended: false })
    }

    /// Takes over a process that an earlier daemon started, if it still runs.
    pub fn adopt(id: ProcessId) -> Option<Self> {
        is_running(&id).then_some(Self { id, child: None, ended: false })
    }

    pub fn id(&self) -> &ProcessId {
        &self.id
    }

    /// Its environment, as far as the system tells it.
    pub fn environment(&self) -> Vec<(String, String)> {
        environment(self.id.pid)
    }

    /// Waits for its end, and takes what is left of its group along.
    pub async fn wait(&mut self) -> Exit {
        if self.ended {
            return Exit::Unknown;
        }
        let exit = match &mut self.child {
            Some(child) => match child.wait().await {
                Ok(status) => {
                    use std::os::unix::process::ExitStatusExt;
                    status.signal().map_or_else(|| Exit::Code(status.code().unwrap_or(-1)), Exit::Signal)
                }
                Err(_) => Exit::Unknown,
            },
            None => {
                while is_running(&self.id) {
                    tokio::time::sleep(LOOK).await;
                }
                Exit::Unknown
            }
        };
        self.send(Signal::SIGKILL);
        self.ended = true;
        exit
    }

    /// Asks the group to end.
    pub fn terminate(&self) {
        self.send(Signal::SIGTERM);
    }

    pub fn kill(&self) {
        self.send(Signal::SIGKILL);
    }

    fn send(&self, signal: Signal) {
        if let Ok(pid) = i32::try_from(self.id.pid)
            && pid > 1
            && !self.ended
        {
            // Nobody left to signal is what was wanted.
            killpg(Pid::from_raw(pid), signal).ok();
        }
    }
}

impl Exit {
    /// Whether someone else ended it, or nobody knows.
    pub fn is_from_outside(self) -> bool {
        const SENT: [Signal; 4] = [Signal::SIGHUP, Signal::SIGINT, Signal::SIGKILL, Signal::SIGTERM];
        match self {
            Self::Code(_) => false,
            Self::Signal(signal) => SENT.iter().any(|sent| *sent as i32 == signal),
            Self::Unknown => true,
        }
    }
}

impl std::fmt::Display for Exit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exited with code {code}"),
            Self::Signal(signal) => write!(f, "was ended by signal {signal}"),
            Self::Unknown => f.write_str("ended"),
        }
    }
}

/// Ends this user's processes that carry a mark and are in no process group of `known`; returns how many.
#[cfg(target_os = "linux")]
pub fn end_strays(mark: &str, known: &BTreeSet<u32>) -> usize {
    use std::{fs, os::unix::fs::MetadataExt as _, path::Path};
    let user = |path: &Path| fs::metadata(path).map(|found| found.uid()).ok();
    let (variable, own) = (format!("{MARK}={mark}"), user(Path::new("/proc/self")));
    let stray = |pid: &i32| {
        let process = PathBuf::from(format!("/proc/{pid}"));
        let environment = fs::read(process.join("environ")).unwrap_or_default();
        let marked = environment.split(|byte| *byte == 0).any(|entry| entry == variable.as_bytes());
        let group = nix::unistd::getpgid(Some(Pid::from_raw(*pid)))
            .ok()
            .and_then(|group| u32::try_from(group.as_raw()).ok());
        user(&process) == own && marked && group.is_some_and(|group| !known.contains(&group))
    };
    let mut ended = 0;
    // Again, for what one of them started meanwhile.
    for _ in 0..10 {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        let strays: Vec<_> = pids.filter(stray).collect();
        if strays.is_empty() {
            break;
        }
        for pid in strays {
            // One that has ended by itself is no less gone.
            ended += usize::from(kill(Pid::from_raw(pid), Signal::SIGKILL).is_ok());
        }
    }
    ended
}

/// Without /proc (macOS), other processes' environments cannot be read.
#[cfg(not(target_os = "linux"))]
pub fn end_strays(_: &str, _: &BTreeSet<u32>) -> usize {
    0
}

#[cfg(target_os = "linux")]
fn environment(pid: u32) -> Vec<(String, String)> {
    let bytes = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
    let texts = bytes.split(|byte| *byte == 0).filter_map(|entry| std::str::from_utf8(entry).ok());
    texts
        .filter_map(|text| text.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// Without /proc (macOS), other processes' environments cannot be read.
#[cfg(not(target_os = "linux"))]
fn environment(_: u32) -> Vec<(String, String)> {
    Vec::new()
}

fn is_running(id: &ProcessId) -> bool {
    start_time(id.pid).is_some_and(|started| started == id.started)
}

/// When a process started; `None` if it does not run. One that has ended but was not waited for does not run.
#[cfg(target_os = "linux")]
fn start_time(pid: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The command's name may hold anything, parentheses included; what follows the last one is plain.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace();
    let state = fields.next()?;
    let started = fields.nth(18)?;
    (!matches!(state, "Z" | "X")).then(|| started.to_owned())
}

/// Without /proc (macOS), `ps` tells it to the second.
#[cfg(not(target_os = "linux"))]
fn start_time(pid: u32) -> Option<String> {
    let pid = pid.to_string();
    let output = std::process::Command::new("ps").args(["-o", "stat=,lstart=", "-p", &pid]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (state, started) = text.trim().split_once(char::is_whitespace)?;
    (!state.starts_with('Z')).then(|| started.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, log: Option<PathBuf>) -> Process {
        let spec = Spawn {
            program: "/bin/sh".into(),
            args: vec!["-c".into(), script.into()],
            env: vec![("GREETING".into(), "hello".into())],
            working_dir: "/".into(),
            log,
        };
        Process::spawn(&spec, Stdio::null()).unwrap()
    }

    #[tokio::test]
    async fn output_goes_to_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("a/b.log");
        let mut process = shell("echo $GREETING $HOME; echo oops >&2; exit 3", Some(log.clone()));
        assert_eq!(process.wait().await, Exit::Code(3));
        assert_eq!(
            std::fs::read_to_string(log).unwrap(),
            "hello\noops\n",
            "and nothing of ours is in its environment"
        );
    }

    #[tokio::test]
    async fn adopted_processes_are_watched_and_their_numbers_checked() {
        let original = shell("exec sleep 60", None);
        let id = original.id().clone();
        assert!(
            Process::adopt(ProcessId { started: "1".into(), ..id.clone() }).is_none(),
            "another process's number"
        );
        let mut adopted = Process::adopt(id.clone()).unwrap();
        adopted.kill();
        assert_eq!(adopted.wait().await, Exit::Unknown);
        assert!(Process::adopt(id).is_none());
        drop(original);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn processes_that_nothing_knows_are_ended_by_their_mark() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().display().to_string();
        let start = |mark: &str| {
            let spec = Spawn {
                program: "/bin/sh".into(),
                args: vec!["-c".into(), "sleep 60 & wait".into()],
                env: vec![("PATH".into(), "/bin:/usr/bin".into()), (MARK.into(), mark.into())],
                working_dir: "/".into(),
                log: None,
            };
            Process::spawn(&spec, Stdio::null()).unwrap()
        };
        let (mut known, mut stray, mut other) = (start(&mark), start(&mark), start("/another/folder"));
        let ended = end_strays(&mark, &BTreeSet::from([known.id().pid]));
        assert!(ended >= 1, "the shell, and its child if that was there already");
        assert_eq!(stray.wait().await, Exit::Signal(9));
        for process in [&mut known, &mut other] {
            assert!(is_running(process.id()));
            process.kill();
            process.wait().await;
        }
    }

    #[tokio::test]
    async fn a_group_ends_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("pid.log");
        let mut process = shell("sleep 60 & echo $!; exit 0", Some(log.clone()));
        process.wait().await;
        let grandchild: u32 = std::fs::read_to_string(log).unwrap().trim().parse().unwrap();
        while start_time(grandchild).is_some() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
