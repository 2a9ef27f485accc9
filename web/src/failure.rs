//! Errors as answers: a sentence for programs, a page around it for people.

use crate::{
    serve::Web,
    view::{Here, Html, Look, View},
};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// 404.
    NotFound(String),
    /// 422: it cannot be done as asked; the message says what would work.
    Rejected(String),
    /// 500.
    Broken(String),
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::NotFound(message) => Self::NotFound(message),
            app::Error::Rejected(message) => Self::Rejected(message),
            app::Error::Broken(message) => Self::Broken(message),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, message) = match &self {
            Self::NotFound(message) => (StatusCode::NOT_FOUND, message.clone()),
            Self::Rejected(message) => (StatusCode::UNPROCESSABLE_ENTITY, message.clone()),
            Self::Broken(message) => (StatusCode::INTERNAL_SERVER_ERROR, message.clone()),
        };
        let mut response = (status, message).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct Page {
    view: View,
    status: u16,
    title: &'static str,
    message: String,
}

/// Puts the sentence of a [`Failure`] on a page when the client is a browser.
pub(crate) async fn as_page(State(web): State<Web>, look: Look, request: Request, next: Next) -> Response {
    let reads_html = request.method() == Method::POST || accepts_html(&request);
    let response = next.run(request).await;
    let Some(failure) = response.extensions().get::<Failure>().filter(|_| reads_html).cloned() else {
        return response;
    };
    let (title, message) = match failure {
        Failure::NotFound(message) => ("Not here", message),
        Failure::Rejected(message) => ("That does not work", message),
        Failure::Broken(message) => ("Something broke", message),
    };
    let status = response.status();
    let view = look.view(&web, crate::format::Units::default(), Here::Elsewhere);
    match Html::of(&(Page { view, status: status.as_u16(), title, message })) {
        Ok(page) => (status, page).into_response(),
        Err(_) => response,
    }
}

fn accepts_html(request: &Request) -> bool {
    request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"))
}

/// An address that no page has.
pub(crate) async fn no_page(request: Request) -> Failure {
    Failure::NotFound(format!("there is no page {}", request.uri().path()))
}

/// An address that takes another method.
pub(crate) async fn no_method(request: Request) -> Response {
    let message = format!("{} does not take {}", request.uri().path(), request.method());
    (StatusCode::METHOD_NOT_ALLOWED, message).into_response()
}
