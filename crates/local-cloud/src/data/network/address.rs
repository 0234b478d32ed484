//! Addresses inside the simulated subnets: for tasks, load-balancer nodes and VPC-link interfaces. Pure.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
    net::Ipv4Addr,
};

use ipnet::Ipv4Net;

use crate::model::Subnet;

/// AWS keeps the first four addresses and the last one of every subnet for itself.
const RESERVED_FIRST: u32 = 4;
const RESERVED: u32 = RESERVED_FIRST + 1;

/// A free address of the subnet, the same for the same key as long as nothing else has taken it; `None` if it
/// is full.
pub fn pick(subnet: Ipv4Net, key: &impl Hash, taken: impl Fn(Ipv4Addr) -> bool) -> Option<Ipv4Addr> {
    let size = 1u64 << (32 - u32::from(subnet.prefix_len()));
    let usable = u32::try_from(size).unwrap_or(u32::MAX).checked_sub(RESERVED).filter(|&left| left > 0)?;
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    let start = (hasher.finish() % u64::from(usable)) as u32;
    let first = u32::from(subnet.network()) + RESERVED_FIRST;
    (0..usable)
        .map(|step| {
            Ipv4Addr::from(first + (u64::from(start) + u64::from(step)).rem_euclid(u64::from(usable)) as u32)
        })
        .find(|&address| !taken(address))
}

/// The addresses of an owner's interfaces: one in each subnet, always the same for the same owner.
pub fn interfaces(subnets: &BTreeMap<String, Subnet>, ids: &[String], owner: &str) -> Vec<Ipv4Addr> {
    let own = ids.iter().filter_map(|id| subnets.get(id));
    own.filter_map(|subnet| pick(subnet.cidr, &owner, |_| false)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_full_subnet_has_none() {
        let subnet: Ipv4Net = "10.0.0.0/28".parse().unwrap();
        let mut taken = BTreeSet::new();
        while let Some(address) = pick(subnet, &taken.len(), |address| taken.contains(&address)) {
            taken.insert(address);
        }
        assert_eq!(taken.len(), 11, "16 less AWS's five");
        assert!(
            !taken.contains(&"10.0.0.3".parse().unwrap()) && !taken.contains(&"10.0.0.15".parse().unwrap())
        );
        assert_eq!(pick("10.0.0.0/30".parse().unwrap(), &1, |_| false), None);
    }

    proptest! {
        #[test]
        fn addresses_are_inside_and_stable(base: u32, prefix in 16u8..=28, key: u64) {
            let subnet = Ipv4Net::new(base.into(), prefix).unwrap().trunc();
            let address = pick(subnet, &key, |_| false).unwrap();
            prop_assert!(subnet.contains(&address) && address != subnet.broadcast());
            prop_assert!(u32::from(address) - u32::from(subnet.network()) >= RESERVED_FIRST);
            prop_assert_eq!(pick(subnet, &key, |_| false), Some(address));
            prop_assert_ne!(pick(subnet, &key, |other| other == address), Some(address));
        }
    }
}
