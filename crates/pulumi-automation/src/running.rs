//! An update, preview, refresh, destroy or import that has been started.

use std::{
    process::ExitStatus,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;

use crate::{
    Error, Event, EventKind, Result, Summary,
    process::{Finished, Process, Target},
};

/// How long an update that is cancelled may go on with what it has begun.
const GRACE: Duration = Duration::from_secs(30);
/// How long the engine may take to end after it was told twice.
const LAST_GRACE: Duration = Duration::from_secs(10);

/// A running update, and an iterator of its events. The last one has been seen when the engine has ended.
///
/// Dropped before that, the update is cancelled, and the engine ended with all that it started.
pub struct Running {
    /// None once it is finished.
    process: Option<Process>,
    /// How it ended, once that is known.
    status: Option<std::io::Result<ExitStatus>>,
    events: mpsc::Receiver<Event>,
    summary: Option<Summary>,
    limit: Option<(Instant, Duration)>,
    timed_out: bool,
    /// What the engine needs for as long as it runs: a program's server, temporary files.
    needed: Vec<Box<dyn Send>>,
}

/// An update that has succeeded.
#[derive(Clone, Debug)]
pub struct Done {
    /// What it came to.
    pub summary: Option<Summary>,
    /// What the engine printed.
    pub finished: Finished,
}

/// Cancels a running update; can be kept and sent anywhere.
#[derive(Clone)]
pub struct Canceller(Arc<Target>);

impl Canceller {
    /// Asks the engine to stop: what it has begun is finished, and the state is saved. Asked twice, it stops
    /// at once. Says whether it still ran.
    pub fn cancel(&self) -> bool {
        self.0.signal(Signal::SIGINT)
    }
}

impl Running {
    pub(crate) fn new(process: Process, events: mpsc::Receiver<Event>, limit: Option<Duration>) -> Self {
        Self {
            process: Some(process),
            status: None,
            events,
            summary: None,
            limit: limit.map(|limit| (Instant::now() + limit, limit)),
            timed_out: false,
            needed: Vec::new(),
        }
    }

    /// Keeps `thing` for as long as the engine runs.
    pub(crate) fn keep(&mut self, thing: impl Send + 'static) {
        self.needed.push(Box::new(thing));
    }

    /// What cancels it; nothing once its end has been waited for.
    pub fn canceller(&self) -> Option<Canceller> {
        self.process.as_ref().map(|process| Canceller(process.target().clone()))
    }

    /// Waits for its end. Events that nobody has looked at are passed over.
    ///
    /// # Errors
    /// It failed, was cancelled, or took longer than it was given.
    pub fn wait(mut self) -> Result<Done> {
        while self.next().is_some() {}
        let status = self.ended(None).unwrap_or_else(|| Err(std::io::Error::other("no end")));
        let Some(process) = self.process.take() else {
            return Ok(Done { summary: self.summary.take(), finished: Finished::default() });
        };
        if let (true, Some((_, limit))) = (self.timed_out, self.limit) {
            return Err(Error::TimedOut { command: process.command().to_owned(), limit });
        }
        let finished = process.finish(status)?;
        Ok(Done { summary: self.summary.take(), finished })
    }

    /// Cancels it and waits for its end: politely, then less so, and at last by killing the engine and all
    /// that it started.
    pub fn cancel(mut self) {
        self.end();
    }

    /// How the process ended, if it has within `limit`.
    fn ended(&mut self, limit: Option<Duration>) -> Option<std::io::Result<ExitStatus>> {
        let copy = |status: &std::io::Result<ExitStatus>| match status {
            Ok(status) => Ok(*status),
            Err(error) => Err(std::io::Error::new(error.kind(), error.to_string())),
        };
        if self.status.is_none() {
            self.status = self.process.as_ref()?.wait(limit);
        }
        self.status.as_ref().map(copy)
    }

    fn end(&mut self) {
        for grace in [GRACE, LAST_GRACE] {
            if let Some(canceller) = self.canceller() {
                canceller.cancel();
            }
            if self.ended(Some(grace)).is_some() || self.process.is_none() {
                return;
            }
        }
        if let Some(process) = &self.process {
            process.target().kill();
        }
        self.ended(None);
    }
}

impl Iterator for Running {
    type Item = Event;

    /// Waits for the next event.
    fn next(&mut self) -> Option<Event> {
        let received = match self.limit {
            Some((deadline, _)) if !self.timed_out => {
                match self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        self.timed_out = true;
                        self.end();
                        self.events.recv().ok()
                    }
                    received => received.ok(),
                }
            }
            _ => self.events.recv().ok(),
        };
        if let Some(Event { kind: EventKind::Summary(summary), .. }) = &received {
            self.summary = Some(summary.clone());
        }
        received
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.process.is_some() && self.status.is_none() {
            self.end();
        }
    }
}
