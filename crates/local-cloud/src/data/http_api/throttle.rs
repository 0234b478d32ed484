//! Throttling of a stage: a token bucket in one atomic number. Pure but for that number.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};

use crate::model::ThrottleLimits;

/// The throttles in use, by name. They keep their level when the topology changes, unless their limits do.
#[derive(Debug, Default)]
pub struct Throttles(Mutex<BTreeMap<String, Known>>);

#[derive(Debug)]
struct Known {
    limits: ThrottleLimits,
    throttle: Weak<Throttle>,
}

/// A rate and a burst. The state is the time at which the bucket will be full again, which says as much as a
/// level and a time.
#[derive(Debug)]
pub struct Throttle {
    /// Nanoseconds that one request costs.
    cost: u64,
    /// The cost of `burst` requests, in nanoseconds.
    depth: u64,
    /// The zero of this bucket's clock.
    began: Instant,
    /// In nanoseconds since then.
    full_at: AtomicU64,
}

// === impl Throttles ===

impl Throttles {
    /// The throttle with this name and these limits: the one in use, or a new one whose bucket is full.
    pub fn get(&self, name: &str, limits: ThrottleLimits) -> Arc<Throttle> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, known| known.throttle.strong_count() > 0);
        let same = known.get(name).filter(|known| known.limits == limits);
        if let Some(throttle) = same.and_then(|known| known.throttle.upgrade()) {
            return throttle;
        }
        let throttle = Arc::new(Throttle::new(limits.rate, limits.burst, Instant::now()));
        known.insert(name.to_owned(), Known { limits, throttle: Arc::downgrade(&throttle) });
        throttle
    }
}

// === impl Throttle ===

impl Throttle {
    /// `rate` requests a second, and up to `burst` at once, from `began` on.
    pub fn new(rate: f64, burst: u32, began: Instant) -> Self {
        let cost = if rate > 0.0 { (1e9 / rate) as u64 } else { u64::MAX / 4 };
        let depth = if rate > 0.0 { cost.saturating_mul(burst.into()) } else { 0 };
        Self { cost, depth, began, full_at: AtomicU64::new(0) }
    }

    /// Whether no request ever passes.
    pub fn is_closed(&self) -> bool {
        self.depth == 0
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

    #[test]
    fn a_throttle_is_kept_while_its_limits_stay() {
        let throttles = Throttles::default();
        let first = throttles.get("a/$default", ThrottleLimits { rate: 0.001, burst: 1 });
        assert!(first.admit(Instant::now()));
        assert!(!throttles.get("a/$default", ThrottleLimits { rate: 0.001, burst: 1 }).admit(Instant::now()));
        assert!(throttles.get("a/other", ThrottleLimits { rate: 0.001, burst: 1 }).admit(Instant::now()));
        let changed = throttles.get("a/$default", ThrottleLimits { rate: 0.001, burst: 2 });
        assert!(changed.admit(Instant::now()));
        drop((first, changed));
        throttles.get("b", ThrottleLimits { rate: 1.0, burst: 1 });
        assert_eq!(throttles.0.lock().unwrap().keys().collect::<Vec<_>>(), ["b"]);
    }

    proptest! {
        /// Never more than the burst plus what the rate refills; never less than that, when asked often
        /// enough.
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
