//! Ports on 127.0.0.1 for containers: every container of every task gets its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    net::{Ipv4Addr, TcpListener},
    sync::{Mutex, PoisonError},
};

use crate::serving::ports::{OF_TASKS, candidates};

/// The ports in use by tasks.
#[derive(Debug, Default)]
pub struct Ports {
    taken: Mutex<BTreeSet<u16>>,
}

impl Ports {
    /// A free port for each container port.
    pub fn take(&self, container_ports: &[u16]) -> io::Result<BTreeMap<u16, u16>> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut own = BTreeMap::new();
        for &container_port in container_ports {
            let free =
                |port: &u16| !taken.contains(port) && TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
            let port = candidates(OF_TASKS).find(free).ok_or_else(|| {
                io::Error::new(io::ErrorKind::AddrInUse, "no port of 20000 to 29999 is free on 127.0.0.1")
            })?;
            taken.insert(port);
            own.insert(container_port, port);
        }
        Ok(own)
    }

    /// Marks the ports of an adopted container.
    pub fn keep(&self, own: &BTreeMap<u16, u16>) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).extend(own.values());
    }

    /// Gives ports back.
    pub fn release(&self, own: &BTreeMap<u16, u16>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|port| !own.values().any(|own| own == port));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_container_port_has_its_own() {
        let ports = Ports::default();
        let (one, two) = (ports.take(&[80, 8080]).unwrap(), ports.take(&[80]).unwrap());
        let all = one.values().chain(two.values()).collect::<BTreeSet<_>>();
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|port| OF_TASKS.contains(port)));
        ports.release(&one);
        assert_eq!(ports.taken.lock().unwrap().len(), 1);
    }
}
