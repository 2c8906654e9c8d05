//! Who may name whom in the app, in the crate that signs in, and in the development tenant: imports go downward only.
//!
//! The app: pages → editor → ui, and pages → data → auth → browser, routes. Neither editor nor ui names `auth`, `data` or `browser`.
//!
//! The tenant: app → endpoints → authorization → pages → tenant → faults → store. Only `app.rs`, which composes the router, names an
//! endpoint, and no endpoint names another.

use crate::workspace;
use std::fs;

/// What a floor must not name: everything above it, and what it has no business with.
const FORBIDDEN: [(&str, &[&str]); 9] = [
    ("editor", &["app", "pages", "data", "auth", "browser"]),
    ("ui", &["app", "pages", "editor", "data", "auth", "browser"]),
    ("data", &["app", "pages", "editor", "ui"]),
    ("auth", &["app", "pages", "editor", "ui", "data"]),
    ("browser", &["app", "pages", "editor", "ui", "data", "auth", "routes", "texts"]),
    ("routes", &["app", "pages", "editor", "ui", "data", "auth", "browser", "texts"]),
    ("texts", &["app", "pages", "editor", "ui", "data", "auth", "browser"]),
    ("lazy", &["app", "pages", "editor", "ui", "data", "auth", "browser", "routes", "texts"]),
    ("pages", &["app"]),
];

/// The modules of the tenant, from the bottom to the top: each names only those of the lines before its own.
const TENANT: [&[&str]; 12] = [
    &["addresses", "clock", "exact", "password", "random", "rate"],
    &["options"],
    &["store"],
    &["http", "keys", "mail"],
    &["faults", "jwt"],
    &["tenant"],
    &["browser", "new_user", "tokens"],
    &["middleware", "pages"],
    &["authorization"],
    &[ENDPOINTS],
    &["app"],
    &["running", "testing"],
];

/// What only the tenant's `app.rs` names.
const ENDPOINTS: &str = "endpoints";

/// The adapters of `cameo-auth-leptos`, which name nothing of their crate but each other, and that by `super`.
const ADAPTERS: &str = "crates/auth-leptos/src/browser";

/// One line for each import that goes the wrong way.
pub fn found() -> Vec<String> {
    let mut found = in_folder("src", wrong);
    found.extend(in_folder(ADAPTERS, |_, text| named(text)));
    found.extend(of_tenant());
    found
}

/// One line for each module that a file below `folder` must not name; `wrong` gives them by line.
fn in_folder(folder: &str, wrong: impl for<'a> Fn(&str, &'a str) -> Vec<(usize, &'a str)>) -> Vec<String> {
    let src = workspace::root().join(folder);
    let mut found = Vec::new();
    for path in workspace::files(&src, ".rs") {
        let relative = path.strip_prefix(&src).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (line, module) in wrong(&relative, &text) {
            found
                .push(format!("{folder}/{relative}:{line}: must not name `{module}`, which is not below it"));
        }
    }
    found
}

fn of_tenant() -> Vec<String> {
    let src = workspace::root().join("crates/tenant/src");
    let mut found = Vec::new();
    for path in workspace::files(&src, ".rs") {
        let relative = path.strip_prefix(&src).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (line, complaint) in wrong_in_tenant(&relative, &text) {
            found.push(format!("crates/tenant/src/{relative}:{line}: {complaint}"));
        }
    }
    found
}

/// The lines of a file of the tenant that name a module they must not, with what is wrong.
fn wrong_in_tenant(file: &str, text: &str) -> Vec<(usize, String)> {
    if ["lib.rs", "main.rs"].contains(&file) {
        return Vec::new();
    }
    let own = file.split(['/', '.']).next().unwrap_or_default();
    let level = |module: &str| TENANT.iter().position(|level| level.contains(&module));
    let Some(own_level) = level(own) else {
        return vec![(1, format!("`{own}` has no place in the order of the tenant's modules"))];
    };
    let mut found: Vec<(usize, String)> = named(text)
        .into_iter()
        .filter(|(_, module)| *module != own && level(module).is_none_or(|level| level >= own_level))
        .map(|(line, module)| (line, format!("must not name `{module}`, which is not below it")))
        .collect();
    // in a file right below `endpoints`, `super` is that module
    let super_is_endpoints = file.starts_with("endpoints/") && file.matches('/').count() == 1;
    for (index, line) in text.lines().enumerate().filter(|_| own != "app") {
        let code = line.split("//").next().unwrap_or_default();
        if has_word(code, ENDPOINTS) || (super_is_endpoints && has_word(code, "super")) {
            found.push((index + 1, format!("only app.rs names `{ENDPOINTS}`")));
        }
    }
    found
}

/// Whether `word` stands in a line of code as a name of its own.
fn has_word(code: &str, word: &str) -> bool {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|name| name == word)
}

/// The lines of a file that name a module they must not, with that module.
fn wrong<'a>(file: &str, text: &'a str) -> Vec<(usize, &'a str)> {
    let floor = file.split(['/', '.']).next().unwrap_or_default();
    let forbidden =
        FORBIDDEN.iter().find(|(name, _)| *name == floor).map_or(&[][..], |(_, forbidden)| forbidden);
    named(text).into_iter().filter(|(_, module)| forbidden.contains(module)).collect()
}

/// Every module of the crate that a text names as `crate::module`, or as `crate::{module, …}`, by line.
fn named(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for (start, _) in code.match_indices("crate::") {
            let offset = line.as_ptr() as usize - text.as_ptr() as usize + start + "crate::".len();
            let rest = &text[offset..];
            match rest.strip_prefix('{') {
                Some(list) => found.extend(heads(list).into_iter().map(|module| (index + 1, module))),
                None => found.push((index + 1, word(rest))),
            }
        }
    }
    found
}

/// The first word of each entry of a list in braces that has just been opened.
fn heads(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut entry = true;
    let mut heads = Vec::new();
    for (index, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => entry = true,
            _ if entry && !letter.is_whitespace() => {
                entry = false;
                heads.push(word(&list[index..]));
            }
            _ => (),
        }
    }
    heads
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("ui/button.rs", "use crate::auth::Auth;", &["auth"])]
    #[case("ui/button.rs", "use crate::{browser::clock, texts::Texts};", &["browser"])]
    #[case("ui/button.rs", "use crate::{\n    texts::{auth, Words},\n    data::User,\n};", &["data"])]
    #[case("ui/button.rs", "let now = crate::browser::clock::now();", &["browser"])]
    #[case("ui/button.rs", "// crate::auth is not for us\nuse crate::texts::Texts;", &[])]
    #[case("auth/keeper.rs", "use crate::pages::Home;\nuse crate::browser::http;", &["pages"])]
    #[case("pages/home.rs", "use crate::auth::Auth;\nuse crate::ui::Button;", &[])]
    #[case("browser/http.rs", "use cameo_oidc::http::Request;", &[])]
    #[case("routes.rs", "use crate::pages::Home;", &["pages"])]
    fn imports_go_downward(#[case] file: &str, #[case] text: &str, #[case] expected: &[&str]) {
        let modules: Vec<&str> = wrong(file, text).into_iter().map(|(_, module)| module).collect();
        assert_eq!(modules, expected);
    }

    #[rstest]
    #[case("app.rs", "use crate::endpoints::login;\nuse crate::tenant::Tenant;", &[])]
    #[case("lib.rs", "mod endpoints;", &[])]
    #[case("tenant.rs", "use crate::store::Store;\nuse crate::endpoints::login;", &[2, 2])]
    #[case("tenant.rs", "use super::endpoints::login;", &[1])]
    #[case("tenant.rs", "// the endpoints share it\nuse crate::faults::Fault;", &[])]
    #[case("middleware/network.rs", "use crate::{\n    endpoints::management,\n};", &[1, 2])]
    #[case("endpoints/login.rs", "use crate::authorization::waiting::Waiting;", &[])]
    #[case("endpoints/login.rs", "use super::signup;", &[1])]
    #[case("endpoints/login.rs", "use crate::endpoints::signup;", &[1])]
    #[case("endpoints/management/users.rs", "use super::caller::Bearer;", &[])]
    #[case("pages/login.rs", "use crate::authorization::waiting::Waiting;", &[1])]
    #[case("store/mails.rs", "use crate::tenant::Tenant;", &[1])]
    #[case("faults/gate.rs", "use crate::jwt;", &[1])]
    #[case("testing.rs", "use crate::tenant::Tenant;", &[])]
    #[case("another.rs", "", &[1])]
    fn only_the_router_of_the_tenant_names_endpoints(
        #[case] file: &str,
        #[case] text: &str,
        #[case] expected: &[usize],
    ) {
        let lines: Vec<usize> = wrong_in_tenant(file, text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_tenant_keeps_the_order_of_its_modules() {
        assert_eq!(of_tenant(), Vec::<String>::new());
    }
}
