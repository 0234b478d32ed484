//! A provider that costs next to nothing and is the same for every language: it gives back what it is given.
//! The engine attaches to it by PULUMI_DEBUG_PROVIDERS, so it is in none of the measured processes.

use std::{
    net::TcpListener,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use provider_kit::{
    CheckRequest, Checked, ConfigureRequest, CreateRequest, Created, DeleteRequest, DiffRequest, Difference,
    Error, InvokeRequest, Invoked, Map, Provider, ReadRequest, ReadState, UpdateRequest, Value,
};
use serde_json::{Value as Json, json};

/// What the program looks at of the functions' results.
fn answer(token: &str) -> Option<Json> {
    Some(match token {
        "aws:index/getAvailabilityZones:getAvailabilityZones" => json!({
            "id": "us-west-2", "region": "us-west-2", "names": ["us-west-2a", "us-west-2b", "us-west-2c"],
            "groupNames": ["us-west-2"], "zoneIds": ["usw2-az1", "usw2-az2", "usw2-az3"],
        }),
        "aws:index/getCallerIdentity:getCallerIdentity" => json!({
            "id": "0", "accountId": "000000000000", "arn": "arn:aws:iam::000000000000:root", "userId": "0",
        }),
        "aws:ssm/getParameter:getParameter" => json!({
            "id": "image", "arn": "arn:aws:ssm:us-west-2::parameter/image", "name": "image", "region": "us-west-2",
            "type": "String", "value": "ami-1", "insecureValue": "ami-1", "version": 1,
        }),
        "aws:ecr/getAuthorizationToken:getAuthorizationToken" => json!({
            "id": "us-west-2", "region": "us-west-2", "authorizationToken": "QVdTOnRva2Vu", "userName": "AWS",
            "password": "token", "expiresAt": "2030-01-01T00:00:00Z",
            "proxyEndpoint": "https://000000000000.dkr.ecr.us-west-2.amazonaws.com",
        }),
        _ => return None,
    })
}

/// The provider, and what it was asked.
#[derive(Clone, Default)]
pub struct Echo {
    calls: Arc<Mutex<Vec<(String, Map)>>>,
}

impl Echo {
    /// Serves until the process ends; the port is where.
    pub fn serve(&self) -> Result<u16> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let echo = self.clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                provider_kit::serve::serve(echo, "", listener, std::future::pending()).await?;
                anyhow::Ok(())
            })
        });
        Ok(port)
    }

    /// The functions that were called, with their arguments.
    pub fn calls(&self) -> Vec<(String, Map)> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Provider for Echo {
    fn version(&self) -> &str {
        "0.0.0-echo"
    }

    async fn configure(&self, _: ConfigureRequest) -> Result<(), Error> {
        Ok(())
    }

    async fn check(&self, request: CheckRequest) -> Result<Checked, Error> {
        Ok(Checked::ok(request.news))
    }

    async fn diff(&self, _: DiffRequest) -> Result<Difference, Error> {
        Ok(Difference::default())
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, Error> {
        Ok(Created { id: String::new(), outputs: request.inputs })
    }

    async fn read(&self, request: ReadRequest) -> Result<Option<ReadState>, Error> {
        Ok(Some(ReadState { id: request.id, inputs: request.inputs, outputs: request.state }))
    }

    async fn update(&self, request: UpdateRequest) -> Result<Map, Error> {
        Ok(request.new_inputs)
    }

    async fn delete(&self, _: DeleteRequest) -> Result<(), Error> {
        Ok(())
    }

    async fn invoke(&self, request: InvokeRequest) -> Result<Invoked, Error> {
        let Some(Value::Object(result)) = answer(&request.token).map(Value::from_json) else {
            return Err(Error::Unimplemented(format!("the benchmark's provider has no {}", request.token)));
        };
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).push((request.token, request.args));
        Ok(result.into())
    }
}
