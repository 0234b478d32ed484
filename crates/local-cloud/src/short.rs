//! Texts from outside in messages.

/// The first 200 characters of a text from outside that becomes part of a message.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 200;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
