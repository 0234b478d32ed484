//! Request → response, and the warp filter around it.

use std::time::Duration;

use bytes::Buf;
use tokio_stream::{Stream, StreamExt};
use warp::{
    Filter, Rejection,
    filters::path::FullPath,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{
            ALLOW, CONNECTION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            TRANSFER_ENCODING, X_CONTENT_TYPE_OPTIONS,
        },
    },
    reply::Response,
};

use crate::{
    log,
    route::Route,
    site::{HTML, Page, Site},
    trace::TraceIds,
};

/// Bodies have no meaning here. Up to this size they are read and discarded, so that the connection can be
/// reused.
const BODY_LIMIT: usize = 100 * 1024;
/// Time limit for receiving a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

const ALLOWED: HeaderValue = HeaderValue::from_static("GET,HEAD");

/// The whole service as a warp filter: every request gets an answer of ours, and a log line.
///
/// It borrows for the life of the process: hyper clones it for each request, which is then free.
pub(crate) fn filter(
    site: &'static Site,
    trace_ids: &'static TraceIds,
) -> impl Filter<Extract = (impl warp::Reply,), Error = Rejection> + Copy {
    warp::method()
        .and(warp::path::full())
        .and(warp::header::headers_cloned())
        .and(warp::body::stream())
        .then(async |method, path: FullPath, headers, body| match discard(&headers, body).await {
            Ok(()) => answer(site, &method, path.as_str(), &headers),
            Err(status) => close(status),
        })
        .with(warp::log::custom(|info| {
            let healthy = info.status() < StatusCode::BAD_REQUEST && site.route(info.path()) == Route::Health;
            log::request(healthy, trace_ids, &info);
        }))
}

/// Reads a body to its end without keeping any of it.
async fn discard(
    headers: &HeaderMap,
    body: impl Stream<Item = Result<impl Buf, warp::Error>>,
) -> Result<(), StatusCode> {
    if !headers.contains_key(CONTENT_LENGTH) && !headers.contains_key(TRANSFER_ENCODING) {
        return Ok(());
    }
    let read = async {
        let mut body = std::pin::pin!(body);
        let mut size = 0;
        while let Some(chunk) = body.next().await {
            size += chunk.map_err(|_| StatusCode::BAD_REQUEST)?.remaining();
            if size > BODY_LIMIT {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
        }
        Ok(())
    };
    tokio::time::timeout(BODY_TIMEOUT, read).await.unwrap_or(Err(StatusCode::REQUEST_TIMEOUT))
}

fn answer(site: &Site, method: &Method, path: &str, headers: &HeaderMap) -> Response {
    let route = site.route(path);
    let reads = method == Method::GET || method == Method::HEAD;
    match route {
        Route::Unknown => refuse(StatusCode::NOT_FOUND, method, path),
        _ if method == Method::OPTIONS => options(),
        _ if !reads => {
            let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, method, path);
            response.headers_mut().insert(ALLOW, ALLOWED);
            response
        }
        Route::Undecodable => refuse(StatusCode::BAD_REQUEST, method, path),
        Route::Health => page(&site.health, headers),
        Route::List => page(&site.list, headers),
        Route::Item(id) => match id.and_then(|id| site.items.get(&id)) {
            Some(item) => page(item, headers),
            None => send(StatusCode::NOT_FOUND, &site.no_item),
        },
    }
}

/// The page, or 304 to a client that has it.
fn page(page: &Page, headers: &HeaderMap) -> Response {
    if !known(page, headers) {
        return send(StatusCode::OK, page);
    }
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    *response.headers_mut() = page.headers.clone();
    response.headers_mut().remove(CONTENT_TYPE);
    response
}

fn send(status: StatusCode, page: &Page) -> Response {
    let mut response = Response::new(page.body.clone().into());
    *response.status_mut() = status;
    *response.headers_mut() = page.headers.clone();
    response
}

/// Weak comparison (RFC 9110, 13.1.2) of `If-None-Match` with the page's tag.
fn known(page: &Page, headers: &HeaderMap) -> bool {
    let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
    let Some(ours) = page.headers.get(ETAG) else { return false };
    headers.get_all(IF_NONE_MATCH).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b',')).any(
        |tag| {
            let tag = tag.trim_ascii();
            tag == b"*" || opaque(tag) == opaque(ours.as_bytes())
        },
    )
}

fn options() -> Response {
    let mut response = Response::new("GET,HEAD".into());
    response.headers_mut().insert(ALLOW, ALLOWED);
    response.headers_mut().insert(CONTENT_TYPE, HTML);
    response
}

/// An error page that repeats the request line, made harmless.
fn refuse(status: StatusCode, method: &Method, path: &str) -> Response {
    let what = harmless(&format!("Cannot {method} {path}"));
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n\
         <body>\n<pre>{what}</pre>\n</body>\n</html>\n"
    );
    let mut response = Response::new(page.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HTML);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Answers a request whose body was not read to its end: what follows on the connection cannot be told from
/// it.
fn close(status: StatusCode) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Percent-encodes what a URL cannot hold and escapes what HTML would read.
fn harmless(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'"' | b'<' | b'>' | b'`' | b'\\' | b'^' | b'{' | b'|' | b'}' | 0..b' ' | 0x7f.. => {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
            plain => out.push(char::from(plain)),
        }
    }
    out
}
