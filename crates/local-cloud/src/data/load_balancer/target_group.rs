//! Target groups at run time: which targets a load balancer may use now, and which of them is next.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use arc_swap::{ArcSwap, ArcSwapOption};
use http::HeaderMap;

use super::stickiness;
use crate::{data::http1::Pool, model::Algorithm, status::HealthState};

/// A registered task port.
#[derive(Debug)]
pub struct Target {
    pub task: String,
    /// The task's address in its subnet.
    pub ip: Ipv4Addr,
    pub port: u16,
    /// Connections to where the container really listens.
    pub pool: Pool,
    /// The reason why security groups keep the load balancer from connecting, if they do.
    pub blocked: ArcSwapOption<String>,
    /// The same for health checks, which may have another port.
    pub check_blocked: ArcSwapOption<String>,
    /// The value of the cookies of its clients.
    pub cookie: String,
    /// The last check's result, in AWS's words.
    pub last_check: ArcSwap<String>,
    /// Whether the last check had no answer, as while a workload starts.
    pub may_be_starting: AtomicBool,
    in_flight: AtomicU32,
}

/// Target groups by ARN.
pub type TargetGroups = BTreeMap<String, Arc<TargetGroup>>;

/// A target group as the request path sees it.
#[derive(Debug)]
pub struct TargetGroup {
    /// Its name for people: `target group book`.
    what: String,
    members: ArcSwap<Members>,
    next: AtomicUsize,
}

/// The settings of a group that decide about requests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The choice of a target.
    pub algorithm: Algorithm,
    /// The duration of sticky sessions, if they are on.
    pub stickiness: Option<Duration>,
}

/// The targets of a group at one moment.
#[derive(Debug, Default)]
struct Members {
    settings: Settings,
    routable: Vec<Arc<Target>>,
    registered: Vec<Member>,
    note: String,
}

/// A registered target with its health.
#[derive(Clone, Debug)]
pub struct Member {
    pub target: Arc<Target>,
    pub state: HealthState,
    /// The time of the last change of state.
    pub since: Instant,
}

/// A target with a request on its way; counts as long as it lives.
#[derive(Debug)]
pub struct InFlight {
    target: Arc<Target>,
    /// The duration of the client's sticky session, if sessions are sticky.
    pub stickiness: Option<Duration>,
}

// === impl Target ===

impl Target {
    /// A target that listens on `backend`.
    pub fn new(task: String, ip: Ipv4Addr, port: u16, backend: SocketAddr) -> Self {
        Self {
            cookie: stickiness::value(&task),
            task,
            ip,
            port,
            pool: Pool::new(backend),
            blocked: ArcSwapOption::empty(),
            check_blocked: ArcSwapOption::empty(),
            last_check: ArcSwap::from_pointee("no check has ended yet".to_owned()),
            may_be_starting: AtomicBool::new(false),
            in_flight: AtomicU32::new(0),
        }
    }

    /// Requests that it is answering.
    pub fn in_flight(&self) -> u32 {
        self.in_flight.load(Relaxed)
    }
}

// === impl TargetGroup ===

impl TargetGroup {
    /// A group without targets.
    pub fn new(what: String) -> Self {
        Self { what, members: ArcSwap::default(), next: AtomicUsize::new(0) }
    }

    /// Replaces settings and targets. `note` says what the services behind the group are doing, for when
    /// there is no target.
    pub fn publish(&self, settings: Settings, registered: Vec<Member>, note: String) {
        let with = |state| {
            let of_state = registered.iter().filter(move |member| member.state == state);
            of_state.map(|member| Arc::clone(&member.target)).collect::<Vec<_>>()
        };
        let mut routable = with(HealthState::Healthy);
        // "If a target group contains only unhealthy registered targets, the load balancer routes requests to
        // all those targets" (target groups, health checks). One that is still initial is not in service, and
        // not unhealthy.
        if routable.is_empty() && with(HealthState::Initial).is_empty() {
            routable = with(HealthState::Unhealthy);
        }
        self.members.store(Arc::new(Members { settings, routable, registered, note }));
    }

    /// The target for a request with these header fields, or why there is none.
    pub fn choose(&self, headers: &HeaderMap) -> Result<InFlight, String> {
        let members = self.members.load();
        let Settings { algorithm, stickiness } = members.settings;
        let targets = &members.routable;
        if targets.is_empty() {
            return Err(members.explain(&self.what));
        }
        let turn = || self.next.fetch_add(1, Relaxed) % targets.len();
        let sticky = || {
            stickiness?;
            stickiness::values(headers).find_map(|value| targets.iter().find(|target| target.cookie == value))
        };
        let next = || match algorithm {
            Algorithm::RoundRobin => &targets[turn()],
            Algorithm::WeightedRandom => &targets[rand::random_range(0..targets.len())],
            Algorithm::LeastOutstandingRequests => {
                // Equals take turns.
                let (after, before) = targets.split_at(turn());
                let in_turn = before.iter().chain(after);
                in_turn.min_by_key(|target| target.in_flight()).unwrap_or(&targets[0])
            }
        };
        Ok(InFlight::new(sticky().unwrap_or_else(next), stickiness))
    }
}

// === impl Members ===

impl Members {
    fn explain(&self, what: &str) -> String {
        let mut text = match self.registered.len() {
            0 => format!("{what} has no registered targets"),
            _ => format!("{what} has no healthy target"),
        };
        for member in &self.registered {
            let Member { target, state, since } = member;
            let state = format!("{state:?}").to_lowercase();
            text += &format!(
                "; {}:{} (task {}) is {state} for {:.1} s, last check: {}",
                target.ip,
                target.port,
                target.task,
                since.elapsed().as_secs_f32(),
                target.last_check.load(),
            );
        }
        if !self.note.is_empty() {
            text += "; ";
            text += &self.note;
        }
        text
    }
}

// === impl InFlight ===

impl InFlight {
    fn new(target: &Arc<Target>, stickiness: Option<Duration>) -> Self {
        target.in_flight.fetch_add(1, Relaxed);
        Self { target: Arc::clone(target), stickiness }
    }
}

impl std::ops::Deref for InFlight {
    type Target = Target;

    fn deref(&self) -> &Target {
        &self.target
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.target.in_flight.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn member(number: u8, state: HealthState) -> Member {
        let target =
            Target::new(format!("t{number}"), [10, 0, 0, number].into(), 80, ([127, 0, 0, 1], 1).into());
        Member { target: Arc::new(target), state, since: Instant::now() }
    }

    fn chosen(group: &TargetGroup, times: usize) -> Vec<String> {
        (0..times).map(|_| group.choose(&HeaderMap::new()).unwrap().task.clone()).collect()
    }

    #[test]
    fn only_healthy_targets_in_turn() {
        let group = TargetGroup::new("target group book".into());
        use HealthState::{Healthy, Initial, Unhealthy};
        group.publish(
            Settings::default(),
            vec![member(1, Healthy), member(2, Unhealthy), member(3, Healthy), member(4, Initial)],
            "".into(),
        );
        assert_eq!(chosen(&group, 4), ["t1", "t3", "t1", "t3"]);
    }

    #[test]
    fn all_unhealthy_fails_open_but_initial_does_not() {
        let group = TargetGroup::new("target group book".into());
        group.publish(
            Settings::default(),
            vec![member(1, HealthState::Unhealthy), member(2, HealthState::Unhealthy)],
            "".into(),
        );
        assert_eq!(chosen(&group, 2), ["t1", "t2"]);
        group.publish(
            Settings::default(),
            vec![member(1, HealthState::Unhealthy), member(2, HealthState::Initial)],
            "note".into(),
        );
        let reason = group.choose(&HeaderMap::new()).unwrap_err();
        assert!(reason.contains("10.0.0.1:80 (task t1) is unhealthy for"), "{reason}");
        assert!(reason.contains("last check: no check") && reason.ends_with("; note"), "{reason}");
        group.publish(Settings::default(), vec![], "".into());
        assert_eq!(
            group.choose(&HeaderMap::new()).unwrap_err(),
            "target group book has no registered targets"
        );
    }

    #[test]
    fn requests_are_counted_while_they_live() {
        let group = TargetGroup::new("target group book".into());
        let only = member(1, HealthState::Healthy);
        group.publish(Settings::default(), vec![only.clone()], "".into());
        let (first, second) =
            (group.choose(&HeaderMap::new()).unwrap(), group.choose(&HeaderMap::new()).unwrap());
        assert_eq!(only.target.in_flight(), 2);
        drop((first, second));
        assert_eq!(only.target.in_flight(), 0);
    }

    #[test]
    fn the_fewest_requests_first() {
        let group = TargetGroup::new("target group book".into());
        let settings = Settings { algorithm: Algorithm::LeastOutstandingRequests, stickiness: None };
        group.publish(
            settings,
            (1..=3).map(|number| member(number, HealthState::Healthy)).collect(),
            "".into(),
        );
        let mut held = (0..6).map(|_| group.choose(&HeaderMap::new()).unwrap()).collect::<Vec<_>>();
        let count = |held: &[InFlight], task: &str| held.iter().filter(|own| own.task == task).count();
        assert_eq!(["t1", "t2", "t3"].map(|task| count(&held, task)), [2, 2, 2]);
        let at = held.iter().position(|own| own.task == "t2").unwrap();
        drop(held.remove(at));
        assert_eq!(group.choose(&HeaderMap::new()).unwrap().task, "t2");
        let random = Settings { algorithm: Algorithm::WeightedRandom, stickiness: None };
        group.publish(random, vec![member(1, HealthState::Healthy)], "".into());
        assert_eq!(chosen(&group, 2), ["t1", "t1"]);
    }

    #[test]
    fn a_cookie_leads_back_to_its_target() {
        let group = TargetGroup::new("target group book".into());
        let targets =
            |numbers: &[u8]| numbers.iter().map(|number| member(*number, HealthState::Healthy)).collect();
        let settings = Settings { stickiness: Some(Duration::from_secs(60)), ..Settings::default() };
        group.publish(settings, targets(&[1, 2, 3]), "".into());
        let cookie = format!("a=b; AWSALB={}", stickiness::value("t2"));
        let headers = HeaderMap::from_iter([(http::header::COOKIE, cookie.parse().unwrap())]);
        for _ in 0..3 {
            let chosen = group.choose(&headers).unwrap();
            assert_eq!((chosen.task.as_str(), chosen.stickiness), ("t2", settings.stickiness));
        }
        group.publish(settings, targets(&[1, 3]), "".into());
        assert_ne!(group.choose(&headers).unwrap().task, "t2", "it is gone");
        group.publish(Settings::default(), targets(&[1, 2]), "".into());
        let tasks = [0; 2].map(|_| group.choose(&headers).unwrap().task.clone());
        assert_ne!(tasks[0], tasks[1], "without stickiness cookies are nothing");
    }

    proptest! {
        /// Turns are fair: after any number of requests, no target is more than one ahead.
        #[test]
        fn turns_are_fair(targets in 1u8..6, requests in 0usize..50) {
            let group = TargetGroup::new("target group book".into());
            group.publish(Settings::default(), (0..targets).map(|number| member(number, HealthState::Healthy)).collect(), "".into());
            let chosen = chosen(&group, requests);
            let counts = (0..targets).map(|n| chosen.iter().filter(|task| **task == format!("t{n}")).count());
            let (low, high) = counts.fold((usize::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
            prop_assert!(high - low <= 1);
        }
    }
}
