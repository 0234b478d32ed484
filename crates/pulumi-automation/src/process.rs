//! Runs of the engine: started with their output in files or on the terminal, waited for, signalled, and at
//! the end killed together with all that they started.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Seek as _, SeekFrom, Write as _},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
    time::Duration,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::{Error, Failure, Result};

/// How often it is looked whether a process has ended.
const INTERVAL: Duration = Duration::from_millis(5);

/// What a run of the engine printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finished {
    /// Standard output; empty where it went to the terminal.
    pub stdout: String,
    /// Standard error; empty where it went to the terminal.
    pub stderr: String,
}

/// A started process.
pub(crate) struct Process {
    command: String,
    target: Arc<Target>,
    ended: mpsc::Receiver<std::io::Result<ExitStatus>>,
    output: Option<[File; 2]>,
}

/// Whom signals go to. The number of a process is its own until its end has been seen, and that happens under
/// this lock.
pub(crate) struct Target {
    child: Mutex<Child>,
}

impl Process {
    /// Starts `command`; `captured` says whether its output is kept or goes where ours does, and `input` is
    /// what it reads.
    ///
    /// Output is kept in files: whoever inherits a pipe from the engine, and lives on, would keep it open.
    /// `after` is done once the process has ended.
    pub(crate) fn start(
        mut command: Command,
        captured: bool,
        input: Option<&str>,
        after: impl FnOnce() + Send + 'static,
    ) -> Result<Self> {
        let name = describe(&command);
        let file = |text: Option<&str>| {
            let made = tempfile::tempfile().and_then(|mut file| {
                file.write_all(text.unwrap_or_default().as_bytes())?;
                file.seek(SeekFrom::Start(0))?;
                Ok(file)
            });
            made.map_err(Error::io("cannot make a temporary file"))
        };
        let shared = |file: &File| file.try_clone().map_err(Error::io("cannot share a temporary file"));
        let output = if captured { Some([file(None)?, file(None)?]) } else { None };
        if let Some([stdout, stderr]) = &output {
            command.stdout(shared(stdout)?).stderr(shared(stderr)?);
        }
        match input {
            Some(text) => command.stdin(file(Some(text))?),
            None if captured => command.stdin(Stdio::null()),
            None => &mut command,
        };
        let child = command.spawn().map_err(|source| Error::Start { command: name.clone(), source })?;
        let target = Arc::new(Target { child: Mutex::new(child) });
        let (sender, ended) = mpsc::channel();
        let waiting = target.clone();
        thread::spawn(move || {
            let status = waiting.wait();
            after();
            // Nobody may be interested any more.
            drop(sender.send(status));
        });
        Ok(Self { command: name, target, ended, output })
    }

    pub(crate) fn command(&self) -> &str {
        &self.command
    }

    pub(crate) fn target(&self) -> &Arc<Target> {
        &self.target
    }

    /// How it ended, if it has within `limit`.
    pub(crate) fn wait(&self, limit: Option<Duration>) -> Option<std::io::Result<ExitStatus>> {
        let gone = || std::io::Error::other("the thread that waits for the engine is gone");
        match limit {
            None => Some(self.ended.recv().unwrap_or_else(|_| Err(gone()))),
            Some(limit) => match self.ended.recv_timeout(limit) {
                Ok(status) => Some(status),
                Err(mpsc::RecvTimeoutError::Timeout) => None,
                Err(mpsc::RecvTimeoutError::Disconnected) => Some(Err(gone())),
            },
        }
    }

    /// What it printed, if it succeeded.
    pub(crate) fn finish(mut self, status: std::io::Result<ExitStatus>) -> Result<Finished> {
        let status = status.map_err(Error::io(format!("cannot wait for {}", self.command)))?;
        let [stdout, stderr] = match &mut self.output {
            Some([stdout, stderr]) => [read(stdout)?, read(stderr)?],
            None => [String::new(), String::new()],
        };
        if status.success() {
            return Ok(Finished { stdout, stderr });
        }
        Err(Error::Failed(Box::new(Failure { command: self.command, status, stdout, stderr })))
    }
}

impl Target {
    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self) -> std::io::Result<ExitStatus> {
        loop {
            if let Some(status) = self.child().try_wait()? {
                return Ok(status);
            }
            thread::sleep(INTERVAL);
        }
    }

    /// Sends `signal`, unless the process has ended; says whether it was there.
    pub(crate) fn signal(&self, signal: Signal) -> bool {
        let mut child = self.child();
        matches!(child.try_wait(), Ok(None)) && kill(pid(&child), signal).is_ok()
    }

    /// Kills the process and all that it started.
    pub(crate) fn kill(&self) {
        let mut child = self.child();
        if matches!(child.try_wait(), Ok(None)) {
            for pid in with_descendants(pid(&child)) {
                // Whoever has ended meanwhile needs no signal.
                let _ = kill(pid, Signal::SIGKILL);
            }
        }
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(i32::try_from(child.id()).unwrap_or(i32::MAX))
}

/// Runs `command` to its end; `input` is what it reads, and within `limit` it must be done.
pub(crate) fn run(command: Command, input: Option<&str>, limit: Option<Duration>) -> Result<Finished> {
    let process = Process::start(command, true, input, || ())?;
    match (process.wait(limit), limit) {
        (None, Some(limit)) => {
            process.target.kill();
            // Its end is what makes the promise true that nothing is left.
            drop(process.wait(None));
            Err(Error::TimedOut { command: process.command, limit })
        }
        (status, _) => process.finish(status.unwrap_or_else(|| Err(std::io::Error::other("no end")))),
    }
}

fn read(file: &mut File) -> Result<String> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))
        .and_then(|_| std::io::Read::read_to_end(file, &mut bytes))
        .map_err(Error::io("cannot read what the engine printed"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The command as a person would type it. Secrets never are arguments here.
fn describe(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().unwrap_or(command.get_program());
    let words: Vec<_> =
        std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// A process and all below it.
fn with_descendants(root: Pid) -> Vec<Pid> {
    let mut children: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for (pid, parent) in processes() {
        children.entry(parent).or_default().push(pid);
    }
    let mut found = vec![root.as_raw()];
    let mut next = 0;
    while let Some(pid) = found.get(next) {
        found.extend(children.get(pid).into_iter().flatten().copied().collect::<Vec<_>>());
        next += 1;
    }
    found.into_iter().map(Pid::from_raw).collect()
}

/// All processes with their parents: from `/proc`, and where there is none by `ps`.
fn processes() -> Vec<(i32, i32)> {
    let Ok(entries) = fs::read_dir("/proc") else { return by_ps() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    let pairs: Vec<_> = pids.filter_map(|pid| Some((pid, parent(pid)?))).collect();
    if pairs.is_empty() { by_ps() } else { pairs }
}

fn parent(pid: i32) -> Option<i32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in parentheses, may hold anything.
    stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

fn by_ps() -> Vec<(i32, i32)> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output();
    let text = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let pair = |line: &str| {
        let mut words = line.split_whitespace().map(str::parse);
        Some((words.next()?.ok()?, words.next()?.ok()?))
    };
    text.lines().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_outputs_are_kept_apart_and_input_is_read() {
        let finished = run(shell("cat; echo trouble >&2"), Some("text"), None).unwrap();
        assert_eq!((finished.stdout.as_str(), finished.stderr.as_str()), ("text", "trouble\n"));
        let failed = run(shell("echo no >&2; exit 3"), None, None).unwrap_err();
        assert_eq!(failed.failure().unwrap().status.code(), Some(3));
        assert!(failed.to_string().ends_with("\nno"), "{failed}");
    }

    #[test]
    fn one_that_takes_too_long_is_killed_with_its_children() {
        // The child tells its number and would live for an hour.
        let folder = tempfile::tempdir().unwrap();
        let told = folder.path().join("pid");
        let script = format!("sleep 3600 & echo $! > {0}.new; mv {0}.new {0}; wait", told.display());
        let begun = Instant::now();
        let process = Process::start(shell(&script), true, None, || ()).unwrap();
        while !told.exists() {
            assert!(begun.elapsed() < Duration::from_secs(60));
            thread::yield_now();
        }
        let child: i32 = fs::read_to_string(&told).unwrap().trim().parse().unwrap();
        process.target().kill();
        assert!(!process.wait(None).unwrap().unwrap().success());
        // It is gone soon, or a zombie that nobody waits for.
        let alive = || {
            let state = fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
            !(state.is_empty() || state.contains(") Z ") || state.contains(") X "))
        };
        while alive() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{child} lives");
            thread::yield_now();
        }
        assert!(!process.target().signal(Signal::SIGINT), "a process that has ended gets no signal");
    }

    #[test]
    fn processes_have_parents_by_either_way() {
        let own = i32::try_from(std::process::id()).unwrap();
        let parent = parent(own).unwrap();
        assert!(processes().contains(&(own, parent)));
        assert!(with_descendants(Pid::from_raw(parent)).contains(&Pid::from_raw(own)));
    }
}
