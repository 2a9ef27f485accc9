use super::{
    import::{advance, progress_bar},
    sync, watching,
};
use crate::context::Context;
use anyhow::Result;
use app::{App, SampleStep, SyncOptions};
use indicatif::ProgressBar;
use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

/// Serve the web app on this computer
///
/// Only this computer can reach it: it listens on 127.0.0.1 and refuses foreign hosts and origins. With --lan phones of the home
/// network can, each after it was paired by a code that the page Settings shows here. With --watch a folder is synced by itself, as
/// stayer sync does it: a watch whenever it is plugged in, or a folder that another program fills.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer serve\n  stayer serve --sample --port 7879\n  stayer serve --lan\n  stayer serve --watch /media/GARMIN"
)]
pub struct Serve {
    /// First fill an empty library with the sample runner, a folder of its own unless --data names one
    #[arg(long)]
    sample: bool,

    /// The port; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 7878)]
    port: u16,

    /// Do not open the browser
    #[arg(long)]
    no_open: bool,

    /// Answer paired phones of the home network too; not encrypted, so at home only
    #[arg(long)]
    lan: bool,

    /// Answer under this name too, where a TLS proxy of this computer brings its requests; they have to be paired
    #[arg(long, value_name = "NAME")]
    host: Option<String>,

    /// Keep a folder in sync while serving: a mounted watch or any folder; may be given several times
    #[arg(long, value_name = "DIR")]
    watch: Vec<PathBuf>,

    /// Blur names, maps and numbers, for a shared screen
    #[arg(long)]
    private: bool,
}

impl Serve {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = if self.sample { context.sample_app()? } else { context.app()?.clone() };
        if self.sample && app.wants_sample()? {
            fill(&app)?;
        }
        let open = !self.no_open && !context.json();
        let json = context.json();
        let runtime = tokio::runtime::Runtime::new()?;
        let stop = Arc::new(AtomicBool::new(false));
        let watching: Vec<_> =
            self.watch.iter().map(|folder| watch(app.clone(), folder.clone(), Arc::clone(&stop))).collect();
        let options = web::Options { port: self.port, lan: self.lan, name: self.host, private: self.private };
        let lan = self.lan.then(|| web::home_address().ok()).flatten();
        if self.lan {
            eprintln!(
                "the home network can reach this program, and the connection is not encrypted: whoever is on the same network could read along. \
                 Use it at home only. Pair a phone under Settings, Phones."
            );
        }
        let served = runtime.block_on(web::serve(app, options, move |address| {
            let url = format!("http://{address}");
            let phones = lan.map(|lan| format!("http://{}", std::net::SocketAddr::new(lan, address.port())));
            if json {
                println!("{}", serde_json::json!({"schema": "stayer.serve/1", "address": url, "home_network": phones}));
            } else {
                println!("{url}");
                if let Some(phones) = phones {
                    println!("{phones} for paired phones");
                }
            }
            if open {
                open_browser(&url);
            }
        }));
        stop.store(true, Ordering::Relaxed);
        for folder in watching {
            let _ = folder.join();
        }
        served?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Keeps a folder in sync beside serving. What it does is told on stderr; what goes wrong too, and it goes on.
fn watch(app: App, folder: PathBuf, stop: Arc<AtomicBool>) -> JoinHandle<()> {
    let told = |folder: &Path, synced: app::Result<app::documents::Synced>| match synced {
        Ok(synced) => {
            eprintln!("{}:", folder.display());
            sync::print(&synced, &mut std::io::stderr().lock())
        }
        Err(why) => {
            eprintln!("{}: {why}", folder.display());
            Ok(())
        }
    };
    std::thread::spawn(move || {
        let each = |synced| told(&folder, synced);
        if let Err(why) = watching::keep_watching(&app, &folder, SyncOptions::default(), &stop, each) {
            eprintln!("{} is watched no longer: {why}", folder.display());
        }
    })
}

fn fill(app: &app::App) -> Result<()> {
    eprintln!("the sample runner: a simulated person with a year and a half of training");
    let writing = ProgressBar::new(0).with_message("writing files");
    let importing = progress_bar();
    app.fill_sample(
        &mut |step| match step {
            SampleStep::Writing(done, of) => {
                writing.set_length(of as u64);
                writing.set_position(done as u64);
            }
            SampleStep::Importing(progress) => {
                writing.finish_and_clear();
                advance(&importing, progress);
            }
            SampleStep::Planning => {
                importing.finish_and_clear();
                eprintln!("making the plan");
            }
        },
        &AtomicBool::new(false),
    )?;
    Ok(())
}

/// Opens the runner's browser; when there is none, the printed address is enough.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(program).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
