//! Health checks of one target, on schedule, as a load balancer does them.

use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header, uri::PathAndQuery};
use http_body_util::Empty;
use nix::errno::Errno;
use tokio::time::{Instant, sleep, timeout};

use super::{
    health::{Health, Outcome},
    target_group::Target,
};
use crate::{
    data::{
        Scale,
        http1::{Pool, Request},
    },
    model::HealthCheck,
    status::HealthState,
};

/// For this long a new target that does not listen yet is asked again and again, so that its start is seen at
/// once.
const STARTUP: Duration = Duration::from_secs(5);
const FIRST_RETRY: Duration = Duration::from_millis(3);
const SLOWEST_RETRY: Duration = Duration::from_millis(50);
/// Whatever the scale.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(10);

/// A check that was not passed.
#[derive(Debug)]
enum Failed {
    /// This machine could not ask: that says nothing about the target.
    NotAsked(String),
    /// Nothing has answered, or "503 Service Unavailable": the workload may still be starting.
    NotYet(String),
    /// Anything else.
    Wrong(String),
}

/// The address that checks connect to.
#[derive(Clone, Debug)]
pub enum Checked {
    Traffic,
    /// That of another port of its task.
    Other(SocketAddr),
    /// None, for this reason.
    Nothing(String),
}

/// Checks a target until it is dropped, and reports its state whenever that, or the last check's words,
/// change.
pub async fn follow(
    target: Arc<Target>,
    checked: Checked,
    check: HealthCheck,
    from: HealthState,
    scale: Scale,
    report: impl Fn(HealthState),
) {
    let mut health = Health::resume(&check, from);
    let began_at = Instant::now();
    let mut retry = FIRST_RETRY;
    loop {
        let began = Instant::now();
        let result = match &checked {
            Checked::Traffic => probe(&target, &target.pool, &check).await,
            Checked::Other(address) => probe(&target, &Pool::new(*address), &check).await,
            Checked::Nothing(why) => Err(Failed::Wrong(format!("Health checks failed ({why})"))),
        };
        let (outcome, words) = match result {
            Ok(()) => (Some(Outcome::Passed), "passed".to_owned()),
            Err(Failed::NotAsked(why)) => (None, why),
            Err(Failed::NotYet(why)) => (Some(Outcome::NotYet), why),
            Err(Failed::Wrong(why)) => (Some(Outcome::Wrong), why),
        };
        let news = **target.last_check.load() != words;
        target.last_check.store(Arc::new(words));
        target.may_be_starting.store(outcome == Some(Outcome::NotYet), Relaxed);
        let changed =
            outcome.is_some_and(|outcome| health.record(outcome, Instant::now().into_std()).is_some());
        if changed || news {
            report(health.state());
        }
        target.pool.prune();
        let starting = health.state() == HealthState::Initial && began_at.elapsed() < STARTUP;
        if outcome.is_none() || starting && outcome == Some(Outcome::NotYet) {
            sleep(retry).await;
            retry = (retry * 3 / 2).min(SLOWEST_RETRY);
            continue;
        }
        scale.wait(began, check.interval, SHORTEST_INTERVAL).await;
    }
}

/// One check over a connection of its own. The words are those of the load balancer's reason codes.
async fn probe(target: &Target, pool: &Pool, check: &HealthCheck) -> Result<(), Failed> {
    if let Some(why) = &*target.check_blocked.load() {
        return Err(Failed::Wrong(format!("Request timed out ({why})")));
    }
    let exchange = async {
        let connection = pool.connect().await.map_err(|error| match is_local(&error) {
            true => Failed::NotAsked(format!("no check could be made ({error})")),
            false => Failed::NotYet(format!(
                "Health checks failed (no connection: {error}; the container must listen on the PORT that it is given)"
            )),
        })?;
        let mut headers = HeaderMap::new();
        let host = HeaderValue::from_str(&format!("{}:{}", target.ip, check.port.unwrap_or(target.port)));
        headers.insert(header::HOST, host.unwrap_or(HeaderValue::from_static("target")));
        headers.insert(header::USER_AGENT, HeaderValue::from_static("ELB-HealthChecker/2.0"));
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        let target = check.path.parse::<PathAndQuery>().unwrap_or(PathAndQuery::from_static("/"));
        let request = Request::new(Method::GET, target.as_str(), &headers, Empty::<Bytes>::new());
        let (response, _) = connection
            .send(request)
            .await
            .map_err(|failed| Failed::NotYet(format!("Health checks failed ({})", failed.error)))?;
        match response.status().as_u16() {
            status if check.matcher.accepts(status) => Ok(()),
            status => {
                let why = format!("Health checks failed with these codes: [{status}]");
                Err(if status == 503 { Failed::NotYet(why) } else { Failed::Wrong(why) })
            }
        }
    };
    timeout(check.timeout, exchange)
        .await
        .unwrap_or_else(|_| Err(Failed::NotYet(format!("Request timed out after {:?}", check.timeout))))
}

/// Whether a connection failed for want of this machine's descriptors or ports.
fn is_local(error: &std::io::Error) -> bool {
    let errno = error.raw_os_error().map(Errno::from_raw);
    matches!(errno, Some(Errno::EMFILE | Errno::ENFILE | Errno::ENOBUFS | Errno::EADDRNOTAVAIL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortage_of_this_machine_says_nothing_about_a_target() {
        let error = |errno: Errno| std::io::Error::from_raw_os_error(errno as i32);
        assert!(is_local(&error(Errno::EMFILE)) && is_local(&error(Errno::EADDRNOTAVAIL)));
        assert!(!is_local(&error(Errno::ECONNREFUSED)) && !is_local(&std::io::Error::other("x")));
    }
}
