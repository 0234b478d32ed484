//! Starting and adopting tasks.

use std::{net::Ipv4Addr, sync::Arc, time::Instant};

use tokio::sync::oneshot;
use tokio_util::task::AbortOnDropHandle;

use super::{
    Event, Scheduler,
    container::{Plan, Started},
    driver::{self, Launch},
    initialize::{self, Secrets},
    process::{self, Process},
    service::Service,
    store::{Deployment, Revision, TaskRecord},
    task::Task,
    task_logs,
};
use crate::{
    data::{
        image,
        network::{address, egress},
    },
    logs,
    model::{Container, Subnet},
    status::{ContainerHealth, TaskPhase},
};

impl Scheduler {
    /// Starts tasks of a deployment.
    pub(super) fn start_tasks(
        &mut self,
        arn: &str,
        service: &mut Service,
        deployment: &Deployment,
        count: u32,
    ) {
        if count == 0 {
            return;
        }
        service.retry_at = None;
        let ids = (0..count).map(|_| self.start_task(arn, service, deployment)).collect::<Vec<_>>();
        let list = ids.iter().map(|id| format!("(task {id})")).collect::<Vec<_>>().join(" ");
        service.event(&format!("has started {count} tasks: {list}."));
    }

    fn start_task(&mut self, arn: &str, service: &mut Service, deployment: &Deployment) -> String {
        let id = format!("{:032x}", rand::random::<u128>());
        let (revision, definition) = (&deployment.revision, &deployment.definition);
        let mut parts = arn.split(':').skip(3);
        let place = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (region, _) = place;
        let placed = self.place(&id, service, revision, deployment, place);
        let (ip, mut secrets, refused) = match placed {
            Ok((ip, secrets)) => (ip, secrets, None),
            Err(reason) => (Ipv4Addr::UNSPECIFIED, Secrets::new(), Some(reason)),
        };
        let log = |container: &Container| {
            let (group, prefix) = container.log.as_ref()?;
            Some(logs::stream_file(&self.logs, group, &format!("{prefix}/{}/{id}", container.name)))
        };
        let written = self.tasks.values().flat_map(|task| &task.record.containers);
        let written = written.filter_map(|container| container.log.clone()).collect();
        for folder in definition.containers.iter().filter_map(|own| Some(log(own)?.parent()?.to_owned())) {
            task_logs::prune(&folder, &written, task_logs::ENDED);
        }
        let launch = Launch {
            plans: definition
                .containers
                .iter()
                .map(|own| Plan {
                    container: own.clone(),
                    log: log(own),
                    secrets: secrets.remove(&own.name).unwrap_or_default(),
                })
                .collect(),
            architecture: definition.cpu_architecture.clone(),
            stop_timeout: definition.stop_timeout,
            environment: [
                ("PATH", image::PATH),
                ("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"),
                ("AWS_REGION", region),
                ("AWS_DEFAULT_REGION", region),
                (process::MARK, &self.mark),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
            refused,
            gate: self.gate.clone(),
        };
        let (stop, stopped) = oneshot::channel();
        let tell = self.teller(&id);
        let (images, ports) = (Arc::clone(&self.images), Arc::clone(&self.ports));
        let driver = driver::run(launch, images, ports, self.scale.clone(), stopped, tell);
        let record = TaskRecord {
            service: arn.to_owned(),
            deployment: deployment.id.clone(),
            revision: revision.clone(),
            ip,
            phase: TaskPhase::Pending,
            containers: Vec::new(),
        };
        let mut started = task(record, stop, driver);
        let checked = definition.containers.iter().any(|own| own.essential && own.health_check.is_some());
        started.health = checked.then_some(ContainerHealth::Unknown);
        started.containers = definition.containers.len();
        self.tasks.insert(id.clone(), started);
        id
    }

    /// An address for a task from which its image and its logs are within reach, and its secrets; or why it
    /// cannot start.
    fn place(
        &self,
        id: &str,
        service: &mut Service,
        revision: &Revision,
        deployment: &Deployment,
        (region, account): (&str, &str),
    ) -> Result<(Ipv4Addr, Secrets), String> {
        let definition = &deployment.definition;
        let task = initialize::Task { topology: &self.topology, definition, id, region, account };
        task.roles()?;
        let subnet_id = service.next_subnet(revision).ok_or("the service has no subnets")?;
        let subnets = &self.topology.subnets;
        let address = match subnets.get(&subnet_id) {
            Some(subnet) => self.free_address(id, subnet).ok_or_else(|| {
                format!("RESOURCE:ENI: subnet {subnet_id} ({}) has no free addresses", subnet.cidr)
            })?,
            None => return Err(format!("ResourceInitializationError: subnet {subnet_id} does not exist")),
        };
        let start = egress::Start {
            groups: &self.topology.security_groups,
            subnets,
            subnet_id: &subnet_id,
            group_ids: &revision.security_group_ids,
            address,
            public_ip: revision.assign_public_ip,
            region,
        };
        for container in &definition.containers {
            egress::check(start, &container.image, container.log.is_some())?;
        }
        Ok((address, task.resources(start)?))
    }

    fn free_address(&self, id: &str, subnet: &Subnet) -> Option<Ipv4Addr> {
        let topology = &self.topology;
        let nodes = |ids: &[String], owner: &str| address::interfaces(&topology.subnets, ids, owner);
        let balancers = topology.load_balancers.iter().map(|(arn, lb)| nodes(&lb.subnet_ids, arn));
        let links = topology.vpc_links.iter().map(|(link, own)| nodes(&own.subnet_ids, link));
        let others = balancers.chain(links).flatten().collect::<Vec<_>>();
        address::pick(subnet.cidr, &id, |address| {
            others.contains(&address) || self.tasks.values().any(|task| task.record.ip == address)
        })
    }

    /// Takes over a task of an earlier run; if it is not whole any more, what is left of it ends.
    pub(super) fn adopt(&mut self, id: String, record: TaskRecord) {
        let mut containers: Vec<(Process, Started)> = Vec::new();
        let mut whole = !record.containers.is_empty();
        for started in &record.containers {
            match Process::adopt(started.process.clone()) {
                Some(process) => containers.push((process, started.clone())),
                None => whole &= !started.essential,
            }
        }
        if !whole {
            containers.iter().for_each(|(process, _)| process.kill());
            tracing::info!(task = id, "a task of the earlier run has ended");
            return;
        }
        containers.iter().for_each(|(_, started)| self.ports.keep(&started.ports));
        tracing::info!(task = id, "a task of the earlier run is adopted");
        let (stop, stopped) = oneshot::channel();
        let checked = containers.iter().any(|(_, started)| started.essential && started.check.is_some());
        let ports = Arc::clone(&self.ports);
        let driver = driver::adopt(containers, ports, self.scale.clone(), stopped, self.teller(&id));
        let leaving = record.phase != TaskPhase::Running;
        let mut adopted = task(TaskRecord { phase: TaskPhase::Running, ..record }, stop, driver);
        adopted.running_since = Some(Instant::now());
        adopted.was_healthy = true;
        // It was in service; its checks tell if it is no more.
        adopted.health = checked.then_some(ContainerHealth::Healthy);
        self.tasks.insert(id.clone(), adopted);
        if leaving {
            self.stop_task(&id, "It was stopping when the local cloud was restarted");
        }
    }

    fn teller(&self, id: &str) -> impl Fn(driver::TaskEvent) + Send + use<> {
        let (sender, id) = (self.events.clone(), id.to_owned());
        move |event| drop(sender.send(Event::Task(id.clone(), event)))
    }
}

fn task(
    record: TaskRecord,
    stop: oneshot::Sender<driver::Stop>,
    driver: impl Future<Output = ()> + Send + 'static,
) -> Task {
    Task {
        record,
        running_since: None,
        was_healthy: false,
        proved: false,
        health: None,
        containers: 0,
        targets: Vec::new(),
        instance: None,
        stop_reason: None,
        stop: Some(stop),
        _driver: AbortOnDropHandle::new(tokio::spawn(driver)),
    }
}
