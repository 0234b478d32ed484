//! From the load balancer to a task: a kept connection if there is one, a new one if not, within the timeouts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::Duration,
};

use http::Response;
use tokio::time::{Instant, sleep_until};

use super::{
    super::balancer::{Group, InFlight},
    answer::Failure,
    body::{TaskBody, Upload},
    handle::too_large,
    outbound::Outbound,
    upstream::{SendError, TaskError, Upstream},
};

/// How long a load balancer tries to connect (troubleshooting guide, HTTP 504).
const CONNECT: Duration = Duration::from_secs(10);

/// The limits of one request.
#[derive(Debug)]
pub struct Limits {
    /// The integration's timeout, until the response begins.
    pub timeout: Duration,
    /// The load balancer's idle timeout.
    pub idle_timeout: Duration,
    /// The request body's progress, if it has one.
    pub upload: Option<Arc<Upload>>,
}

/// A target of one of the groups, by weight; or why there is none.
pub fn choose(groups: &[(Arc<Group>, u32)]) -> Result<InFlight, String> {
    static TURN: AtomicU32 = AtomicU32::new(0);
    match groups {
        [(only, _)] => only.choose(),
        groups => {
            let total = groups.last().map_or(0, |(_, sum)| *sum);
            if total == 0 {
                return Err("the target groups of the forward action have no weight".to_owned());
            }
            let turn = TURN.fetch_add(1, Relaxed) % total;
            let (group, _) = groups.iter().find(|(_, sum)| turn < *sum).unwrap_or(&groups[0]);
            group.choose()
        }
    }
}

/// Sends a request to a target.
pub async fn send(
    target: InFlight,
    request: Outbound,
    limits: Limits,
) -> Result<Response<TaskBody>, Failure> {
    if let Some(why) = &*target.blocked.load() {
        return Err(Failure::TargetUnreachable(why.to_string()));
    }
    let sent = tokio::select! {
        biased;
        sent = exchange(&target, request) => sent,
        failure = give_up(&target, &limits) => return Err(failure),
    };
    match sent {
        Ok((response, upstream)) => {
            Ok(response.map(|()| TaskBody::new(upstream, target, limits.idle_timeout)))
        }
        Err(_) if limits.upload.is_some_and(|upload| upload.is_too_large()) => Err(too_large()),
        Err(why) => Err(why),
    }
}

async fn exchange(target: &InFlight, mut request: Outbound) -> Result<(Response<()>, Upstream), Failure> {
    if let Some(mut upstream) = target.pool.checkout() {
        // The task may close the connection in the same instant. What has not been sent, or may be sent twice, gets a new
        // connection, so that the race never shows.
        match upstream.send(request).await {
            Ok(response) => return Ok((response, upstream)),
            Err(SendError { again: Some(again), .. }) => request = again,
            Err(SendError { error, again: None }) => return Err(failed(target, &error)),
        }
    }
    let connecting = tokio::time::timeout(CONNECT, target.pool.connect()).await;
    let mut upstream = match connecting {
        Ok(Ok(upstream)) => upstream,
        Ok(Err(error)) => {
            return Err(Failure::TargetFailed(format!(
                "{}: nothing accepts connections ({error}); does the container listen on the PORT that it is given?",
                name(target)
            )));
        }
        Err(_) => {
            return Err(Failure::TargetUnreachable(format!("{}: no connection within 10 s", name(target))));
        }
    };
    match upstream.send(request).await {
        Ok(response) => Ok((response, upstream)),
        Err(SendError { error, .. }) => Err(failed(target, &error)),
    }
}

/// Ends when the API or the load balancer has waited long enough. Neither clock runs while the client is still sending.
async fn give_up(target: &InFlight, limits: &Limits) -> Failure {
    let patience = limits.timeout.min(limits.idle_timeout);
    let mut passed = 0;
    loop {
        sleep_until(Instant::now() + patience).await;
        let upload = limits.upload.as_ref().filter(|upload| !upload.is_done());
        match upload.map(|upload| upload.sent()) {
            Some(sent) if sent > passed => passed = sent,
            _ => break,
        }
    }
    let waited = format!("{} has not answered within", name(target));
    if limits.timeout <= limits.idle_timeout {
        Failure::IntegrationTimeout(format!("{waited} the integration's timeout of {:?}", limits.timeout))
    } else {
        Failure::TargetTimeout(format!(
            "{waited} the load balancer's idle timeout of {:?}",
            limits.idle_timeout
        ))
    }
}

fn failed(target: &InFlight, error: &TaskError) -> Failure {
    Failure::TargetFailed(format!("{} {error}", name(target)))
}

fn name(target: &InFlight) -> String {
    format!("target {}:{} (task {})", target.ip, target.port, target.task)
}
