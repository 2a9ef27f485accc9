//! Blocking use cases, off the async threads.

use crate::{Failure, serve::Web};
use app::App;

/// Runs a use case on a thread where it may block. It exists once.
pub(crate) async fn run<T: Send + 'static>(
    web: &Web,
    use_case: impl FnOnce(&App) -> app::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let app = web.app.clone();
    if !app.is_there() {
        return Err(Failure::Broken(format!(
            "the library is no longer at {}; it was moved or removed while stayer was running, and nothing was written. Put it back, or \
             start stayer again with --data and its new place",
            app.folder().display()
        )));
    }
    match tokio::task::spawn_blocking(move || use_case(&app)).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Failure::Broken("the answer could not be computed; this is a fault of the program".into())),
    }
}
