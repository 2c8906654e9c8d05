use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a JSON number")
}

#[rstest]
#[case("1", "1.0", Ordering::Equal)]
#[case("-0", "0e9", Ordering::Equal)]
#[case("10e-1", "1", Ordering::Equal)]
#[case("9007199254740993", "9007199254740992", Ordering::Greater)]
#[case("1e400", "1e401", Ordering::Less)]
#[case("-1e400", "-1e401", Ordering::Greater)]
#[case("-1", "0", Ordering::Less)]
#[case("0", "0.0001", Ordering::Less)]
#[case("0.3", "0.30000000000000004", Ordering::Less)]
#[case("1e99999999999999999999", "1", Ordering::Greater)]
#[case("1e-99999999999999999999", "0", Ordering::Greater)]
fn numbers_compare_as_their_text_says(#[case] one: &str, #[case] other: &str, #[case] ordering: Ordering) {
    assert_eq!(decimal(one).cmp(&decimal(other)), ordering);
    assert_eq!(decimal(one) == decimal(other), ordering == Ordering::Equal);
}

#[rstest]
#[case("0.3", "0.1", true)]
#[case("4.5", "1.5", true)]
#[case("35", "1.5", false)]
#[case("0.0075", "0.0001", true)]
#[case("0.00751", "0.0001", false)]
#[case("1e308", "0.123456789", false)]
#[case("12391239123", "1e-8", true)]
#[case("1e99999999999", "7", false)]
#[case("7e99999999999", "7", true)]
#[case("0", "7", true)]
#[case("-9", "3", true)]
#[case("100000000000000000000000000000000000000", "99999999999999999999999999999999999999", false)]
#[case("1", "123456789012345678901234567890123456789", false)]
#[case("5", "0", false)]
fn divisibility_is_exact(#[case] number: &str, #[case] divisor: &str, #[case] divides: bool) {
    assert_eq!(decimal(number).is_multiple_of(&decimal(divisor)), divides);
}

#[rstest]
#[case("1.0", true)]
#[case("1e400", true)]
#[case("15e-1", false)]
#[case("10e-1", true)]
#[case("0.0", true)]
fn integers_are_told_from_fractions(#[case] number: &str, #[case] whole: bool) {
    assert_eq!(decimal(number).is_integer(), whole);
}

#[rstest]
#[case("")]
#[case("-")]
#[case("1e")]
#[case("1e+")]
#[case(".5")]
#[case("0x1")]
fn what_is_no_number_has_no_value(#[case] text: &str) {
    assert_eq!(Decimal::parse(text), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn integers_compare_and_divide_as_machine_integers(a in any::<i64>(), b in any::<i64>(), c in 1_i64..5000) {
        let (x, y, z) = (decimal(&a.to_string()), decimal(&b.to_string()), decimal(&c.to_string()));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!(x.is_multiple_of(&z), a % c == 0);
        prop_assert!(decimal(&(i128::from(a) * i128::from(c)).to_string()).is_multiple_of(&z));
    }
}
