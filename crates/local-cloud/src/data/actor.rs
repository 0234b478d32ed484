//! The one task that changes the data plane's state: it takes messages in order, and hands them to ECS and
//! the gateways.

use std::{io, sync::Arc};

use tokio::{
    sync::{mpsc, oneshot, watch},
    time::sleep_until,
};

use super::{
    Shutdown,
    ecs::{Event, Scheduler},
    gateway::Gateways,
};
use crate::{model::Topology, status::Status};

/// A request of the control plane or the daemon.
#[derive(Debug)]
pub enum Message {
    /// There is a new topology.
    Apply(u64, Box<Topology>),
    /// A second of AWS's takes this long here.
    TimeScale(f64),
    /// An API or a domain name needs its port.
    OpenGateway {
        /// The API's id, or the domain name.
        id: String,
        /// The port; `None` is any.
        port: Option<u16>,
        /// Gets the port.
        reply: oneshot::Sender<io::Result<u16>>,
    },
    Shutdown {
        /// The fate of the tasks.
        mode: Shutdown,
        /// Told when it is done.
        reply: oneshot::Sender<()>,
    },
}

/// The task's state.
pub struct Actor {
    pub scheduler: Scheduler,
    pub gateways: Gateways,
    /// Gets every change of the status.
    pub status: watch::Sender<Arc<Status>>,
    /// Told when the last task has stopped.
    pub ending: Option<oneshot::Sender<()>>,
}

impl Actor {
    /// Works until it is told to end.
    pub async fn run(
        mut self,
        mut messages: mpsc::UnboundedReceiver<Message>,
        mut events: mpsc::UnboundedReceiver<Event>,
    ) {
        loop {
            let wake = self.scheduler.wake();
            let wait = async {
                match wake {
                    Some(at) => sleep_until(at.into()).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                Some(message) = messages.recv() => {
                    if self.take(message).await {
                        return;
                    }
                }
                Some(event) = events.recv() => self.scheduler.take(event),
                () = wait => {}
            }
            // Everything that has arrived by now is taken in together.
            while let Ok(event) = events.try_recv() {
                self.scheduler.take(event);
            }
            while let Ok(message) = messages.try_recv() {
                if self.take(message).await {
                    return;
                }
            }
            self.advance();
            if self.scheduler.is_idle()
                && let Some(reply) = self.ending.take()
            {
                return self.end(reply);
            }
        }
    }

    /// Takes in one message; returns whether it was the last.
    async fn take(&mut self, message: Message) -> bool {
        match message {
            Message::Apply(number, topology) => self.apply(number, *topology).await,
            Message::TimeScale(factor) => self.scheduler.set_time_scale(factor),
            Message::OpenGateway { id, port, reply } => {
                let opened = self.gateways.open(&id, port).await;
                self.publish();
                drop(reply.send(opened));
            }
            Message::Shutdown { mode: Shutdown::KeepTasks, reply } => {
                self.advance();
                self.gateways.close(|_| true).await;
                self.end(reply);
                return true;
            }
            Message::Shutdown { mode: Shutdown::StopTasks, reply } => {
                self.ending = Some(reply);
                self.gateways.close(|_| true).await;
                self.scheduler.stop_all();
            }
        }
        false
    }

    async fn apply(&mut self, number: u64, topology: Topology) {
        let before = self.scheduler.topology();
        let apis = before.apis.keys().filter(|id| !topology.apis.contains_key(*id));
        let domains = before.domains.keys().filter(|name| !topology.domains.contains_key(*name));
        let gone = apis.chain(domains).cloned().collect::<Vec<_>>();
        self.scheduler.apply(number, topology);
        self.gateways.close(|id| gone.iter().any(|own| own == id)).await;
        self.publish();
    }

    fn publish(&self) {
        let scheduler = &self.scheduler;
        self.gateways.publish(scheduler.topology(), scheduler.groups(), scheduler.instances());
    }

    fn advance(&mut self) {
        self.scheduler.advance();
        let status = Status { gateways: self.gateways.ports(), ..self.scheduler.status() };
        self.status.send_if_modified(|before| {
            let changed = **before != status;
            if changed {
                *before = Arc::new(status);
            }
            changed
        });
    }

    fn end(&self, reply: oneshot::Sender<()>) {
        self.gateways.end_requests();
        // Whoever asked may have left.
        reply.send(()).ok();
    }
}
