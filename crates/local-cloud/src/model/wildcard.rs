//! Patterns with `*` and `?`, as load balancers and policies have them.

/// Whether letters are the same in both cases.
#[derive(Clone, Copy, PartialEq)]
pub enum Case {
    Sensitive,
    Ignored,
}

/// Matches the whole text: `*` is any run of characters, none included, and `?` is exactly one.
pub fn like(pattern: &str, text: &str, case: Case) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let same = |a: u8, b: u8| if case == Case::Ignored { a.eq_ignore_ascii_case(&b) } else { a == b };
    let (mut p, mut t) = (0, 0);
    // Where the last star was, and how much text it has taken so far: enough to come back to, since a later
    // star makes every earlier choice final.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(b'?') => {
                p += 1;
                t += 1;
                while text.get(t).is_some_and(|&byte| is_continuation(byte)) {
                    t += 1;
                }
            }
            Some(&wanted) if same(wanted, text[t]) => {
                p += 1;
                t += 1;
            }
            _ => match &mut star {
                Some((at, taken)) => {
                    *taken += 1;
                    (p, t) = (*at + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

/// Whether a byte of UTF-8 belongs to the character before it.
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text, fits) in [
            ("*", "", true),
            ("a*c", "abbc", true),
            ("a*c", "abcb", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*:parameter/*", "arn:aws:ssm:x:parameter/a/b", true),
            ("**b*", "ab", true),
        ] {
            assert_eq!(like(pattern, text, Case::Sensitive), fits, "{pattern} {text}");
        }
    }
}
