//! The map under tracks: what the runner switched on, and the form that does, `/settings/map`.

use crate::{
    Failure,
    run::run,
    serve::Web,
    settings,
    view::{Here, Look},
};
use app::{TileServer, documents::RunnerDocument};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// What the form offers until something else is typed.
const OFFERED: (&str, &str) = ("https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors");
/// Its makers want their licence linked.
const LICENCE: (&str, &str) = ("https://tile.openstreetmap.org", "https://www.openstreetmap.org/copyright");

/// A map that the runner switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// Whence its tiles come.
    pub server: TileServer,
    /// Whom to name beside it.
    pub credit: String,
}

impl Map {
    /// The map that is switched on; none where none is.
    #[must_use]
    pub fn of(document: &RunnerDocument) -> Option<Self> {
        let server = TileServer::parse(document.map.map_tiles.as_deref()?)?;
        Some(Self { server, credit: document.map.map_credit.clone().unwrap_or_default() })
    }

    /// Where its makers tell what may be done with it.
    #[must_use]
    pub fn licence(&self) -> Option<&'static str> {
        (self.server.origin() == LICENCE.0).then_some(LICENCE.1)
    }
}

/// Marks an answer whose page may show pictures from there, and from nowhere else.
#[derive(Debug, Clone)]
pub(crate) struct MapFrom(pub(crate) String);

/// The form's fields.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// The address of the tiles.
    pub tiles: String,
    /// Whom to name.
    pub credit: String,
    /// Present where no map is wanted any more.
    off: Option<String>,
    /// A map is shown at the moment.
    #[serde(skip)]
    pub is_on: bool,
}

impl Fields {
    /// As the library has them, or what is offered.
    #[must_use]
    pub fn of(document: &RunnerDocument) -> Self {
        let map = &document.map;
        let (tiles, credit) = match &map.map_tiles {
            Some(tiles) => (tiles.clone(), map.map_credit.clone().unwrap_or_default()),
            None => (OFFERED.0.to_owned(), OFFERED.1.to_owned()),
        };
        Self { tiles, credit, off: None, is_on: map.map_tiles.is_some() }
    }
}

pub(crate) async fn save(State(web): State<Web>, look: Look, Form(typed): Form<Fields>) -> Result<Response, Failure> {
    let (tiles, credit) = if typed.off.is_some() { ("", "") } else { (typed.tiles.trim(), typed.credit.trim()) };
    let facts = [("map_tiles", tiles), ("map_credit", credit)].map(|(key, value)| (key.to_owned(), value.to_owned()));
    match run(&web, move |app| app.runner_set_all(&facts)).await {
        Ok(_) => Ok(Redirect::to("/settings#map").into_response()),
        Err(Failure::Rejected(why)) => {
            let (document, races) = run(&web, |app| Ok((app.runner()?, app.races()?))).await?;
            let units = crate::format::Units::from_word(&document.units);
            let view = look.view(&web, units, Here::Settings);
            let fields = Fields { is_on: document.map.map_tiles.is_some(), ..typed };
            let page = settings::without_map(&view, &document, &races, fields, why)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(other) => Err(other),
    }
}
