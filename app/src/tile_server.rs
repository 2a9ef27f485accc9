//! Where the pieces of a map come from, if the runner says so: the one thing that a page may ask from elsewhere.

use quantity::tile::Tile;

/// The places in an address where a tile's numbers go.
const PLACES: [&str; 3] = ["{z}", "{x}", "{y}"];
/// Longer addresses are none of a map.
const MOST_BYTES: usize = 300;

/// The address of a map's tiles, checked: `https://…/{z}/{x}/{y}.png`; without TLS only on this computer.
///
/// ```
/// use app::TileServer;
/// let server = TileServer::parse("https://tile.example.org/{z}/{x}/{y}.png").expect("an address of tiles");
/// assert_eq!(server.origin(), "https://tile.example.org");
/// assert!(TileServer::parse("http://tile.example.org/{z}/{x}/{y}.png").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileServer {
    template: String,
    /// Length of scheme, host and port.
    origin: usize,
}

impl TileServer {
    /// From an address with `{z}`, `{x}` and `{y}` once each, behind the host. None where it is no such address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let template = text.trim();
        let (scheme, rest) = template.split_once("://")?;
        let (host_port, path) = rest.split_once('/')?;
        let (host, port) = host_port.split_once(':').map_or((host_port, None), |(host, port)| (host, Some(port)));
        let is_here = ["127.0.0.1", "localhost"].contains(&host);
        let known_scheme = scheme == "https" || scheme == "http" && is_here;
        let port_is_one = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        // What goes into a page and into its policy is spelled out here: no quotes, no spaces, no marks of either.
        let plain = |c: char| c.is_ascii_alphanumeric() || "/.-_~{}?=&@+%,:".contains(c);
        let once = PLACES.iter().all(|place| path.matches(place).count() == 1);
        let braces = path.matches(['{', '}']).count() == 2 * PLACES.len();
        let whole = known_scheme && port_is_one && is_host(host) && once && braces && path.chars().all(plain);
        let origin = scheme.len() + "://".len() + host_port.len();
        (whole && template.len() <= MOST_BYTES).then(|| Self { template: template.to_owned(), origin })
    }

    /// As it was said.
    #[must_use]
    pub fn template(&self) -> &str {
        &self.template
    }

    /// Scheme, host and port: what a page has to allow.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.template.get(..self.origin).unwrap_or_default()
    }

    /// The address of a tile.
    #[must_use]
    pub fn address(&self, tile: &Tile) -> String {
        let numbers = [u32::from(tile.zoom), tile.x, tile.y];
        PLACES.iter().zip(numbers).fold(self.template.clone(), |said, (place, n)| said.replace(place, &n.to_string()))
    }
}

/// Letters, digits, points and dashes, as names of computers are written.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let dash = label.starts_with('-') || label.ends_with('-');
        !label.is_empty() && !dash && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_go_to_their_places() {
        let server = TileServer::parse(" https://maps.example.org:8443/a/{z}/{y}/{x}@2x.png?key=a1 ").unwrap();
        let tile = Tile { zoom: 12, x: 1798, y: 1088, left_px: 0.0, top_px: 0.0 };
        assert_eq!(server.address(&tile), "https://maps.example.org:8443/a/12/1088/1798@2x.png?key=a1");
        assert_eq!(server.origin(), "https://maps.example.org:8443");
        assert_eq!(TileServer::parse("http://127.0.0.1:8080/{z}/{x}/{y}").unwrap().origin(), "http://127.0.0.1:8080");
    }

    #[test]
    fn what_is_no_address_of_tiles_is_refused() {
        for wrong in [
            "",
            "tile.example.org/{z}/{x}/{y}.png",
            "http://tile.example.org/{z}/{x}/{y}.png",
            "ftp://tile.example.org/{z}/{x}/{y}.png",
            "https://tile.example.org/{z}/{x}.png",
            "https://tile.example.org/{z}/{x}/{y}/{y}.png",
            "https://{z}.example.org/{x}/{y}.png",
            "https://{s}.tile.example.org/{z}/{x}/{y}.png",
            "https://me:secret@tile.example.org/{z}/{x}/{y}.png",
            "https://tile.example.org; script-src */{z}/{x}/{y}.png",
            "https://tile.example.org/{z}/{x}/{y}.png; script-src *",
            "https://tile.example.org/{z}/{x}/{y}.png\" onload=\"x",
            "https://tile.example.org/{z}/{x}/{y}/{s}.png",
            "https://*/{z}/{x}/{y}.png",
            "https:///{z}/{x}/{y}.png",
            "https://tile.example.org:0/{z}/{x}/{y}.png",
            "https://tile.example.org:port/{z}/{x}/{y}.png",
            "https://-tile.example.org/{z}/{x}/{y}.png",
            "javascript://x/{z}/{x}/{y}",
        ] {
            assert_eq!(TileServer::parse(wrong), None, "{wrong}");
        }
        assert_eq!(TileServer::parse(&format!("https://t.org/{{z}}/{{x}}/{{y}}{}", "a".repeat(400))), None);
    }
}
