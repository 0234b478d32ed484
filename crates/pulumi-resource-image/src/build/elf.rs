//! Checks that a binary fits its image: static, and of the right architecture.

use crate::platform::{Arch, Os, Platform};

/// Why a binary cannot go into an image FROM scratch.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BinaryError {
    /// It is not an executable of the platform's format.
    #[error("it is not {0}")]
    Format(&'static str),
    /// It is for another architecture.
    #[error("it is for {found}, but the image's platform is {wanted}")]
    Architecture {
        /// The architecture in the header.
        found: String,
        wanted: Platform,
    },
    /// It needs a dynamic linker, which an image FROM scratch does not have.
    #[error(
        "it is not static: it asks for the dynamic linker {0}, which an image FROM scratch does not have. A build script \
         or a `-C` flag of the package links it dynamically"
    )]
    Dynamic(String),
}

const CLASS_64: u8 = 2;
const LITTLE_ENDIAN: u8 = 1;
const EM_X86_64: u16 = 62;
const EM_AARCH64: u16 = 183;
const PT_INTERP: u32 = 3;
const MACH_O_64: [u8; 4] = [0xcf, 0xfa, 0xed, 0xfe];

/// Checks a binary against the platform of its image.
///
/// On macOS nothing is static (its system library is the interface), so only the format is looked at.
///
/// # Errors
/// See [`BinaryError`].
pub fn verify(binary: &[u8], platform: Platform) -> Result<(), BinaryError> {
    match platform.os {
        Os::Darwin if binary.starts_with(&MACH_O_64) => Ok(()),
        Os::Darwin => Err(BinaryError::Format("a 64-bit Mach-O executable")),
        Os::Linux => verify_elf(binary, platform),
    }
}

fn verify_elf(binary: &[u8], platform: Platform) -> Result<(), BinaryError> {
    const FORMAT: BinaryError = BinaryError::Format("a 64-bit little-endian ELF executable");
    if !binary.starts_with(b"\x7fELF") || binary.get(4..6) != Some(&[CLASS_64, LITTLE_ENDIAN]) {
        return Err(FORMAT);
    }
    let machine = u16_at(binary, 18).ok_or(FORMAT)?;
    let wanted = match platform.arch {
        Arch::Amd64 => EM_X86_64,
        Arch::Arm64 => EM_AARCH64,
    };
    if machine != wanted {
        let found = match machine {
            EM_X86_64 => "amd64".to_owned(),
            EM_AARCH64 => "arm64".to_owned(),
            other => format!("ELF machine {other}"),
        };
        return Err(BinaryError::Architecture { found, wanted: platform });
    }
    let table = u64_at(binary, 32).ok_or(FORMAT)?;
    let size = u64::from(u16_at(binary, 54).ok_or(FORMAT)?);
    let count = u64::from(u16_at(binary, 56).ok_or(FORMAT)?);
    for index in 0..count {
        let at = index
            .checked_mul(size)
            .and_then(|offset| table.checked_add(offset))
            .and_then(|at| usize::try_from(at).ok())
            .ok_or(FORMAT)?;
        if u32_at(binary, at).ok_or(FORMAT)? == PT_INTERP {
            let interpreter = segment(binary, at).unwrap_or_default();
            let text = String::from_utf8_lossy(interpreter);
            return Err(BinaryError::Dynamic(text.trim_end_matches('\0').to_owned()));
        }
    }
    Ok(())
}

fn segment(binary: &[u8], header: usize) -> Option<&[u8]> {
    let offset = usize::try_from(u64_at(binary, header + 8)?).ok()?;
    let length = usize::try_from(u64_at(binary, header + 32)?).ok()?;
    binary.get(offset..offset.checked_add(length)?)
}

fn bytes_at<const N: usize>(binary: &[u8], at: usize) -> Option<[u8; N]> {
    binary.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn u16_at(binary: &[u8], at: usize) -> Option<u16> {
    bytes_at(binary, at).map(u16::from_le_bytes)
}

fn u32_at(binary: &[u8], at: usize) -> Option<u32> {
    bytes_at(binary, at).map(u32::from_le_bytes)
}

fn u64_at(binary: &[u8], at: usize) -> Option<u64> {
    bytes_at(binary, at).map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMD64: Platform = Platform { os: Os::Linux, arch: Arch::Amd64 };
    const ARM64: Platform = Platform { os: Os::Linux, arch: Arch::Arm64 };

    /// A header with one program header of the given type; its segment is `/lib/ld.so`.
    fn elf(machine: u16, segment: u32) -> Vec<u8> {
        let mut binary = vec![0; 64 + 56];
        binary[..6].copy_from_slice(b"\x7fELF\x02\x01");
        binary[18..20].copy_from_slice(&machine.to_le_bytes());
        binary[32..40].copy_from_slice(&64u64.to_le_bytes());
        binary[54..56].copy_from_slice(&56u16.to_le_bytes());
        binary[56..58].copy_from_slice(&1u16.to_le_bytes());
        binary[64..68].copy_from_slice(&segment.to_le_bytes());
        binary[72..80].copy_from_slice(&120u64.to_le_bytes());
        binary[96..104].copy_from_slice(&11u64.to_le_bytes());
        binary.extend(b"/lib/ld.so\0");
        binary
    }

    #[test]
    fn a_static_binary_passes_and_a_dynamic_one_does_not() {
        assert_eq!(verify(&elf(EM_X86_64, 1), AMD64), Ok(()));
        assert_eq!(verify(&elf(EM_AARCH64, 1), ARM64), Ok(()));
        assert_eq!(verify(&elf(EM_X86_64, PT_INTERP), AMD64), Err(BinaryError::Dynamic("/lib/ld.so".into())));
    }

    #[test]
    fn the_architecture_must_match() {
        let error = verify(&elf(EM_X86_64, 1), ARM64).unwrap_err();
        assert_eq!(error.to_string(), "it is for amd64, but the image's platform is linux/arm64");
    }

    #[test]
    fn no_bytes_make_it_panic() {
        assert!(verify(b"#!/bin/sh", AMD64).is_err());
        let whole = elf(EM_X86_64, PT_INTERP);
        for length in 0..64 + 4 {
            assert!(verify(&whole[..length], AMD64).is_err(), "{length} bytes");
        }
        let mut far = whole;
        far[32..40].fill(0xff);
        assert!(verify(&far, AMD64).is_err());
    }
}
