//! A small issuer of JSON web tokens on loopback, for tests alone: its key is in this repository, and signs
//! whatever it is asked to.

#![allow(clippy::unwrap_used, reason = "tests only: what cannot be had ends the test")]

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    thread::{self, JoinHandle},
    time::{SystemTime, UNIX_EPOCH},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    rsa::PublicKeyComponents,
    signature::{self, RsaEncoding, RsaKeyPair},
};
use serde_json::{Value, json};

/// An issuer that answers until it is dropped.
pub struct Issuer {
    pub url: String,
    shared: Arc<Shared>,
    serving: Option<JoinHandle<()>>,
}

struct Shared {
    url: String,
    kid: Mutex<String>,
    asked: AtomicUsize,
    closing: AtomicBool,
}

impl Issuer {
    /// Starts on a free port, with a key that is called `key-1`.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            url: url.clone(),
            kid: Mutex::new("key-1".to_owned()),
            asked: AtomicUsize::new(0),
            closing: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        let serving = thread::spawn(move || {
            for stream in listener.incoming() {
                if own.closing.load(SeqCst) {
                    return;
                }
                // A client that leaves is no reason to end.
                let _ = own.answer(&stream.unwrap());
            }
        });
        Self { url, shared, serving: Some(serving) }
    }

    /// Calls the key something else, as a rotation does.
    pub fn rotate(&self, kid: &str) {
        *self.shared.kid.lock().unwrap() = kid.to_owned();
    }

    /// How many documents were asked for.
    pub fn asked(&self) -> usize {
        self.shared.asked.load(SeqCst)
    }

    /// A token that is valid for an hour, with `claims` over what every token says.
    pub fn token(&self, claims: Value) -> String {
        let kid = self.shared.kid.lock().unwrap().clone();
        sign(&json!({"alg": "RS256", "kid": kid}), &with(self.usual(), claims))
    }

    fn usual(&self) -> Value {
        json!({"iss": self.url, "sub": "reader", "iat": now() - 5, "exp": now() + 3_600})
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.shared.closing.store(true, SeqCst);
        // Wakes the thread up.
        drop(TcpStream::connect(self.url.trim_start_matches("http://")));
        if let Some(serving) = self.serving.take() {
            serving.join().ok();
        }
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        self.asked.fetch_add(1, SeqCst);
        let body = match head.split(' ').nth(1) {
            Some("/.well-known/openid-configuration") => {
                json!({"issuer": self.url, "jwks_uri": format!("{}/keys", self.url)})
            }
            _ => key_set(&self.kid.lock().unwrap()),
        };
        let body = body.to_string();
        let length = body.len();
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
    }
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// `claims` over `usual`; what is null is left out.
pub fn with(mut usual: Value, claims: Value) -> Value {
    for (name, value) in claims.as_object().unwrap() {
        usual[name] = value.clone();
    }
    usual.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    usual
}

/// Signs with the key, by the header's algorithm.
pub fn sign(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let encoding: &dyn RsaEncoding = match header["alg"].as_str() {
        Some("RS384") => &signature::RSA_PKCS1_SHA384,
        Some("RS512") => &signature::RSA_PKCS1_SHA512,
        _ => &signature::RSA_PKCS1_SHA256,
    };
    let key = key();
    let mut bytes = vec![0; key.public().modulus_len()];
    key.sign(encoding, &SystemRandom::new(), signed.as_bytes(), &mut bytes).unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// The key's public half, as an issuer publishes it.
pub fn key_set(kid: &str) -> Value {
    let public = PublicKeyComponents::<Vec<u8>>::from(key().public());
    let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    json!({"keys": [
        {"kty": "EC", "kid": "another", "crv": "P-256", "x": "", "y": ""},
        {"kty": "RSA", "kid": kid, "use": "sig", "alg": null, "n": number(&public.n), "e": number(&public.e)},
    ]})
}

fn key() -> RsaKeyPair {
    RsaKeyPair::from_pkcs8(include_bytes!("key.pk8")).unwrap()
}
