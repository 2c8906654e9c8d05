use super::*;
use cameo_oidc::algorithm::SignatureAlgorithm;
use cameo_oidc::client::ResponseType;
use rstest::rstest;

fn problems(text: &str) -> Vec<String> {
    match Settings::parse(text) {
        Err(SettingsError::Problems(problems)) => problems.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_file_of_an_auth0_sample_is_a_valid_one() {
    let text = r#"{"domain":"tenant.eu.auth0.com","clientId":"abc","audience":"https://tenant.eu.auth0.com/api/v2/"}"#;
    let settings = Settings::parse(text).expect("valid");
    assert_eq!(settings.client.issuer.as_str(), "https://tenant.eu.auth0.com/");
    assert_eq!(settings.management_api.as_deref(), Some("https://tenant.eu.auth0.com/api/v2/"));
    assert_eq!(
        settings.client.scope,
        "openid profile email offline_access read:current_user update:current_user_metadata"
    );
    assert_eq!((settings.client.response_type, settings.storage), (ResponseType::Code, StorageKind::Local));
    assert_eq!(
        (settings.client.leeway_seconds, settings.sign_up, settings.history),
        (60, SignUp::Universal, true)
    );
}

#[test]
fn sign_up_is_off_at_the_provider_or_here() {
    let sign_up = |text: &str| {
        let text = [r#"{"domain":"t.auth0.com","clientId":"abc","signUp":"#, text, "}"].concat();
        Settings::parse(&text).expect("valid").sign_up
    };
    assert_eq!(
        (sign_up("false"), sign_up("true"), sign_up("null")),
        (SignUp::Off, SignUp::Universal, SignUp::Universal)
    );
    let form = serde_json::json!({ "fields": ["hobby"] });
    assert_eq!(sign_up(&form.to_string()), SignUp::Embedded(form));
    let here = serde_json::json!({ "page": "app" });
    assert_eq!(sign_up(&here.to_string()), SignUp::Embedded(here));
    let there = serde_json::json!({ "page": "provider", "fields": ["hobby"] });
    assert_eq!(sign_up(&there.to_string()), SignUp::Asking(there));
    let wrong = Settings::parse(r#"{"domain":"t.auth0.com","clientId":"abc","signUp":{"page":"mine"}}"#)
        .expect_err("wrong");
    assert!(format!("{wrong:?}").contains("signUp.page"), "{wrong:?}");
}

#[test]
fn a_domain_alone_means_the_tenants_own_management_api() {
    let settings = Settings::parse(r#"{"domain":"t.auth0.com","clientId":"abc"}"#).expect("valid");
    assert_eq!(settings.client.audience.as_deref(), Some("https://t.auth0.com/api/v2/"));
}

#[test]
fn with_a_custom_domain_the_calls_go_to_the_domain() {
    let text = r#"{"domain":"login.example.org","clientId":"abc","audience":"https://t.auth0.com/api/v2/"}"#;
    let settings = Settings::parse(text).expect("valid");
    assert_eq!(settings.management_api.as_deref(), Some("https://login.example.org/api/v2/"));
}

#[test]
fn another_api_or_another_provider_has_no_management_api() {
    for text in [
        r#"{"domain":"t.auth0.com","clientId":"abc","audience":"https://api.example"}"#,
        r#"{"issuer":"https://id.example.org/realms/one","clientId":"abc"}"#,
        r#"{"domain":"t.auth0.com","clientId":"abc","managementApi":null}"#,
    ] {
        let settings = Settings::parse(text).expect("valid");
        assert_eq!(settings.management_api, None);
        assert_eq!(settings.client.scope, "openid profile email offline_access");
    }
}

#[test]
fn the_implicit_flow_asks_for_no_refresh_token() {
    let text = r#"{"issuer":"http://localhost:4400/","clientId":"abc","responseType":"id_token token"}"#;
    let settings = Settings::parse(text).expect("valid");
    assert_eq!(
        (settings.client.response_type, settings.client.scope.as_str()),
        (ResponseType::IdTokenToken, "openid profile email")
    );
}

#[rstest]
#[case::no_keys("{}", &["domain is missing", "clientId is missing"])]
#[case::no_client(r#"{"domain":"t.auth0.com"}"#, &["clientId is missing"])]
#[case::null_client(r#"{"domain":"t.auth0.com","clientId":null}"#, &["clientId is missing"])]
#[case::null_domain(r#"{"domain":null,"clientId":"a"}"#, &["domain is missing"])]
#[case::a_url_as_domain(r#"{"domain":"https://t.auth0.com/","clientId":"a"}"#, &["domain is \"https://t.auth0.com/\", expected a host name"])]
#[case::plain_http(r#"{"issuer":"http://t.auth0.com/","clientId":"a"}"#, &["issuer is http://t.auth0.com/: plain http:"])]
#[case::plain_http_api(r#"{"domain":"t.auth0.com","clientId":"a","managementApi":"http://t.auth0.com/api/v2/"}"#, &["managementApi is http://t.auth0.com/api/v2/: plain http:"])]
#[case::both(r#"{"domain":"t.auth0.com","issuer":"https://t.auth0.com/","clientId":"a"}"#, &["domain and issuer exclude each other"])]
#[case::wrong_type(r#"{"domain":"t.auth0.com","clientId":7}"#, &["clientId is 7, expected a text"])]
#[case::wrong_word(r#"{"domain":"t.auth0.com","clientId":"a","storage":"cookie"}"#, &["storage is \"cookie\", expected \"local\""])]
#[case::wrong_flow(r#"{"domain":"t.auth0.com","clientId":"a","responseType":"token"}"#, &["responseType is \"token\""])]
#[case::leeway(r#"{"domain":"t.auth0.com","clientId":"a","leewaySeconds":301}"#, &["leewaySeconds is 301, expected a whole number from 0 to 300"])]
#[case::no_signature(r#"{"domain":"t.auth0.com","clientId":"a","idTokenAlgorithms":["RS256","none"]}"#, &["idTokenAlgorithms is \"none\", expected a list of RS256, RS384, RS512, PS256, PS384, PS512, ES256 and ES384, each in quotes; none and HS256 are never accepted"])]
#[case::hmac(r#"{"domain":"t.auth0.com","clientId":"a","idTokenAlgorithms":["HS256"]}"#, &["idTokenAlgorithms is \"HS256\", expected a list"])]
#[case::no_list(r#"{"domain":"t.auth0.com","clientId":"a","idTokenAlgorithms":"RS256"}"#, &["idTokenAlgorithms is \"RS256\", expected a list"])]
#[case::sensitive(r#"{"domain":"t.auth0.com","clientId":"a","sensitive":["edit","delete"]}"#, &["sensitive is \"delete\", expected a list"])]
#[case::sensitive_age(r#"{"domain":"t.auth0.com","clientId":"a","sensitiveMaxAgeSeconds":-1}"#, &["sensitiveMaxAgeSeconds is -1, expected a whole number from 0 to 86400"])]
#[case::organization(r#"{"domain":"t.auth0.com","clientId":"a","organization":" "}"#, &["organization is \" \", expected a text"])]
#[case::misspelt(r#"{"domain":"t.auth0.com","client_id":"a","clientId":"a"}"#, &["client_id is not a known key"])]
#[case::branding(r#"{"domain":"t.auth0.com","clientId":"a","branding":{"accent":"red","image":"x"}}"#, &["branding.image is not a known key", "branding.accent is \"red\", expected a colour"])]
#[case::illustration(r#"{"domain":"t.auth0.com","clientId":"a","branding":{"illustration":"no"}}"#, &["branding.illustration is \"no\", expected true or false"])]
#[case::logo(r#"{"domain":"t.auth0.com","clientId":"a","branding":{"logo":"https://cdn.example/logo.png"}}"#, &["branding.logo is \"https://cdn.example/logo.png\", expected the path of an image on this site, or a PNG, JPEG, GIF or WebP image as data:image/…;base64,…"])]
#[case::support(r#"{"domain":"t.auth0.com","clientId":"a","supportUrl":"tel:+123"}"#, &["supportUrl is \"tel:+123\", expected an https: or mailto: address"])]
#[case::delete(r#"{"domain":"t.auth0.com","clientId":"a","deleteAccountUrl":"mailto:us@example.org"}"#, &["deleteAccountUrl is \"mailto:us@example.org\", expected an https: address"])]
#[case::several(r#"{"domain":"","clientId":[],"signUp":"yes"}"#, &["domain is \"\"", "clientId is []", "signUp is \"yes\", expected true, false or an object"])]
fn every_problem_names_its_key(#[case] text: &str, #[case] expected: &[&str]) {
    let problems = problems(text);
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    for (problem, start) in problems.iter().zip(expected) {
        assert!(problem.starts_with(start), "{problem:?} does not start with {start:?}");
    }
}

#[test]
fn a_misspelt_key_is_told_the_known_one() {
    let Err(SettingsError::Problems(problems)) =
        Settings::parse(r#"{"domain":"t.auth0.com","clientID":"a"}"#)
    else {
        panic!("accepted")
    };
    let unknown = SettingsProblem::Unknown { key: "clientID".to_owned(), nearest: Some("clientId") };
    assert!(problems.contains(&unknown), "{problems:?}");
}

#[test]
fn check_37_rs256_alone_is_allowed_unless_the_settings_say_more() {
    let algorithms = |more: &str| {
        let text = format!(r#"{{"domain":"t.auth0.com","clientId":"a"{more}}}"#);
        Settings::parse(&text).expect("valid").client.id_token_algorithms
    };
    let rs256 = vec![SignatureAlgorithm::Rs256];
    assert_eq!(algorithms(""), rs256);
    assert_eq!(algorithms(r#","idTokenAlgorithms":null"#), rs256);
    assert_eq!(algorithms(r#","idTokenAlgorithms":[]"#), rs256);
    let two = vec![SignatureAlgorithm::Es256, SignatureAlgorithm::Ps256];
    assert_eq!(algorithms(r#","idTokenAlgorithms":["ES256","PS256"]"#), two);
}

#[test]
fn check_55_what_is_sensitive_limits_the_age_of_the_sign_in() {
    let text = r#"{"domain":"t.auth0.com","clientId":"a","sensitive":["edit","signOutEverywhere"]}"#;
    let settings = Settings::parse(text).expect("valid");
    assert_eq!(settings.max_age_for(Sensitive::Edit), Some(300));
    assert_eq!(settings.max_age_for(Sensitive::SignOutEverywhere), Some(300));
    assert_eq!(settings.max_age_for(Sensitive::ChangePassword), None);
}

#[test]
fn check_60_leeway_may_be_zero() {
    let settings =
        Settings::parse(r#"{"domain":"t.auth0.com","clientId":"a","leewaySeconds":0}"#).expect("valid");
    assert_eq!(settings.client.leeway_seconds, 0);
}

#[rstest]
#[case("", 1)]
#[case("<!doctype html>", 1)]
#[case("{\n  \"domain\": \"x\",\n}", 3)]
#[case("[]", 0)]
fn what_is_not_an_object_is_said_with_its_line(#[case] text: &str, #[case] expected: usize) {
    match Settings::parse(text) {
        Err(SettingsError::NotJson { line, .. }) => assert_eq!(line, expected),
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[case(
    r#""validator": function (value) { return true }"#,
    "validator is a function, which JSON has none of: write a regular expression"
)]
#[case(
    r#""options": (cb) => cb(null, [])"#,
    "options is a function, which JSON has none of: write the list itself"
)]
#[case(
    r#""prefill": cb => cb(null, "x")"#,
    "prefill is a function, which JSON has none of: write the text itself"
)]
#[case(
    r#""onChange": async function () {}"#,
    "onChange is a function, which JSON has none of: write the value itself"
)]
#[case(r#""prefill": street"#, "a value is missing")]
#[case(r#""é": ("#, "a value is missing")]
fn a_function_is_named_with_what_to_write_instead(#[case] member: &str, #[case] said: &str) {
    let text =
        ["{ \"signUp\": {\n  \"additionalSignUpFields\": [{ \"name\": \"zip\", ", member, " }] } }"].concat();
    let error = Settings::parse(&text).expect_err("no JSON");
    assert!(
        matches!(&error, SettingsError::NotJson { detail, line: 2, .. } if detail.starts_with(said)),
        "{error:?}"
    );
}

fn with(key: &str, value: &str) -> Result<Settings, SettingsError> {
    Settings::parse(&format!(r#"{{"issuer":"https://id.example/","clientId":"abc","{key}":{value}}}"#))
}

#[test]
fn further_origins_are_origins_and_nothing_more() {
    let origins = |value| with("connectOrigins", value).map(|settings| settings.connect_origins);
    assert_eq!(origins("null"), Ok(Vec::new()));
    assert_eq!(
        origins(r#"["https://Token.example/", "https://keys.example:8443", "http://localhost:9000"]"#),
        Ok(vec![
            "https://token.example".to_owned(),
            "https://keys.example:8443".to_owned(),
            "http://localhost:9000".to_owned()
        ])
    );
    for wrong in [
        r#""https://a.example""#,
        r#"["https://a.example/path"]"#,
        r#"["https://a.example?x"]"#,
        r#"["https://me@a.example"]"#,
        r#"["http://a.example"]"#,
        r#"["*.example"]"#,
        r#"["https:"]"#,
        "[7]",
    ] {
        assert!(origins(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn check_59_pictures_are_loaded_from_where_the_settings_say() {
    let admits = |value: &str, address: &str| with("pictures", value).expect("valid").pictures.admit(address);
    assert!(admits("true", "https://any.example/p.png") && !admits("true", "http://any.example/p.png"));
    assert!(!admits("false", "https://any.example/p.png"));
    let listed = r#"["https://cdn.example"]"#;
    assert!(admits(listed, "https://cdn.example/p.png") && admits(listed, "HTTPS://CDN.example:443/p.png"));
    for other in
        ["https://cdn.example.evil/p.png", "https://cdn.example@evil.example/", "https://cdn.example:8/"]
    {
        assert!(!admits(listed, other), "{other}");
    }
    assert!(with("pictures", r#""off""#).is_err());
}

#[test]
fn further_audiences_are_a_list_of_texts() {
    let trusted = with("trustedAudiences", r#"["project-1"]"#).expect("valid").client.trusted_audiences;
    assert_eq!(trusted, ["project-1"]);
    assert!(with("trustedAudiences", r#""project-1""#).is_err());
    assert!(with("trustedAudiences", r#"[""]"#).is_err());
}

#[rstest]
#[case(r#"{"domain":"login.example.org","clientId":"abc","managementApi":null}"#, true)]
#[case(r#"{"issuer":"https://t.eu.auth0.com/","clientId":"abc"}"#, true)]
#[case(
    r#"{"issuer":"http://localhost:4400/","clientId":"abc","audience":"http://localhost:4400/api/v2/"}"#,
    true
)]
#[case(r#"{"issuer":"https://id.example/","clientId":"abc"}"#, false)]
#[case(r#"{"issuer":"https://auth0.com.example/","clientId":"abc"}"#, false)]
fn a_tenant_of_auth0_is_known_by_the_settings(#[case] text: &str, #[case] is_auth0: bool) {
    assert_eq!(Settings::parse(text).expect("valid").is_auth0(), is_auth0);
}

#[rstest]
#[case::byte_order_mark(b"\xef\xbb\xbf{\"domain\":\"t.auth0.com\",\"clientId\":\"a\"}")]
#[case::blanks_around("{\"domain\":\" t.auth0.com\",\"clientId\":\"\u{a0}a\u{200b}\\n\"}".as_bytes())]
fn a_file_as_editors_save_it_is_read(#[case] bytes: &[u8]) {
    let settings = Settings::read(bytes).expect("valid");
    assert_eq!(
        (settings.client.issuer.as_str(), settings.client.client_id.as_str()),
        ("https://t.auth0.com/", "a")
    );
}

#[test]
fn a_file_in_utf_16_is_read() {
    let text = r#"{"domain":"t.auth0.com","clientId":"a","branding":{"name":"Café"}}"#;
    let bytes: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(Settings::read(&bytes), Settings::parse(text));
}

#[rstest]
#[case::latin_1(b"{ \"branding\": { \"name\": \"Caf\xe9\" } }", "the byte 0xE9 is not UTF-8", 1, 29)]
#[case::no_break_space("{\n\u{a0}\"domain\": 1 }".as_bytes(), "an invisible character U+00A0", 2, 1)]
#[case::curly_quotes("{ “domain”: 1 }".as_bytes(), "the quotation mark “", 1, 3)]
fn what_cannot_be_seen_is_named_with_its_place(
    #[case] bytes: &[u8],
    #[case] said: &str,
    #[case] at_line: usize,
    #[case] at_column: usize,
) {
    match Settings::read(bytes) {
        Err(SettingsError::NotJson { detail, line, column }) => {
            assert!(detail.starts_with(said), "{detail}");
            assert_eq!((line, column), (at_line, at_column));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_logo_is_a_file_of_this_site_or_a_bitmap() {
    let logo = |text: &str| {
        let value = serde_json::json!({ "logo": text }).to_string();
        with("branding", &value).map(|settings| settings.branding.logo)
    };
    for good in [
        "/logo.svg",
        "brand/logo.png?2",
        "./logo.webp",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:image/jpeg;base64,/9j/4A+A",
    ] {
        assert_eq!(logo(good), Ok(Some(good.to_owned())));
    }
    assert_eq!(logo(" /logo.png\n"), Ok(Some("/logo.png".to_owned())));
    for bad in [
        "",
        "//evil.example/logo.png",
        "/\\evil.example/logo.png",
        "/\t/evil.example/logo.png",
        "/\u{1}/evil.example/logo.png",
        "http:logo.png",
        "javascript:alert(1)",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:image/png,plain",
        "data:image/png;base64,",
        "data:image/png;base64,\"onerror",
        "data:text/html;base64,PHN2Zz4=",
        "blob:https://a.example/1",
    ] {
        assert!(logo(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn the_brand_is_cameos_own_unless_the_settings_say_more() {
    let branding = |value| with("branding", value).map(|settings| settings.branding);
    assert_eq!(branding("null"), Ok(Branding::default()));
    assert_eq!(branding(r#"{"illustration":null}"#), Ok(Branding::default()));
    let named =
        Branding { name: Some("Harbour Club".to_owned()), illustration: false, ..Branding::default() };
    assert_eq!(branding(r#"{"name":" Harbour Club ","illustration":false}"#), Ok(named));
}

#[rstest]
#[case("supportUrl", "https://help.example.org/start", true)]
#[case("supportUrl", "mailto:help@example.org?subject=Hello", true)]
#[case("supportUrl", "mailto:", false)]
#[case("supportUrl", "http://help.example.org/", false)]
#[case("supportUrl", "javascript:alert(1)", false)]
#[case("supportUrl", "/help", false)]
#[case("deleteAccountUrl", "https://example.org/delete", true)]
#[case("deleteAccountUrl", "http://localhost:8080/delete", false)]
#[case("deleteAccountUrl", "data:text/html,x", false)]
fn help_and_deletion_are_addresses_of_schemes_that_run_nothing(
    #[case] key: &str,
    #[case] address: &str,
    #[case] is_accepted: bool,
) {
    let settings = with(key, &serde_json::json!(address).to_string());
    assert_eq!(settings.is_ok(), is_accepted, "{settings:?}");
    if let Ok(settings) = settings {
        let read = [settings.support_url, settings.delete_account_url].into_iter().flatten();
        assert_eq!(read.collect::<Vec<_>>(), [address]);
    }
}

#[test]
fn a_file_may_name_its_schema() {
    let text = r#"{"$schema":"docs/config.schema.json","domain":"t.auth0.com","clientId":"a"}"#;
    assert_eq!(Settings::parse(text), Settings::parse(r#"{"domain":"t.auth0.com","clientId":"a"}"#));
}

#[test]
fn every_key_is_in_the_table_once_and_described() {
    let rows: Vec<&table::Row> = table::TABLE.iter().chain(table::BRANDING).collect();
    for row in &rows {
        assert!(!row.means.is_empty() && !row.default.is_empty(), "{row:?}");
        assert_eq!(rows.iter().filter(|other| other.key == row.key).count(), 1, "{row:?}");
    }
}

#[test]
fn every_default_that_is_json_is_the_default_of_the_reader() {
    let defaults = Settings::parse(r#"{"domain":"t.auth0.com","clientId":"a"}"#);
    for row in table::TABLE {
        let plain = row.default.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
        let Some(value) = plain.and_then(|text| serde_json::from_str::<Value>(text).ok()) else { continue };
        let said = serde_json::json!({ "domain": "t.auth0.com", "clientId": "a", row.key: value });
        assert_eq!(Settings::parse(&said.to_string()), defaults, "{row:?}");
    }
}
