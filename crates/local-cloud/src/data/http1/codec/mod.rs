//! The bytes of HTTP/1.1: request heads out, response heads and bodies in. Pure; [`httparse`] parses.
//!
//! It replaces hyper's client for two reasons. That client passes each request, and each part of its
//! response, through channels between two tasks, which costs about 9 % of the requests per second at full
//! load. And it drops a response when the server closes before it has read the whole request, as servers do
//! that refuse a body (413).
//!
//! Source: RFC 9112, "HTTP/1.1"; its sections are named below.

use std::mem::MaybeUninit;

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use httparse::{ParserConfig, Status};
use thiserror::Error;

/// The longest response head (load balancer quotas: entire response header, 32 K).
const LONGEST_HEAD: usize = 32 * 1024;
/// The most fields of a response.
const MOST_FIELDS: usize = 100;
/// Room for what a gateway adds to a response.
const ADDED_FIELDS: usize = 2;
/// The longest line before a chunk, extensions included.
const LONGEST_CHUNK_LINE: usize = 4 * 1024;

/// The delimiter of a request's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// By its length in bytes.
    Length(u64),
    #[default]
    Chunked,
}

impl Sending {
    /// The delimiter of a body, whose length in bytes may be known.
    pub fn of(length: Option<u64>) -> Self {
        length.map_or(Self::Chunked, Self::Length)
    }
}

/// The head of a response, and what is known from it.
#[derive(Debug)]
pub struct Head {
    pub response: Response<()>,
    /// The delimiter of the body.
    pub framing: Framing,
    /// Whether the connection may take another request after it.
    pub keep_alive: bool,
}

/// The delimiter of a response's body, counted from the part that is still to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// After so many bytes.
    Length(u64),
    /// With the last chunk.
    Chunked(Chunk),
    /// At the end of the connection.
    UntilClose,
}

/// A place in a chunked body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Before the line with a size.
    Size,
    /// So many bytes before the end of a chunk's data.
    Data(u64),
    /// Between a chunk's data and the end of its line.
    End,
    /// Among the trailer fields, after so many bytes of them.
    Trailers(usize),
}

/// The next piece of a body.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// The next part of the body.
    Data(Bytes),
    /// Nothing yet: more bytes are needed.
    More,
    End,
}

/// The reason why something is not an HTTP response.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotHttp {
    /// A syntax error.
    #[error("{0}")]
    Grammar(#[from] httparse::Error),
    /// The head is over the load balancer's limit.
    #[error("its head is longer than 32 KB")]
    LongHead,
    /// The fields contradict each other.
    #[error("its {0} field is invalid")]
    Field(HeaderName),
    /// A switch of protocols that was not requested.
    #[error("it switches protocols")]
    Switch,
    #[error("its chunks are damaged")]
    Chunk,
}

/// Writes a request's head. The fields that say where its body ends are not the client's: that would let it
/// smuggle a second request.
pub fn encode((method, target): (&Method, &str), headers: &HeaderMap, sending: Sending, out: &mut Vec<u8>) {
    out.extend_from_slice(method.as_str().as_bytes());
    out.push(b' ');
    out.extend_from_slice(target.as_bytes());
    out.extend_from_slice(b" HTTP/1.1\r\n");
    let mut had_length = false;
    for (name, value) in headers {
        if *name == header::CONTENT_LENGTH || *name == header::TRANSFER_ENCODING {
            had_length = true;
            continue;
        }
        out.extend_from_slice(name.as_str().as_bytes());
        out.extend_from_slice(b": ");
        out.extend_from_slice(value.as_bytes());
        out.extend_from_slice(b"\r\n");
    }
    match sending {
        Sending::Chunked => out.extend_from_slice(b"transfer-encoding: chunked\r\n"),
        // No length at all says that there is no body, too.
        Sending::Length(0) if !had_length => {}
        Sending::Length(length) => {
            out.extend_from_slice(b"content-length: ");
            out.extend_from_slice(itoa::Buffer::new().format(length).as_bytes());
            out.extend_from_slice(b"\r\n");
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Writes the line before a chunk's data.
pub fn encode_chunk_size(length: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("{length:x}\r\n").as_bytes());
}

/// The bytes after a chunk's data.
pub const CHUNK_END: &[u8] = b"\r\n";
/// The last chunk, without trailer fields.
pub const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

/// Takes the head of the response to a request with this method off the buffer, if all of it is there.
/// Interim responses, which come before it, are left out (RFC 9110, section 15.2).
pub fn decode_head(buffer: &mut BytesMut, method: &Method) -> Result<Option<Head>, NotHttp> {
    loop {
        let Some((response, version)) = decode_one(buffer)? else { return Ok(None) };
        match response.status() {
            StatusCode::SWITCHING_PROTOCOLS => return Err(NotHttp::Switch),
            status if status.is_informational() => {}
            _ => return Head::new(response, version, method).map(Some),
        }
    }
}

/// Decodes the next head, interim responses included, with the minor version of its protocol.
fn decode_one(buffer: &mut BytesMut) -> Result<Option<(Response<()>, u8)>, NotHttp> {
    let mut fields = [const { MaybeUninit::uninit() }; MOST_FIELDS];
    let mut head = httparse::Response::new(&mut []);
    let parsed =
        ParserConfig::default().parse_response_with_uninit_headers(&mut head, buffer, &mut fields)?;
    let Status::Complete(length) = parsed else {
        return if buffer.len() < LONGEST_HEAD { Ok(None) } else { Err(NotHttp::LongHead) };
    };
    if length > LONGEST_HEAD {
        return Err(NotHttp::LongHead);
    }
    let status = head.code.and_then(|code| StatusCode::from_u16(code).ok());
    let (status, version) = (status.ok_or(httparse::Error::Status)?, head.version.unwrap_or_default());
    // Names and values are noted by where they are, so that the values can share the buffer.
    let (start, count) = (buffer.as_ptr().addr(), head.headers.len());
    let place = |part: &[u8]| {
        let from = part.as_ptr().addr() - start;
        // Two bytes each: a head is not longer than that.
        [from as u16, (from + part.len()) as u16]
    };
    let mut places = [[[0; 2]; 2]; MOST_FIELDS];
    for (to, field) in places.iter_mut().zip(head.headers.iter()) {
        *to = [place(field.name.as_bytes()), place(field.value)];
    }
    let bytes = buffer.split_to(length).freeze();
    let mut headers = HeaderMap::with_capacity(count + ADDED_FIELDS);
    for [name, value] in &places[..count] {
        let [name, value] = [name, value].map(|[from, to]| usize::from(*from)..usize::from(*to));
        let name = HeaderName::from_bytes(&bytes[name]).map_err(|_| httparse::Error::HeaderName)?;
        let value = HeaderValue::from_maybe_shared(bytes.slice(value));
        headers.append(name, value.map_err(|_| httparse::Error::HeaderValue)?);
    }
    let mut response = Response::new(());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(Some((response, version)))
}

// === impl Head ===

impl Head {
    /// The rules of RFC 9112, section 6.3 (body length) and section 9.3 (persistence).
    fn new(mut response: Response<()>, version: u8, method: &Method) -> Result<Self, NotHttp> {
        let (status, headers) = (response.status(), response.headers_mut());
        let none =
            *method == Method::HEAD || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let coded = headers.contains_key(header::TRANSFER_ENCODING);
        let framing = if none {
            Framing::Length(0)
        } else if coded {
            if version == 0 {
                return Err(NotHttp::Field(header::TRANSFER_ENCODING));
            }
            headers.remove(header::CONTENT_LENGTH);
            // The client asked for no other coding, and would not learn of one (section 7.4).
            let mut codings = headers.get_all(header::TRANSFER_ENCODING).iter();
            match (codings.next(), codings.next()) {
                (Some(only), None) if only.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked") => {
                    Framing::Chunked(Chunk::Size)
                }
                _ => return Err(NotHttp::Field(header::TRANSFER_ENCODING)),
            }
        } else {
            match length(headers)? {
                Some(length) => Framing::Length(length),
                None => Framing::UntilClose,
            }
        };
        let says = |what: &str| {
            let values = headers.get_all(header::CONNECTION).iter().filter_map(|value| value.to_str().ok());
            values.flat_map(|value| value.split(',')).any(|token| token.trim().eq_ignore_ascii_case(what))
        };
        let persistent = if version == 0 { says("keep-alive") } else { !says("close") };
        let keep_alive = persistent && framing != Framing::UntilClose;
        Ok(Self { response, framing, keep_alive })
    }
}

/// The length that the fields say. Several that agree are one.
fn length(headers: &mut HeaderMap) -> Result<Option<u64>, NotHttp> {
    let mut values = headers.get_all(header::CONTENT_LENGTH).iter();
    let Some(first) = values.next() else { return Ok(None) };
    let digits = Some(first.as_bytes()).filter(|text| text.iter().all(u8::is_ascii_digit));
    let length = digits.and_then(|text| str::from_utf8(text).ok()?.parse().ok());
    match length {
        Some(length) if values.all(|other| other == first) => Ok(Some(length)),
        _ => Err(NotHttp::Field(header::CONTENT_LENGTH)),
    }
}

// === impl Framing ===

impl Framing {
    /// Whether the body has ended, which for [`UntilClose`](Self::UntilClose) only the connection knows.
    pub fn is_ended(self) -> bool {
        self == Self::Length(0)
    }

    /// Takes the next piece of the body off the buffer.
    pub fn decode(&mut self, buffer: &mut BytesMut) -> Result<Piece, NotHttp> {
        match self {
            Self::Length(0) => Ok(Piece::End),
            _ if buffer.is_empty() => Ok(Piece::More),
            Self::Length(left) => Ok(Piece::Data(take(left, buffer))),
            Self::UntilClose => Ok(Piece::Data(buffer.split().freeze())),
            Self::Chunked(chunk) => {
                let piece = chunk.decode(buffer)?;
                if piece == Piece::End {
                    *self = Self::Length(0);
                }
                Ok(piece)
            }
        }
    }
}

fn take(left: &mut u64, buffer: &mut BytesMut) -> Bytes {
    let length = usize::try_from(*left).map_or(buffer.len(), |left| left.min(buffer.len()));
    *left -= length as u64;
    buffer.split_to(length).freeze()
}

impl Chunk {
    /// RFC 9112, section 7.1. Extensions and trailer fields are left out, as a recipient may.
    fn decode(&mut self, buffer: &mut BytesMut) -> Result<Piece, NotHttp> {
        loop {
            match self {
                Self::Size => {
                    // The parser would take a line without a number for the last chunk.
                    if buffer.first().is_some_and(|byte| !byte.is_ascii_hexdigit()) {
                        return Err(NotHttp::Chunk);
                    }
                    match httparse::parse_chunk_size(buffer) {
                        Ok(Status::Complete((line, _))) if line > LONGEST_CHUNK_LINE => {
                            return Err(NotHttp::Chunk);
                        }
                        Ok(Status::Complete((line, size))) => {
                            buffer.advance(line);
                            *self = if size == 0 { Self::Trailers(0) } else { Self::Data(size) };
                        }
                        Ok(Status::Partial) if buffer.len() <= LONGEST_CHUNK_LINE => return Ok(Piece::More),
                        _ => return Err(NotHttp::Chunk),
                    }
                }
                Self::Data(0) => *self = Self::End,
                Self::Data(_) if buffer.is_empty() => return Ok(Piece::More),
                Self::Data(left) => return Ok(Piece::Data(take(left, buffer))),
                Self::End => match buffer.get(..CHUNK_END.len()) {
                    None => return Ok(Piece::More),
                    Some(CHUNK_END) => {
                        buffer.advance(CHUNK_END.len());
                        *self = Self::Size;
                    }
                    Some(_) => return Err(NotHttp::Chunk),
                },
                Self::Trailers(seen) => {
                    let Some(end) = buffer.iter().position(|byte| *byte == b'\n') else {
                        let long = *seen + buffer.len() > LONGEST_HEAD;
                        return if long { Err(NotHttp::LongHead) } else { Ok(Piece::More) };
                    };
                    let empty = matches!(&buffer[..end], b"" | b"\r");
                    buffer.advance(end + 1);
                    if empty {
                        return Ok(Piece::End);
                    }
                    *seen += end + 1;
                    if *seen > LONGEST_HEAD {
                        return Err(NotHttp::LongHead);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
