//! Addresses of mail and of things.

use url::Host;

/// RFC 5321 §4.1.2, `Mailbox`, in ASCII.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let quoted = local.strip_prefix('"').and_then(|local| local.strip_suffix('"'));
    let local_fits = match quoted {
        Some(inside) => is_quoted(inside),
        None => local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom)),
    };
    let literal = domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']'));
    let domain_fits = match literal {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => is_ipv6(address),
            None => is_ipv4(literal),
        },
        None => domain.len() <= 253 && domain.split('.').all(is_label),
    };
    local_fits && domain_fits
}

fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn is_quoted(inside: &str) -> bool {
    let mut escaped = false;
    for byte in inside.bytes() {
        let fits = matches!(byte, b' '..=b'~') && (escaped || byte != b'"');
        if !fits {
            return false;
        }
        escaped = !escaped && byte == b'\\';
    }
    !escaped
}

fn is_label(label: &str) -> bool {
    let bytes = label.as_bytes();
    (1..=63).contains(&bytes.len())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_ipv4(text: &str) -> bool {
    let octet = |octet: &str| octet.bytes().all(|byte| byte.is_ascii_digit()) && octet.parse::<u8>().is_ok();
    text.split('.').count() == 4 && text.split('.').all(octet)
}

fn is_ipv6(text: &str) -> bool {
    let mut bracketed = String::from("[");
    bracketed.push_str(text);
    bracketed.push(']');
    Host::parse(&bracketed).is_ok()
}

/// RFC 3986 §3, `URI`.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let scheme_fits = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    scheme_fits
        && is_authority(authority)
        && is_made_of(path, b":@/")
        && is_made_of(query, b":@/?")
        && is_made_of(fragment, b":@/?")
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let host_fits = match host.strip_prefix('[') {
        Some(literal) => literal.split_once(']').is_some_and(|(address, port)| {
            is_ipv6(address) && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
        }),
        None => {
            let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
            is_made_of(name, b"") && is_port(port)
        }
    };
    is_made_of(user, b":") && host_fits
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether there are only unreserved characters, sub-delimiters, percent-encoded bytes and what is allowed beyond.
fn is_made_of(text: &str, beyond: &[u8]) -> bool {
    let bytes = text.as_bytes();
    let encoded =
        |at: usize| bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    bytes.iter().enumerate().all(|(at, byte)| {
        byte.is_ascii_alphanumeric()
            || b"-._~!$&'()*+,;=".contains(byte)
            || beyond.contains(byte)
            || (*byte == b'%' && encoded(at))
    })
}
