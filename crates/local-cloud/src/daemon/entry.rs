//! The binary's entry point. It is in the library so that code that is not generic is compiled once, and not
//! again with the binary.

use std::process::ExitCode;

use nix::sys::{
    resource::{Resource, getrlimit, setrlimit},
    stat::{Mode, umask},
};
use provider_kit::plugin;
use tokio::runtime::Builder;

use crate::data;

use super::{console, launcher, log, protocol::Request, server, state_dir::StateDir};

/// `pulumi-resource-aws ENGINE` is the plugin that the Pulumi engine starts; `pulumi-resource-aws daemon
/// FOLDER` is the local cloud; `list`, `events`, `delete NAME` and `stop` are its console.
pub fn main() -> ExitCode {
    if let Some(end) = data::wait_at_gate(std::env::args_os().nth(1).as_deref()) {
        return end;
    }
    // All that launcher and daemon write is the user's alone, whichever code writes it.
    umask(Mode::S_IRWXG | Mode::S_IRWXO);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["daemon", folder] => daemon(folder),
        ["list"] => ask(Request::List),
        ["events"] => ask(Request::Events),
        ["delete", name] => ask(Request::Delete { name: (*name).to_owned() }),
        ["stop"] => ask(Request::Stop),
        // The engine's address comes last; flags for logging may come before.
        _ => launch(words.last().copied().unwrap_or_default()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => plugin::fail(&error),
    }
}

fn launch(engine: &str) -> anyhow::Result<()> {
    Ok(Builder::new_current_thread().enable_all().build()?.block_on(launcher::run(engine))?)
}

#[expect(clippy::print_stdout, reason = "a command's result")]
fn ask(request: Request) -> anyhow::Result<()> {
    let answer = Builder::new_current_thread().enable_all().build()?.block_on(console::run(request))?;
    println!("{answer}");
    Ok(())
}

fn daemon(folder: &str) -> anyhow::Result<()> {
    // Out of the engine's process group, which it signals when it is done. It fails only for a group's
    // leader, which is out already.
    let _ = nix::unistd::setsid();
    let state = StateDir { folder: folder.into() };
    log::start(state.log())?;
    raise_file_limit();
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(server::run(state))
}

/// Raises the soft limit on open files to the hard one, as Go's runtime does: shells often start with 1,024
/// or fewer.
fn raise_file_limit() {
    let raised = getrlimit(Resource::RLIMIT_NOFILE).and_then(|(soft, hard)| {
        // macOS says that there is no limit, and refuses more than this.
        let most = if cfg!(target_os = "macos") { hard.min(10_240) } else { hard };
        if soft < most { setrlimit(Resource::RLIMIT_NOFILE, most, hard) } else { Ok(()) }
    });
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit on open files stays as it is");
    }
}
