//! What every page needs beside its document: units, theme, where it stands.

use crate::{
    Failure, cookie,
    format::{self, Clock, Units},
    guard::Asker,
    language::Language,
    serve::Web,
    style::{self, Style},
};
use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use std::{convert::Infallible, fmt};

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
    /// 24 hours or twice 12.
    pub clock: Clock,
    /// Weeks are shown from Sunday on.
    pub from_sunday: bool,
    /// What the pages speak, as far as they can.
    pub language: Language,
    /// Which plan the page was written from; its forms send it back. Empty where no plan is.
    pub version: String,
    /// Something that stands above the page: what is odd about today.
    pub notice: Option<String>,
    /// The page is read on the computer that serves it.
    pub at_home: bool,
    /// The browser has the style already.
    pub styled: bool,
}

impl View {
    /// A view for a page that stands alone, as in tests.
    #[must_use]
    pub fn new(units: Units, here: Here) -> Self {
        Self {
            units,
            theme: Theme::System,
            private: false,
            here,
            address: "/".into(),
            clock: Clock::Whole,
            from_sunday: false,
            language: Language::English,
            version: String::new(),
            notice: None,
            at_home: true,
            styled: true,
        }
    }

    /// The same, of a page that was written from this version of the plan.
    #[must_use]
    pub fn of_plan(self, version: String) -> Self {
        Self { version, ..self }
    }

    /// The same with a word above the page.
    #[must_use]
    pub fn with_notice(self, notice: Option<String>) -> Self {
        Self { notice, ..self }
    }

    /// The style in the head of the page.
    #[must_use]
    pub const fn style(&self) -> Style {
        Style::of(self.styled)
    }

    /// The hidden field by which a form of the plan says which plan it was written from.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp(self.version.clone())
    }

    /// The local time of a moment.
    #[must_use]
    pub fn time_of_day(&self, moment: &str) -> String {
        format::time_of_day(moment, self.clock)
    }

    /// Whether this is the page of an address.
    #[must_use]
    pub fn is_at(&self, address: &str) -> bool {
        self.address.split('?').next() == Some(address)
    }
}

/// A hidden field with the version of a plan; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(String);

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_ours = !self.0.is_empty() && self.0.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if of_ours { write!(f, "<input type=\"hidden\" name=\"version\" value=\"{}\">", self.0) } else { Ok(()) }
    }
}

/// Digits and a point, or nothing.
impl askama::filters::HtmlSafe for Stamp {}

/// What the request says about how the page shall look.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    theme: Theme,
    private: Option<bool>,
    clock: Clock,
    from_sunday: bool,
    an_hour: bool,
    language: Language,
    address: String,
    at_home: bool,
    styled: bool,
}

impl Look {
    pub(crate) fn view(self, web: &Web, units: Units, here: Here) -> View {
        View {
            units: if self.an_hour { units.an_hour() } else { units },
            theme: self.theme,
            private: self.private.unwrap_or(web.private),
            here,
            address: self.address,
            clock: self.clock,
            from_sunday: self.from_sunday,
            language: self.language,
            version: String::new(),
            notice: None,
            at_home: self.at_home,
            styled: self.styled,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Look {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let said = |name: &str| cookie::read(&parts.headers, name);
        let address = if parts.method == Method::GET {
            parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned()
        } else {
            // A page that answers a form is no page to come back to; the one the form is on is.
            format!("/{}", parts.uri.path().split('/').nth(1).unwrap_or_default())
        };
        Ok(Self {
            theme: Theme::from_word(said("theme").unwrap_or_default()),
            private: said("private").map(|word| word == "yes"),
            clock: if said("clock") == Some("12") { Clock::Halves } else { Clock::Whole },
            from_sunday: said("week") == Some("sun"),
            an_hour: said("speed") == Some("hour"),
            language: Language::from_word(said("language").unwrap_or_default()),
            address,
            at_home: parts.extensions.get::<Asker>().is_none_or(|asker| *asker == Asker::Home),
            styled: style::is_kept(said(style::COOKIE)),
        })
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
