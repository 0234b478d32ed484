//! Restart backoff: how long a service waits before it starts a task again. Pure.

use std::time::Duration;

/// A task that ran for less than this before it ended counts as a failed start.
const SETTLED: Duration = Duration::from_secs(60);
const FIRST: Duration = Duration::from_secs(10);
/// ECS spaces the starts of failing tasks out step by step, up to a quarter of an hour.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Counts starts that failed one after another. All durations are AWS's, before the time scale.
#[derive(Clone, Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// A task ended by itself after `lifetime`. Returns how long to wait before the next start.
    pub fn ended(&mut self, lifetime: Duration) -> Duration {
        self.failures = if lifetime < SETTLED { self.failures.saturating_add(1) } else { 0 };
        match self.failures {
            // One accident is repaired at once.
            0 | 1 => Duration::ZERO,
            n => FIRST.saturating_mul(1 << (n - 2).min(16)).min(LONGEST),
        }
    }

    /// Whether starts fail often enough to say so.
    pub fn is_failing(&self) -> bool {
        self.failures >= 3
    }

    /// The service has settled, or gets something new to run.
    pub fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_free_and_the_rest_doubles_up_to_a_limit() {
        let mut backoff = Backoff::default();
        let waits = (0..12).map(|_| backoff.ended(Duration::from_secs(1)).as_secs()).collect::<Vec<_>>();
        assert_eq!(waits, [0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
    }

    #[test]
    fn a_long_life_starts_over() {
        let mut backoff = Backoff::default();
        for _ in 0..5 {
            backoff.ended(Duration::ZERO);
        }
        assert!(backoff.is_failing());
        assert_eq!(backoff.ended(Duration::from_secs(61)), Duration::ZERO);
        assert!(!backoff.is_failing());
    }
}
