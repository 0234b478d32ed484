//! The order in which the containers of a task start and stop. Pure.
//!
//! Source: ECS developer guide, "Container dependency"; the words are those of the ECS agent's log.

use std::collections::BTreeMap;

use super::process::Exit;
use crate::{
    model::{Container, DependencyCondition},
    status::ContainerHealth,
};

/// What has happened to a container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub started: bool,
    pub health: Option<ContainerHealth>,
    pub exit: Option<Exit>,
}

/// What to do with a container that has not started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Start it.
    Start,
    /// Wait for these.
    Wait(Vec<String>),
    /// It can never start.
    Never(String),
}

/// Whether a container may start.
pub fn next(container: &Container, states: &BTreeMap<String, State>) -> Next {
    let mut missing = Vec::new();
    for needed in &container.depends_on {
        let name = &needed.container;
        let state = states.get(name).copied().unwrap_or_default();
        let never = |what: &str| {
            Next::Never(format!(
                "dependency graph: container ordering dependency [{name}] for target [{}] {what}",
                container.name
            ))
        };
        let met = match (needed.condition, state.exit) {
            (DependencyCondition::Start, _) => state.started,
            (DependencyCondition::Complete, exit) => exit.is_some(),
            (DependencyCondition::Success, Some(exit)) if exit != Exit::Code(0) => {
                return never(&format!("did not exit successfully: it {exit}"));
            }
            (DependencyCondition::Success, exit) => exit.is_some(),
            (DependencyCondition::Healthy, Some(exit)) => {
                return never(&format!("has not become healthy: it {exit}"));
            }
            (DependencyCondition::Healthy, None) => state.health == Some(ContainerHealth::Healthy),
        };
        if !met {
            missing.push(name.clone());
        }
    }
    if missing.is_empty() { Next::Start } else { Next::Wait(missing) }
}

/// Of the containers that run, those that no other running one needs: they stop first. `needs` are the
/// containers that each needs.
pub fn first_to_stop<'a>(running: &BTreeMap<&'a str, &[String]>) -> Vec<&'a str> {
    let needed = |name: &str| running.values().any(|needs| needs.iter().any(|own| own == name));
    let free: Vec<&str> = running.keys().copied().filter(|name| !needed(name)).collect();
    // In a circle, which Check refuses, all go at once.
    if free.is_empty() { running.keys().copied().collect() } else { free }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dependency;

    fn needing(needed: &[(&str, DependencyCondition)]) -> Container {
        let depends_on = needed
            .iter()
            .map(|(name, condition)| Dependency { container: (*name).to_owned(), condition: *condition })
            .collect();
        Container { name: "web".to_owned(), depends_on, ..Container::default() }
    }

    fn after(state: State, condition: DependencyCondition) -> Next {
        next(&needing(&[("db", condition)]), &BTreeMap::from([("db".to_owned(), state)]))
    }

    #[test]
    fn conditions() {
        use DependencyCondition::{Complete, Healthy, Start, Success};
        let waits = Next::Wait(vec!["db".to_owned()]);
        let none = State::default();
        let started = State { started: true, health: Some(ContainerHealth::Unknown), exit: None };
        let healthy = State { health: Some(ContainerHealth::Healthy), ..started };
        let ended = |code| State { exit: Some(Exit::Code(code)), ..started };
        for (condition, state, expected) in [
            (Start, none, &waits),
            (Start, started, &Next::Start),
            (Complete, started, &waits),
            (Complete, ended(3), &Next::Start),
            (Success, started, &waits),
            (Success, ended(0), &Next::Start),
            (Healthy, started, &waits),
            (Healthy, healthy, &Next::Start),
        ] {
            assert_eq!(after(state, condition), *expected, "{condition:?} {state:?}");
        }
        for (condition, state, words) in [
            (Success, ended(3), "[db] for target [web] did not exit successfully: it exited with code 3"),
            (Healthy, ended(0), "has not become healthy: it exited with code 0"),
        ] {
            let Next::Never(reason) = after(state, condition) else { panic!("{condition:?}") };
            assert!(reason.contains(words), "{reason}");
        }
    }

    #[test]
    fn stopping_is_the_reverse() {
        let (db, web) = (Vec::new(), vec!["db".to_owned()]);
        let running = BTreeMap::from([("db", db.as_slice()), ("web", web.as_slice()), ("log", &[])]);
        assert_eq!(first_to_stop(&running), ["log", "web"]);
        assert_eq!(first_to_stop(&BTreeMap::from([("db", db.as_slice())])), ["db"]);
    }
}
