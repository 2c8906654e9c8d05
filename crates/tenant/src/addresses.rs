//! Addresses as text: origins, appended parameters, decoded path segments.

use url::form_urlencoded;

/// The origin of an address as a browser writes it in `Origin`; `None` if it is no http(s) URL.
pub(crate) fn origin(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.origin().ascii_serialization())
}

/// `pairs` in `application/x-www-form-urlencoded`, with `%20` for a space: every parser reads that right.
pub(crate) fn encoded(pairs: &[(&str, String)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        out.append_pair(name, value);
    }
    out.finish().replace('+', "%20")
}

/// `address` with `pairs` added to its query; what stands there already is kept to the letter.
pub(crate) fn with_query(address: &str, pairs: &[(&str, String)]) -> String {
    if pairs.is_empty() {
        return address.to_owned();
    }
    let (base, fragment) = match address.split_once('#') {
        Some((base, fragment)) => (base, format!("#{fragment}")),
        None => (address, String::new()),
    };
    let join = if base.ends_with(['?', '&']) {
        ""
    } else if base.contains('?') {
        "&"
    } else {
        "?"
    };
    format!("{base}{join}{}{fragment}", encoded(pairs))
}

/// A path segment with its percent-encoding undone; `None` if what comes out is not UTF-8.
pub(crate) fn decoded_segment(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok());
        match (first, hex.and_then(|h| u8::from_str_radix(h, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (b'%', None) => return None,
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_added_behind_what_is_there() {
        let pairs = [("code", "a b&c".to_owned())];
        assert_eq!(with_query("http://h/p", &pairs), "http://h/p?code=a%20b%26c");
        assert_eq!(with_query("http://h/p?x=1%2F", &pairs), "http://h/p?x=1%2F&code=a%20b%26c");
        assert_eq!(with_query("http://h/p#f", &pairs), "http://h/p?code=a%20b%26c#f");
    }

    #[test]
    fn a_segment_is_decoded_or_refused() {
        assert_eq!(decoded_segment("auth0%7Cab").as_deref(), Some("auth0|ab"));
        assert_eq!(decoded_segment("a%2Fb+c").as_deref(), Some("a/b+c"));
        for odd in ["%", "%7", "%zz", "%ff"] {
            assert_eq!(decoded_segment(odd), None, "{odd}");
        }
    }
}
