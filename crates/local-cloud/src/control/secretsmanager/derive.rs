//! Records of Secrets Manager → the model.

use std::collections::BTreeMap;

use crate::{
    control::{
        account::{Account, Record},
        fields::{Fields, owned},
        token,
    },
    model::{CURRENT_STAGE, Secret, SecretVersion, Sensitive},
};

/// The staging label of the version that was current before.
const PREVIOUS: &str = "AWSPREVIOUS";

/// Every secret, by ARN.
pub fn secrets(account: &Account) -> BTreeMap<String, Secret> {
    let secret = |record: &Record| {
        let versions = account.having(token::SECRET_VERSION, "secretArn", record.arn());
        (record.arn().to_owned(), Secret { versions: staged(versions) })
    };
    account.of(token::SECRET).map(secret).collect()
}

/// Versions with their labels: each label is one version's, the last one's that asked for it.
fn staged<'a>(records: impl Iterator<Item = &'a Record>) -> Vec<SecretVersion> {
    let mut versions: Vec<SecretVersion> = Vec::new();
    for record in records {
        let stages = owned(record.strs("versionStages"));
        for earlier in &mut versions {
            let was_current = earlier.has(CURRENT_STAGE);
            earlier.stages.retain(|stage| !stages.contains(stage));
            if stages.iter().any(|stage| stage == CURRENT_STAGE) {
                earlier.stages.retain(|stage| stage != PREVIOUS);
                earlier.stages.extend(was_current.then(|| PREVIOUS.to_owned()));
            }
        }
        versions.push(SecretVersion {
            id: record.str_or_empty("versionId").to_owned(),
            stages,
            text: text(record),
        });
    }
    versions
}

/// The value; `None` for a binary one, which ECS does not put into an environment.
fn text(record: &Record) -> Option<Sensitive> {
    ["secretString", "secretStringWo"].into_iter().find_map(|name| record.str(name)).map(Sensitive::from)
}

#[cfg(test)]
mod tests {
    use provider_kit::{Map, Value};

    use super::*;

    fn version(id: &str, stages: &[&str]) -> Record {
        let outputs = Map::from([
            ("versionId".to_owned(), Value::from(id)),
            ("versionStages".to_owned(), stages.to_vec().into()),
            ("secretString".to_owned(), Value::from("value")),
        ]);
        Record {
            token: token::SECRET_VERSION.to_owned(),
            id: id.to_owned(),
            urn: String::new(),
            inputs: Map::new(),
            outputs,
            attempt: 0,
            unconfirmed: None,
        }
    }

    #[test]
    fn a_label_belongs_to_the_last_version_that_has_it() {
        let records =
            [version("a", &[CURRENT_STAGE]), version("b", &["blue"]), version("c", &[CURRENT_STAGE, "blue"])];
        let stages: Vec<_> = staged(records.iter()).into_iter().map(|version| version.stages).collect();
        assert_eq!(stages, [vec![PREVIOUS], vec![], vec![CURRENT_STAGE, "blue"]]);
        let records =
            [version("a", &[CURRENT_STAGE]), version("b", &[CURRENT_STAGE]), version("c", &[CURRENT_STAGE])];
        let stages: Vec<_> = staged(records.iter()).into_iter().map(|version| version.stages).collect();
        assert_eq!(stages, [vec![], vec![PREVIOUS], vec![CURRENT_STAGE]]);
    }
}
