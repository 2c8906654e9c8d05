//! The outbox: every mail that the tenant would have sent, and each of them with its link.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, escaped};
use crate::clock::iso8601;
use crate::mail::Mail;

/// All mails, in this order.
pub(crate) fn list(mails: &[Mail]) -> Response {
    let items: String = mails
        .iter()
        .map(|mail| {
            let (id, subject, to) = (mail.id, escaped(&mail.subject), escaped(&mail.to));
            format!(
                r#"<li><a href="/outbox/{id}">{subject}</a><span class="code">to {to}, {}</span></li>"#,
                time(mail)
            )
        })
        .collect();
    let content = match mails.is_empty() {
        true => "<h1>Mails</h1>\n<p class=\"lead\">Nothing was written so far. A sign-up or a forgotten password brings a mail here.</p>".to_owned(),
        false => format!(
            "<h1>Mails</h1>\n<p class=\"lead\">Written by this tenant, and sent to nobody. The newest comes first.</p>\n<ul>{items}</ul>"
        ),
    };
    Page { status: StatusCode::OK, title: "Mails", content, form_action: "" }.answer()
}

/// One mail.
pub(crate) fn show(mail: &Mail) -> Response {
    let link = escaped(&mail.link);
    let content = format!(
        r#"<h1>{subject}</h1>
<p class="lead">to {to}, {time}</p>
<p>{text}</p>
<p class="code"><a href="{link}">{link}</a></p>
<div class="aside"><p><a href="/outbox">All mails</a></p></div>"#,
        subject = escaped(&mail.subject),
        to = escaped(&mail.to),
        time = time(mail),
        text = escaped(&mail.text),
    );
    Page { status: StatusCode::OK, title: "Mail", content, form_action: "" }.answer()
}

fn time(mail: &Mail) -> String {
    iso8601(mail.sent_at * 1000).replace('T', " ").chars().take(16).collect()
}
