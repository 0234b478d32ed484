//! Targets and instances: tasks as load balancers and Cloud Map see them.

use std::{collections::BTreeMap, net::Ipv4Addr, sync::Arc, time::Instant};

use tokio_util::task::AbortOnDropHandle;

use super::{
    Event, Scheduler, registries,
    service::Service,
    store::TaskRecord,
    task::{Registered, Task},
};
use crate::{
    data::{
        load_balancer::{
            self,
            health_check::{self, Checked},
            target_group::{Target, TargetGroup},
        },
        network::reach::{self, Side},
    },
    model::{self, Action, ServiceRegistry, Topology},
    status::{HealthState, TargetState, TaskPhase},
};

impl Scheduler {
    /// Registers running tasks, and brings checks and security groups up to date.
    pub(super) fn sync_targets(&mut self) {
        if self.applied == 0 {
            return;
        }
        let (topology, scale, sender) = (&self.topology, &self.scale, &self.events);
        for (arn, group) in &topology.target_groups {
            let what = || Arc::new(TargetGroup::new(format!("target group {}", group.name)));
            self.groups.entry(arn.clone()).or_insert_with(what);
        }
        for ServiceRegistry { arn, .. } in registries(topology) {
            let what = || Arc::new(TargetGroup::new(format!("Cloud Map service {arn}")));
            self.instances.entry(arn.clone()).or_insert_with(what);
        }
        for (id, task) in self.tasks.iter_mut().filter(|(_, task)| task.record.phase == TaskPhase::Running) {
            register(topology, id, task, &mut self.services);
            task.instance = instance(topology, id, task);
            let Task { record, targets, .. } = task;
            for registered in targets {
                let Some(group) = topology.target_groups.get(&registered.group) else {
                    registered.checker = None;
                    continue;
                };
                let Some(lb) = balancer_of(topology, &registered.group) else {
                    registered.checker = None;
                    registered.state = TargetState::Unused;
                    continue;
                };
                let target = &registered.target;
                let blocked = |port| blocked(topology, lb, record, id, port).map(Arc::new);
                target.blocked.store(blocked(target.port));
                target.check_blocked.store(blocked(group.health_check.port.unwrap_or(target.port)));
                if registered.checker.as_ref().is_some_and(|(check, _)| *check == group.health_check) {
                    continue;
                }
                let from = match registered.state {
                    TargetState::Healthy => HealthState::Healthy,
                    TargetState::Unhealthy => HealthState::Unhealthy,
                    _ => HealthState::Initial,
                };
                registered.state = from.into();
                let (sender, id, arn) = (sender.clone(), id.clone(), registered.group.clone());
                let report = move |state| {
                    drop(sender.send(Event::Health { task: id.clone(), group: arn.clone(), state }));
                };
                let checks = health_check::follow(
                    Arc::clone(target),
                    checked(group, record, target.port),
                    group.health_check.clone(),
                    from,
                    scale.clone(),
                    report,
                );
                let handle = AbortOnDropHandle::new(tokio::spawn(checks));
                registered.checker = Some((group.health_check.clone(), handle));
            }
        }
    }
}

/// Registers a task with the target groups of its revision, once they are there.
fn register(topology: &Topology, id: &str, task: &mut Task, services: &mut BTreeMap<String, Service>) {
    for wanted in &task.record.revision.load_balancers {
        let arn = &wanted.target_group_arn;
        if task.targets.iter().any(|own| own.group == *arn) || !topology.target_groups.contains_key(arn) {
            continue;
        }
        let container =
            task.record.containers.iter().find(|container| container.name == wanted.container_name);
        let Some(&port) = container.and_then(|container| container.ports.get(&wanted.container_port)) else {
            continue;
        };
        let backend = (Ipv4Addr::LOCALHOST, port).into();
        let target = Target::new(id.to_owned(), task.record.ip, wanted.container_port, backend);
        task.targets.push(Registered {
            group: arn.clone(),
            target: Arc::new(target),
            state: TargetState::Initial,
            since: Instant::now(),
            checker: None,
        });
        if let Some(service) = services.get_mut(&task.record.service) {
            service.event(&format!("registered 1 targets in (target-group {arn})"));
        }
    }
}

/// The instance that a task is of its service's registry, the same one as long as nothing changes.
fn instance(topology: &Topology, id: &str, task: &mut Task) -> Option<(ServiceRegistry, Arc<Target>)> {
    let registry = topology.services.get(&task.record.service)?.registry.as_ref()?;
    if task.instance.as_ref().is_some_and(|(own, _)| own == registry) {
        return task.instance.take();
    }
    let port = registry.port?;
    let local = task.record.containers.iter().find_map(|container| container.ports.get(&port))?;
    let backend = (Ipv4Addr::LOCALHOST, *local).into();
    Some((registry.clone(), Arc::new(Target::new(id.to_owned(), task.record.ip, port, backend))))
}

/// The address that a target's health checks connect to.
fn checked(group: &model::TargetGroup, record: &TaskRecord, traffic_port: u16) -> Checked {
    match group.health_check.port.filter(|port| *port != traffic_port) {
        None if group.https != group.health_check.https => {
            let (own, check) = if group.https { ("HTTPS", "HTTP") } else { ("HTTP", "HTTPS") };
            Checked::Nothing(format!("the targets' protocol is {own}, and the check's is {check}"))
        }
        None => Checked::Traffic,
        Some(port) => match record.containers.iter().find_map(|container| container.ports.get(&port)) {
            Some(&local) => Checked::Other((Ipv4Addr::LOCALHOST, local).into()),
            None => Checked::Nothing(format!(
                "the check asks port {port}, which no container of the task has in its port mappings"
            )),
        },
    }
}

/// The load balancer that sends to a target group.
fn balancer_of<'t>(topology: &'t Topology, group: &str) -> Option<&'t str> {
    let sends =
        |action: &Action| matches!(action, Action::Forward(to) if to.iter().any(|(arn, _)| arn == group));
    let mut listeners = topology.listeners.values();
    let listener = listeners.find(|listener| {
        sends(&listener.default_action) || listener.rules.values().any(|rule| sends(&rule.action))
    })?;
    Some(&listener.load_balancer_arn)
}

/// The reason why the load balancer cannot connect to a task, if there is one.
fn blocked(topology: &Topology, lb_arn: &str, record: &TaskRecord, id: &str, port: u16) -> Option<String> {
    let lb = topology.load_balancers.get(lb_arn)?;
    let to = Side {
        what: format!("task {id}"),
        groups: &record.revision.security_group_ids,
        addresses: vec![record.ip],
    };
    reach::tcp(&topology.security_groups, &load_balancer::side(topology, lb_arn, lb), &to, port)
        .err()
        .map(|refusal| refusal.to_string())
}
