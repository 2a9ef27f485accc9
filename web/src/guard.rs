//! Who may ask, and what every answer forbids.
//!
//! The pages are for the browser on this machine and, where the runner opens them to the home network, for devices that were
//! paired. A foreign `Host` means that a name of somebody else's was made to point here (DNS rebinding); a foreign `Origin`
//! means that a page of somebody else's sent the request.

use crate::{access::Access, cookie, map::MapFrom, serve::Web, style};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::{net::SocketAddr, sync::LazyLock};

const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// The policy of every page that shows no map.
static WHOLE_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| policy(""));

/// The same with the one style that may stand within a page, known by its bytes, and with what `more` allows.
fn policy(more: &str) -> HeaderValue {
    let whole = format!("{POLICY}; style-src 'self' {}{more}", *style::SOURCE);
    HeaderValue::from_str(&whole).unwrap_or(HeaderValue::from_static(POLICY))
}

/// The one thing of the device that pages use is the screen that stays on through a session.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), usb=(), screen-wake-lock=(self)";
/// The cookie that holds a paired device's token.
pub(crate) const DEVICE: &str = "device";

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asker {
    /// The browser of this computer.
    Home,
    /// A paired device.
    Device(i64),
    /// Nobody who is known: sees the page that asks for the code, and nothing else.
    Stranger,
}

/// Refuses foreign requests and sets the headers that every answer carries.
pub(crate) async fn guard(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let mut response = match refusal(&web.access, request.method(), request.headers()) {
        Some(why) => (StatusCode::FORBIDDEN, why).into_response(),
        None => match asker(&web, Token::of(&web.access, &request)).await {
            Ok(Asker::Stranger) if !is_open(request.uri().path()) => to_the_code(&request),
            Ok(asker) => {
                request.extensions_mut().insert(asker);
                next.run(request).await
            }
            Err(failure) => failure.into_response(),
        },
    };
    let map = response.extensions_mut().remove::<MapFrom>();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, WHOLE_POLICY.clone());
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("permissions-policy", PERMISSIONS),
        ("x-permitted-cross-domain-policies", "none"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(MapFrom(from)) = map {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy(&format!("; img-src 'self' {from}")));
        // Pieces of a map come without cookies. Their makers want to know what asks: they get the name of this computer for itself.
        headers.insert("cross-origin-embedder-policy", HeaderValue::from_static("credentialless"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("origin"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Pages and files that a device needs before it is paired.
fn is_open(path: &str) -> bool {
    path == "/pair" || path.starts_with("/assets/") || path.starts_with("/icon/") || path == "/manifest.webmanifest"
}

fn to_the_code(request: &Request) -> Response {
    if request.method() == Method::GET {
        return Redirect::to("/pair").into_response();
    }
    (StatusCode::UNAUTHORIZED, "this device is not paired; open /pair and type the code that the laptop shows")
        .into_response()
}

/// What a request shows of where it comes from.
enum Token {
    /// Nothing is needed: it is the browser of this computer.
    Home,
    /// What its cookie holds.
    Held(String),
    Nothing,
}

impl Token {
    fn of(access: &Access, request: &Request) -> Self {
        let host = text(request.headers(), header::HOST.as_str()).unwrap_or_default();
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        // Behind a proxy of this computer every peer is this computer, so the name that was asked for must be its own as well.
        let from_here = peer.map_or(!access.lan, |peer| peer.0.ip().to_canonical().is_loopback());
        if from_here && Access::is_this_machine(host) {
            return Self::Home;
        }
        cookie::read(request.headers(), DEVICE).map_or(Self::Nothing, |token| Self::Held(token.to_owned()))
    }
}

async fn asker(web: &Web, token: Token) -> Result<Asker, crate::Failure> {
    match token {
        Token::Home => Ok(Asker::Home),
        Token::Nothing => Ok(Asker::Stranger),
        Token::Held(token) => {
            let device = crate::run::run(web, move |app| app.device_known(&token)).await?;
            Ok(device.map_or(Asker::Stranger, Asker::Device))
        }
    }
}

fn refusal(access: &Access, method: &Method, headers: &HeaderMap) -> Option<&'static str> {
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    if !access.takes(host) {
        return Some(if access.lan {
            "these pages answer to 127.0.0.1, localhost and addresses of the home network, and to no other name"
        } else {
            "these pages answer only to 127.0.0.1 and localhost"
        });
    }
    let changes = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    // With no referrer a browser sends the origin of its own forms as `null`; then it says itself where they come from.
    let same_site = text(headers, "sec-fetch-site") == Some("same-origin");
    let own = match text(headers, header::ORIGIN.as_str()) {
        Some("null") => same_site,
        Some(origin) => access.is_own(origin, host),
        None => !changes || same_site,
    };
    (!own).then_some("this request comes from another site; changes are made on the pages of stayer only")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
