//! Which scopes are granted of those asked for.

use crate::tenant::Tenant;

const STANDARD: [&str; 6] = ["openid", "profile", "email", "address", "phone", "offline_access"];

/// What an end user may allow an application to do with their own user
/// (auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications).
const MANAGEMENT: [&str; 7] = [
    "read:current_user",
    "update:current_user_identities",
    "create:current_user_metadata",
    "update:current_user_metadata",
    "delete:current_user_metadata",
    "create:current_user_device_credentials",
    "delete:current_user_device_credentials",
];

/// The scopes of `asked` that are granted for `audience`, in the order asked. Unknown ones are dropped without a word, as
/// Auth0 does; the token response tells what is left.
pub(crate) fn granted(tenant: &Tenant, asked: &str, audience: Option<&str>) -> String {
    let management = audience == Some(tenant.management_audience().as_str());
    let mut scopes: Vec<&str> = vec![];
    for scope in asked.split_ascii_whitespace() {
        let known = STANDARD.contains(&scope) || (management && MANAGEMENT.contains(&scope));
        if known && !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes.join(" ")
}
