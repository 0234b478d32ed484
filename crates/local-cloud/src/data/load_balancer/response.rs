//! A load balancer's own responses: one table from what went wrong to AWS's page, with the reason in plain
//! words.
//!
//! Source: Elastic Load Balancing user guide, "Troubleshoot your Application Load Balancers".

use std::{borrow::Cow, error::Error, sync::Arc};

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use hyper::Response;

use super::Body;
use crate::data::reason::explain;

/// A request that got no response of a target. The text is the reason.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The client asks for a TRACE (HTTP 405; the page's words are nginx's).
    Trace,
    /// The client sends plain HTTP to an HTTPS listener.
    PlainToTls(String),
    /// The desync mitigation mode blocks it.
    Desync(String),
    /// There is no target to send to.
    NoTarget(String),
    /// The target cannot be connected to in time.
    TargetUnreachable(String),
    /// The target refused the connection, closed it, or sent nonsense.
    TargetFailed(String),
    /// The target is silent for the idle timeout.
    TargetTimeout(String),
    /// The client does not wait any longer.
    ClientTimeout(String),
    /// The body of the client's request ended early.
    RequestBody(Arc<dyn Error + Send + Sync>),
}

/// The `Server` field of a load balancer's own responses.
const SERVER: HeaderValue = HeaderValue::from_static("awselb/2.0");
const PLAIN_TO_TLS: &str = "The plain HTTP request was sent to HTTPS port";

impl Failure {
    /// The status of AWS's page.
    pub fn status(&self) -> StatusCode {
        self.page().0
    }

    /// The reason, for people.
    pub fn reason(&self) -> Cow<'_, str> {
        match self {
            Self::PlainToTls(why)
            | Self::Desync(why)
            | Self::NoTarget(why)
            | Self::TargetUnreachable(why)
            | Self::TargetFailed(why)
            | Self::TargetTimeout(why)
            | Self::ClientTimeout(why) => why.into(),
            Self::RequestBody(error) => error.to_string().into(),
            Self::Trace => "a load balancer does not pass TRACE on".into(),
        }
    }

    /// AWS's page.
    pub fn response<B>(&self) -> Response<Body<B>> {
        let (status, phrase) = self.page();
        let code = status.as_u16();
        let (title, more) = match self {
            Self::PlainToTls(_) => (PLAIN_TO_TLS, format!("<center>{PLAIN_TO_TLS}</center>\r\n")),
            _ => (phrase, String::new()),
        };
        let page = format!(
            "<html>\r\n<head><title>{code} {title}</title></head>\r\n<body>\r\n<center><h1>{code} \
             {phrase}</h1></center>\r\n{more}</body>\r\n</html>\r\n"
        );
        let mut response = own(status, page, &self.reason());
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
        response
    }

    fn page(&self) -> (StatusCode, &'static str) {
        match self {
            Self::PlainToTls(_) | Self::Desync(_) | Self::RequestBody(_) => {
                (StatusCode::BAD_REQUEST, "Bad Request")
            }
            Self::Trace => (StatusCode::METHOD_NOT_ALLOWED, "Not Allowed"),
            Self::NoTarget(_) => (StatusCode::SERVICE_UNAVAILABLE, "Service Temporarily Unavailable"),
            Self::TargetFailed(_) => (StatusCode::BAD_GATEWAY, "Bad Gateway"),
            Self::TargetUnreachable(_) | Self::TargetTimeout(_) | Self::ClientTimeout(_) => {
                (StatusCode::GATEWAY_TIMEOUT, "Gateway Time-out")
            }
        }
    }
}

/// A response of the load balancer's own, with its reason.
pub fn own<B>(status: StatusCode, body: impl Into<Bytes>, reason: &str) -> Response<Body<B>> {
    let body = body.into();
    let mut response = Response::new(Body::Own((!body.is_empty()).then_some(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(header::SERVER, SERVER);
    explain(response.headers_mut(), reason);
    response
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http_body_util::{BodyExt, Empty};

    use super::*;

    async fn text(failure: Failure) -> (u16, String, HeaderMap) {
        let (parts, body) = failure.response::<Empty<Bytes>>().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status.as_u16(), String::from_utf8(bytes.to_vec()).unwrap(), parts.headers)
    }

    #[tokio::test]
    async fn awss_pages() {
        let table = [
            (Failure::NoTarget("why".into()), 503, "Service Temporarily Unavailable"),
            (Failure::TargetFailed("why".into()), 502, "Bad Gateway"),
            (Failure::TargetUnreachable("why".into()), 504, "Gateway Time-out"),
            (Failure::TargetTimeout("why".into()), 504, "Gateway Time-out"),
        ];
        for (failure, status, phrase) in table {
            let (got, page, headers) = text(failure).await;
            assert_eq!(got, status);
            assert!(page.contains(&format!("<title>{status} {phrase}</title>")), "{page}");
            assert!(page.contains(&format!("<h1>{status} {phrase}</h1>")), "{page}");
            assert_eq!(
                (&headers["server"], &headers["content-type"]),
                (&SERVER, &"text/html".parse().unwrap())
            );
            assert_eq!(headers[crate::data::REASON], "why");
        }
        let (status, page, _) = text(Failure::PlainToTls("why".into())).await;
        assert_eq!(status, 400);
        assert!(page.contains("<title>400 The plain HTTP request was sent to HTTPS port</title>"), "{page}");
        assert!(page.contains("<h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP"), "{page}");
    }
}
