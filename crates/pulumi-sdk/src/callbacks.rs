//! The small server by which the engine calls functions of the program. It starts with the first function.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use futures::{FutureExt, future::BoxFuture};
use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    pulumirpc::{
        Callback, CallbackInvokeRequest, CallbackInvokeResponse,
        callbacks_server::{self, CallbacksServer},
    },
};
use tokio::{net::TcpListener, sync::OnceCell};
use tokio_stream::wrappers::TcpListenerStream;
use tonic::{Request, Response, Status};

use crate::{panics, problems::lock};

type Function = Arc<dyn Fn(Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>, Status>> + Send + Sync>;
type Functions = Arc<Mutex<HashMap<String, Function>>>;

/// The functions that the engine may call, by token.
pub(crate) struct Callbacks {
    functions: Functions,
    address: OnceCell<String>,
    count: AtomicU64,
}

impl Callbacks {
    /// Without a server, nothing is ever called: tests need no port.
    pub(crate) fn new(served: bool) -> Self {
        let address = if served { OnceCell::new() } else { OnceCell::new_with(Some(String::new())) };
        Self { functions: Functions::default(), address, count: AtomicU64::new(0) }
    }
}

impl Callbacks {
    /// Adds a function; gives what the engine calls it by.
    pub(crate) async fn add(
        &self,
        function: impl Fn(Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>, Status>> + Send + Sync + 'static,
    ) -> Result<Callback, String> {
        let functions = self.functions.clone();
        let address = self.address.get_or_try_init(|| async move {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
            let address = listener.local_addr()?.to_string();
            let service = CallbacksServer::new(Server(functions))
                .max_decoding_message_size(MAX_MESSAGE_BYTES)
                .max_encoding_message_size(MAX_MESSAGE_BYTES);
            let server = tonic::transport::Server::builder().add_service(service);
            // It ends with the program: the engine may call until then.
            tokio::spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));
            Ok::<_, std::io::Error>(address)
        });
        let target =
            address.await.map_err(|error| format!("cannot listen for the engine's calls: {error}"))?.clone();
        let token = self.count.fetch_add(1, Ordering::Relaxed).to_string();
        lock(&self.functions).insert(token.clone(), Arc::new(function));
        Ok(Callback { target, token, ..Callback::default() })
    }
}

struct Server(Functions);

#[tonic::async_trait]
impl callbacks_server::Callbacks for Server {
    async fn invoke(
        &self,
        request: Request<CallbackInvokeRequest>,
    ) -> Result<Response<CallbackInvokeResponse>, Status> {
        let CallbackInvokeRequest { token, request } = request.into_inner();
        let function = lock(&self.0)
            .get(&token)
            .cloned()
            .ok_or_else(|| Status::not_found(format!("the program has no function {token}")))?;
        let answer = AssertUnwindSafe(async { function(request).await }).catch_unwind().await;
        let response = answer.unwrap_or_else(|panic| Err(Status::unknown(panics::message(&*panic))))?;
        Ok(Response::new(CallbackInvokeResponse { response }))
    }
}
