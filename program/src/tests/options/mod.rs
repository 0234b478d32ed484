//! Every allowed pair of choices, in a covering set of configurations: each registers what it asks for, and
//! nothing else.
//!
//! `docs/option-matrix.md` lists the set; `tests/e2e/options.rs` runs the smaller one on the real engine.

mod expected;
mod factors;
mod pairs;

use std::{collections::BTreeSet, fmt::Write as _};

use factors::{NOT_ON_THE_ENGINE, REFUSED, factors, factors_on_the_engine};
use pairs::{Factor, Row, covering, pairs};

use super::{counts, stack, test};
use crate::settings::table;

/// The same choices on AWS and on the local cloud.
fn on_both_clouds(row: &Row) -> [Vec<(&'static str, &'static str)>; 2] {
    let settings = row.settings();
    let mut local = settings.clone();
    local.push(("awsPlugin", "0.0.0-local"));
    [settings, local]
}

#[test]
fn every_configuration_registers_what_it_asks_for() {
    for (number, row) in (1..).zip(covering(&factors(), REFUSED)) {
        for settings in on_both_clouds(&row) {
            let report = test(&settings).run(stack);
            assert!(report.success, "configuration {number}, {settings:?}: {:?}", report.errors());
            for (what, wanted, found) in expected::of(&row, &report) {
                assert_eq!(wanted, found, "configuration {number}, {settings:?}: {what}");
            }
            let preview = test(&settings).preview().run(stack);
            assert!(preview.success, "preview of {number}, {settings:?}: {:?}", preview.errors());
            assert_eq!(counts(&report), counts(&preview), "configuration {number}, {settings:?}");
        }
    }
}

#[test]
fn every_allowed_pair_is_in_a_configuration() {
    for factors in [factors(), factors_on_the_engine()] {
        let rows = covering(&factors, REFUSED);
        for (a, i, b, j) in pairs(&factors, REFUSED) {
            let (first, second) = (&factors[a], &factors[b]);
            let (x, y) = (first.levels[i].name, second.levels[j].name);
            assert!(
                rows.iter().any(|row| row.level(first.name) == x && row.level(second.name) == y),
                "no configuration has {} {x} with {} {y}",
                first.name,
                second.name
            );
        }
    }
}

#[test]
fn what_the_set_leaves_out_is_refused() {
    let in_none = |factor: &str, level: &str| !REFUSED.iter().any(|others| others.contains(&(factor, level)));
    for combination in REFUSED {
        let settings: Vec<_> = factors()
            .iter()
            .flat_map(|factor| {
                let wanted = combination.iter().find(|(name, _)| *name == factor.name);
                let chosen = factor.levels.iter().find(|level| match wanted {
                    Some((_, wanted)) => level.name == *wanted,
                    None => in_none(factor.name, level.name),
                });
                chosen.expect("every factor has a level that is refused with none").settings
            })
            .copied()
            .collect();
        let report = test(&settings).run(stack);
        assert!(!report.success, "{combination:?} is accepted");
        let message = report.errors()[0];
        let named = combination.iter().any(|(name, _)| message.contains(name));
        assert!(named && message.contains("pulumi config set"), "{combination:?}: {message}");
    }
}

#[test]
fn every_setting_is_a_factor() {
    let factors = factors();
    let levels = factors.iter().flat_map(|factor| &factor.levels);
    let set: BTreeSet<_> = levels.flat_map(|level| level.settings.iter().map(|(key, _)| *key)).collect();
    // Every configuration runs with both values of `awsPlugin`.
    let known: BTreeSet<_> =
        table().into_iter().map(|row| row.key).filter(|key| *key != "awsPlugin").collect();
    assert_eq!(set, known);
}

#[test]
fn the_documentation_has_the_matrix() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/option-matrix.md");
    let text = document();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == text, "docs/option-matrix.md is stale; run `cargo xtask codegen`");
}

fn document() -> String {
    let (all, engine) = (factors(), factors_on_the_engine());
    let mut text = String::from(
        "# Which options are tried together\n\n\
         Any two choices that the settings allow occur together in one of these configurations. The sets are made from \
         `program/src/tests/options/factors.rs` by a greedy all-pairs search, and this page from them (`cargo xtask codegen`). \
         A dot is the default.\n\n",
    );
    let rows = covering(&all, REFUSED);
    let _ = write!(
        text,
        "## On mocks\n\n{} choices of {} options, {} pairs, {} configurations. Each is an update and a preview, on the official \
         plugin and on the local cloud's (`cargo test -p program options`), and has to register what it asks for, and nothing else.\n\n",
        all.iter().map(|factor| factor.levels.len()).sum::<usize>(),
        all.len(),
        pairs(&all, REFUSED).len(),
        rows.len()
    );
    matrix(&mut text, &all, &rows);
    text += "\nRefused together, and so in none of them:\n\n";
    for combination in REFUSED {
        let parts: Vec<_> = combination.iter().map(|(name, level)| format!("`{name}` {level}")).collect();
        let _ = writeln!(text, "- {}", parts.join(", "));
    }
    let rows = covering(&engine, REFUSED);
    let _ = write!(
        text,
        "\n## On the real engine and the local cloud\n\n{} pairs, {} configurations: one stack goes from each to the next by \
         `pulumi up`, answers, and is destroyed after the last (`tests/e2e/options.rs`).\n\n",
        pairs(&engine, REFUSED).len(),
        rows.len()
    );
    matrix(&mut text, &engine, &rows);
    text += "\nLeft out there:\n\n";
    for (name, level, why) in NOT_ON_THE_ENGINE {
        let _ = writeln!(text, "- `{name}` {level}: {why}");
    }
    text
}

fn matrix(text: &mut String, factors: &[Factor], rows: &[Row]) {
    let numbers: Vec<_> = (1..=rows.len()).map(|number| number.to_string()).collect();
    let _ = writeln!(
        text,
        "| Option | default | {} |\n|---|---|{}",
        numbers.join(" | "),
        "---|".repeat(rows.len())
    );
    for factor in factors {
        let default = factor.levels[0].name;
        let cells = rows.iter().map(|row| match row.level(factor.name) {
            level if level == default => "·",
            level => level,
        });
        let _ =
            writeln!(text, "| `{}` | {default} | {} |", factor.name, cells.collect::<Vec<_>>().join(" | "));
    }
}
