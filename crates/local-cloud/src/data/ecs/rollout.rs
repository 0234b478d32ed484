//! Rolling updates: how many tasks to start and stop now, and when a deployment has failed. Pure.
//!
//! Source: ECS developer guide, "Deploy Amazon ECS services by replacing tasks" (the two percentages) and
//! "How the Amazon ECS deployment circuit breaker detects failures" (the threshold).

/// The service's targets for a deployment.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub desired: u32,
    /// Lower bound of healthy tasks, in percent of the desired count, rounded up.
    pub minimum_percent: u32,
    /// Upper bound of pending and running tasks, in percent of the desired count, rounded down.
    pub maximum_percent: u32,
}

/// The tasks of one side of a deployment that are not on their way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tasks {
    /// Pending and running ones.
    pub total: u32,
    /// Those of them that are in service.
    pub healthy: u32,
}

/// The next step of a deployment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// New tasks of the primary deployment.
    pub start: u32,
    /// Tasks of earlier deployments to stop, those out of service first.
    pub stop_old: u32,
    /// Tasks of the primary deployment to stop, those out of service first.
    pub stop_new: u32,
}

/// Compares what runs with what is wanted. `new` are the primary deployment's tasks, `old` those of all
/// others.
pub fn plan(wanted: Wanted, new: Tasks, old: Tasks) -> Plan {
    let lower = (wanted.desired * wanted.minimum_percent).div_ceil(100);
    let upper = wanted.desired * wanted.maximum_percent / 100;
    let stop_new = new.total.saturating_sub(wanted.desired);
    let missing = wanted.desired.saturating_sub(new.total);
    let room = upper.saturating_sub(new.total + old.total);
    let start = missing.min(room);
    let healthy = new.healthy + old.healthy;
    // Old tasks go as new ones come into service. Only where there is no room to start any may the number in
    // service fall below the desired count, down to the lower bound.
    let stuck = missing > 0 && room == 0;
    let keep = if stuck { lower } else { wanted.desired };
    let spare = healthy.saturating_sub(stop_new.min(new.healthy)).saturating_sub(keep).min(old.healthy);
    let idle = old.total - old.healthy;
    let stop_old = match () {
        () if new.healthy >= wanted.desired => old.total,
        // Tasks that serve nobody make room, too.
        () if stuck => spare.max(idle.min(missing)),
        () => spare,
    };
    Plan { start, stop_old, stop_new }
}

/// The number of failed tasks that ends a deployment: half the desired count, at least 3 and at most 200.
pub fn failure_threshold(desired: u32) -> u32 {
    desired.div_ceil(2).clamp(3, 200)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const USUAL: Wanted = Wanted { desired: 2, minimum_percent: 50, maximum_percent: 200 };

    fn tasks(total: u32, healthy: u32) -> Tasks {
        Tasks { total, healthy }
    }

    #[test]
    fn a_new_service_starts_all() {
        assert_eq!(plan(USUAL, tasks(0, 0), tasks(0, 0)), Plan { start: 2, ..Plan::default() });
        assert_eq!(plan(USUAL, tasks(2, 0), tasks(0, 0)), Plan::default());
        assert_eq!(plan(USUAL, tasks(2, 2), tasks(0, 0)), Plan::default());
    }

    #[test]
    fn old_tasks_go_when_new_ones_are_in_service() {
        assert_eq!(plan(USUAL, tasks(0, 0), tasks(2, 2)), Plan { start: 2, ..Plan::default() });
        assert_eq!(plan(USUAL, tasks(2, 0), tasks(2, 2)), Plan::default());
        assert_eq!(plan(USUAL, tasks(2, 1), tasks(2, 2)), Plan { stop_old: 1, ..Plan::default() });
        assert_eq!(plan(USUAL, tasks(2, 2), tasks(1, 1)), Plan { stop_old: 1, ..Plan::default() });
    }

    #[test]
    fn without_room_the_lower_bound_makes_some() {
        let tight = Wanted { desired: 4, minimum_percent: 50, maximum_percent: 100 };
        assert_eq!(plan(tight, tasks(0, 0), tasks(4, 4)), Plan { stop_old: 2, ..Plan::default() });
        assert_eq!(plan(tight, tasks(0, 0), tasks(2, 2)), Plan { start: 2, ..Plan::default() });
    }

    #[test]
    fn scaling_in_and_deleting() {
        assert_eq!(plan(USUAL, tasks(5, 5), tasks(0, 0)), Plan { stop_new: 3, ..Plan::default() });
        let none = Wanted { desired: 0, ..USUAL };
        assert_eq!(plan(none, tasks(2, 1), tasks(1, 1)), Plan { stop_new: 2, stop_old: 1, start: 0 });
    }

    #[test]
    fn thresholds() {
        assert_eq!([1, 2, 6, 7, 50, 400, 9_999].map(failure_threshold), [3, 3, 3, 4, 25, 200, 200]);
    }

    fn wanted() -> impl Strategy<Value = Wanted> {
        (0u32..12, 0u32..=100, 100u32..=300).prop_map(|(desired, minimum_percent, maximum_percent)| Wanted {
            desired,
            minimum_percent,
            maximum_percent,
        })
    }

    fn side() -> impl Strategy<Value = Tasks> {
        (0u32..12)
            .prop_flat_map(|total| (Just(total), 0..=total))
            .prop_map(|(total, healthy)| tasks(total, healthy))
    }

    proptest! {
        /// Starting never goes over the upper bound; stopping the old never takes the service below the lower
        /// bound.
        #[test]
        fn bounds_hold(wanted in wanted(), new in side(), old in side()) {
            let plan = plan(wanted, new, old);
            let upper = wanted.desired * wanted.maximum_percent / 100;
            let lower = (wanted.desired * wanted.minimum_percent).div_ceil(100);
            prop_assert!(plan.start == 0 || new.total + old.total + plan.start <= upper);
            prop_assert!(plan.stop_old <= old.total && plan.stop_new <= new.total);
            prop_assert!(new.total + plan.start - plan.stop_new <= wanted.desired.max(new.total));
            let healthy_before = new.healthy + old.healthy;
            // Those out of service are stopped first.
            let old_after = old.healthy - plan.stop_old.saturating_sub(old.total - old.healthy).min(old.healthy);
            let new_after = new.healthy - plan.stop_new.saturating_sub(new.total - new.healthy).min(new.healthy);
            prop_assert!(old_after + new_after >= lower.min(healthy_before), "{plan:?}");
        }

        /// If every started task becomes healthy, the deployment ends with exactly the desired tasks of the
        /// new kind.
        #[test]
        fn a_rollout_ends(wanted in wanted(), old_total in 0u32..12) {
            prop_assume!(wanted.desired == 0 || wanted.desired * wanted.maximum_percent / 100
                > (wanted.desired * wanted.minimum_percent).div_ceil(100));
            let (mut new, mut old) = (tasks(0, 0), tasks(old_total, old_total));
            for _ in 0..100 {
                new.healthy = new.total;
                let plan = plan(wanted, new, old);
                if plan == Plan::default() {
                    break;
                }
                new.total += plan.start;
                new.total -= plan.stop_new;
                new.healthy = new.healthy.min(new.total);
                old.total -= plan.stop_old;
                old.healthy = old.healthy.min(old.total);
            }
            prop_assert_eq!((new.total, old.total), (wanted.desired, 0));
        }
    }
}
