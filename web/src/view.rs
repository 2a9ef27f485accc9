//! What every page needs beside its document: units, theme, where it stands.

use crate::{Failure, format::Units, serve::Web};
use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{Method, header, request::Parts},
    response::{IntoResponse, Response},
};
use std::convert::Infallible;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// From the word in the form and the cookie; anything else is the system's.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    /// The word in the form and the cookie.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The entry of the navigation that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// `/`
    Today,
    /// `/hold`
    Hold,
    /// `/plan`
    Plan,
    /// `/activities`
    Activities,
    /// `/move`
    Move,
    /// `/fuel`
    Fuel,
    /// `/import`
    Import,
    /// `/settings`
    Settings,
    /// None of them.
    Elsewhere,
}

impl Here {
    /// The navigation, in order.
    pub const NAVIGATION: [(Self, &'static str, &'static str); 8] = [
        (Self::Today, "/", "Today"),
        (Self::Plan, "/plan", "Plan"),
        (Self::Hold, "/hold", "Hold"),
        (Self::Activities, "/activities", "Activities"),
        (Self::Move, "/move", "Move"),
        (Self::Fuel, "/fuel", "Fuel"),
        (Self::Import, "/import", "Import"),
        (Self::Settings, "/settings", "Settings"),
    ];
}

/// The pages under Hold, in order.
pub const UNDER_HOLD: [(&str, &str); 6] = [
    ("/hold", "Hold"),
    ("/durability", "Durability"),
    ("/load", "Load"),
    ("/intensity", "Intensity"),
    ("/anchors", "Anchors"),
    ("/records", "Records"),
];

/// What every page needs beside its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Kilometres or miles.
    pub units: Units,
    /// Light or dark.
    pub theme: Theme,
    /// Names, maps and numbers are blurred.
    pub private: bool,
    /// Where the page stands.
    pub here: Here,
    /// The page's own address, for forms that come back to it.
    pub address: String,
}

impl View {
    /// A view for a page that stands alone, as in tests.
    #[must_use]
    pub fn new(units: Units, here: Here) -> Self {
        Self { units, theme: Theme::System, private: false, here, address: "/".into() }
    }

    /// Whether this is the page of an address.
    #[must_use]
    pub fn is_at(&self, address: &str) -> bool {
        self.address.split('?').next() == Some(address)
    }
}

/// What the request says about how the page shall look.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    theme: Theme,
    address: String,
}

impl Look {
    pub(crate) fn view(self, web: &Web, units: Units, here: Here) -> View {
        View { units, theme: self.theme, private: web.private, here, address: self.address }
    }
}

impl<S: Sync> FromRequestParts<S> for Look {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let cookies = parts.headers.get(header::COOKIE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let theme = cookies.split(';').find_map(|c| c.trim().strip_prefix("theme=")).unwrap_or_default();
        let address = if parts.method == Method::GET {
            parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned()
        } else {
            // A page that answers a form is no page to come back to; the one the form is on is.
            format!("/{}", parts.uri.path().split('/').nth(1).unwrap_or_default())
        };
        Ok(Self { theme: Theme::from_word(theme), address })
    }
}

/// A rendered page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(pub String);

impl Html {
    /// Fills a template.
    ///
    /// # Errors
    /// [`Failure::Broken`] when a value cannot be written.
    pub fn of(template: &impl Template) -> Result<Self, Failure> {
        template.render().map(Self).map_err(|fault| Failure::Broken(format!("the page could not be written: {fault}")))
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        axum::response::Html(self.0).into_response()
    }
}
