//! Race week: the plan of the race is looked at, set to another time and printed; the paper says what the page says.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor, library::planned};

const TODAY: &str = "2027-03-10";

/// Every text of a PDF, after its table of places was followed to each object, as a reader does.
fn read(pdf: &str) -> Result<Vec<String>> {
    ensure!(pdf.starts_with("%PDF-1."), "no PDF: {}", &pdf[..20.min(pdf.len())]);
    let table: usize =
        pdf.split("startxref\n").nth(1).context("a place of the table")?.lines().next().context("a line")?.parse()?;
    let table = pdf.get(table..).context("the table is in the file")?;
    ensure!(table.starts_with("xref\n"));
    let places = table.lines().skip(3).take_while(|line| line.ends_with(" n "));
    let mut objects = 0;
    for (i, line) in places.enumerate() {
        let place: usize = line.split(' ').next().context("a place")?.parse()?;
        ensure!(pdf.get(place..).is_some_and(|rest| rest.starts_with(&format!("{} 0 obj", i + 1))), "object {}", i + 1);
        objects += 1;
    }
    ensure!(objects > 4, "{objects} objects");
    Ok(pdf.split(") Tj").filter_map(|part| part.rsplit_once(" Td (").map(|(_, text)| text.replace('\\', ""))).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pace_band_says_what_the_page_says() -> Result<()> {
    let folder = tempfile::tempdir()?;
    planned(folder.path())?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Dark).await?;
    visitor.open("/").await?;
    visitor.click("main a[href='/races/next/plan']").await?;
    visitor.sees("Spring half").await?;
    ensure!(
        visitor.holds("document.querySelector('table.splits').getBoundingClientRect().top < document.querySelector('#race-plan').closest('details').getBoundingClientRect().top && !document.querySelector('#race-plan').closest('details').open").await?,
        "the splits come first, the form is folded under them"
    );
    visitor.choose("Plan it otherwise").await?;
    visitor.tab_to("Another time").await?;
    visitor.types("1:42:00").await?;
    visitor.choose("Plan it").await?;
    visitor.waits_for("location.search.includes('1%3A42%3A00') && document.readyState === 'complete'").await?;
    let total =
        visitor.read("[...document.querySelectorAll('table.splits tbody tr')].at(-1).cells[3].textContent").await?;
    ensure!(total == "1:42:00", "the last split ends at the goal: {total}");

    // One byte a character, so that places in the file are places in the text.
    let fetched = "fetch(document.querySelector('#band-pdf').href).then(async answer => answer.headers.get('content-type') + '|' + [...new Uint8Array(await answer.arrayBuffer())].map(byte => String.fromCharCode(byte < 128 ? byte : 63)).join(''))";
    let answer = visitor.read(fetched).await?;
    let (kind, pdf) = answer.split_once('|').context("a kind and a file")?;
    ensure!(kind == "application/pdf", "{kind}");
    let texts = read(pdf)?;
    let splits =
        "JSON.stringify([...document.querySelectorAll('table.splits tbody tr')].map(row => row.cells[3].textContent))";
    let splits: Vec<String> = serde_json::from_str(&visitor.read(splits).await?)?;
    ensure!(splits.len() >= 21, "{splits:?}");
    for split in &splits {
        ensure!(texts.iter().any(|text| text.contains(split.as_str())), "{split} is on the paper: {texts:?}");
    }
    for file in ["band.svg", "workout.fit"] {
        let status = format!(
            "fetch(new URL('{file}' + new URL(document.querySelector('#band-pdf').href).search, document.querySelector('#band-pdf').href)).then(answer => String(answer.status))"
        );
        ensure!(visitor.read(&status).await? == "200", "{file}");
    }
    visitor.leave().await
}
