//! Random numbers that a seed repeats.

/// Xorshift: a seed gives the same sequence everywhere.
pub struct Random(u64);

impl Random {
    /// The sequence of a round: each has its own, so that one can be repeated without those before.
    pub fn of_round(seed: u64, number: u64) -> Self {
        let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03);
        Self(mixed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        let index = usize::try_from(self.next() >> 33).unwrap_or_default() % all.len();
        all[index]
    }

    /// At least 0, and less than 1.
    pub fn fraction(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are enough")]
        let fraction = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        fraction
    }
}
