//! How long logs are kept, and who can read them.

use pulumi_policy::{Policy, Schema};
use serde_json::json;

use crate::{mandatory, mended};

const LOGS: &str = "aws:cloudwatch/logGroup:LogGroup";

/// How long logs are kept that do not say it, in days.
const RETENTION: u32 = 30;

pub fn policies() -> Vec<Policy> {
    let days = json!({ "type": "integer", "minimum": 1, "description": "where a log group does not say it" });
    let key =
        json!({ "type": "string", "pattern": "^arn:", "description": "ARN of a key that logs must have" });
    vec![
        mended("kept-logs", "Logs are kept for a time that was chosen.")
            .of_type(LOGS)
            .config(Schema::new().property("days", days))
            .must(|logs| Ok(logs.get("retentionInDays")?.as_f64().is_some()))
            .remedy(|logs| {
                if !logs.get("retentionInDays")?.is_null() {
                    return Ok(None);
                }
                Ok(Some(logs.with("retentionInDays", logs.config().get("days")?.unwrap_or(RETENTION))))
            }),
        mended("encrypted-logs", "Logs are encrypted with the key that the pack is configured with.")
            .of_type(LOGS)
            .config(Schema::new().property("key", key))
            .check(|logs, report| {
                if let Some(key) = logs.config().get::<String>("key")?
                    && logs.get("kmsKeyId")? != key
                {
                    report.violation(format!("Its key is not {key}."));
                }
                Ok(())
            })
            .remedy(|logs| {
                let key = logs.config().get::<String>("key")?;
                Ok(key.map(|key| logs.with("kmsKeyId", key.as_str())))
            }),
        mandatory("all-logs-encrypted", "Where one log group has a key, all have one.").check_stack(
            |stack, report| {
                let mut keyless = Vec::new();
                let mut keyed = false;
                for logs in stack.of_type(LOGS) {
                    if logs.get("kmsKeyId")?.as_str().is_some_and(|key| !key.is_empty()) {
                        keyed = true;
                    } else {
                        keyless.push(logs);
                    }
                }
                for logs in keyless.into_iter().filter(|_| keyed) {
                    report.violation_of(logs, "It has none.");
                }
                Ok(())
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use pulumi_policy::Map;

    use super::*;

    #[test]
    fn remedies_change_what_is_missing_and_nothing_else() {
        let pack = crate::pack();
        let config = json!({ "key": "arn:aws:kms:eu-central-1:000000000000:key/1", "days": 7 });
        let remedied = |logs: Map| pack.remedied(LOGS, logs, &config).expect("no policy fails");
        let name = || ("name".to_owned(), "books".into());
        let mended = remedied(Map::from([name()]));
        assert_eq!(mended["retentionInDays"].as_f64(), Some(7.0));
        assert_eq!(mended["kmsKeyId"].as_str(), config["key"].as_str());
        assert_eq!(mended["name"].as_str(), Some("books"));
        let kept = remedied(Map::from([("retentionInDays".to_owned(), 365.into())]));
        assert_eq!(kept["retentionInDays"].as_f64(), Some(365.0));
    }
}
