//! What can go wrong.

use std::{io, process::ExitStatus, time::Duration};

/// The result of what is done here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no engine on the `PATH`.
    #[error(
        "there is no Pulumi engine: put `pulumi` on the PATH (https://www.pulumi.com/docs/install/), or say where it is with \
         `Engine::at`"
    )]
    NoEngine,
    /// The engine could not be started.
    #[error("cannot run {command}")]
    Start {
        /// What was to be run.
        command: String,
        /// Why not.
        source: io::Error,
    },
    /// The engine ended with an error.
    #[error("{0}")]
    Failed(Box<Failure>),
    /// The engine took longer than it was given, and was ended.
    #[error("{command} did not end within {limit:?}, and was ended")]
    TimedOut {
        /// What was run.
        command: String,
        /// How long it was given.
        limit: Duration,
    },
    /// The engine printed something else than it should. The reason names a position, never a value.
    #[error("{command} printed what is not understood: {reason}")]
    NotUnderstood {
        /// What was run.
        command: String,
        /// What was wrong with it.
        reason: String,
    },
    /// A file or a process could not be handled.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// What the engine ended with, if it ran and failed.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Why the engine failed, as far as it says so.
    pub fn reason(&self) -> Option<Reason> {
        self.failure().map(Failure::reason)
    }

    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        |source| Self::Io { what, source }
    }
}

/// A run of the engine that failed.
#[derive(Debug)]
pub struct Failure {
    /// What was run, as a person would type it.
    pub command: String,
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed; empty where it printed on the terminal.
    pub stdout: String,
    /// What it printed as errors; empty where it printed on the terminal.
    pub stderr: String,
}

/// Why the engine failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// There is no such stack.
    NoSuchStack,
    /// There is such a stack already.
    StackExists,
    /// Another update of the stack runs, or was killed while it did
    /// ([`Stack::cancel`](crate::Stack::cancel)).
    Locked,
    /// There were changes, and none were expected.
    UnexpectedChanges,
    /// It was cancelled.
    Cancelled,
    /// Something else; the engine's words are in the failure.
    Other,
}

// The engine's own numbers, which it promises to keep (`exit.go` of its SDK).
const STACK_NOT_FOUND: i32 = 6;
const NO_CHANGES: i32 = 7;
const CANCELLED: i32 = 8;

impl Failure {
    /// Why the engine failed, by its exit code, or by its words where there is no code for it.
    pub fn reason(&self) -> Reason {
        match self.status.code() {
            Some(STACK_NOT_FOUND) => return Reason::NoSuchStack,
            Some(NO_CHANGES) => return Reason::UnexpectedChanges,
            Some(CANCELLED) => return Reason::Cancelled,
            _ => {}
        }
        let says = |words: &str| self.stderr.contains(words) || self.stdout.contains(words);
        if says("the stack is currently locked by") || says("Another update is currently in progress") {
            Reason::Locked
        } else if self.stderr.contains("stack '") && says("' already exists") {
            Reason::StackExists
        } else if says("update canceled") || says("error: canceled") {
            Reason::Cancelled
        } else {
            Reason::Other
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} failed ({})", self.command, self.status)?;
        // Updates explain themselves on stdout, everything else on stderr.
        let said = [self.stdout.trim(), self.stderr.trim()];
        said.iter().filter(|text| !text.is_empty()).try_for_each(|text| write!(f, "\n{text}"))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;

    fn failed(code: i32, stderr: &str) -> Failure {
        Failure {
            command: "`pulumi up`".to_owned(),
            status: ExitStatus::from_raw(code << 8),
            stdout: String::new(),
            stderr: stderr.to_owned(),
        }
    }

    #[test]
    fn the_engine_says_why_by_its_code_or_in_words() {
        assert_eq!(failed(6, "").reason(), Reason::NoSuchStack);
        assert_eq!(
            failed(255, "error: the stack is currently locked by 1 lock(s).").reason(),
            Reason::Locked
        );
        assert_eq!(
            failed(255, "error: stack 'organization/p/dev' already exists").reason(),
            Reason::StackExists
        );
        assert_eq!(failed(1, "error: something").reason(), Reason::Other);
    }

    #[test]
    fn a_failure_shows_what_was_run_and_what_it_said() {
        let error = Error::Failed(Box::new(failed(1, "error: no\n"))).to_string();
        assert_eq!(error, "`pulumi up` failed (exit status: 1)\nerror: no");
    }
}
