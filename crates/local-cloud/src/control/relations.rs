//! Relations between records of different types, as the catalogue declares them.

use provider_kit::Map;

use super::{
    account::{Account, Record},
    fields::Fields,
    resource_type::{Context, Entry},
};

/// The network interfaces of a resource.
pub struct Interfaces<'a> {
    pub record: &'a Record,
    pub subnets: Vec<&'a str>,
    pub groups: Vec<&'a str>,
}

/// Everything that has a network interface.
pub fn interfaces<'a>(context: &Context<'a>) -> impl Iterator<Item = Interfaces<'a>> {
    let types = context.types;
    context.account.iter().filter_map(move |record| {
        let (subnets, groups) = types.iter().find(|entry| entry.token == record.token)?.interfaces?;
        Some(Interfaces { record, subnets: strings(record, subnets), groups: strings(record, groups) })
    })
}

/// The string or strings at a path such as `networkConfiguration.subnets`.
fn strings<'a>(map: &'a Map, path: &str) -> Vec<&'a str> {
    match path.split_once('.') {
        Some((outer, inner)) => map.object(outer).map(|map| strings(map, inner)).unwrap_or_default(),
        None => map.str(path).map_or_else(|| map.strs(path), |one| vec![one]),
    }
}

/// Removes the records that are part of a deleted one, and what is part of those.
pub fn remove_parts(types: &[Entry], account: &mut Account, record: &Record) {
    for entry in types {
        let Some((_, property)) = entry.parent.filter(|(token, _)| *token == record.token) else { continue };
        let parts: Vec<Record> = account.having(entry.token, property, &record.id).cloned().collect();
        for part in parts {
            account.remove(&part.token, &part.id, Some(part.arn()));
            remove_parts(types, account, &part);
        }
    }
}
