//! Letting a phone in, `/pair`: the laptop shows a code, the phone types it.

use crate::{
    Failure, cookie, format,
    guard::{Asker, DEVICE},
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
};
use app::App;
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// A code holds for so long.
const HOLDS: Duration = Duration::from_secs(300);
/// A code that was missed so often is gone.
const TRIES: u32 = 5;

/// The code that is on the laptop's screen at the moment.
#[derive(Default)]
pub(crate) struct Code(Mutex<Option<Shown>>);

struct Shown {
    digits: String,
    since: Instant,
    missed: u32,
}

impl Code {
    fn show(&self, digits: String) {
        *self.lock() = Some(Shown { digits, since: Instant::now(), missed: 0 });
    }

    /// The digits, while they hold.
    pub(crate) fn shown(&self) -> Option<String> {
        self.lock().as_ref().filter(|code| code.since.elapsed() < HOLDS).map(|code| code.digits.clone())
    }

    /// Whether these are the digits; then they are used up.
    fn takes(&self, typed: &str) -> bool {
        let mut shown = self.lock();
        let Some(code) = shown.as_mut().filter(|code| code.since.elapsed() < HOLDS && code.missed < TRIES) else {
            *shown = None;
            return false;
        };
        let right = code.digits == typed;
        code.missed += 1;
        if right || code.missed >= TRIES {
            *shown = None;
        }
        right
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Shown>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Template)]
#[template(path = "pair.html")]
struct Page<'a> {
    view: &'a View,
    paired: bool,
    secure: bool,
    fault: Option<&'static str>,
}

/// A device in the settings.
pub struct Row {
    /// Its number.
    pub id: i64,
    /// What its browser calls itself.
    pub name: String,
    /// When it was let in and last seen.
    pub days: String,
    /// It is the one that looks.
    pub own: bool,
}

/// What the settings say of phones.
#[derive(Default)]
pub struct Phones {
    /// The home network is let in at all.
    pub open: bool,
    /// The code on the screen.
    pub code: Option<String>,
    /// Those let in.
    pub devices: Vec<Row>,
}

impl Phones {
    /// As it stands, for who asks: only the laptop sees the code.
    pub(crate) fn of(web: &Web, app: &App, at_home: bool, own: Option<i64>) -> app::Result<Self> {
        let devices = app.devices()?.into_iter().map(|device| Row {
            id: device.id,
            days: format!(
                "paired {}, last seen {}",
                format::month_day(device.paired_on),
                format::month_day(device.seen_on)
            ),
            name: device.name,
            own: own == Some(device.id),
        });
        Ok(Self {
            open: web.access.lan || web.access.name.is_some(),
            code: at_home.then(|| web.code.shown()).flatten(),
            devices: devices.collect(),
        })
    }
}

fn page(view: &View, paired: bool, secure: bool, fault: Option<&'static str>) -> Result<Html, Failure> {
    Html::of(&Page { view, paired, secure, fault })
}

fn is_secure(web: &Web, headers: &HeaderMap) -> bool {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(|host| web.access.is_secure(host))
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(asker): Extension<Asker>,
    look: Look,
    headers: HeaderMap,
) -> Result<Html, Failure> {
    let view = look.view(&web, format::Units::default(), Here::Elsewhere);
    page(&view, asker != Asker::Stranger, is_secure(&web, &headers), None)
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    code: String,
}

pub(crate) async fn pair(
    State(web): State<Web>,
    look: Look,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let secure = is_secure(&web, &headers);
    let digits: String = typed.code.chars().filter(char::is_ascii_digit).take(12).collect();
    if !web.code.takes(&digits) {
        let view = look.view(&web, format::Units::default(), Here::Elsewhere);
        let fault = "that is not the code, or it has been used, missed too often or stood for more than five minutes; ask the laptop for a new one";
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&view, false, secure, Some(fault))?).into_response());
    }
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let name = called(agent);
    let token = run(&web, move |app| app.device_pair(&name)).await?;
    let held = if secure { format!("{}; Secure", cookie::keep(DEVICE, &token)) } else { cookie::keep(DEVICE, &token) };
    Ok(([(header::SET_COOKIE, held)], Redirect::to("/")).into_response())
}

/// What people call a browser, from what it calls itself.
fn called(agent: &str) -> String {
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[("Firefox", "Firefox"), ("Edg", "Edge"), ("Chrome", "Chrome"), ("Safari", "Safari")]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.into(),
        (None, None) => String::new(),
    }
}

/// A new code on the screen of the laptop; phones cannot ask for one.
pub(crate) async fn code(State(web): State<Web>, Extension(asker): Extension<Asker>) -> Result<Redirect, Failure> {
    if asker != Asker::Home {
        return Err(Failure::Rejected(
            "a code is shown on the computer that serves these pages, and nowhere else".into(),
        ));
    }
    web.code.show(App::device_code()?);
    Ok(Redirect::to("/settings#phones"))
}

/// Shuts a device out; a device may shut out itself, the laptop any.
pub(crate) async fn revoke(
    State(web): State<Web>,
    Extension(asker): Extension<Asker>,
    Path(device): Path<i64>,
) -> Result<Redirect, Failure> {
    if !matches!(asker, Asker::Home) && asker != Asker::Device(device) {
        return Err(Failure::Rejected("another device is shut out on the computer that serves these pages".into()));
    }
    run(&web, move |app| app.device_revoke(device)).await?;
    Ok(Redirect::to("/settings#phones"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_once_and_gone_after_five_misses() {
        let code = Code::default();
        assert!(!code.takes(""), "nothing is shown yet");
        code.show("123456".into());
        assert!(!code.takes("123457") && code.takes("123456") && !code.takes("123456"));
        code.show("654321".into());
        for _ in 0..TRIES {
            assert!(!code.takes("000000"));
        }
        assert!(!code.takes("654321") && code.shown().is_none());
    }

    #[test]
    fn browsers_are_called_as_people_do() {
        assert_eq!(
            called("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"),
            "Firefox on Android"
        );
        assert_eq!(called("curl/8"), "");
    }
}
