//! Blocks of addresses, and addresses in them.

use ipnet::Ipv4Net;
use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    ec2::refusals,
    fields::Fields,
    resource_type::known,
};

/// Checks a CIDR block: its form, its host bits, its size.
pub fn check_cidr(inputs: &Map, name: &str, sizes: std::ops::RangeInclusive<u8>) -> Option<Failure> {
    let text = known(inputs, name)?.as_str()?;
    let Ok(net) = text.parse::<Ipv4Net>() else {
        return Some(refusals::cidr_malformed(text).at(name));
    };
    if net.trunc() != net {
        return Some(refusals::cidr_host_bits(text, net.trunc()).at(name));
    }
    if !sizes.contains(&net.prefix_len()) {
        let (least, most) = (sizes.start(), sizes.end());
        return Some(refusals::cidr_size(name, least, most, net.prefix_len()).at(name));
    }
    None
}

/// Whether two blocks have addresses in common. What is no block has none.
pub fn overlap(one: &str, other: &str) -> bool {
    let (Ok(one), Ok(other)) = (one.parse::<Ipv4Net>(), other.parse::<Ipv4Net>()) else { return false };
    one.contains(&other.network()) || other.contains(&one.network())
}

/// A record's block of addresses.
pub fn cidr(record: &Map, name: &str) -> Option<Ipv4Net> {
    record.str(name)?.parse().ok()
}

/// A free address of a subnet, from its end: tasks take theirs from its beginning.
pub fn free_address(account: &Account, subnet: &Record) -> String {
    let Some(net) = cidr(subnet, "cidrBlock") else { return String::new() };
    let taken = |address: &str| {
        let here = |record: &&Record| record.str("subnetId") == Some(&subnet.id);
        account.iter().filter(here).any(|record| record.str("privateIp") == Some(address))
    };
    let last = u32::from(net.broadcast());
    let candidates =
        (1..last.saturating_sub(u32::from(net.network()))).map(|n| std::net::Ipv4Addr::from(last - n));
    candidates.map(|address| address.to_string()).find(|address| !taken(address)).unwrap_or_default()
}

/// A public address that leads nowhere: from the blocks that RFC 5737 keeps for documentation.
pub fn public_address() -> String {
    let block = if rand::random() { "198.51.100" } else { "203.0.113" };
    format!("{block}.{}", rand::random_range(1..255))
}
