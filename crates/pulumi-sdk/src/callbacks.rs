//! Functions of the program that the engine calls, and the small server for that, which starts with the first
//! one.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex},
};

use futures::{FutureExt, TryFutureExt, future::BoxFuture};
use prost::Message;
use pulumi_proto::{
    MAX_MESSAGE_BYTES,
    loopback::accept_own_user,
    pulumirpc::{
        Callback, CallbackInvokeRequest, CallbackInvokeResponse,
        callbacks_server::{self, CallbacksServer},
    },
};
use tokio::{net::TcpListener, sync::OnceCell};
use tonic::{Request, Response, Status};

use crate::{connection::Connection, panics, problems::lock};

/// What a function of the program answers, encoded.
pub(crate) type Answer = BoxFuture<'static, Result<Vec<u8>, Status>>;
type Function = Arc<dyn Fn(Vec<u8>) -> Answer + Send + Sync>;
pub(crate) type Functions = Arc<Mutex<HashMap<String, Function>>>;

/// A function from message to message, as one of their encodings.
pub(crate) fn typed<Q, A, Fut>(
    function: impl Fn(Q) -> Fut + Send + Sync + 'static,
) -> impl Fn(Vec<u8>) -> Answer + Send + Sync + 'static
where
    Q: Message + Default,
    A: Message,
    Fut: Future<Output = Result<A, Status>> + Send + 'static,
{
    move |request| match Q::decode(request.as_slice()) {
        Ok(request) => function(request).map_ok(|answer| answer.encode_to_vec()).boxed(),
        Err(error) => futures::future::err(Status::invalid_argument(error.to_string())).boxed(),
    }
}

/// The functions that the engine may call, by token.
pub(crate) struct Callbacks {
    functions: Functions,
    address: OnceCell<String>,
}

impl Callbacks {
    /// Served over gRPC once there is a function, unless the connection calls functions by itself.
    pub(crate) fn new(connection: &dyn Connection) -> Self {
        let functions = Functions::default();
        let direct = connection.attach(&functions);
        let address = if direct { OnceCell::new_with(Some(String::new())) } else { OnceCell::new() };
        Self { functions, address }
    }

    /// Adds a function; gives what the engine calls it by.
    pub(crate) async fn add(
        &self,
        function: impl Fn(Vec<u8>) -> Answer + Send + Sync + 'static,
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
            tokio::spawn(server.serve_with_incoming(accept_own_user(listener)));
            Ok::<_, std::io::Error>(address)
        });
        let target =
            address.await.map_err(|error| format!("cannot listen for the engine's calls: {error}"))?.clone();
        // The token is the password of the call: nobody may guess it.
        let token = format!("{:032x}", rand::random::<u128>());
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
        let response = call(&self.0, &token, request).await?;
        Ok(Response::new(CallbackInvokeResponse { response }))
    }
}

/// Calls a function. A panic is its error.
pub(crate) async fn call(functions: &Functions, token: &str, request: Vec<u8>) -> Result<Vec<u8>, Status> {
    let function = lock(functions)
        .get(token)
        .cloned()
        .ok_or_else(|| Status::not_found(format!("the program has no function {token}")))?;
    let answer = AssertUnwindSafe(async { function(request).await }).catch_unwind().await;
    answer.unwrap_or_else(|panic| Err(Status::unknown(panics::message(&*panic))))
}
