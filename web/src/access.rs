//! From where the pages may be asked for: this computer, and the home network where the runner says so.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// The address of this computer in the home network, as its own routes have it; nothing is sent to find it.
///
/// # Errors
/// Where there is no network.
pub fn home_address() -> std::io::Result<IpAddr> {
    // An address of the documentation range: a datagram socket that is connected has sent nothing.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
    Ok(socket.local_addr()?.ip())
}

/// From where the pages may be asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Access {
    /// Addresses of the home network are answered too.
    pub(crate) lan: bool,
    /// A name under which a proxy of this computer brings requests in, over TLS.
    pub(crate) name: Option<String>,
}

impl Access {
    /// Whether requests that name this host are answered.
    ///
    /// On the home network only bare addresses are: a name could be somebody else's that was made to point here.
    pub(crate) fn takes(&self, host: &str) -> bool {
        Self::is_this_machine(host)
            || (self.lan && bare(host).parse().is_ok_and(is_private))
            || self.name.as_deref().is_some_and(|name| bare(host).eq_ignore_ascii_case(name))
    }

    /// Whether an origin is that of the pages themselves, as the host of the request names them.
    pub(crate) fn is_own(&self, origin: &str, host: &str) -> bool {
        let secure = self.name.as_deref().is_some_and(|name| bare(host).eq_ignore_ascii_case(name));
        origin.strip_prefix(if secure { "https://" } else { "http://" }).is_some_and(|rest| rest == host)
    }

    /// Whether a host is this computer by its own name for itself.
    pub(crate) fn is_this_machine(host: &str) -> bool {
        matches!(bare(host), "127.0.0.1" | "localhost" | "::1")
    }

    /// Whether requests to this host came over TLS.
    pub(crate) fn is_secure(&self, host: &str) -> bool {
        self.name.as_deref().is_some_and(|name| bare(host).eq_ignore_ascii_case(name))
    }
}

/// A host without its port and brackets.
fn bare(host: &str) -> &str {
    let name = match host.rsplit_once(':') {
        Some((name, port))
            if port.parse::<u16>().is_ok() && !name.is_empty() && (!name.contains(':') || name.ends_with(']')) =>
        {
            name
        }
        _ => host,
    };
    name.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(name)
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_private() || four.is_link_local() || four.is_loopback(),
        IpAddr::V6(six) => six.is_unique_local() || six.is_unicast_link_local() || six.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_this_machine() {
        for own in ["127.0.0.1:7878", "localhost:7878", "localhost", "[::1]:7878"] {
            assert!(Access::default().takes(own), "{own}");
        }
        for foreign in [
            "",
            ":7878",
            "evil.example",
            "127.0.0.1.evil.example:7878",
            "localhost.evil.example",
            "192.168.1.2:7878",
            "[fe80::1]:7878",
        ] {
            assert!(!Access::default().takes(foreign), "{foreign}");
        }
    }

    #[test]
    fn the_home_network_is_its_bare_addresses() {
        let access = Access { lan: true, name: None };
        for own in ["127.0.0.1:7878", "192.168.1.2:7878", "10.0.0.7", "172.16.3.4:80", "[fd00::1]:7878", "[fe80::1]"] {
            assert!(access.takes(own), "{own}");
        }
        for foreign in
            ["evil.example", "8.8.8.8:7878", "laptop.local:7878", "192.168.1.2.evil.example", "[2001:db8::1]"]
        {
            assert!(!access.takes(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_named_proxy_brings_its_own_origin_over_tls() {
        let access = Access { lan: false, name: Some("laptop.example".into()) };
        assert!(access.takes("Laptop.example") && access.takes("laptop.example:443") && !access.takes("other.example"));
        assert!(access.is_own("https://laptop.example", "laptop.example"));
        assert!(!access.is_own("http://laptop.example", "laptop.example"));
        assert!(!access.is_own("https://127.0.0.1:7878", "127.0.0.1:7878"));
        assert!(access.is_own("http://127.0.0.1:7878", "127.0.0.1:7878"));
    }
}
