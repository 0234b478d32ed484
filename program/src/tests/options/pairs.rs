//! A small set of configurations in which every allowed pair of choices occurs: greedy all-pairs, the same
//! set at every run.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A configuration key and its value.
pub type Setting = (&'static str, &'static str);

/// Something that a stack chooses.
#[derive(Clone, Debug)]
pub struct Factor {
    /// What it is called.
    pub name: &'static str,
    /// What may be chosen; the default comes first.
    pub levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// What it is called.
    pub name: &'static str,
    /// What it sets in the configuration.
    pub settings: &'static [Setting],
}

/// Choices, as (factor, level), that are refused together. Every factor must have a level that is in no such
/// combination.
pub type Refused = &'static [&'static [(&'static str, &'static str)]];

/// One level of each factor.
#[derive(Clone, Debug)]
pub struct Row(Vec<(&'static str, Level)>);

impl Row {
    /// The level of a factor; empty if the factor is not among those of the row.
    pub fn level(&self, factor: &str) -> &'static str {
        self.0.iter().find(|(name, _)| *name == factor).map_or("", |(_, level)| level.name)
    }

    pub fn settings(&self) -> Vec<Setting> {
        self.0.iter().flat_map(|(_, level)| level.settings.iter().copied()).collect()
    }
}

/// Two factors, each with a level, by index; the first factor comes first.
type Pair = (usize, usize, usize, usize);

/// Every pair of levels of two factors that is not refused.
pub fn pairs(factors: &[Factor], refused: Refused) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for (a, first) in factors.iter().enumerate() {
        for (b, second) in factors.iter().enumerate().skip(a + 1) {
            for i in 0..first.levels.len() {
                for j in 0..second.levels.len() {
                    let mut chosen = vec![None; factors.len()];
                    (chosen[a], chosen[b]) = (Some(i), Some(j));
                    if allowed(factors, refused, &chosen) {
                        pairs.insert((a, i, b, j));
                    }
                }
            }
        }
    }
    pairs
}

pub fn covering(factors: &[Factor], refused: Refused) -> Vec<Row> {
    let mut open = pairs(factors, refused);
    let mut rows = Vec::new();
    while !open.is_empty() {
        let mut left = BTreeMap::new();
        for (a, i, b, j) in &open {
            *left.entry((*a, *i)).or_insert(0) += 1;
            *left.entry((*b, *j)).or_insert(0) += 1;
        }
        let mut chosen = vec![None; factors.len()];
        while let Some((factor, level)) = best(factors, refused, &open, &left, &chosen) {
            chosen[factor] = Some(level);
        }
        let levels: Vec<_> = chosen.into_iter().map(Option::unwrap_or_default).collect();
        open.retain(|(a, i, b, j)| levels[*a] != *i || levels[*b] != *j);
        let row = factors.iter().zip(levels).map(|(factor, level)| (factor.name, factor.levels[level]));
        rows.push(Row(row.collect()));
    }
    rows
}

/// The level to choose next: the one that makes the most open pairs with what is chosen, then the one that
/// has the most open pairs left, then the first.
fn best(
    factors: &[Factor],
    refused: Refused,
    open: &BTreeSet<Pair>,
    left: &BTreeMap<(usize, usize), usize>,
    chosen: &[Option<usize>],
) -> Option<(usize, usize)> {
    let free = (0..factors.len()).filter(|factor| chosen[*factor].is_none());
    let levels = free.flat_map(|factor| (0..factors[factor].levels.len()).map(move |level| (factor, level)));
    levels.filter(|(factor, level)| allowed(factors, refused, &with(chosen, *factor, *level))).min_by_key(
        |choice| {
            let (factor, level) = *choice;
            Reverse((newly_covered(open, chosen, factor, level), left.get(choice)))
        },
    )
}

fn with(chosen: &[Option<usize>], factor: usize, level: usize) -> Vec<Option<usize>> {
    let mut chosen = chosen.to_vec();
    chosen[factor] = Some(level);
    chosen
}

/// Whether no refused combination is among the levels chosen so far.
fn allowed(factors: &[Factor], refused: Refused, chosen: &[Option<usize>]) -> bool {
    let is_chosen = |(name, level): &(&str, &str)| {
        factors.iter().zip(chosen).any(|(factor, chosen)| {
            factor.name == *name && chosen.is_some_and(|index| factor.levels[index].name == *level)
        })
    };
    !refused.iter().any(|combination| combination.iter().all(is_chosen))
}

/// How many open pairs the level makes with what is chosen.
fn newly_covered(open: &BTreeSet<Pair>, chosen: &[Option<usize>], factor: usize, level: usize) -> usize {
    let others = chosen.iter().enumerate().filter_map(|(other, chosen)| Some((other, (*chosen)?)));
    let pairs =
        others.map(
            |(other, its)| {
                if other < factor { (other, its, factor, level) } else { (factor, level, other, its) }
            },
        );
    pairs.filter(|pair| open.contains(pair)).count()
}
