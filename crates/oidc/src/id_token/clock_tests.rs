//! A device's clock that is wrong, and tokens that only look as if it were.

use super::tests::{NOW, claims, expected, header, jwk, key_set, token};
use super::*;
use crate::jws::left_half_hash;
use crate::time::Timestamp;
use rstest::rstest;
use serde_json::json;

const HOUR: i64 = 3_600;

/// A token issued `issued` seconds from now by the device's clock, living for `life`; judged with that clock.
fn judged(issued: i64, life: i64, clock: ProviderClock) -> Result<i64, IdTokenError> {
    let mut claims = claims();
    claims["iat"] = json!(NOW + issued);
    claims["exp"] = json!(NOW + issued + life);
    let raw = Secret::new(token(&header(), &claims));
    let expected = Expected { clock, ..expected() };
    verify(&raw, &key_set(&[jwk("current")]), &expected).map(|token| token.clock_offset())
}

#[rstest]
#[case::right(0, Ok(0))]
#[case::within_the_leeway(-80, Ok(0))]
#[case::three_hours_ahead(-3 * HOUR, Ok(-3 * HOUR))]
#[case::three_hours_behind(3 * HOUR, Ok(3 * HOUR))]
#[case::beyond_a_day(-25 * HOUR, Err(IdTokenError::Stale { seconds: 25 * HOUR - 30 }))]
fn check_60_a_token_fresh_from_the_endpoint_tells_the_time(
    #[case] issued: i64,
    #[case] outcome: Result<i64, IdTokenError>,
) {
    assert_eq!(judged(issued, 100 * HOUR, ProviderClock::IssuedNow), outcome);
}

#[rstest]
#[case::started_thirty_seconds_ago(-90, Ok(0))]
#[case::older(-91, Err(IdTokenError::Stale { seconds: 61 }))]
#[case::hours_old(-2 * HOUR, Err(IdTokenError::Stale { seconds: 2 * HOUR - 30 }))]
#[case::in_the_future(2 * HOUR, Ok(0))]
fn check_49_a_token_through_the_browser_is_no_older_than_the_attempt(
    #[case] issued: i64,
    #[case] outcome: Result<i64, IdTokenError>,
) {
    assert_eq!(judged(issued, 10 * HOUR, ProviderClock::Unknown), outcome);
}

#[rstest]
#[case::device_ahead(-12 * HOUR, -12 * HOUR, Ok(-12 * HOUR))]
#[case::device_behind(5 * HOUR, 5 * HOUR, Ok(5 * HOUR))]
#[case::device_right_and_token_old(-2 * HOUR, 0, Err(IdTokenError::Stale { seconds: 2 * HOUR - 30 }))]
fn check_49_60_the_date_of_the_answer_decides(
    #[case] issued: i64,
    #[case] date: i64,
    #[case] outcome: Result<i64, IdTokenError>,
) {
    let clock = ProviderClock::Date(Timestamp(NOW + date));
    assert_eq!(judged(issued, 10 * HOUR, clock), outcome);
}

#[test]
fn check_48_60_a_token_that_seems_to_have_ended_needs_a_second_witness() {
    let ended = judged(-2 * HOUR, HOUR, ProviderClock::IssuedNow);
    assert_eq!(ended, Err(IdTokenError::Expired { seconds: HOUR }));
    let confirmed = |issued: i64| {
        let access_token = Secret::new(token(&header(), &json!({ "iat": NOW + issued })));
        let mut claims = claims();
        claims["iat"] = json!(NOW - 12 * HOUR);
        claims["exp"] = json!(NOW - 2 * HOUR);
        claims["at_hash"] = json!(left_half_hash(access_token.expose(), SignatureAlgorithm::Rs256));
        let raw = Secret::new(token(&header(), &claims));
        let expected =
            Expected { access_token: &access_token, clock: ProviderClock::IssuedNow, ..expected() };
        verify(&raw, &key_set(&[jwk("current")]), &expected).map(|token| token.clock_offset())
    };
    assert_eq!(confirmed(-12 * HOUR), Ok(-12 * HOUR));
    assert_eq!(confirmed(0), Err(IdTokenError::Expired { seconds: 2 * HOUR }));
}

#[test]
fn check_48_a_token_that_ended_before_it_was_issued_is_refused_by_any_clock() {
    for clock in [ProviderClock::Unknown, ProviderClock::IssuedNow, ProviderClock::Date(Timestamp(NOW))] {
        assert!(matches!(judged(0, -HOUR, clock), Err(IdTokenError::Expired { .. })), "{clock:?}");
    }
}

#[rstest]
#[case(0, 0, true)]
#[case(0, -1, false)]
#[case(300, -300, true)]
#[case(300, -301, false)]
fn check_60_the_leeway_counts_to_the_second(#[case] leeway: u32, #[case] nbf: i64, #[case] fits: bool) {
    let mut claims = claims();
    claims["nbf"] = json!(NOW - nbf);
    let raw = Secret::new(token(&header(), &claims));
    let expected = Expected { leeway, ..expected() };
    assert_eq!(verify(&raw, &key_set(&[jwk("current")]), &expected).is_ok(), fits);
}

#[test]
fn check_55_60_an_old_authentication_shows_by_the_providers_clock() {
    // The device is three hours behind, the authentication two hours old: by the device's clock it lies in the future.
    let mut claims = claims();
    claims["iat"] = json!(NOW + 3 * HOUR);
    claims["exp"] = json!(NOW + 13 * HOUR);
    claims["auth_time"] = json!(NOW + HOUR);
    let raw = Secret::new(token(&header(), &claims));
    let expected = Expected { max_age: Some(0), clock: ProviderClock::IssuedNow, ..expected() };
    let judged = verify(&raw, &key_set(&[jwk("current")]), &expected);
    assert_eq!(judged.expect_err("refused"), IdTokenError::TooOld);
}
