//! What the tasks run: this binary again, asked for [`backend`] alone. A server on threads that behaves as
//! its path says.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Arguments that make this binary a backend.
pub const ARGS: [&str; 3] = ["--exact", "backend::backend", "--nocapture"];

/// Health checks that were passed.
static CHECKED: AtomicU32 = AtomicU32::new(0);

/// Not a test, but the way to run [`serve`] without another binary to build.
#[test]
fn backend() {
    if env::var("BACKEND").is_ok() {
        serve();
    }
}

fn serve() {
    if env::var("CRASH").is_ok() {
        println!("crashing as told");
        process::exit(7);
    }
    thread::sleep(millis("LISTEN_AFTER_MS"));
    let warm = Instant::now() + millis("WARM_AFTER_MS");
    let port: u16 = match env::var("IGNORE_PORT") {
        Ok(_) => 0,
        Err(_) => env::var("PORT").unwrap().parse().unwrap(),
    };
    let address = if env::var("PUBLIC").is_ok() { "0.0.0.0" } else { "127.0.0.1" };
    let listener = TcpListener::bind((address, port)).unwrap();
    println!("listening, region {}", env::var("AWS_REGION").unwrap());
    for stream in listener.incoming() {
        thread::spawn(move || while connection(stream.as_ref().unwrap(), warm).is_some() {});
    }
}

fn millis(variable: &str) -> Duration {
    Duration::from_millis(env::var(variable).map_or(0, |millis| millis.parse().unwrap()))
}

/// One request; `None` ends the connection.
fn connection(stream: &TcpStream, warm: Instant) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::with_capacity(1, stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let path = head.split(' ').nth(1)?.to_owned();
    let mut out = stream;
    let mut answer = |status: &str, body: &str| {
        let length = body.len();
        write!(out, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nkeep-alive: timeout=5\r\n\r\n{body}")
            .ok()
    };
    match path.split('?').next()?.trim_start_matches("/stage") {
        "/health" if env::var("SICK").is_ok() => answer("500 Sick", ""),
        "/health" if Instant::now() < warm => answer("503 Not Yet", ""),
        "/health" => {
            answer("200 OK", "ok")?;
            let checked = CHECKED.fetch_add(1, Ordering::Relaxed) + 1;
            if env::var("EXIT_AFTER_CHECKS").is_ok_and(|checks| checks == checked.to_string()) {
                process::exit(3);
            }
            Some(())
        }
        "/api/echo" => answer("200 OK", &head),
        "/api/version" => answer("200 OK", &env::var("VERSION").unwrap_or_default()),
        "/api/pid" => answer("200 OK", &process::id().to_string()),
        "/api/slow" => {
            println!("slow begins");
            thread::sleep(Duration::from_millis(path.split_once("ms=")?.1.parse().ok()?));
            answer("200 OK", "slept")
        }
        "/api/once" => {
            answer("200 OK", "and good-bye")?;
            None
        }
        "/api/close" => None,
        "/api/garbage" => {
            out.write_all(b"this is not HTTP at all\r\n\r\n").ok()?;
            None
        }
        "/api/cut" => {
            out.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nonly this").ok()?;
            None
        }
        "/api/hang" => {
            println!("hanging");
            let rest = reader.read(&mut [0; 1]);
            println!("the other side left: {}", matches!(rest, Ok(0)));
            None
        }
        "/api/large" => {
            let length: usize = path.split_once("length=")?.1.parse().ok()?;
            let head =
                format!("HTTP/1.1 200 OK\r\nx-local-cloud-reason: mine\r\ncontent-length: {length}\r\n\r\n");
            out.write_all(head.as_bytes()).ok()?;
            out.write_all(&vec![b'x'; length]).ok()
        }
        "/api/sink" => {
            let taken = std::io::copy(&mut BufReader::new(reader), &mut std::io::sink());
            println!("took {taken:?}");
            None
        }
        "/api/sum" => {
            let mut body = vec![0; length(&head)?];
            reader.read_exact(&mut body).ok()?;
            answer("200 OK", &sum(&body).to_string())
        }
        "/api/seen" => {
            read_body(&head, &mut reader)?;
            answer("200 OK", &head)
        }
        // It has read the head only.
        "/api/refuse" => {
            answer("403 Forbidden", "not this one")?;
            None
        }
        "/api/mirror" => mirror(&head, reader, out),
        "/api/exit" => process::exit(1),
        _ => answer("404 Not Found", "nothing here"),
    }
}

fn length(head: &str) -> Option<usize> {
    let head = head.to_lowercase();
    head.split_once("content-length: ")?.1.split_once('\r')?.0.parse().ok()
}

/// Reads a body as its head says where it ends.
fn read_body(head: &str, reader: &mut BufReader<&TcpStream>) -> Option<()> {
    if !head.to_lowercase().contains("transfer-encoding: chunked") {
        let mut body = vec![0; length(head).unwrap_or(0)];
        return reader.read_exact(&mut body).ok();
    }
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).ok()?;
        reader.read_exact(&mut vec![0; size + 2]).ok()?;
        if size == 0 {
            return Some(());
        }
    }
}

/// Tells bodies apart in which something is missing, or in another place.
pub fn sum(body: &[u8]) -> u64 {
    body.iter().fold(body.len() as u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)))
}

/// Sends every piece of a chunked body back as it comes.
fn mirror(head: &str, mut reader: BufReader<&TcpStream>, mut out: &TcpStream) -> Option<()> {
    assert!(head.to_lowercase().contains("transfer-encoding: chunked"), "{head}");
    out.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").ok()?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).ok()?;
        let mut chunk = vec![0; size + 2];
        reader.read_exact(&mut chunk).ok()?;
        out.write_all(line.as_bytes()).ok()?;
        out.write_all(&chunk).ok()?;
        if size == 0 {
            return Some(());
        }
    }
}
