//! Target health: thresholds as a state machine. Pure.
//!
//! Source: Elastic Load Balancing user guide, "Health checks for Application Load Balancer target groups": a
//! new target must pass one check to be healthy; after that, only runs of successes or failures change its
//! state.
//!
//! Checks are made more often here than on AWS, so that success is seen soon. A target that does not answer
//! yet may need its time, which no factor shortens: its failures count as often as AWS would have asked. A
//! wrong answer counts each time.

use std::time::{Duration, Instant};

use crate::{model::HealthCheck, status::HealthState};

/// The result of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer that was asked for.
    Passed,
    /// Another answer, or a check that cannot be passed whatever the target does.
    Wrong,
    /// No answer, or one that asks for patience.
    NotYet,
}

/// Follows the checks of one target.
#[derive(Clone, Debug)]
pub struct Health {
    state: HealthState,
    /// Results in a row that speak against the present state.
    run: u32,
    healthy_threshold: u32,
    unhealthy_threshold: u32,
    /// From one failure that counts to the next, while there is no answer.
    interval: Duration,
    /// The time at which the next check without an answer counts.
    due: Option<Instant>,
}

impl Health {
    /// A target in a state that it has come to before; a new one is initial.
    pub fn resume(check: &HealthCheck, state: HealthState) -> Self {
        Self {
            state,
            run: 0,
            healthy_threshold: check.healthy_threshold.max(1),
            unhealthy_threshold: check.unhealthy_threshold.max(1),
            interval: check.interval,
            due: None,
        }
    }

    pub fn state(&self) -> HealthState {
        self.state
    }

    /// Takes in the result of a check; returns the new state if it changed.
    pub fn record(&mut self, outcome: Outcome, now: Instant) -> Option<HealthState> {
        if outcome == Outcome::NotYet {
            let due = *self.due.get_or_insert(now + self.interval);
            if now < due {
                return None;
            }
            self.due = Some(now + self.interval);
        } else {
            self.due = None;
        }
        let passed = outcome == Outcome::Passed;
        let (speaks_against, threshold, next) = match self.state {
            HealthState::Initial if passed => (true, 1, HealthState::Healthy),
            HealthState::Initial => (true, self.unhealthy_threshold, HealthState::Unhealthy),
            HealthState::Healthy => (!passed, self.unhealthy_threshold, HealthState::Unhealthy),
            HealthState::Unhealthy => (passed, self.healthy_threshold, HealthState::Healthy),
        };
        self.run = if speaks_against { self.run + 1 } else { 0 };
        if self.run < threshold {
            return None;
        }
        self.run = 0;
        self.state = next;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Matcher;

    fn health(healthy_threshold: u32, unhealthy_threshold: u32) -> Health {
        Health::resume(
            &HealthCheck {
                port: None,
                https: false,
                path: "/".into(),
                interval: Duration::from_secs(30),
                timeout: Duration::from_secs(5),
                healthy_threshold,
                unhealthy_threshold,
                matcher: Matcher::parse("200").unwrap(),
            },
            HealthState::Initial,
        )
    }

    #[test]
    fn one_success_puts_a_new_target_into_service() {
        let mut health = health(5, 2);
        assert_eq!(health.record(Outcome::Wrong, Instant::now()), None);
        assert_eq!(health.record(Outcome::Passed, Instant::now()), Some(HealthState::Healthy));
    }

    #[test]
    fn a_target_leaves_and_returns_by_its_thresholds() {
        let mut health = health(3, 2);
        health.record(Outcome::Passed, Instant::now());
        assert_eq!(health.record(Outcome::Wrong, Instant::now()), None);
        assert_eq!(
            health.record(Outcome::Passed, Instant::now()),
            None,
            "a success ends the run of failures"
        );
        assert_eq!(health.record(Outcome::Wrong, Instant::now()), None);
        assert_eq!(health.record(Outcome::Wrong, Instant::now()), Some(HealthState::Unhealthy));
        assert_eq!([Outcome::Passed; 2].map(|outcome| health.record(outcome, Instant::now())), [None, None]);
        assert_eq!(health.record(Outcome::Passed, Instant::now()), Some(HealthState::Healthy));
    }

    /// A workload that listens after 20 s, with checks each 30 s of which two must fail.
    #[test]
    fn silence_counts_by_the_clock_of_aws() {
        let (mut health, began) = (health(5, 2), Instant::now());
        let mut at = |millis: u64, outcome| health.record(outcome, began + Duration::from_millis(millis));
        for millis in (0..29_999).step_by(50) {
            assert_eq!(at(millis, Outcome::NotYet), None, "{millis}");
        }
        assert_eq!(at(30_000, Outcome::NotYet), None, "the first that counts");
        assert_eq!(at(30_050, Outcome::NotYet), None);
        assert_eq!(at(60_000, Outcome::NotYet), Some(HealthState::Unhealthy));
        for _ in 0..4 {
            assert_eq!(at(60_100, Outcome::Passed), None);
        }
        assert_eq!(at(60_200, Outcome::Passed), Some(HealthState::Healthy));
        // A pause of the machine is one failure, not many.
        assert_eq!(at(61_000, Outcome::NotYet), None);
        assert_eq!(at(300_000, Outcome::NotYet), None);
        assert_eq!(at(300_050, Outcome::NotYet), None);
        assert_eq!(
            at(300_100, Outcome::Wrong),
            Some(HealthState::Unhealthy),
            "a wrong answer counts at once"
        );
    }

    proptest! {
        /// The state changes exactly when the last `threshold` results all speak against it.
        #[test]
        fn changes_follow_runs(
            healthy in 2u32..6, unhealthy in 2u32..6, results in prop::collection::vec(any::<bool>(), 0..60),
        ) {
            let mut health = health(healthy, unhealthy);
            let mut since_change: Vec<bool> = Vec::new();
            for passed in results {
                let before = health.state();
                since_change.push(passed);
                let (against, threshold) = match before {
                    HealthState::Initial if passed => (true, 1),
                    HealthState::Initial | HealthState::Healthy => (false, unhealthy),
                    HealthState::Unhealthy => (true, healthy),
                };
                let run = since_change.iter().rev().take_while(|&&result| result == against).count();
                let outcome = if passed { Outcome::Passed } else { Outcome::Wrong };
                let changed = health.record(outcome, Instant::now()).is_some();
                prop_assert_eq!(changed, run >= threshold as usize, "from {:?}", before);
                if changed {
                    since_change.clear();
                }
            }
        }
    }
}
