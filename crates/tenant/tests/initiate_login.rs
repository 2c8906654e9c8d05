//! Sign-ins that somebody else begins, and the organization they are for.

mod common;

use common::*;
use tenant::{Client, Options, Tenant};

#[tokio::test]
async fn a_third_party_names_issuer_hint_and_target() {
    let start = Some("http://localhost:8080/login?from=elsewhere".to_owned());
    let cameo = Client { initiate_login_uri: start, ..Client::cameo() };
    let with = Tenant::open(Options { clients: vec![cameo], ..options() }).expect("a tenant in memory");
    let more = [("login_hint", "a+b@example.com"), ("target_link_uri", "http://localhost:8080/profile")];
    let url = with.initiate_login("cameo", &more).expect("an address");
    assert!(url.starts_with("http://localhost:8080/login?from=elsewhere&"), "{url}");
    assert_eq!(param(&url, "iss").as_deref(), Some(with.issuer()));
    assert_eq!(param(&url, "login_hint").as_deref(), Some("a+b@example.com"));
    assert_eq!(param(&url, "target_link_uri").as_deref(), Some("http://localhost:8080/profile"));
    assert_eq!(with.initiate_login("nobody", &more), None);
    assert_eq!(tenant().initiate_login("cameo", &more), None);
}

#[tokio::test]
async fn an_organization_is_told_in_the_id_token() {
    let tenant = tenant();
    for (organization, claim, other) in [("org_abc123", "org_id", "org_name"), ("acme", "org_name", "org_id")]
    {
        let told = claims(
            &tokens(&tenant, &[("organization", organization), ("invitation", "ticket")]).await["id_token"],
        );
        assert_eq!((&told[claim], told.get(other)), (&organization.into(), None));
    }
    assert!(claims(&tokens(&tenant, &[]).await["id_token"]).get("org_id").is_none());
}
