//! Commands and what they did.

use std::{
    process::{Child, Command},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use pulumi_automation::{Error, Failure, Finished};

use crate::TIMEOUT;

/// What an engine command did.
#[derive(Debug)]
pub struct Ran {
    /// Whether it exited with 0.
    pub success: bool,
    /// Standard output and standard error, one after the other.
    pub text: String,
}

impl Ran {
    pub(crate) fn new(ran: pulumi_automation::Result<Finished>) -> Result<Self> {
        let (success, stdout, stderr) = match ran {
            Ok(Finished { stdout, stderr }) => (true, stdout, stderr),
            Err(Error::Failed(failure)) => {
                let Failure { stdout, stderr, .. } = *failure;
                (false, stdout, stderr)
            }
            Err(error) => return Err(error.into()),
        };
        Ok(Self { success, text: stdout + &stderr })
    }

    /// The text, if the command succeeded.
    ///
    /// # Errors
    /// The command failed; its text is the error's.
    pub fn ok(self) -> Result<String> {
        ensure!(self.success, "the command failed:\n{}", self.text);
        Ok(self.text)
    }

    /// The text, if the command failed.
    ///
    /// # Errors
    /// The command succeeded.
    pub fn failed(self) -> Result<String> {
        ensure!(!self.success, "the command should have failed, but printed:\n{}", self.text);
        Ok(self.text)
    }
}

/// Runs `command`, which is not the engine, to its end.
///
/// # Errors
/// It could not be started.
pub fn run(command: &mut Command) -> Result<Ran> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Ran { success: output.status.success(), text: text(&output.stdout) + &text(&output.stderr) })
}

/// Waits for `child`.
///
/// # Errors
/// It took longer than fifteen minutes (it is killed then).
pub fn wait(child: &mut Child) -> Result<std::process::ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > TIMEOUT {
            child.kill()?;
            child.wait()?;
            bail!("no end after {TIMEOUT:?}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
