//! Where tasks listen: security groups and authorizers hold on loopback alone, so that a task that listens
//! elsewhere is stopped unless its stack allows it.
//!
//! Linux only: other systems do not tell whose a socket is without more rights.

use std::net::SocketAddr;

pub use self::system::exposed;

/// Whether only this machine reaches an address.
fn is_private(address: &SocketAddr) -> bool {
    address.ip().to_canonical().is_loopback()
}

#[cfg(target_os = "linux")]
mod system {
    use std::{
        collections::BTreeMap,
        fs::{self, File},
        io::{self, BufRead as _, BufReader},
        net::{IpAddr, SocketAddr},
        os::unix::fs::MetadataExt as _,
    };

    use nix::unistd::{Pid, getpgid};

    use super::is_private;

    /// Sockets of these process groups that listen on an address that others reach.
    pub fn exposed(groups: &BTreeMap<u32, String>) -> Vec<(String, SocketAddr)> {
        let Ok(own) = fs::metadata("/proc/self").map(|found| found.uid()) else { return Vec::new() };
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].into_iter();
        let sockets: BTreeMap<u64, SocketAddr> =
            tables.flat_map(|table| listeners(table, own).unwrap_or_default()).collect();
        if sockets.is_empty() {
            return Vec::new();
        }
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        let of_tasks = pids.filter_map(|pid| {
            let group = getpgid(Some(Pid::from_raw(pid))).ok()?;
            Some((pid, groups.get(&u32::try_from(group.as_raw()).ok()?)?))
        });
        let found = of_tasks.flat_map(|(pid, task)| {
            let files = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
            // A socket's number as its link and as the table have it.
            let inodes = files.filter_map(|file| fs::metadata(file.path()).ok()).map(|found| found.ino());
            let listening = inodes.filter_map(|inode| sockets.get(&inode).copied());
            listening.map(|address| (task.clone(), address)).collect::<Vec<_>>()
        });
        found.collect()
    }

    /// A user's listening sockets that are not on loopback.
    fn listeners(table: &str, user: u32) -> io::Result<Vec<(u64, SocketAddr)>> {
        let mut found = Vec::new();
        for line in BufReader::new(File::open(table)?).lines().skip(1) {
            match parse(&line?) {
                Some(socket) if socket.user == user && !is_private(&socket.address) => {
                    found.push((socket.inode, socket.address));
                }
                Some(_) => {}
                // The kernel lists those that listen first: the rest, which may be long, is of no interest.
                None => break,
            }
        }
        Ok(found)
    }

    #[derive(Debug, PartialEq)]
    pub(super) struct Listener {
        pub address: SocketAddr,
        pub user: u32,
        pub inode: u64,
    }

    /// A line of the table; `None` if its socket does not listen.
    pub(super) fn parse(line: &str) -> Option<Listener> {
        let fields: Vec<&str> = line.split_ascii_whitespace().collect();
        let [_, local, _, "0A", _, _, _, user, _, inode, ..] = fields.as_slice() else { return None };
        let (ip, port) = local.split_once(':')?;
        Some(Listener {
            address: SocketAddr::new(address(ip)?, u16::from_str_radix(port, 16).ok()?),
            user: user.parse().ok()?,
            inode: inode.parse().ok()?,
        })
    }

    /// Words of the network's bytes, each written as a number of this machine.
    fn address(text: &str) -> Option<IpAddr> {
        let word = |at: usize| Some(u32::from_str_radix(text.get(at..at + 8)?, 16).ok()?.to_ne_bytes());
        match text.len() {
            8 => Some(IpAddr::from(word(0)?)),
            32 => {
                let words = [word(0)?, word(8)?, word(16)?, word(24)?];
                Some(IpAddr::from(<[u8; 16]>::try_from(words.concat()).ok()?))
            }
            _ => None,
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn exposed(_: &std::collections::BTreeMap<u32, String>) -> Vec<(String, std::net::SocketAddr)> {
        Vec::new()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{collections::BTreeMap, net::TcpListener};

    use super::*;

    #[test]
    fn lines_of_the_kernel() {
        let line = |local: &str, state: &str| {
            format!(
                "   0: {local} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0"
            )
        };
        let parsed = |local: &str| {
            system::parse(&line(local, "0A")).map(|found| (found.address.to_string(), found.inode))
        };
        #[cfg(target_endian = "little")]
        assert_eq!(parsed("0100007F:1F90"), Some(("127.0.0.1:8080".into(), 4711)));
        assert_eq!(parsed("00000000:0050"), Some(("0.0.0.0:80".into(), 4711)));
        assert_eq!(parsed("00000000000000000000000000000000:0050"), Some(("[::]:80".into(), 4711)));
        assert_eq!(system::parse(&line("00000000:0050", "01")), None);
        assert_eq!(system::parse("no line"), None);
    }

    #[test]
    fn loopback_is_private_in_all_its_forms() {
        let private = |text: &str| is_private(&text.parse().unwrap());
        assert!(
            private("127.0.0.1:1")
                && private("127.8.8.8:1")
                && private("[::1]:1")
                && private("[::ffff:127.0.0.1]:1")
        );
        assert!(!private("0.0.0.0:1") && !private("[::]:1") && !private("192.0.2.2:1"));
    }

    #[test]
    fn this_process_is_found() {
        let group = u32::try_from(nix::unistd::getpgrp().as_raw()).unwrap();
        let groups = BTreeMap::from([(group, "task".to_owned())]);
        let (open, closed) =
            (TcpListener::bind("0.0.0.0:0").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap());
        let found = system::exposed(&groups);
        assert!(found.contains(&("task".into(), open.local_addr().unwrap())), "{found:?}");
        assert!(found.iter().all(|(_, address)| address.port() != closed.local_addr().unwrap().port()));
        assert!(system::exposed(&BTreeMap::new()).is_empty());
    }
}
