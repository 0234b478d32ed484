//! Sends requests to one repository: credentials, redirects, timeouts and retries.

use std::{
    error::Error,
    io::{self, ErrorKind::ConnectionRefused},
    iter,
    time::Duration,
};

use base::tls;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client as Http, connect::HttpConnector},
    rt::TokioExecutor,
};
use provider_kit::chain;
use tokio::sync::Mutex;

use crate::push::{
    Credentials, PushError, Repository,
    auth::{self, Challenge},
    message::{Answer, Request, join, origin},
    repository::is_loopback,
};

/// Retries, timeouts and the size of chunks.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Attempts before a failure is an error.
    pub attempts: u32,
    /// The pause before the second attempt; it doubles with each further one.
    pub pause: Duration,
    /// Time limit for an answer, beside the time for sending the body.
    pub timeout: Duration,
    /// Blobs up to this size travel in one request, larger ones in chunks of it.
    pub chunk: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            attempts: 3,
            pause: Duration::from_millis(500),
            timeout: Duration::from_secs(60),
            // ECR takes parts of 5 MiB and more.
            chunk: 16 * 1024 * 1024,
        }
    }
}

/// A client for one repository.
#[derive(Debug)]
pub struct Client {
    http: Http<HttpsConnector<HttpConnector>, Full<Bytes>>,
    repository: Repository,
    credentials: Option<Credentials>,
    /// The last `Authorization` that the registry accepted, so that one challenge is enough for a push.
    authorization: Mutex<Option<HeaderValue>>,
    pub(super) settings: Settings,
}

/// No answer of the protocol is larger.
const LARGEST_ANSWER: usize = 4 * 1024 * 1024;
const REDIRECTS: u32 = 5;
/// The slowest line that a push is waited for, in bytes a second.
const SLOWEST: u64 = 64 * 1024;

impl Client {
    /// A client for a repository.
    ///
    /// # Errors
    /// The repository needs TLS, and this machine has no root certificates.
    pub fn new(
        repository: Repository,
        credentials: Option<Credentials>,
        settings: Settings,
    ) -> Result<Self, PushError> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        http.set_connect_timeout(Some(Duration::from_secs(10)));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls::client(repository.is_encrypted()).map_err(PushError::Tls)?);
        let connector =
            if repository.is_encrypted() { connector.https_only() } else { connector.https_or_http() };
        let connector = connector.enable_http1().wrap_connector(http);
        Ok(Self {
            http: Http::builder(TokioExecutor::new()).build(connector),
            repository,
            credentials,
            authorization: Mutex::default(),
            settings,
        })
    }

    pub fn repository(&self) -> &Repository {
        &self.repository
    }

    /// A request for something of the repository, such as `blobs/sha256:…`.
    pub(super) fn request(&self, method: Method, path: &str) -> Result<Request, PushError> {
        let uri = format!("{}/v2/{}/{path}", self.repository.origin(), self.repository.name());
        let uri = uri.parse().map_err(|_| self.protocol(&method, path, "the path is not valid"))?;
        Ok(Request { method, uri, headers: HeaderMap::new(), body: Bytes::new() })
    }

    /// A request for an address that the registry gave, relative or whole.
    pub(super) fn request_at(
        &self,
        method: Method,
        base: &Uri,
        location: &str,
    ) -> Result<Request, PushError> {
        let wrong =
            || self.protocol(&method, base.path(), &format!("its Location `{location}` is no address"));
        let uri = join(base, location).ok_or_else(wrong)?;
        self.repository.may_send_to(&uri)?;
        Ok(Request { method, uri, headers: HeaderMap::new(), body: Bytes::new() })
    }

    /// Sends a request that may be repeated, and repeats it while the registry or the network fails.
    pub(super) async fn send(&self, request: Request) -> Result<Answer, PushError> {
        let mut attempt = 1;
        loop {
            let error = match self.send_once(request.clone()).await {
                Ok(answer) => match self.unexpected(&answer) {
                    error if error.is_transient() => error,
                    _ => return Ok(answer),
                },
                Err(error) => error,
            };
            if !error.is_transient() || attempt >= self.settings.attempts {
                return Err(error.tried(attempt));
            }
            self.pause(attempt).await;
            attempt += 1;
        }
    }

    /// Waits before another attempt.
    pub(super) async fn pause(&self, attempt: u32) {
        tokio::time::sleep(self.settings.pause * 2u32.saturating_pow(attempt - 1)).await;
    }

    /// Sends a request once, with credentials where the registry wants them, and follows redirects.
    pub(super) async fn send_once(&self, mut request: Request) -> Result<Answer, PushError> {
        let mut redirects = 0;
        let mut challenged = false;
        loop {
            // Another host than the registry's must not see its credentials: what it needs is in the
            // redirect's address.
            let ours = origin(&request.uri) == self.repository.origin();
            let authorization = if ours { self.authorization.lock().await.clone() } else { None };
            let answer = self.exchange(request.clone(), authorization.clone()).await?;
            match answer.status {
                StatusCode::UNAUTHORIZED if ours && !challenged => {
                    challenged = true;
                    self.authorize(&answer, authorization).await?;
                }
                StatusCode::UNAUTHORIZED => return Err(self.unauthorized(&answer)),
                status if status.is_redirection() && redirects < REDIRECTS => {
                    let Some(location) = answer.header(header::LOCATION) else { return Ok(answer) };
                    let target = self.request_at(request.method.clone(), &answer.uri, location)?;
                    // What changes something is not for a registry to send to another server.
                    if !request.method.is_safe() && origin(&target.uri) != origin(&answer.uri) {
                        let message = format!("it redirects {} to {}", request.method, origin(&target.uri));
                        return Err(self.protocol(&request.method, answer.uri.path(), &message));
                    }
                    redirects += 1;
                    request.uri = target.uri;
                }
                _ => return Ok(answer),
            }
        }
    }

    async fn exchange(
        &self,
        request: Request,
        authorization: Option<HeaderValue>,
    ) -> Result<Answer, PushError> {
        let described = format!("{} {}", request.method, request.uri.path());
        let time = self.settings.timeout + Duration::from_secs(request.body.len() as u64 / SLOWEST);
        let mut http = http::Request::new(Full::new(request.body));
        *http.method_mut() = request.method;
        *http.uri_mut() = request.uri.clone();
        *http.headers_mut() = request.headers;
        http.headers_mut().insert(header::USER_AGENT, USER_AGENT);
        if let Some(authorization) = authorization {
            http.headers_mut().insert(header::AUTHORIZATION, authorization);
        }
        let failed = |reason: String, refused| PushError::NoAnswer {
            registry: request.uri.authority().map(ToString::to_string).unwrap_or_default(),
            request: described.clone(),
            reason,
            absent: refused && request.uri.host().is_some_and(is_loopback),
        };
        let answer = async {
            let answer =
                self.http.request(http).await.map_err(|error| failed(chain(&error), is_refused(&error)))?;
            let (parts, body) = answer.into_parts();
            let body = Limited::new(body, LARGEST_ANSWER)
                .collect()
                .await
                .map_err(|error| failed(chain(&*error), false))?;
            Ok((parts, body.to_bytes()))
        };
        let late = || failed(format!("no answer within {} s", time.as_secs()), false);
        let (parts, body) = tokio::time::timeout(time, answer).await.map_err(|_| late())??;
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
            uri: request.uri,
            request: described,
        })
    }

    /// Gets what the registry asks for, unless another request got it meanwhile.
    async fn authorize(&self, answer: &Answer, sent: Option<HeaderValue>) -> Result<(), PushError> {
        let mut authorization = self.authorization.lock().await;
        if *authorization != sent {
            return Ok(());
        }
        let scope = format!("repository:{}:pull,push", self.repository.name());
        *authorization = match auth::challenge(&answer.headers, &scope) {
            Some(Challenge::Basic) => self.credentials.as_ref().and_then(Credentials::basic),
            Some(Challenge::Bearer(address)) => {
                let request = self.request_at(Method::GET, &answer.uri, &address)?;
                let basic = self.credentials.as_ref().and_then(Credentials::basic);
                let token = self.exchange(request, basic).await?;
                match token.status {
                    StatusCode::OK => auth::bearer(&token.body),
                    status if status.is_client_error() => return Err(self.unauthorized(&token)),
                    _ => return Err(self.unexpected(&token)),
                }
            }
            None => None,
        };
        if authorization.is_none() { Err(self.unauthorized(answer)) } else { Ok(()) }
    }

    fn unauthorized(&self, answer: &Answer) -> PushError {
        let who = match &self.credentials {
            Some(credentials) => format!("the credentials of user `{}`", credentials.username),
            None => "access without credentials".to_owned(),
        };
        PushError::Unauthorized {
            registry: self.repository.authority().to_owned(),
            who,
            message: answer.message(),
        }
    }

    /// The error for an answer that is no success.
    pub(super) fn unexpected(&self, answer: &Answer) -> PushError {
        PushError::Status {
            registry: answer.uri.authority().map(ToString::to_string).unwrap_or_default(),
            request: answer.request.clone(),
            status: answer.status,
            message: answer.message(),
        }
    }

    pub(super) fn protocol(&self, method: &Method, path: &str, message: &str) -> PushError {
        PushError::Protocol {
            registry: self.repository.authority().to_owned(),
            request: format!("{method} {path}"),
            message: message.to_owned(),
        }
    }
}

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("pulumi-resource-image/", env!("CARGO_PKG_VERSION")));

/// Whether nothing listens at the address.
fn is_refused(error: &(dyn Error + 'static)) -> bool {
    let mut causes = iter::successors(Some(error), |error| (*error).source());
    causes
        .any(|error| error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == ConnectionRefused))
}
