//! The image provider's plugin, spoken to as the engine does.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, bail};
use pulumi_proto::{
    Map, Value,
    pulumirpc::{CheckRequest, CreateRequest, resource_provider_client::ResourceProviderClient},
    wire::{Encoding, decode_map, encode_map},
};
use pulumi_resource_image::provider::CARGO_IMAGE;
use tonic::transport::Channel;

use crate::process::release;

/// A running plugin, killed when dropped.
pub struct Plugin {
    child: Child,
    client: ResourceProviderClient<Channel>,
}

impl Plugin {
    pub async fn start() -> Result<Self> {
        let mut child = Command::new(release("pulumi-resource-image")?).stdout(Stdio::piped()).spawn()?;
        let mut port = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut port)?;
        let client = ResourceProviderClient::connect(format!("http://127.0.0.1:{}", port.trim())).await;
        match client {
            Ok(client) => Ok(Self { child, client }),
            Err(error) => {
                child.kill()?;
                child.wait()?;
                Err(error).context("the image provider's plugin does not answer")
            }
        }
    }

    /// Has an image checked: what Create is then given.
    pub async fn check(&self, inputs: &BTreeMap<&str, String>) -> Result<Map> {
        let news: Map =
            inputs.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.clone()))).collect();
        let request = CheckRequest { urn: urn(), news: encode(&news), ..CheckRequest::default() };
        let checked = self.client.clone().check(request).await?.into_inner();
        if let Some(failure) = checked.failures.first() {
            bail!("{}: {}", failure.property, failure.reason);
        }
        Ok(decode_map(checked.inputs.unwrap_or_default())?)
    }

    /// Has an image created: its outputs.
    pub async fn create(&self, inputs: &Map, preview: bool) -> Result<Map> {
        let request =
            CreateRequest { urn: urn(), properties: encode(inputs), preview, ..CreateRequest::default() };
        let created = self.client.clone().create(request).await?.into_inner();
        Ok(decode_map(created.properties.unwrap_or_default())?)
    }
}

impl Drop for Plugin {
    fn drop(&mut self) {
        // Errors mean that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn urn() -> String {
    format!("urn:pulumi:bench::bench::{CARGO_IMAGE}::image")
}

fn encode(map: &Map) -> Option<prost_types::Struct> {
    Some(encode_map(map, Encoding::PLAIN_OUTPUTS))
}
