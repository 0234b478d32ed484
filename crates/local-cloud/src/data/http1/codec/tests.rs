//! Heads and bodies, good and bad, and properties of both.

use proptest::prelude::*;

use super::*;

fn head(text: &str, method: Method) -> Result<Option<Head>, NotHttp> {
    decode_head(&mut BytesMut::from(text), &method)
}

/// Framing and persistence of a response to GET.
fn kind(text: &str) -> Result<(Framing, bool), NotHttp> {
    head(text, Method::GET).map(|head| head.map(|head| (head.framing, head.keep_alive)).unwrap())
}

fn body(mut framing: Framing, parts: &[&[u8]]) -> Result<(Vec<u8>, bool, BytesMut), NotHttp> {
    let (mut buffer, mut body) = (BytesMut::new(), Vec::new());
    for part in parts {
        buffer.extend_from_slice(part);
        loop {
            match framing.decode(&mut buffer)? {
                Piece::Data(data) => body.extend_from_slice(&data),
                Piece::More => break,
                Piece::End => return Ok((body, true, buffer)),
            }
        }
    }
    Ok((body, false, buffer))
}

#[test]
fn where_bodies_end() {
    use Framing::{Chunked, Length, UntilClose};
    let ok = |fields: &str| kind(&format!("HTTP/1.1 200 OK\r\n{fields}\r\n"));
    assert_eq!(ok("content-length: 7\r\n"), Ok((Length(7), true)));
    assert_eq!(
        ok("Content-Length: 7\r\nContent-Length: 7\r\nConnection: a, Close\r\n"),
        Ok((Length(7), false))
    );
    assert_eq!(ok("content-length: 7\r\ntransfer-encoding: Chunked\r\n"), Ok((Chunked(Chunk::Size), true)));
    // A coding that would be lost on the way, or that hides where the body ends.
    for codings in
        ["gzip, chunked", "chunked, gzip", "gzip", "identity", "", "chunked\r\ntransfer-encoding: chunked"]
    {
        let refused = ok(&format!("transfer-encoding: {codings}\r\n"));
        assert_eq!(refused, Err(NotHttp::Field(header::TRANSFER_ENCODING)), "{codings}");
    }
    assert_eq!(ok(""), Ok((UntilClose, false)));
    assert_eq!(kind("HTTP/1.1 204 None\r\n\r\n"), Ok((Length(0), true)));
    assert_eq!(kind("HTTP/1.1 304 Same\r\ncontent-length: 7\r\n\r\n"), Ok((Length(0), true)));
    assert_eq!(kind("HTTP/1.0 200 OK\r\ncontent-length: 7\r\n\r\n"), Ok((Length(7), false)));
    assert_eq!(
        kind("HTTP/1.0 200 OK\r\ncontent-length: 7\r\nconnection: keep-alive\r\n\r\n"),
        Ok((Length(7), true))
    );
    let to_head = head("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n", Method::HEAD).unwrap().unwrap();
    assert_eq!(to_head.framing, Length(0));
    assert_eq!(to_head.response.headers()[header::CONTENT_LENGTH], "7");
}

#[test]
fn what_is_not_http() {
    let field = |name| Err(NotHttp::Field(name));
    for wrong in ["7, 7", "-7", "+7", "0x7", "", "99999999999999999999"] {
        let text = format!("HTTP/1.1 200 OK\r\ncontent-length: {wrong}\r\n\r\n");
        assert_eq!(kind(&text), field(header::CONTENT_LENGTH), "{wrong}");
    }
    let two = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\ncontent-length: 8\r\n\r\n";
    assert_eq!(kind(two), field(header::CONTENT_LENGTH));
    let old = "HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    assert_eq!(kind(old), field(header::TRANSFER_ENCODING));
    assert_eq!(kind("HTTP/1.1 101 Switch\r\nupgrade: x\r\n\r\n"), Err(NotHttp::Switch));
    for wrong in [
        "SSH-2.0-x\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\na b: c\r\n\r\n",
    ] {
        assert!(matches!(head(wrong, Method::GET), Err(NotHttp::Grammar(_))), "{wrong}");
    }
    let long = "a".repeat(LONGEST_HEAD);
    for end in ["", "\r\n\r\n"] {
        let text = format!("HTTP/1.1 200 OK\r\na: {long}{end}");
        assert!(matches!(head(&text, Method::GET), Err(NotHttp::LongHead)), "{end:?}");
    }
    let many = "a: b\r\n".repeat(MOST_FIELDS + 1);
    assert!(head(&format!("HTTP/1.1 200 OK\r\n{many}\r\n"), Method::GET).is_err());
}

#[test]
fn interim_responses_are_left_out() {
    let text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nlink: x\r\n\r\nHTTP/1.1 201 Made\r\n\r\n";
    for end in 0..text.len() {
        let mut buffer = BytesMut::from(&text[..end]);
        assert!(decode_head(&mut buffer, &Method::POST).unwrap().is_none());
        buffer.extend_from_slice(&text.as_bytes()[end..]);
        let head = decode_head(&mut buffer, &Method::POST).unwrap().unwrap();
        assert_eq!((head.response.status().as_u16(), head.response.headers().len()), (201, 0));
    }
}

#[test]
fn fields_keep_their_values() {
    let text = "HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nX-Own:  b c \r\nX-None:\r\nX-Blank:  \r\nset-cookie: \u{e9}\r\n\r\nbody";
    let mut buffer = BytesMut::from(text);
    let head = decode_head(&mut buffer, &Method::GET).unwrap().unwrap();
    let headers = head.response.headers();
    let cookies = headers.get_all("set-cookie").iter().map(HeaderValue::as_bytes).collect::<Vec<_>>();
    assert_eq!(cookies, [b"a".as_slice(), "\u{e9}".as_bytes()]);
    assert_eq!(["x-own", "x-none", "x-blank"].map(|name| &headers[name]), ["b c", "", ""]);
    assert_eq!(buffer, "body");
}

#[test]
fn request_heads() {
    let encoded = |sending, fields: &[(&'static str, &'static str)]| {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_static(value));
        }
        let mut out = Vec::new();
        encode((&Method::PUT, "/a?b=c"), &headers, sending, &mut out);
        String::from_utf8(out).unwrap()
    };
    assert_eq!(
        encoded(Sending::Length(0), &[("host", "h"), ("x", "1"), ("x", "2")]),
        "PUT /a?b=c HTTP/1.1\r\nhost: h\r\nx: 1\r\nx: 2\r\n\r\n"
    );
    // These statuses have no body, whatever the fields say.
    let lies = [("content-length", "99"), ("transfer-encoding", "gzip")];
    for (sending, end) in [
        (Sending::Length(0), "content-length: 0"),
        (Sending::Length(7), "content-length: 7"),
        (Sending::Chunked, "transfer-encoding: chunked"),
    ] {
        assert_eq!(encoded(sending, &lies), format!("PUT /a?b=c HTTP/1.1\r\n{end}\r\n\r\n"));
    }
}

#[test]
fn damaged_chunks() {
    for wrong in [
        "\r\n",
        "x\r\n",
        " 3\r\nabc\r\n",
        "-1\r\n",
        "3\r\nabcd\r\n",
        "3\r\nabc0\r\n\r\n",
        "11112222333344445\r\n",
    ] {
        let found = body(Framing::Chunked(Chunk::Size), &[wrong.as_bytes()]);
        assert_eq!(found, Err(NotHttp::Chunk), "{wrong:?}");
    }
    let long = format!("3;{}", "a".repeat(LONGEST_CHUNK_LINE));
    assert!(matches!(body(Framing::Chunked(Chunk::Size), &[long.as_bytes()]), Err(NotHttp::Chunk)));
    for end in ["", "\r\n"] {
        let long = format!("0\r\n{}{end}", "a".repeat(LONGEST_HEAD + 1));
        let found = body(Framing::Chunked(Chunk::Size), &[long.as_bytes()]);
        assert!(matches!(found, Err(NotHttp::LongHead)), "{end:?}");
    }
}

/// The bytes as they come in reads, which are cut below `end`.
fn pieces<'b>(bytes: &'b [u8], cuts: &[prop::sample::Index], end: usize) -> Vec<&'b [u8]> {
    let mut places: Vec<_> = cuts.iter().map(|cut| cut.index(end)).chain([0, bytes.len()]).collect();
    places.sort_unstable();
    places.windows(2).map(|ends| &bytes[ends[0]..ends[1]]).collect()
}

proptest! {
    /// A chunked body decodes the same however it is cut into reads, and the bytes after it stay.
    #[test]
    fn chunks_in_any_pieces(
        chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 0..6),
        extension in "(;[a-z]{0,9})?",
        trailers in prop::collection::vec("[a-z]{1,9}: [a-z]{0,9}", 0..3),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let mut sent = Vec::new();
        for chunk in &chunks {
            sent.extend_from_slice(format!("{:X}{extension}\r\n", chunk.len()).as_bytes());
            sent.extend_from_slice(chunk);
            sent.extend_from_slice(CHUNK_END);
        }
        sent.extend_from_slice(b"0\r\n");
        for trailer in &trailers {
            sent.extend_from_slice(format!("{trailer}\r\n").as_bytes());
        }
        sent.extend_from_slice(b"\r\n");
        let length = sent.len();
        sent.extend_from_slice(b"HTTP/1.1 next");
        let parts = pieces(&sent, &cuts, length);
        let (body, ended, rest) = body(Framing::Chunked(Chunk::Size), &parts).unwrap();
        prop_assert_eq!(body, chunks.concat());
        prop_assert!(ended);
        // A cut may have come right before the rest.
        prop_assert!(rest == "HTTP/1.1 next" || rest.is_empty(), "{:?}", rest);
    }

    /// A request that is encoded can be parsed again.
    #[test]
    fn chunks_back_and_forth(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..99), 0..6)) {
        let mut sent = Vec::new();
        for chunk in &chunks {
            encode_chunk_size(chunk.len(), &mut sent);
            sent.extend_from_slice(chunk);
            sent.extend_from_slice(CHUNK_END);
        }
        sent.extend_from_slice(LAST_CHUNK);
        let (body, ended, rest) = body(Framing::Chunked(Chunk::Size), &[&sent]).unwrap();
        prop_assert_eq!((body, ended, rest.len()), (chunks.concat(), true, 0));
    }

    /// No bytes of a task make the decoder panic.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), start in "(HTTP/1.1 200 OK\r\n)?") {
        let mut buffer = BytesMut::from(start.as_bytes());
        buffer.extend_from_slice(&bytes);
        drop(decode_head(&mut buffer, &Method::GET));
        drop(body(Framing::Chunked(Chunk::Size), &[&bytes]));
    }
}

/// What a target may send: responses with anything in them changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let good = prop::sample::select(
        &[
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nx: y\r\n\r\n",
            "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n\r\nhello",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n",
        ][..],
    );
    const PIECES: &[&[u8]] = &[
        b"\r\n",
        b"\n",
        b":",
        b"0",
        b"ffffffffffffffff",
        b"-1",
        b" ",
        b";",
        b"\0",
        b"content-length: 3\r\n",
    ];
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..3),
        prop::sample::select(PIECES).prop_map(<[u8]>::to_vec),
    ];
    let edit = (any::<prop::sample::Index>(), 0usize..4, piece);
    (good, prop::collection::vec(edit, 0..4)).prop_map(|(good, edits)| {
        let mut bytes = good.as_bytes().to_vec();
        for (at, removed, piece) in edits {
            let at = at.index(bytes.len() + 1);
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        bytes
    })
}

/// All that is read of a response: its status, its body, and whether that ended.
fn read(parts: &[&[u8]]) -> Result<Option<(StatusCode, Vec<u8>, bool)>, NotHttp> {
    let mut buffer = BytesMut::new();
    for (index, part) in parts.iter().enumerate() {
        buffer.extend_from_slice(part);
        if let Some(head) = decode_head(&mut buffer, &Method::GET)? {
            let rest = buffer.split();
            let parts: Vec<_> = [&rest[..]].into_iter().chain(parts[index + 1..].iter().copied()).collect();
            let (bytes, ended, _) = body(head.framing, &parts)?;
            return Ok(Some((head.response.status(), bytes, ended)));
        }
    }
    Ok(None)
}

proptest! {
    /// Whatever a target sends: no panic, and the same however it is cut into reads.
    #[test]
    fn fuzz_responses(bytes in damaged(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let parts = pieces(&bytes, &cuts, bytes.len() + 1);
        prop_assert_eq!(read(&parts).ok(), read(&[&bytes]).ok());
    }
}
