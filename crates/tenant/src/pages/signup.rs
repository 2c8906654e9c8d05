//! The sign-up page.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, SignInForm, alert, escaped, field, form_action};
use crate::new_user::SignupError;

/// What is wrong, in words: above the form, at the address, at the password.
#[derive(Default)]
pub(crate) struct Wrong {
    pub above: Option<String>,
    email: Option<String>,
    pub password: Option<String>,
}

/// The refusal of a new account in words.
pub(crate) fn in_words(error: &SignupError) -> Wrong {
    let above = |text: &str| Wrong { above: Some(text.to_owned()), ..Wrong::default() };
    let email = |text: &str| Wrong {
        email: Some(text.to_owned()),
        ..above("The account was not made: look at the email address.")
    };
    let password = |text: &str| Wrong {
        password: Some(text.to_owned()),
        ..above("The account was not made: look at the password.")
    };
    match error {
        SignupError::Email => email("Please enter an email address, such as name@example.com."),
        SignupError::UserExists => email("There is an account with this address already. Sign in instead."),
        SignupError::Masked => above("The account could not be made with these details."),
        SignupError::WeakPassword(weakness) => password(weakness.sentence()),
        SignupError::CommonPassword => {
            password("This password is among the most used ones. Please choose another.")
        }
        SignupError::PersonalPassword => {
            password("The password contains part of your email address. Please choose another.")
        }
        SignupError::UsernameExists => above("Somebody has this username already."),
        SignupError::Set(_) => above("The account could not be made."),
        SignupError::Text(text) => above(text),
        SignupError::Store(_) => above("The tenant's data cannot be used."),
    }
}

/// The form, with the address typed so far and what was wrong.
pub(crate) fn page(form: &SignInForm<'_>, email: &str, wrong: &Wrong) -> Response {
    let autofocus = |here: bool| if here { " autofocus" } else { "" };
    let at_password = wrong.password.is_some();
    let email_attributes = format!(
        r#"type="email" autocomplete="username" autocapitalize="none" spellcheck="false" required{}"#,
        autofocus(!at_password)
    );
    let password_attributes =
        format!(r#"type="password" autocomplete="new-password" required{}"#, autofocus(at_password));
    let hint = "At least 8 characters, of three kinds: small and capital letters, numbers, others.";
    let content = format!(
        r#"<h1>Sign up</h1>
<p class="lead">to go on to {name}</p>
{problem}<form method="post" action="/u/signup">
<input type="hidden" name="state" value="{state}">
{email}
{password}
<div class="buttons"><button type="submit">Sign up</button></div>
</form>
<div class="aside"><p>You have an account here? <a href="/u/login?state={state}">Sign in</a></p>
<p><a href="/outbox">Mails</a> of this tenant</p></div>"#,
        name = escaped(form.application),
        problem = wrong.above.as_deref().map(alert).unwrap_or_default(),
        state = escaped(form.state),
        email = field("Email address", &email_attributes, "email", email, wrong.email.as_deref(), None),
        password =
            field("Password", &password_attributes, "password", "", wrong.password.as_deref(), Some(hint)),
    );
    let status = if wrong.above.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let form_action = form_action(form.redirect_uri);
    Page { status, title: "Sign up", content, form_action: &form_action }.answer()
}
