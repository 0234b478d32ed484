//! Errors of operations, and the gRPC statuses that they become.

use prost::Message;
use pulumi_proto::{
    Map, pulumirpc,
    rpc::Status as Detailed,
    wire::{Encoding, encode_map},
};
use tonic::{Code, Status};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It failed and left nothing behind.
    #[error("{0}")]
    Failed(String),
    /// The provider cannot do this.
    #[error("{0}")]
    Unimplemented(String),
    /// The user asked to stop, and nothing was left behind.
    #[error("cancelled")]
    Cancelled,
    /// The resource was made or changed, but is not as it should be. The engine keeps what is told of it.
    #[error("{}", .0.reasons.join("; "))]
    InitFailed(Box<InitFailed>),
}

/// A resource that exists, but is not as it should be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InitFailed {
    /// The id under which the engine keeps it.
    pub id: String,
    /// The inputs that the engine writes into the state.
    pub inputs: Map,
    /// The outputs known so far, also written into the state.
    pub outputs: Map,
    /// One sentence for each thing that is wrong; the CLI lists them.
    pub reasons: Vec<String>,
}

impl Error {
    /// A failure that left nothing behind.
    pub fn failed(reason: impl std::fmt::Display) -> Self {
        Self::Failed(reason.to_string())
    }

    /// The gRPC status that the engine understands.
    pub fn into_status(self) -> Status {
        let message = self.to_string();
        match self {
            Self::Failed(_) => Status::unknown(message),
            Self::Unimplemented(_) => Status::unimplemented(message),
            Self::Cancelled => Status::cancelled(message),
            Self::InitFailed(init) => {
                let detail = pulumirpc::ErrorResourceInitFailed {
                    id: init.id,
                    properties: Some(encode_map(&init.outputs, Encoding::PLAIN_OUTPUTS)),
                    reasons: init.reasons,
                    inputs: Some(encode_map(&init.inputs, Encoding::PLAIN_OUTPUTS)),
                    refresh_before_update: false,
                };
                let detail = prost_types::Any {
                    type_url: "type.googleapis.com/pulumirpc.ErrorResourceInitFailed".into(),
                    value: detail.encode_to_vec(),
                };
                let status =
                    Detailed { code: Code::Unknown as i32, message: message.clone(), details: vec![detail] };
                Status::with_details(Code::Unknown, message, status.encode_to_vec().into())
            }
        }
    }
}
