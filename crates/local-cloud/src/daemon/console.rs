//! `pulumi-resource-aws list | events | delete NAME | stop`: what a console is for.

use std::{env, io, time::Duration};

use anyhow::{Context as _, bail};
use tokio::time::timeout;

use super::{
    launcher::Search,
    lock,
    protocol::{Reply, Request},
    state_dir::StateDir,
};

/// A task that is told to stop has as long as its stop timeout, of which 120 s is Fargate's longest.
const STOP: Duration = Duration::from_secs(150);

/// Runs a command on the local cloud of the project around the current folder, and returns what it prints.
///
/// # Errors
/// There is no project, the command cannot be carried out, or the daemon refuses.
pub async fn run(request: Request) -> anyhow::Result<String> {
    let here = env::current_dir()?;
    let state = StateDir::of_project(&here, None)
        .with_context(|| format!("there is no Pulumi.yaml in {} or above it", here.display()))?;
    let nothing = match request {
        Request::Stop => !lock::is_held(&state),
        // After a kill there are records, and no daemon.
        _ => !lock::is_held(&state) && !state.folder.join("records.json").exists(),
    };
    if nothing {
        return Ok(format!("No local cloud runs in {}.", state.folder.display()));
    }
    let mut link = Search::new(&state).daemon().await.map_err(anyhow::Error::msg)?;
    match link.ask(&request).await? {
        Reply::Resources(resources) => {
            let lines = resources.iter().map(|resource| {
                let unconfirmed = if resource.unconfirmed { "  (unconfirmed)" } else { "" };
                format!("{}  {}{unconfirmed}", resource.urn, resource.id)
            });
            Ok(lines.collect::<Vec<_>>().join("\n"))
        }
        Reply::Events(events) => Ok(events.join("\n")),
        Reply::Done if request == Request::Stop => {
            timeout(STOP, link.ended()).await.map_err(io::Error::from).context("the daemon does not end")?;
            Ok("The local cloud has stopped. Its resources are kept: the next command runs them again."
                .to_owned())
        }
        Reply::Done => Ok("Deleted. `pulumi refresh` takes it out of the stack's state.".to_owned()),
        Reply::Refused { reason } => bail!(reason),
        other => bail!("the daemon's answer is of another build: {other:?}"),
    }
}
