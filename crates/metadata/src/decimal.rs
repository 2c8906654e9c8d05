//! Numbers as their decimal text says them: compared and divided without ever becoming a float.

use std::cmp::Ordering;

/// The value of a JSON number: `±0.digits × 10^magnitude`, without zeros at either end of the digits. So each value has one
/// form, and `1`, `1.0` and `10e-1` are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    digits: String,
    magnitude: i64,
}

/// The most significant digits that a divisor may have: twice any remainder of it still fits into 128 bits.
pub const DIVISOR_DIGITS: usize = 38;

impl Decimal {
    /// Reads a number that JSON's grammar has let through (RFC 8259 §6); `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.find(['e', 'E']) {
            Some(at) => (&rest[..at], exponent(&rest[at + 1..])?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let mut digits = String::with_capacity(mantissa.len());
        digits.push_str(whole);
        digits.push_str(fraction);
        let leading = digits.bytes().take_while(|byte| *byte == b'0').count();
        let digits = digits[leading..].trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, magnitude: 0 });
        }
        let magnitude = exponent.saturating_add(whole.len() as i64).saturating_sub(leading as i64);
        Some(Self { negative, digits, magnitude })
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is zero or less.
    #[must_use]
    pub fn is_at_most_zero(&self) -> bool {
        self.negative || self.is_zero()
    }

    /// Whether nothing stands behind the point.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.last_place() >= 0
    }

    /// How many significant digits it has.
    #[must_use]
    pub fn precision(&self) -> usize {
        self.digits.len()
    }

    /// Whether it is a whole number of times `divisor`. A divisor that is zero or has more than [`DIVISOR_DIGITS`] divides
    /// nothing.
    #[must_use]
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        if divisor.is_zero() || divisor.digits.len() > DIVISOR_DIGITS {
            return false;
        }
        if self.is_zero() {
            return true;
        }
        // The last digit is none of ten's multiples, so no divisor that ends further left fits.
        let zeros = self.last_place().saturating_sub(divisor.last_place());
        if zeros < 0 {
            return false;
        }
        let modulus =
            divisor.digits.bytes().fold(0, |value: u128, digit| value * 10 + u128::from(digit - b'0'));
        let step = |rest: u128, digit: u8| (times(rest, 10, modulus) + u128::from(digit - b'0')) % modulus;
        let rest = self.digits.bytes().fold(0, step);
        times(rest, power_of_ten(zeros, modulus), modulus) == 0
    }

    /// The number as an unsigned integer; the largest if it is larger, `None` if it is negative or has a fraction.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        if self.negative || !self.is_integer() {
            return None;
        }
        let mut digits = self.digits.clone();
        let zeros = self.last_place().min(20);
        digits.extend((0..zeros).filter(|_| !self.is_zero()).map(|_| '0'));
        Some(if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) })
    }

    /// Adds a text that only equal numbers share.
    pub(super) fn write_canonical(&self, out: &mut String) {
        if self.negative {
            out.push('-');
        }
        out.push_str(if self.is_zero() { "0" } else { &self.digits });
        if self.last_place() != 0 {
            out.push('e');
            out.push_str(&self.last_place().to_string());
        }
    }

    /// The power of ten of the last significant digit.
    fn last_place(&self) -> i64 {
        self.magnitude.saturating_sub(self.digits.len() as i64)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |it: &Self| i8::from(!it.is_at_most_zero()) - i8::from(it.negative);
        let size = || self.magnitude.cmp(&other.magnitude).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then_with(|| if self.negative { size().reverse() } else { size() })
    }
}

/// Reads what stands behind the `e`. What is too large for a machine's integer is as good as the largest.
fn exponent(text: &str) -> Option<i64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A quarter, so that adding the lengths of texts cannot reach the end.
    let size = unsigned.parse().unwrap_or(i64::MAX).min(i64::MAX / 4);
    Some(if text.starts_with('-') { -size } else { size })
}

/// `a × b mod modulus` by doubling; the modulus has at most 127 bits.
fn times(mut a: u128, mut b: u128, modulus: u128) -> u128 {
    let mut product = 0;
    a %= modulus;
    while b > 0 {
        if b & 1 == 1 {
            product = (product + a) % modulus;
        }
        a = (a << 1) % modulus;
        b >>= 1;
    }
    product
}

fn power_of_ten(mut exponent: i64, modulus: u128) -> u128 {
    let (mut power, mut square) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = times(power, square, modulus);
        }
        square = times(square, square, modulus);
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
#[path = "decimal_tests.rs"]
mod tests;
