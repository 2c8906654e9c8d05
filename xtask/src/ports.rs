//! Ports that somebody else may be using.

use crate::failure::Failure;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};

/// Sees to it that `port` is free on this machine's own addresses.
///
/// # Errors
/// When it is taken: `what` is what wants it, and `option` chooses another.
pub fn free(port: u16, what: &str, option: &str) -> Result<(), Failure> {
    for address in [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)] {
        // Other errors say that there is no such address here, as on a machine without IPv6.
        if TcpListener::bind((address, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
            return Err(Failure::new(format!(
                "port {port}, which {what} needs, is taken: end the program that uses it, or choose another with {option}"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_the_way_out() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = taken.local_addr().expect("its number").port();
        let failure = free(port, "the app", "--port").expect_err("taken");
        assert!(failure.sentence.contains(&port.to_string()) && failure.sentence.contains("--port"));
        drop(taken);
        // another program may be given one that was just let go, but hardly all of eight
        let let_go = || TcpListener::bind("127.0.0.1:0")?.local_addr().map(|address| address.port());
        assert!((0..8).any(|_| free(let_go().expect("a port"), "the app", "--port").is_ok()));
    }
}
