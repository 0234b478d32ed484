//! The plugin as the engine starts it: a process that prints its port.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use pulumi_proto::{
    Map,
    pulumirpc::{CheckRequest, resource_provider_client::ResourceProviderClient},
    wire::{Encoding, decode_map, encode_map},
};
use pulumi_resource_image::provider::CARGO_IMAGE;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_pulumi-resource-image");

/// A running plugin, killed when dropped.
pub struct Plugin {
    process: Child,
    address: String,
}

impl Plugin {
    /// Starts it by a command that becomes it.
    pub fn start(mut command: Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut port).unwrap();
        assert!(!port.is_empty(), "{command:?} did not start the plugin; what it says is above");
        Self { process, address: format!("http://127.0.0.1:{}", port.trim()) }
    }

    /// The digest that Check gives an image, or the reason of its failure.
    pub async fn check(&self, inputs: &Map) -> Result<String, String> {
        let mut client = ResourceProviderClient::connect(self.address.clone()).await.unwrap();
        let request = CheckRequest {
            urn: format!("urn:pulumi:dev::project::{CARGO_IMAGE}::book"),
            news: Some(encode_map(inputs, Encoding::PLAIN_OUTPUTS)),
            ..CheckRequest::default()
        };
        let answer = client.check(request).await.unwrap().into_inner();
        match answer.failures.as_slice() {
            [] => {
                let inputs = decode_map(answer.inputs.unwrap()).unwrap();
                Ok(inputs["digest"].as_str().unwrap().to_owned())
            }
            [failure] => Err(failure.reason.clone()),
            more => panic!("one mistake gives {} failures: {more:?}", more.len()),
        }
    }
}

impl Drop for Plugin {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
