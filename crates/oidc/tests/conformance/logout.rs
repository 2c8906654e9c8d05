//! `OIDCCClientRPInitiatedLogoutRPBasicTestPlan`: the way out, and back. Whatever `state` comes back is not looked at: the
//! session was over before the browser left.

use super::accepted;
use crate::support::{EMAIL, PASSWORD, Person};
use tenant::testing::UserAgent;
use tenant::{Fault, Scope};

const RETURN_TO: &str = "http://localhost:8080/signed-out";

/// Where a sign-out ends; `state` is added to what the core sends.
async fn way_back(fault: Option<Fault>, state: &str) -> String {
    let person = Person::new();
    let mut agent = UserAgent::new(&person.tenant);
    let url = person.leave(Default::default()).await;
    let address = agent.sign_in(&url, EMAIL, PASSWORD).await;
    let session = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session;
    if let Some(fault) = fault {
        person.tenant.set_fault(Scope::All, fault);
    }
    let mut url = session.logout_url(RETURN_TO).expect("an address");
    assert!(url.query_pairs().any(|(name, value)| name == "id_token_hint" && !value.is_empty()));
    if !state.is_empty() {
        url.query_pairs_mut().append_pair("state", state);
    }
    let end = agent.open(url.as_str()).await.url;
    assert!(!agent.has_session());
    end
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout() {
    assert_eq!(way_back(None, "").await, RETURN_TO);
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout_no_state() {
    assert_eq!(way_back(Some(Fault::LogoutWithoutState), "mine").await, RETURN_TO);
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout_other_state() {
    let end = way_back(Some(Fault::LogoutOtherState), "mine").await;
    assert!(end.starts_with(RETURN_TO) && !end.contains("state=mine"), "{end}");
    // what came back is no answer to a sign-in, so nothing of it is used
    assert!(Person::new().arrive(&end).is_err());
}

#[tokio::test]
async fn without_an_end_session_endpoint_the_tenants_own_logout_is_used() {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, Fault::NoEndSessionEndpoint);
    let url = accepted(&person).await.logout_url(RETURN_TO).expect("an address");
    assert_eq!(url.path(), "/v2/logout");
}
