//! A visitor: Chromium with one page open, used by keyboard.

use crate::net_log;
use anyhow::{Context, Result, bail, ensure};
use chromiumoxide::{
    Browser, BrowserConfig, Page,
    cdp::browser_protocol::{
        dom::SetFileInputFilesParams,
        emulation::{MediaFeature, SetDeviceMetricsOverrideParams},
        input::{
            DispatchKeyEventParams, DispatchKeyEventType, DispatchMouseEventParams, DispatchMouseEventType, MouseButton,
        },
        network::{EnableParams, EventRequestWillBeSent},
        page::CaptureScreenshotFormat,
        target::SetAutoAttachParams,
    },
    page::ScreenshotParams,
};
use futures::{StreamExt, future::try_join_all};
use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How big the window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 320 by 640: a desktop window of 1280 pixels at 400 %.
    Zoomed,
    /// 360 by 740.
    Small,
    /// 390 by 844.
    Phone,
    /// 384 by 512: a tablet at 200 %.
    HalfTablet,
    /// 720 by 450: a desktop at 200 %.
    HalfDesktop,
    /// 768 by 1024.
    Tablet,
    /// 1440 by 900.
    Desktop,
}

/// Light or dark, as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(60);
/// Looks at a page that is just being replaced by the next.
const AGAIN: u32 = 5;
/// How long a script may take.
const ONE_LOOK: Duration = Duration::from_secs(10);
/// The innermost things that reach beyond the right edge and are not scrolled within something else.
const STICKS_OUT: &str = "(() => { const edge = document.documentElement.clientWidth; const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement)); const out = [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > edge + .5 && !scrolls(e.parentElement)); return out.filter(e => !out.some(o => o !== e && e.contains(o))).slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | '); })()";
/// Key presses after which something is out of the keyboard's reach.
const MOST_TABS: usize = 400;

/// Stops of the keyboard in a date field: month, day, year and the calendar.
const DATE_STOPS: usize = 4;

/// Chromium with one page open.
pub struct Visitor {
    browser: Browser,
    page: Page,
    base: String,
    left_the_machine: Arc<Mutex<Vec<String>>>,
    /// Other places that may be asked, by the word of the test.
    allowed: Vec<String>,
    profile: TempDir,
}

/// The browser's log of the network, in its profile.
const NET_LOG: &str = "net-log.json";

impl Visitor {
    /// Starts Chromium for the pages at `base`.
    ///
    /// # Errors
    /// When Chromium is missing or does not start.
    pub async fn arrive(base: &str) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut config = BrowserConfig::builder()
            .no_sandbox()
            .user_data_dir(profile.path())
            .window_size(1440, 900)
            .viewport(None)
            .args([
                "disable-gpu",
                "disable-quic",
                "no-first-run",
                "disable-background-networking",
                "disable-component-update",
                "disable-sync",
            ])
            .arg(("log-net-log", profile.path().join(NET_LOG).to_string_lossy().as_ref()));
        if let Some(path) = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
            .iter()
            .map(Path::new)
            .find(|path| path.exists())
        {
            config = config.chrome_executable(path);
        }
        let (browser, mut events) = Browser::launch(config.build().map_err(anyhow::Error::msg)?).await?;
        tokio::spawn(async move { while events.next().await.is_some() {} });
        let page = browser.new_page("about:blank").await?;
        page.execute(EnableParams::default()).await?;
        // Otherwise a service worker that the page starts waits for a debugger, for ever.
        let alone = SetAutoAttachParams::builder().auto_attach(false).wait_for_debugger_on_start(false).flatten(true);
        page.execute(alone.build().map_err(anyhow::Error::msg)?).await?;
        let left_the_machine = Arc::new(Mutex::new(Vec::new()));
        let mut requests = page.event_listener::<EventRequestWillBeSent>().await?;
        let seen = Arc::clone(&left_the_machine);
        let home = base.to_owned();
        tokio::spawn(async move {
            while let Some(request) = requests.next().await {
                let url = &request.request.url;
                if !url.starts_with(&home)
                    && !url.starts_with("data:")
                    && !url.starts_with("about:")
                    && !url.starts_with("blob:")
                {
                    seen.lock().expect("nobody panics while holding it").push(url.clone());
                }
            }
        });
        let allowed = Vec::new();
        Ok(Self { browser, page, base: base.to_owned(), left_the_machine, allowed, profile })
    }

    /// Lets the pages ask this place too: what stands in for another computer.
    pub fn allow(&mut self, origin: &str) {
        self.allowed.push(origin.to_owned());
    }

    /// The page itself, for what only a measurement needs.
    #[must_use]
    pub const fn page(&self) -> &Page {
        &self.page
    }

    /// Looks at the pages at this size and in this theme.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn look(&self, screen: Screen, theme: Theme) -> Result<()> {
        let (width, height) = match screen {
            Screen::Zoomed => (320, 640),
            Screen::Small => (360, 740),
            Screen::Phone => (390, 844),
            Screen::HalfTablet => (384, 512),
            Screen::HalfDesktop => (720, 450),
            Screen::Tablet => (768, 1024),
            Screen::Desktop => (1440, 900),
        };
        let mobile = matches!(screen, Screen::Small | Screen::Phone);
        let metrics = SetDeviceMetricsOverrideParams::new(width, height, 1.0, mobile);
        self.page.execute(metrics).await?;
        let scheme = if theme == Theme::Dark { "dark" } else { "light" };
        self.page.emulate_media_features(vec![MediaFeature::new("prefers-color-scheme", scheme)]).await?;
        Ok(())
    }

    /// Asks for less motion, as the system's setting would.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn calm(&self) -> Result<()> {
        self.page.emulate_media_features(vec![MediaFeature::new("prefers-reduced-motion", "reduce")]).await?;
        Ok(())
    }

    /// Opens a page of the program.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn open(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.base);
        for _ in 0..AGAIN {
            match self.page.goto(address.as_str()).await {
                // Another page was just on its way.
                Err(fault) if fault.to_string().contains("ERR_ABORTED") => {
                    tokio::time::sleep(Duration::from_millis(150)).await;
                }
                answer => return Ok(answer.map(drop)?),
            }
        }
        bail!("{path} does not open: another page comes in between each time")
    }

    /// The path of the page that is open.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn path(&self) -> Result<String> {
        let url = self.page.url().await?.unwrap_or_default();
        Ok(url.strip_prefix(&self.base).unwrap_or(&url).to_owned())
    }

    /// Waits until the page shows a text.
    ///
    /// # Errors
    /// When it does not within a minute; the message has what it shows.
    pub async fn sees(&self, text: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            let shown = self.text().await.unwrap_or_default();
            if shown.contains(text) {
                return Ok(());
            }
            ensure!(start.elapsed() < PATIENCE, "{:?} is not on {}, which shows:\n{shown}", text, self.path().await?);
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
    }

    /// All text on the page.
    ///
    /// # Errors
    /// When the page is just being replaced by the next.
    pub async fn text(&self) -> Result<String> {
        Ok(self.page.evaluate("document.body.innerText").await?.into_value()?)
    }

    /// Presses a key.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn press(&self, key: &str) -> Result<()> {
        self.page.find_element("body").await?.press_key(key).await?;
        Ok(())
    }

    /// Presses Tab many times, one after the other without a look in between.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn press_tab(&self, times: usize) -> Result<()> {
        let key = |kind| DispatchKeyEventParams {
            key: Some("Tab".into()),
            code: Some("Tab".into()),
            windows_virtual_key_code: Some(9),
            ..DispatchKeyEventParams::new(kind)
        };
        let pairs = (0..times).flat_map(|_| [DispatchKeyEventType::RawKeyDown, DispatchKeyEventType::KeyUp]);
        try_join_all(pairs.map(|kind| self.page.execute(key(kind)))).await?;
        Ok(())
    }

    /// Types a text into what has the focus.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn types(&self, text: &str) -> Result<()> {
        self.page.find_element("body").await?.type_str(text).await?;
        Ok(())
    }

    /// Tabs on until the element of this name has the focus: what a screen reader would call it.
    ///
    /// # Errors
    /// When the keyboard cannot reach it.
    pub async fn tab_to(&self, name: &str) -> Result<()> {
        let mut met = Vec::new();
        for _ in 0..MOST_TABS {
            self.press("Tab").await?;
            let focused: String = self.page.evaluate(NAME_OF_FOCUS).await?.into_value()?;
            if focused.contains(name) {
                return Ok(());
            }
            if met.len() > DATE_STOPS && met.iter().rev().take(DATE_STOPS).all(|name| *name == focused) {
                bail!("the keyboard is trapped on {focused:?}");
            }
            met.push(focused);
        }
        bail!("the keyboard does not reach {name:?}; it met {met:?}")
    }

    /// Tabs to an element and presses Enter.
    ///
    /// # Errors
    /// When the keyboard cannot reach it.
    pub async fn choose(&self, name: &str) -> Result<()> {
        self.tab_to(name).await?;
        self.press("Enter").await
    }

    /// Puts files into a file field, as the system's own file window would.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn put_files(&self, selector: &str, files: &[&Path]) -> Result<()> {
        let field = self.page.find_element(selector).await.with_context(|| format!("no file field {selector}"))?;
        let files: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        let params = SetFileInputFilesParams::builder().files(files).backend_node_id(field.backend_node_id).build();
        self.page.execute(params.map_err(anyhow::Error::msg)?).await?;
        Ok(())
    }

    /// Evaluates a script that gives a truth.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn holds(&self, script: &str) -> Result<bool> {
        let mut last = None;
        for _ in 0..AGAIN {
            match tokio::time::timeout(ONE_LOOK, self.page.evaluate(script)).await {
                Ok(Ok(value)) => return Ok(value.into_value()?),
                // The page is just being replaced by the next.
                Ok(Err(fault)) => last = Some(anyhow::Error::from(fault)),
                Err(_) => last = Some(anyhow::anyhow!("{script} gives no answer")),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(last.context("a script that never ran")?)
    }

    /// The middle of an element, scrolled into sight.
    ///
    /// # Errors
    /// When there is none.
    pub async fn middle(&self, selector: &str) -> Result<(f64, f64)> {
        let selector = serde_json::to_string(selector)?;
        let script = format!(
            "(() => {{ const e = document.querySelector({selector}); const at = e.getBoundingClientRect(); if (at.top < 0 || at.bottom > innerHeight) e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); return JSON.stringify([r.x + r.width / 2, r.y + r.height / 2]); }})()"
        );
        Ok(serde_json::from_str(&self.read(&script).await?)?)
    }

    /// Moves the mouse, with the left button down or not; `Pressed` and `Released` change that.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn mouse(&self, what: DispatchMouseEventType, (x, y): (f64, f64), down: bool) -> Result<()> {
        let mut event = DispatchMouseEventParams::new(what, x, y);
        event.button = Some(if down { MouseButton::Left } else { MouseButton::None });
        event.buttons = Some(i64::from(down));
        event.click_count = Some(1);
        self.page.execute(event).await?;
        Ok(())
    }

    /// Takes hold of what is at a place.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn take_hold(&self, place: (f64, f64)) -> Result<()> {
        self.mouse(DispatchMouseEventType::MouseMoved, place, false).await?;
        self.mouse(DispatchMouseEventType::MousePressed, place, true).await
    }

    /// Drags what is held from one place to another.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        for step in 1..=8 {
            let part = f64::from(step) / 8.0;
            let place = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            self.mouse(DispatchMouseEventType::MouseMoved, place, true).await?;
        }
        Ok(())
    }

    /// Presses and lets go in the middle of an element.
    ///
    /// # Errors
    /// When there is none.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.middle(selector).await.with_context(|| format!("no {selector} to press"))?;
        self.settles().await?;
        let place = self.middle(selector).await.with_context(|| format!("no {selector} to press"))?;
        self.mouse(DispatchMouseEventType::MousePressed, place, true).await?;
        self.let_go(place).await
    }

    /// Lets the mouse go.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn let_go(&self, place: (f64, f64)) -> Result<()> {
        let mut event = DispatchMouseEventParams::new(DispatchMouseEventType::MouseReleased, place.0, place.1);
        event.button = Some(MouseButton::Left);
        event.click_count = Some(1);
        self.page.execute(event).await?;
        Ok(())
    }

    /// Waits until a script gives true.
    ///
    /// # Errors
    /// When it does not within a minute.
    pub async fn waits_for(&self, script: &str) -> Result<()> {
        let start = Instant::now();
        while !self.holds(script).await.unwrap_or(false) {
            ensure!(start.elapsed() < PATIENCE, "{script} does not hold on {}", self.path().await?);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// Runs a script whose value does not matter.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn run(&self, script: &str) -> Result<()> {
        self.page.evaluate(format!("{script}\n;0")).await?;
        Ok(())
    }

    /// A text that a script reads off the page.
    ///
    /// # Errors
    /// When the script fails or gives no text.
    pub async fn read(&self, script: &str) -> Result<String> {
        Ok(self.page.evaluate(script).await?.into_value()?)
    }

    /// Keeps a picture of the whole page.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        let params = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png).full_page(true).build();
        self.page.save_screenshot(params, file).await?;
        Ok(())
    }

    /// Keeps a picture of what the window shows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture_of_window(&self, file: &Path) -> Result<()> {
        let params = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png).full_page(false).build();
        self.page.save_screenshot(params, file).await?;
        Ok(())
    }

    /// Waits until fonts are there and two frames were drawn.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn settles(&self) -> Result<()> {
        let drawn = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
        self.page.evaluate(drawn).await?;
        // Colours on their way to another theme are none yet.
        let fades = "document.getAnimations().some(a => a instanceof CSSTransition && a.playState === 'running')";
        let start = Instant::now();
        while self.holds(fades).await? && start.elapsed() < ONE_LOOK {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Nothing on the page is wider than the window.
    ///
    /// # Errors
    /// When something is; the message says by how much.
    pub async fn fits_the_window(&self) -> Result<()> {
        let over: i64 =
            // A phone's window grows with what sticks out of the page; the page itself does not.
            self.page
                .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await?
                .into_value()?;
        if over > 0 {
            let who = self.read(STICKS_OUT).await?;
            bail!("{} is {over} pixels wider than the window: {who}", self.path().await?);
        }
        Ok(())
    }

    /// Ends the visit; fails when any page or worker asked for something outside the program.
    ///
    /// # Errors
    /// With the addresses that were asked for.
    pub async fn leave(mut self) -> Result<()> {
        self.browser.close().await?;
        self.browser.wait().await?;
        let mut left = self.left_the_machine.lock().expect("nobody panics while holding it").clone();
        left.retain(|url| !self.allowed.iter().any(|origin| url.starts_with(origin.as_str())));
        left.extend(net_log::asked_elsewhere(&self.profile.path().join(NET_LOG), &self.base, &self.allowed)?);
        ensure!(left.is_empty(), "requests left the machine: {left:?}");
        Ok(())
    }
}

/// What a screen reader would call the focused element, roughly.
const NAME_OF_FOCUS: &str = "(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return '';
    const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
    return [e.getAttribute('aria-label'), label, e.innerText, e.value, e.title, e.name].find(t => t && t.trim()) || e.tagName;
})()";
