//! The console of the local cloud: its resources, and their deletion without an engine.

use provider_kit::Error;
use serde::{Deserialize, Serialize};

use super::cloud::{Cloud, Handle};

/// A resource in the console.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub urn: String,
    pub id: String,
    /// No request of an engine has named it since its Create.
    pub unconfirmed: bool,
}

impl Cloud {
    /// Everything that exists, in the order of creation.
    pub fn list(&self) -> Vec<Listed> {
        let listed = |record: &super::Record| Listed {
            urn: record.urn.clone(),
            id: record.id.clone(),
            unconfirmed: record.unconfirmed.is_some(),
        };
        self.records().iter().map(listed).collect()
    }

    /// Deletes the resource with a URN or an id, as AWS's console does: what something else needs is kept.
    ///
    /// # Errors
    /// There is none or more than one, or AWS refuses.
    pub async fn delete_named(&self, name: &str) -> Result<(), Error> {
        let named: Vec<_> =
            self.records().iter().filter(|record| record.urn == name || record.id == name).cloned().collect();
        let record = match named.as_slice() {
            [record] => record,
            [] => {
                return Err(Error::failed(format!(
                    "no resource has the URN or id {name}; `list` shows all there are"
                )));
            }
            several => {
                let names: Vec<_> =
                    several.iter().map(|record| format!("{} ({})", record.id, record.urn)).collect();
                return Err(Error::failed(format!("{name} names several resources: {}", names.join(", "))));
            }
        };
        let arn = Some(record.arn()).filter(|arn| !arn.is_empty());
        self.delete(None, &record.token, &record.urn, Handle { id: &record.id, arn }).await.map(drop)
    }

    /// What happened to the services, in ECS's words: service by service, the latest at the end.
    pub fn events(&self) -> Vec<String> {
        let status = self.status();
        let status = status.borrow();
        status.services.values().flat_map(|service| service.events.iter().rev().cloned()).collect()
    }
}
