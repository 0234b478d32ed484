//! Throttling of a stage: a token bucket in one atomic number. Pure but for that number.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Instant,
};

/// A rate and a burst. Holds when the bucket would be full again, which says as much as a level and a time would.
#[derive(Debug)]
pub struct Throttle {
    /// Nanoseconds that one request costs.
    cost: u64,
    /// How far the bucket may be behind: `burst` requests.
    depth: u64,
    /// When the clock of this bucket began.
    began: Instant,
    /// In nanoseconds since then.
    full_at: AtomicU64,
}

impl Throttle {
    /// `rate` requests a second, and up to `burst` at once, from `began` on.
    pub fn new(rate: f64, burst: u32, began: Instant) -> Self {
        let cost = if rate > 0.0 { (1e9 / rate) as u64 } else { u64::MAX / 4 };
        let depth = if rate > 0.0 { cost.saturating_mul(burst.into()) } else { 0 };
        Self { cost, depth, began, full_at: AtomicU64::new(0) }
    }

    /// Whether a request may pass at `now`.
    pub fn admit(&self, now: Instant) -> bool {
        let now = now.saturating_duration_since(self.began).as_nanos() as u64;
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
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_burst_then_the_rate() {
        let began = Instant::now();
        let throttle = Throttle::new(10.0, 3, began);
        let admitted = (0..10).filter(|_| throttle.admit(began)).count();
        assert_eq!(admitted, 3);
        let after = |millis| began + Duration::from_millis(millis);
        assert!(!throttle.admit(after(99)));
        assert!(throttle.admit(after(100)));
        assert!(!throttle.admit(after(100)));
    }

    #[test]
    fn a_rate_or_burst_of_zero_admits_nothing() {
        let now = Instant::now();
        let later = now + Duration::from_secs(1);
        assert!(!Throttle::new(0.0, 5, now).admit(later));
        assert!(!Throttle::new(5.0, 0, now).admit(later));
    }

    proptest! {
        /// Never more than the burst plus what the rate refills; never less than that, when asked often enough.
        #[test]
        fn bounded_by_rate_and_burst(rate in 1u32..1000, burst in 1u32..50, gaps in prop::collection::vec(0u64..50_000_000, 1..200)) {
            let began = Instant::now();
            let throttle = Throttle::new(rate.into(), burst, began);
            let (mut now, mut admitted) = (0u64, 0u64);
            for gap in gaps {
                now += gap;
                admitted += u64::from(throttle.admit(began + Duration::from_nanos(now)));
            }
            let refilled = now as f64 / 1e9 * f64::from(rate);
            prop_assert!(admitted as f64 <= f64::from(burst) + refilled + 1.0);
        }
    }
}
