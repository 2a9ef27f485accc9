//! A phone beside the laptop: another browser, by another address of this computer, let in by the code and shut out again.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_let_in_by_the_code_sees_a_warning_and_is_shut_out_at_once() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_home_network(&folder.path().join("library"), TODAY)?;
    let laptop = Visitor::arrive(&program.address).await?;
    let port = program.address.rsplit_once(':').context("an address has a port")?.1;
    let phone = Visitor::arrive(&format!("http://127.0.0.2:{port}")).await?;
    laptop.look(Screen::Desktop, Theme::Light).await?;
    phone.look(Screen::Phone, Theme::Dark).await?;

    // Before it is paired every page is the page that asks for the code, and says what is not encrypted.
    for path in ["/", "/activities", "/settings"] {
        phone.open(path).await?;
        ensure!(phone.path().await? == "/pair", "{path} leads to {}", phone.path().await?);
    }
    phone.sees("is not encrypted").await?;
    ensure!(!phone.text().await?.contains("no longer paired"), "it never was");
    phone.tab_to("Six digits").await?;
    phone.types("000000").await?;
    phone.press("Enter").await?;
    phone.sees("is not the code").await?;

    laptop.open("/settings").await?;
    laptop.choose("Show a code for a phone").await?;
    laptop.sees("for one device").await?;
    let code = laptop.read("document.querySelector('#code').textContent.trim()").await?;
    phone.open("/pair").await?;
    phone.tab_to("Six digits").await?;
    phone.types(&code).await?;
    phone.press("Enter").await?;
    phone.waits_for("location.pathname === '/'").await?;
    phone.open("/settings").await?;
    phone.sees("this one").await?;
    ensure!(!phone.holds("!!document.querySelector('#ask-code')").await?, "a phone asks for no code");
    ensure!(phone.read("document.cookie").await?.is_empty(), "no script reads the token");

    // A third browser is not let in by the same code.
    let other = Visitor::arrive(&format!("http://127.0.0.3:{port}")).await?;
    other.open("/pair").await?;
    other.tab_to("Six digits").await?;
    other.types(&code).await?;
    other.press("Enter").await?;
    other.sees("is not the code").await?;
    other.leave().await?;

    laptop.open("/settings").await?;
    laptop.sees("Chrome on").await?;
    laptop.choose("Remove Chrome").await?;
    laptop.waits_for("!document.querySelector('main').innerText.includes('Chrome on')").await?;
    phone.open("/").await?;
    ensure!(phone.path().await? == "/pair", "shut out at once: {}", phone.path().await?);
    phone.leave().await?;
    laptop.leave().await
}
