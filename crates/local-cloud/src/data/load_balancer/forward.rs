//! From a load balancer to a target: the choice by weight, and the request over a kept connection or a new
//! one, within the timeouts.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Response};
use hyper::body::Body as HttpBody;
use tokio::time::{Instant, sleep_until};

use super::{
    body::{Progress, TargetBody, Upload},
    response::Failure,
    target_group::{InFlight, TargetGroup},
};
use crate::data::{
    http1::{BoxError, Exchange, ExchangeError, Request, SendError},
    workers::PerWorker,
};

/// The connection timeout of a load balancer (troubleshooting guide, HTTP 504).
const CONNECT: Duration = Duration::from_secs(10);

/// A forward action: target groups with their weights.
#[derive(Debug)]
pub struct Forward {
    groups: Vec<(Arc<TargetGroup>, u32)>,
    /// The amount by which each group is behind its share.
    arrears: Box<PerWorker<Vec<i64>>>,
}

/// The time limits of one request.
#[derive(Debug)]
pub struct Limits {
    /// The client's timeout, until the response begins.
    pub patience: Duration,
    /// The load balancer's idle timeout.
    pub idle_timeout: Duration,
    /// The progress of the request's body, if it has one.
    pub progress: Option<Arc<Progress>>,
}

impl Forward {
    /// Forwards to these target groups.
    pub fn new(groups: Vec<(Arc<TargetGroup>, u32)>) -> Self {
        let arrears = PerWorker::from_fn(|| vec![0; groups.len()]);
        Self { groups, arrears: Box::new(arrears) }
    }

    /// A target of one of the groups, by weight; or why there is none.
    pub fn choose(&self, headers: &HeaderMap) -> Result<InFlight, String> {
        match self.groups.as_slice() {
            // A single target group takes all, whatever its weight.
            [(only, _)] => only.choose(headers),
            groups => groups[self.turn()?].0.choose(headers),
        }
    }

    /// The index of the next group, by smooth weighted round robin: each turn, every group's arrears grow by
    /// its weight, and the group with the largest goes and pays the sum of the weights. So weights of 2 and 1
    /// give A B A, and not A A B.
    fn turn(&self) -> Result<usize, String> {
        let total: i64 = self.groups.iter().map(|(_, weight)| i64::from(*weight)).sum();
        if total == 0 {
            return Err("the target groups of the forward action have no weight".to_owned());
        }
        let mut arrears = self.arrears.here();
        let mut next = 0;
        for (index, (_, weight)) in self.groups.iter().enumerate() {
            arrears[index] += i64::from(*weight);
            if arrears[index] > arrears[next] {
                next = index;
            }
        }
        arrears[next] -= total;
        Ok(next)
    }
}

/// Sends a request to a target.
pub async fn send<B>(
    target: InFlight,
    request: Request<Upload<B>>,
    limits: Limits,
) -> Result<Response<TargetBody<B>>, Failure>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    if let Some(why) = &*target.blocked.load() {
        return Err(Failure::TargetUnreachable(why.to_string()));
    }
    let (response, exchange) = tokio::select! {
        biased;
        sent = exchange(&target, request) => sent?,
        failure = give_up(&target, &limits) => return Err(failure),
    };
    Ok(response.map(|()| TargetBody::new(exchange, target, limits.idle_timeout)))
}

async fn exchange<B>(
    target: &InFlight,
    mut request: Request<B>,
) -> Result<(Response<()>, Exchange<B>), Failure>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin + Send + 'static,
{
    if let Some(connection) = target.pool.checkout() {
        // The target may close the connection in the same instant. A request that was not sent, or is safe to
        // repeat, goes over a new connection, so the race never shows.
        match connection.send(request).await {
            Ok(sent) => return Ok(sent),
            Err(SendError { again: Some(again), .. }) => request = again,
            Err(SendError { error, again: None }) => return Err(failed(target, error)),
        }
    }
    let connecting = tokio::time::timeout(CONNECT, target.pool.connect()).await;
    let connection = match connecting {
        Ok(Ok(connection)) => connection,
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
    connection.send(request).await.map_err(|SendError { error, .. }| failed(target, error))
}

/// Ends when the client or the load balancer has waited long enough. Neither clock runs while the request's
/// body makes progress.
async fn give_up(target: &InFlight, limits: &Limits) -> Failure {
    let patience = limits.patience.min(limits.idle_timeout);
    let mut passed = 0;
    loop {
        sleep_until(Instant::now() + patience).await;
        match limits.progress.as_ref().and_then(|progress| progress.so_far()) {
            Some(sent) if sent > passed => passed = sent,
            _ => break,
        }
    }
    let waited = format!("{} has not answered within", name(target));
    if limits.patience <= limits.idle_timeout {
        Failure::ClientTimeout(format!("{waited} the integration's timeout of {:?}", limits.patience))
    } else {
        Failure::TargetTimeout(format!(
            "{waited} the load balancer's idle timeout of {:?}",
            limits.idle_timeout
        ))
    }
}

fn failed(target: &InFlight, error: ExchangeError) -> Failure {
    match error {
        ExchangeError::Request(error) => Failure::RequestBody(error.into()),
        error => Failure::TargetFailed(format!("{} {error}", name(target))),
    }
}

fn name(target: &InFlight) -> String {
    format!("target {}:{} (task {})", target.ip, target.port, target.task)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn turns(weights: &[u32], count: usize) -> Vec<usize> {
        let group = |weight: &u32| (Arc::new(TargetGroup::new(String::new())), *weight);
        let forward = Forward::new(weights.iter().map(group).collect());
        (0..count).map(|_| forward.turn().unwrap()).collect()
    }

    #[test]
    fn weights_are_mixed_and_not_sent_in_runs() {
        assert_eq!(turns(&[5, 1, 1], 7), [0, 0, 1, 0, 2, 0, 0]);
        assert_eq!(turns(&[1, 1], 4), [0, 1, 0, 1]);
        assert_eq!(turns(&[0, 3], 3), [1, 1, 1]);
        assert!(Forward::new(vec![]).turn().is_err());
    }

    proptest! {
        /// Over every span of turns, each group gets its share, give or take less than one turn for each
        /// group.
        #[test]
        fn shares_hold(weights in prop::collection::vec(0u32..20, 1..5), count in 1usize..200) {
            let total: u32 = weights.iter().sum();
            prop_assume!(total > 0);
            let turns = turns(&weights, count);
            for (index, weight) in weights.iter().enumerate() {
                let got = turns.iter().filter(|turn| **turn == index).count() as f64;
                let share = f64::from(*weight) / f64::from(total) * count as f64;
                prop_assert!((got - share).abs() < weights.len() as f64, "{weights:?} {index}: {got} of {share}");
            }
        }
    }
}
