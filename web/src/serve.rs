//! Binding the port, the routes, and stopping.

use crate::{
    access::Access, activities, activity, anchors, assets, check, compress, device_settings, durability, edit,
    exercise, exercises, export, failure, fuel, guard, hold, icon, import, imports, intensity, jobs::Jobs, language,
    load, log, map, models, movement, pair, plan, plan_session, predict, printed, race, records, settings, start,
    today, upload,
};
use app::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// How to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Answer the home network too, not only 127.0.0.1: every device of it has to be paired first.
    pub lan: bool,
    /// A name under which a proxy of this computer brings requests in, over TLS: they have to be paired too.
    pub name: Option<String>,
    /// Blur names, maps and numbers, so that a screen can be shared.
    pub private: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 7878, lan: false, name: None, private: false }
    }
}

/// Why the pages cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another program listens there.
    #[error("port {port} is taken; try stayer serve --port {next}")]
    PortTaken {
        /// The port asked for.
        port: u16,
        /// One that may be free.
        next: u16,
    },
    /// The system refuses for another reason.
    #[error("cannot listen on port {port}: {fault}")]
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system says.
        fault: io::Error,
    },
    /// The connection to the system was lost while serving.
    #[error("serving stopped: {0}")]
    Serve(#[from] io::Error),
}

/// What every handler can reach.
#[derive(Clone)]
pub(crate) struct Web {
    pub(crate) app: App,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) private: bool,
    pub(crate) access: Arc<Access>,
    pub(crate) code: Arc<pair::Code>,
}

impl Web {
    fn new(app: App, access: Access, private: bool) -> Self {
        let app = app.voiced(language::voice);
        Self { app, jobs: Arc::default(), private, access: Arc::new(access), code: Arc::default() }
    }
}

/// Serves the pages until Ctrl-C: on 127.0.0.1, and on the home network where the options say so. `on_ready` gets the address once connections are taken.
///
/// # Errors
/// [`Error::PortTaken`] and [`Error::Listen`] before `on_ready`, [`Error::Serve`] after.
pub async fn serve(app: App, options: Options, on_ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let port = options.port;
    let own = if options.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let listener = tokio::net::TcpListener::bind((own, port)).await.map_err(|fault| match fault.kind() {
        io::ErrorKind::AddrInUse => Error::PortTaken { port, next: port.checked_add(1).unwrap_or(7878) },
        _ => Error::Listen { port, fault },
    })?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, listener.local_addr()?.port()));
    upload::clear();
    let web = Web::new(app, Access { lan: options.lan, name: options.name }, options.private);
    let jobs = Arc::clone(&web.jobs);
    let routes = routes(web);
    on_ready(address);
    axum::serve(listener, routes.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            // Without a signal handler the pages are served until the process ends.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
            jobs.stop();
        })
        .await?;
    Ok(())
}

/// The routes with their guards, as [`serve`] serves them.
pub fn router(app: App) -> Router {
    routes(Web::new(app, Access::default(), false))
}

/// The same, as a home network reaches them.
pub fn router_of_the_home_network(app: App) -> Router {
    routes(Web::new(app, Access { lan: true, name: None }, false))
}

fn routes(web: Web) -> Router {
    Router::new()
        .route("/", get(today::show))
        .route("/hold", get(hold::show))
        .route("/durability", get(durability::show))
        .route("/predict", get(predict::show))
        .route("/load", get(load::show))
        .route("/intensity", get(intensity::show))
        .route("/anchors", get(anchors::show).post(anchors::set))
        .route("/anchors/unset", post(anchors::unset))
        .route("/records", get(records::show))
        .route("/models", get(models::show))
        .route("/activities", get(activities::show))
        .route("/activities/{id}", get(activity::show))
        .route("/activities/{id}/race", post(activity::mark))
        .route("/activities/{id}/distance", post(activity::correct))
        .route("/activities/{id}/grade", post(activity::say_grade))
        .route("/activities/{id}/distance/undo", post(activity::undo_correction))
        .route("/activities/{id}/repair", post(activity::say_repair))
        .route("/activities/{id}/source", post(activity::choose_source))
        .route("/activities/{id}/source/undo", post(activity::undo_source))
        .route("/activities/{id}/split", post(activity::split))
        .route("/activities/{id}/join", post(activity::join))
        .route("/plan", get(plan::show).post(plan::make))
        .route("/start", get(start::show).post(start::answer))
        .route("/plan/weeks/{week}", get(plan::week))
        .route("/plan/sessions/{session}", get(plan_session::show))
        .route("/plan/sessions/{session}/days", get(plan_session::landings))
        .route("/plan/edits", post(edit::make))
        .route("/plan/undo", post(edit::undo))
        .route("/plan/redo", post(edit::redo))
        .route("/plan/changes", get(edit::show))
        .route("/calendar.ics", get(export::feed))
        .route("/plan/calendar.ics", get(export::calendar))
        .route("/plan/export", get(export::show))
        .route("/plan/export/{format}", get(export::whole))
        .route("/plan/workouts.zip", get(export::workouts))
        .route("/plan/workouts/{session}", get(export::workout))
        .route("/plan/season.pdf", get(printed::season))
        .route("/plan/weeks/{week}/week.pdf", get(printed::week))
        .route("/hold.svg", get(printed::hold_svg))
        .route("/hold.pdf", get(printed::hold_pdf))
        .route("/races/{race}/plan", get(race::show))
        .route("/races/{race}/review", get(race::review))
        .route("/races/{race}/course", post(race::keep_course).layer(DefaultBodyLimit::max(race::COURSE_LIMIT_BYTES)))
        .route("/races/{race}/course/remove", post(race::forget_course))
        .route("/races/{race}/keep", post(race::keep))
        .route("/races/{race}/keep/undo", post(race::keep_undo))
        .route("/races/{race}/workout.fit", get(race::watch))
        .route("/races/{race}/band.pdf", get(race::band_pdf))
        .route("/races/{race}/band.svg", get(race::band_svg))
        .route("/races/{race}/course.svg", get(race::course_svg))
        .route("/exercises", get(exercises::show))
        .route("/exercise/{slug}", get(exercise::show))
        .route("/figure/{name}", get(exercises::figure))
        .route("/log", get(log::show))
        .route("/log/effort", post(log::effort))
        .route("/log/sets", post(log::sets))
        .route("/log/morning", post(log::morning))
        .route("/log/sweat", post(log::sweat))
        .route("/log/weight", post(log::weight))
        .route("/log/undo", post(log::undo))
        .route("/fuel", get(fuel::show))
        .route("/move", get(movement::show))
        .route("/move/check", get(check::show).post(check::keep))
        .route("/import", get(import::show))
        .route("/imports", get(imports::show))
        .route("/imports/{batch}", get(imports::one))
        .route("/import/upload", post(import::upload).layer(DefaultBodyLimit::max(import::UPLOAD_LIMIT_BYTES)))
        .route("/import/folder", post(import::folder))
        .route("/import/sample", post(import::sample))
        .route("/import/undo", post(import::undo))
        .route("/import/{job}", get(import::job))
        .route("/import/{job}/events", get(import::events))
        .route("/import/{job}/stop", post(import::stop))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/settings/device", post(device_settings::save))
        .route("/settings/map", post(map::save))
        .route("/settings/phones/code", post(pair::code))
        .route("/settings/phones/{device}/remove", post(pair::revoke))
        .route("/pair", get(pair::show).post(pair::pair))
        .route("/alive", get(device_settings::alive))
        .route("/manifest.webmanifest", get(assets::manifest))
        .route("/service-worker.js", get(assets::service_worker))
        .route("/offline", get(today::offline))
        .route("/icon/{name}", get(icon::show))
        .route("/settings/races", post(settings::add_race))
        .route("/settings/races/{race}/remove", post(settings::remove_race))
        .route("/assets/{name}", get(assets::show))
        .fallback(failure::no_page)
        .method_not_allowed_fallback(failure::no_method)
        .layer(middleware::from_fn_with_state(web.clone(), failure::as_page))
        .layer(middleware::from_fn(language::translate))
        .layer(middleware::from_fn_with_state(web.clone(), language::as_the_library_says))
        .layer(middleware::from_fn(compress::compress))
        .layer(middleware::from_fn_with_state(web.clone(), guard::guard))
        .with_state(web)
}
