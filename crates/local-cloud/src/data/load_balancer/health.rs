//! Target health: thresholds as a state machine. Pure.
//!
//! Source: Elastic Load Balancing user guide, "Health checks for Application Load Balancer target groups": a
//! new target must pass one check to be healthy; after that, only runs of successes or failures change its
//! state.

use crate::{model::HealthCheck, status::HealthState};

/// Follows the checks of one target.
#[derive(Clone, Debug)]
pub struct Health {
    state: HealthState,
    /// Results in a row that speak against the present state.
    run: u32,
    healthy_threshold: u32,
    unhealthy_threshold: u32,
}

impl Health {
    /// A target in a state that it has come to before; a new one is initial.
    pub fn resume(check: &HealthCheck, state: HealthState) -> Self {
        Self {
            state,
            run: 0,
            healthy_threshold: check.healthy_threshold.max(1),
            unhealthy_threshold: check.unhealthy_threshold.max(1),
        }
    }

    pub fn state(&self) -> HealthState {
        self.state
    }

    /// Takes in the result of a check; returns the new state if it changed.
    pub fn record(&mut self, passed: bool) -> Option<HealthState> {
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
    use std::time::Duration;

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
        assert_eq!(health.record(false), None);
        assert_eq!(health.record(true), Some(HealthState::Healthy));
    }

    #[test]
    fn a_target_leaves_and_returns_by_its_thresholds() {
        let mut health = health(3, 2);
        health.record(true);
        assert_eq!(health.record(false), None);
        assert_eq!(health.record(true), None, "a success ends the run of failures");
        assert_eq!(health.record(false), None);
        assert_eq!(health.record(false), Some(HealthState::Unhealthy));
        assert_eq!([true, true].map(|passed| health.record(passed)), [None, None]);
        assert_eq!(health.record(true), Some(HealthState::Healthy));
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
                let changed = health.record(passed).is_some();
                prop_assert_eq!(changed, run >= threshold as usize, "from {:?}", before);
                if changed {
                    since_change.clear();
                }
            }
        }
    }
}
