//! Passwords of the user `AWS`: each is valid for twelve hours, as ECR's are. A password contains its expiry,
//! signed with the registry's secret, so that none has to be stored.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::hmac;

const LIFETIME: Duration = Duration::from_secs(12 * 60 * 60);

/// A password and its expiry.
#[derive(Clone)]
pub struct Password {
    pub text: String,
    pub expires_at: SystemTime,
}

pub(super) struct Passwords(hmac::Key);

impl Passwords {
    pub(super) fn new(secret: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
    }

    /// A new password, to the second.
    pub(super) fn issue(&self, now: SystemTime) -> Password {
        let end = seconds(now + LIFETIME);
        let signature = hmac::sign(&self.0, &end.to_be_bytes());
        let text = format!("{end:x}.{}", URL_SAFE_NO_PAD.encode(signature));
        Password { text, expires_at: UNIX_EPOCH + Duration::from_secs(end) }
    }

    /// Compares in constant time.
    pub(super) fn accepts(&self, password: &str, now: SystemTime) -> bool {
        let parts = || {
            let (end, signature) = password.split_once('.')?;
            Some((u64::from_str_radix(end, 16).ok()?, URL_SAFE_NO_PAD.decode(signature).ok()?))
        };
        parts().is_some_and(|(end, signature)| {
            seconds(now) < end && hmac::verify(&self.0, &end.to_be_bytes(), &signature).is_ok()
        })
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_good_for_twelve_hours() {
        let (passwords, now) = (Passwords::new("secret"), UNIX_EPOCH + Duration::from_secs(1_800_000_000));
        let Password { text, expires_at } = passwords.issue(now);
        assert_eq!(expires_at, now + LIFETIME);
        assert!(passwords.accepts(&text, now));
        assert!(passwords.accepts(&text, expires_at - Duration::from_secs(1)));
        assert!(!passwords.accepts(&text, expires_at));
    }

    #[test]
    fn nothing_else_is_accepted() {
        let (passwords, now) = (Passwords::new("secret"), UNIX_EPOCH + Duration::from_secs(1_800_000_000));
        let text = passwords.issue(now).text;
        let (end, signature) = text.split_once('.').unwrap();
        let longer = u64::from_str_radix(end, 16).unwrap() + 1;
        for wrong in
            ["", ".", end, signature, "secret", &format!("{longer:x}.{signature}"), &text[..text.len() - 1]]
        {
            assert!(!passwords.accepts(wrong, now), "{wrong}");
        }
        assert!(!Passwords::new("another").accepts(&text, now));
    }
}
