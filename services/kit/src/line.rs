//! Pieces of a JSON line, appended without the formatting machinery: one line is a good part of what a request costs.

use serde_json::Value;

/// Longer texts are cut.
const TEXT_LIMIT: usize = 512;

/// The end of a buffer of lines.
pub(crate) struct Line<'b>(pub(crate) &'b mut Vec<u8>);

impl Line<'_> {
    /// JSON as it is.
    pub(crate) fn raw(&mut self, json: &str) -> &mut Self {
        self.0.extend_from_slice(json.as_bytes());
        self
    }

    /// `before`, then `text` as a JSON string.
    pub(crate) fn text(&mut self, before: &str, text: &str) -> &mut Self {
        let text = &text[..text.floor_char_boundary(TEXT_LIMIT)];
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
        if text.bytes().all(plain) {
            self.raw(before).raw("\"").raw(text).raw("\"")
        } else {
            self.raw(before).raw(&Value::from(text).to_string())
        }
    }

    /// A number that is given in thousandths, with all three decimals.
    pub(crate) fn thousandths(&mut self, number: u128) -> &mut Self {
        match u16::try_from(number) {
            Ok(small) if small < 10_000 => {
                let digit = b'0' + u8::try_from(small / 1000).unwrap_or_default();
                self.0.extend_from_slice(&[digit, b'.']);
                self.digits(small % 1000)
            }
            _ => self.raw(&format!("{}.{:03}", number / 1000, number % 1000)),
        }
    }

    /// Three digits.
    pub(crate) fn digits(&mut self, number: u16) -> &mut Self {
        let digit = |place: u16| b'0' + u8::try_from(number / place % 10).unwrap_or_default();
        self.0.extend_from_slice(&[digit(100), digit(10), digit(1)]);
        self
    }

    /// 32 hexadecimal digits.
    pub(crate) fn hex(&mut self, number: u128) -> &mut Self {
        let digits = number
            .to_be_bytes()
            .map(|byte| [byte >> 4, byte & 15].map(|half| b"0123456789abcdef"[usize::from(half)]));
        self.0.extend_from_slice(digits.as_flattened());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(write: impl for<'l, 'b> FnOnce(&'l mut Line<'b>) -> &'l mut Line<'b>) -> String {
        let mut buffer = Vec::new();
        write(&mut Line(&mut buffer));
        String::from_utf8(buffer).unwrap()
    }

    #[test]
    fn texts_are_json_strings() {
        for text in ["", "GET", "a\"b", "a\\b", "tab\tand\u{1}", "übung", "\u{2028}"] {
            let written = line(|line| line.text("", text));
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = format!("{}ü{}", "a".repeat(TEXT_LIMIT - 1), "b".repeat(TEXT_LIMIT));
        let written = line(|line| line.text("", &long));
        assert_eq!(written.len(), TEXT_LIMIT - 1 + 2);
    }

    #[test]
    fn numbers() {
        for (number, text) in [
            (0, "0.000"),
            (7, "0.007"),
            (9_999, "9.999"),
            (10_000, "10.000"),
            (65_536, "65.536"),
            (30_000_120, "30000.120"),
        ] {
            assert_eq!(line(|line| line.thousandths(number)), text);
        }
        assert_eq!(line(|line| line.hex(0xfeed << 112 | 1)), "feed0000000000000000000000000001");
    }
}
