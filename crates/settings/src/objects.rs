//! The settings that may be objects.

use super::problem::SettingsProblem;
use super::read::{Reader, cut, found};
use super::table::BRANDING_KEYS;
use super::{Branding, LOGO_TYPES, SignUp};
use cameo_metadata::encoding as text;
use serde_json::Value;

impl Reader<'_> {
    pub(super) fn sign_up(&mut self) -> SignUp {
        match self.object.get("signUp") {
            None | Some(Value::Null | Value::Bool(true)) => SignUp::Universal,
            Some(Value::Bool(false)) => SignUp::Off,
            Some(form @ Value::Object(members)) => match members.get("page") {
                Some(Value::String(page)) if text::trim(page) == "provider" => SignUp::Asking(form.clone()),
                None | Some(Value::Null) => SignUp::Embedded(form.clone()),
                Some(Value::String(page)) if text::trim(page) == "app" => SignUp::Embedded(form.clone()),
                Some(other) => {
                    self.wrong("signUp.page", other, "\"app\" or \"provider\"");
                    SignUp::Off
                }
            },
            Some(other) => {
                self.wrong("signUp", other, "true, false or an object");
                SignUp::Off
            }
        }
    }

    pub(super) fn branding(&mut self) -> Branding {
        let members = match self.object.get("branding") {
            None | Some(Value::Null) => return Branding::default(),
            Some(Value::Object(members)) => members,
            Some(other) => {
                self.wrong("branding", other, "an object with name, accent, logo and illustration");
                return Branding::default();
            }
        };
        let strange = members.keys().filter(|key| !BRANDING_KEYS.contains(&key.as_str()));
        let strange = strange
            .map(|key| SettingsProblem::Unknown { key: cut(&format!("branding.{key}")), nearest: None });
        self.problems.extend(strange);
        let mut member = |key, name, expected, fits: fn(&str) -> bool| match members.get(name)? {
            Value::Null => None,
            Value::String(text) if fits(text::trim(text)) => Some(text::trim(text).to_owned()),
            other => {
                self.problems.push(SettingsProblem::Wrong { key, found: found(other), expected });
                None
            }
        };
        Branding {
            name: member("branding.name", "name", "a text that is not empty", |text| !text.is_empty()),
            accent: member("branding.accent", "accent", "a colour as #rrggbb", is_colour),
            logo: member("branding.logo", "logo", LOGO, is_logo),
            illustration: match members.get("illustration") {
                None | Some(Value::Null) => true,
                Some(Value::Bool(on)) => *on,
                Some(other) => {
                    self.wrong("branding.illustration", other, "true or false");
                    true
                }
            },
        }
    }
}

const LOGO: &str =
    "the path of an image on this site, or a PNG, JPEG, GIF or WebP image as data:image/…;base64,…";

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether it names an image of this very origin, or is a bitmap. An SVG image as a data URI can hold more than a picture.
fn is_logo(text: &str) -> bool {
    match text.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,")) {
        Some((kind, bytes)) => {
            let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
            LOGO_TYPES.contains(&kind) && !bytes.is_empty() && bytes.bytes().all(is_base64)
        }
        // A browser takes a backslash for a slash, and drops blanks.
        None => {
            let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && c != ':' && c != '\\';
            !text.is_empty() && !text.starts_with("//") && text.chars().all(is_plain)
        }
    }
}
