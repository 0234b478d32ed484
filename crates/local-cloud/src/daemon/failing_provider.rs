//! The provider that a launcher serves when there is no daemon: every call fails with the reason.

use provider_kit::{
    CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest, Difference,
    Error, Failure, Map, Provider, ReadRequest, ReadState, UpdateRequest,
};

use crate::control::SCHEMA;

/// Fails every operation with one reason, and knows the schema.
pub struct FailingProvider(pub String);

impl FailingProvider {
    fn error(&self) -> Error {
        Error::failed(&self.0)
    }
}

impl Provider for FailingProvider {
    fn version(&self) -> &str {
        crate::VERSION
    }

    fn schema(&self) -> &str {
        &SCHEMA
    }

    async fn check_config(&self, request: CheckRequest) -> Result<Checked, Error> {
        Ok(Checked { inputs: request.news, failures: vec![Failure::new("", &self.0)] })
    }

    async fn configure(&self, _: ConfigureRequest) -> Result<(), Error> {
        Err(self.error())
    }

    async fn check(&self, _: CheckRequest) -> Result<Checked, Error> {
        Err(self.error())
    }

    async fn diff(&self, _: DiffRequest) -> Result<Difference, Error> {
        Err(self.error())
    }

    async fn create(&self, _: CreateRequest) -> Result<Created, Error> {
        Err(self.error())
    }

    async fn read(&self, _: ReadRequest) -> Result<Option<ReadState>, Error> {
        Err(self.error())
    }

    async fn update(&self, _: UpdateRequest) -> Result<Map, Error> {
        Err(self.error())
    }

    async fn delete(&self, _: DeleteRequest) -> Result<(), Error> {
        Err(self.error())
    }
}
