//! The data plane's own answers: one table from what went wrong to what AWS answers, and the reason in plain words.
//!
//! Sources: API Gateway developer guide, "Quotas and troubleshooting for HTTP APIs"; Elastic Load Balancing user guide,
//! "Troubleshoot your Application Load Balancers". An HTTP API passes the load balancer's own pages through unchanged.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use hyper::Response;

use super::body::ResponseBody;

/// On every answer that is not a task's: why, in plain words.
pub const REASON: HeaderName = HeaderName::from_static("x-local-cloud-reason");

/// Where a request ended. The text is the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No stage or no route takes the request.
    NotFound(String),
    /// The route asks for a token, and there is no valid one.
    Unauthorized {
        /// Why.
        reason: String,
        /// The answer's `WWW-Authenticate`.
        challenge: String,
    },
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
    /// The API sends plain HTTP to a listener for TLS.
    PlainToTls(String),
    /// The API has waited long enough.
    IntegrationTimeout(String),
    /// The load balancer has no target to send to.
    NoTarget(String),
    /// The load balancer cannot connect to the target in time.
    TargetUnreachable(String),
    /// The target refused the connection, closed it, or answered nonsense.
    TargetFailed(String),
    /// The target is silent.
    TargetTimeout(String),
}

#[derive(Clone, Copy, PartialEq)]
enum Who {
    Gateway,
    LoadBalancer,
}

impl Failure {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.row().1
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        self.row().3
    }

    /// AWS's answer.
    pub fn answer(&self) -> Response<ResponseBody> {
        let (who, status, phrase, reason) = self.row();
        let (content_type, body) = match who {
            Who::Gateway => ("application/json", format!("{{\"message\":\"{phrase}\"}}")),
            Who::LoadBalancer => (
                "text/html",
                format!(
                    "<html>\r\n<head><title>{0} {phrase}</title></head>\r\n<body>\r\n<center><h1>{0} \
                     {phrase}</h1></center>\r\n</body>\r\n</html>\r\n",
                    status.as_u16()
                ),
            ),
        };
        let mut answer = own(status, Some(content_type), body, reason);
        if who == Who::LoadBalancer {
            answer.headers_mut().insert(header::SERVER, LOAD_BALANCER);
        }
        if let Self::Unauthorized { challenge, .. } = self
            && let Ok(challenge) = HeaderValue::from_str(challenge)
        {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        answer
    }

    fn row(&self) -> (Who, StatusCode, &'static str, &str) {
        use Who::{Gateway, LoadBalancer};
        match self {
            Self::NotFound(why) => (Gateway, StatusCode::NOT_FOUND, "Not Found", why),
            Self::Unauthorized { reason, .. } => (Gateway, StatusCode::UNAUTHORIZED, "Unauthorized", reason),
            Self::Forbidden(why) => (Gateway, StatusCode::FORBIDDEN, "Forbidden", why),
            Self::Integration(why) => {
                (Gateway, StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error", why)
            }
            Self::PlainToTls(why) => (LoadBalancer, StatusCode::BAD_REQUEST, "Bad Request", why),
            Self::Throttled(why) => (Gateway, StatusCode::TOO_MANY_REQUESTS, "Too Many Requests", why),
            Self::TooLarge(why) => (Gateway, StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large", why),
            Self::Unreachable(why) => (Gateway, StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable", why),
            Self::IntegrationTimeout(why) => (Gateway, StatusCode::GATEWAY_TIMEOUT, "Gateway Timeout", why),
            Self::NoTarget(why) => {
                (LoadBalancer, StatusCode::SERVICE_UNAVAILABLE, "Service Temporarily Unavailable", why)
            }
            Self::TargetUnreachable(why) | Self::TargetTimeout(why) => {
                (LoadBalancer, StatusCode::GATEWAY_TIMEOUT, "Gateway Time-out", why)
            }
            Self::TargetFailed(why) => (LoadBalancer, StatusCode::BAD_GATEWAY, "Bad Gateway", why),
        }
    }
}

/// The `Server` field of what a load balancer answers by itself.
const LOAD_BALANCER: HeaderValue = HeaderValue::from_static("awselb/2.0");

/// An answer of a listener's own: a fixed response or a redirect.
pub fn load_balancers(status: StatusCode, body: impl Into<Bytes>, reason: &str) -> Response<ResponseBody> {
    let mut answer = own(status, None, body, reason);
    answer.headers_mut().insert(header::SERVER, LOAD_BALANCER);
    answer
}

/// An answer of the data plane's own, with its reason.
pub fn own(
    status: StatusCode,
    content_type: Option<&'static str>,
    body: impl Into<Bytes>,
    reason: &str,
) -> Response<ResponseBody> {
    let body = body.into();
    let mut answer = Response::new(ResponseBody::Own((!body.is_empty()).then_some(body)));
    *answer.status_mut() = status;
    if let Some(content_type) = content_type {
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    explain(answer.headers_mut(), reason);
    answer
}

/// Says why in a header field; what a field cannot carry is left out.
fn explain(headers: &mut HeaderMap, reason: &str) {
    let plain = reason.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { ' ' });
    let text = plain.take(2_000).collect::<String>();
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(REASON, value);
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    async fn text(failure: Failure) -> (u16, String, HeaderMap) {
        let (parts, body) = failure.answer().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status.as_u16(), String::from_utf8(bytes.to_vec()).unwrap(), parts.headers)
    }

    #[tokio::test]
    async fn awss_own_answers() {
        let table = [
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
        let (status, page, headers) = text(Failure::NoTarget("why".into())).await;
        assert_eq!(status, 503);
        assert!(page.contains("<h1>503 Service Temporarily Unavailable</h1>"), "{page}");
        assert_eq!(headers["server"], "awselb/2.0");
    }

    #[tokio::test]
    async fn reasons_fit_into_a_field() {
        let (_, _, headers) = text(Failure::NoTarget("no – \"é\"\r\nx: 1".into())).await;
        assert_eq!(headers[REASON], "no   \" \"  x: 1");
    }
}
