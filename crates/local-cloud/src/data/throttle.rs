//! Throttling of a stage: a token bucket in one atomic number. Pure but for that number.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A rate and a burst. Holds when the bucket would be full again, which says as much as a level and a time would.
#[derive(Debug)]
pub struct Throttle {
    /// Nanoseconds that one request costs.
    cost: u64,
    /// How far the bucket may be behind: `burst` requests.
    depth: u64,
    full_at: AtomicU64,
}

impl Throttle {
    /// `rate` requests a second, and up to `burst` at once.
    pub fn new(rate: f64, burst: u32) -> Self {
        let cost = if rate > 0.0 { (1e9 / rate) as u64 } else { u64::MAX / 4 };
        let depth = if rate > 0.0 { cost.saturating_mul(burst.into()) } else { 0 };
        Self { cost, depth, full_at: AtomicU64::new(0) }
    }

    /// Whether a request may pass at `now`, in nanoseconds of any steady clock.
    pub fn admit(&self, now: u64) -> bool {
        self.full_at
            .fetch_update(Relaxed, Relaxed, |full_at| {
                let next = full_at.max(now).saturating_add(self.cost);
                (next - now <= self.depth).then_some(next)
            })
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_burst_then_the_rate() {
        let throttle = Throttle::new(10.0, 3);
        let admitted = (0..10).filter(|_| throttle.admit(0)).count();
        assert_eq!(admitted, 3);
        assert!(!throttle.admit(99_000_000));
        assert!(throttle.admit(100_000_000));
        assert!(!throttle.admit(100_000_000));
    }

    #[test]
    fn a_rate_or_burst_of_zero_admits_nothing() {
        assert!(!Throttle::new(0.0, 5).admit(1_000_000_000));
        assert!(!Throttle::new(5.0, 0).admit(1_000_000_000));
    }

    proptest! {
        /// Never more than the burst plus what the rate refills; never less than that, when asked often enough.
        #[test]
        fn bounded_by_rate_and_burst(rate in 1u32..1000, burst in 1u32..50, gaps in prop::collection::vec(0u64..50_000_000, 1..200)) {
            let throttle = Throttle::new(rate.into(), burst);
            let (mut now, mut admitted) = (0u64, 0u64);
            for gap in gaps {
                now += gap;
                admitted += u64::from(throttle.admit(now));
            }
            let refilled = now as f64 / 1e9 * f64::from(rate);
            prop_assert!(admitted as f64 <= f64::from(burst) + refilled + 1.0);
        }
    }
}
