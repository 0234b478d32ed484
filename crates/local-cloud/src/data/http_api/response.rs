//! An API's own responses: one table from what went wrong to AWS's answer, with the reason in plain words.
//!
//! Source: API Gateway developer guide, "Quotas and troubleshooting for HTTP APIs". An HTTP API passes the
//! load balancer's own pages through unchanged.

use std::borrow::Cow;

use http::{HeaderValue, StatusCode, header};
use hyper::Response;

use super::body::{RequestBody, RequestBodyError};
use crate::data::{
    load_balancer::{self, Body},
    reason::explain,
};

/// A request that got no response of a task. The text is the reason.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The request is damaged.
    BadRequest(String),
    /// The request line and the header values are over the limit.
    HeadTooLarge(String),
    /// The request has a transfer coding that is not supported.
    NotImplemented(String),
    /// No stage or no route takes the request.
    NotFound(String),
    /// The route asks for a token, and there is no valid one.
    Unauthorized { reason: String, challenge: String },
    /// A valid token is not for this route, or no API has the domain name.
    Forbidden(String),
    /// The stage's throttle is exhausted.
    Throttled(String),
    /// The request body is over the limit.
    TooLarge(String),
    /// The API does not reach the load balancer.
    Unreachable(String),
    /// The API's call fails before it reaches the load balancer's rules.
    Integration(String),
    /// The API has waited long enough.
    IntegrationTimeout(String),
    /// The load balancer answers by itself.
    LoadBalancer(load_balancer::Failure),
}

impl From<load_balancer::Failure> for Failure {
    fn from(failure: load_balancer::Failure) -> Self {
        match failure {
            load_balancer::Failure::ClientTimeout(why) => Self::IntegrationTimeout(why),
            load_balancer::Failure::RequestBody(error) => match error.downcast_ref() {
                Some(RequestBodyError::TooLarge) => Self::TooLarge(error.to_string()),
                _ => Self::BadRequest(error.to_string()),
            },
            failure => Self::LoadBalancer(failure),
        }
    }
}

impl Failure {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::LoadBalancer(failure) => failure.status(),
            own => own.answer().0,
        }
    }

    /// The API's own message, in AWS's words. The load balancer's pages have none.
    pub fn message(&self) -> Option<&'static str> {
        match self {
            Self::LoadBalancer(_) => None,
            own => Some(own.answer().1),
        }
    }

    pub fn reason(&self) -> Cow<'_, str> {
        match self {
            Self::LoadBalancer(failure) => failure.reason(),
            Self::Unauthorized { reason, .. } => reason.into(),
            Self::BadRequest(why)
            | Self::HeadTooLarge(why)
            | Self::NotImplemented(why)
            | Self::NotFound(why)
            | Self::Forbidden(why)
            | Self::Throttled(why)
            | Self::TooLarge(why)
            | Self::Unreachable(why)
            | Self::Integration(why)
            | Self::IntegrationTimeout(why) => why.into(),
        }
    }

    /// AWS's answer.
    pub fn response(&self) -> Response<Body<RequestBody>> {
        if let Self::LoadBalancer(failure) = self {
            return failure.response();
        }
        let (status, message) = self.answer();
        let body = format!("{{\"message\":\"{message}\"}}");
        let mut response = own(status, body, &self.reason());
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Self::Unauthorized { challenge, .. } = self
            && let Ok(challenge) = HeaderValue::from_str(challenge)
        {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }

    fn answer(&self) -> (StatusCode, &'static str) {
        match self {
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "Bad Request"),
            Self::HeadTooLarge(_) => {
                (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "Request Header Fields Too Large")
            }
            Self::NotImplemented(_) => (StatusCode::NOT_IMPLEMENTED, "Not Implemented"),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "Not Found"),
            Self::Unauthorized { .. } => (StatusCode::UNAUTHORIZED, "Unauthorized"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "Forbidden"),
            Self::Throttled(_) => (StatusCode::TOO_MANY_REQUESTS, "Too Many Requests"),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large"),
            Self::Unreachable(_) => (StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"),
            Self::IntegrationTimeout(_) => (StatusCode::GATEWAY_TIMEOUT, "Gateway Timeout"),
            Self::Integration(_) | Self::LoadBalancer(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
            }
        }
    }
}

/// A response of the API's own, with its reason.
pub fn own(status: StatusCode, body: String, reason: &str) -> Response<Body<RequestBody>> {
    let mut response = Response::new(Body::Own((!body.is_empty()).then(|| body.into())));
    *response.status_mut() = status;
    explain(response.headers_mut(), reason);
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http::HeaderMap;
    use http_body_util::BodyExt;

    use super::*;
    use crate::data::REASON;

    async fn text(failure: Failure) -> (u16, String, HeaderMap) {
        let (parts, body) = failure.response().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status.as_u16(), String::from_utf8(bytes.to_vec()).unwrap(), parts.headers)
    }

    #[tokio::test]
    async fn awss_own_answers() {
        let table = [
            (Failure::BadRequest("r".into()), 400, r#"{"message":"Bad Request"}"#),
            (Failure::HeadTooLarge("r".into()), 431, r#"{"message":"Request Header Fields Too Large"}"#),
            (Failure::NotImplemented("r".into()), 501, r#"{"message":"Not Implemented"}"#),
            (Failure::NotFound("r".into()), 404, r#"{"message":"Not Found"}"#),
            (
                Failure::Unauthorized { reason: "r".into(), challenge: "Bearer".into() },
                401,
                r#"{"message":"Unauthorized"}"#,
            ),
            (Failure::Forbidden("r".into()), 403, r#"{"message":"Forbidden"}"#),
            (Failure::Integration("r".into()), 500, r#"{"message":"Internal Server Error"}"#),
            (Failure::Throttled("r".into()), 429, r#"{"message":"Too Many Requests"}"#),
            (Failure::TooLarge("r".into()), 413, r#"{"message":"Request Entity Too Large"}"#),
            (Failure::Unreachable("r".into()), 503, r#"{"message":"Service Unavailable"}"#),
            (Failure::IntegrationTimeout("r".into()), 504, r#"{"message":"Gateway Timeout"}"#),
        ];
        for (failure, status, body) in table {
            let (got, text, headers) = text(failure).await;
            assert_eq!((got, text.as_str()), (status, body));
            assert_eq!(headers[REASON], "r");
            assert!(!headers.contains_key("server"));
        }
    }

    #[tokio::test]
    async fn the_load_balancers_failures() {
        use load_balancer::Failure as Lb;
        let (status, page, headers) = text(Lb::NoTarget("why".into()).into()).await;
        assert_eq!((status, &headers["server"]), (503, &"awselb/2.0".parse().unwrap()));
        assert!(page.contains("<h1>503 Service Temporarily Unavailable</h1>"), "{page}");
        let status = |failure: Lb| Failure::from(failure).status().as_u16();
        assert_eq!(status(Lb::ClientTimeout("why".into())), 504);
        assert_eq!(status(Lb::RequestBody(Arc::new(RequestBodyError::TooLarge))), 413);
        assert_eq!(status(Lb::RequestBody(Arc::new(std::io::Error::other("cut")))), 400);
    }
}
