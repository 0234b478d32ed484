//! Strings whose bytes are no UTF-8, which Rust's are always.

use futures::future::BoxFuture;

use crate::{ConversionError, FromValue, ToValue, Value, from_value};

/// The bytes of a string, whatever they are: an output or an input of a provider that does not keep to UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByteString(pub Vec<u8>);

impl FromValue for ByteString {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        match from_value::unwrap(value) {
            Value::Bytes(bytes) => Ok(Self(bytes)),
            Value::String(text) => Ok(Self(text.into_bytes())),
            other => Err(ConversionError::expected("a string", &other)),
        }
    }
}

impl ToValue for ByteString {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        let value = match String::from_utf8(self.0.clone()) {
            Ok(text) => Value::String(text),
            Err(error) => Value::Bytes(error.into_bytes()),
        };
        Box::pin(std::future::ready(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn bytes_and_texts_come_out_as_they_went_in() {
        for bytes in [b"plain".to_vec(), b"\x00 \x80\xff".to_vec(), Vec::new()] {
            let value = ByteString(bytes.clone()).to_value().await;
            assert_eq!(ByteString::from_value(value), Ok(ByteString(bytes)));
        }
        let error = String::from_value(Value::Bytes(vec![0xff])).unwrap_err();
        assert_eq!(error.to_string(), "expected a string, found a string that is not UTF-8");
    }
}
