//! Cookies: what this device wishes for its pages, and the token of a paired one.

use axum::http::{HeaderMap, header};

/// The value of a cookie; nothing where the browser sends none of that name.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get(header::COOKIE)?.to_str().ok()?;
    all.split(';').find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// A cookie that stays for a year, for these pages alone.
pub(crate) fn keep(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, axum::http::HeaderValue::from_static("mytheme=light; theme=dark;clock=12"));
        assert_eq!(read(&headers, "theme"), Some("dark"));
        assert_eq!(read(&headers, "clock"), Some("12"));
        assert_eq!(read(&headers, "me"), None);
    }
}
