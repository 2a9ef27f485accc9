//! Which column of the table says what.

use super::{date, number_in};

/// The first widths of the table had these columns alone.
const OLDEST: usize = 10;
/// Where the perceived exertion and the flags stand in tables whose first columns are as always.
const EXERTION: usize = 43;
const COMPETITION: usize = 95;
const LONG_RUN: usize = 96;
/// Tables at least so wide have them; the last column is always that of the media.
const WITH_EXERTION: usize = EXERTION + 2;
/// Any table so wide is this one, whatever its names.
const WIDE: usize = 86;
const WITH_FLAGS: usize = 99;
/// Where the raw times begin in tables of these widths.
const RAW: usize = 15;

/// The places of what is not always at the same one.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// The name of the file.
    pub file: Option<usize>,
    /// The shoes or the bicycle.
    pub gear: Option<usize>,
    /// Seconds with pauses.
    pub elapsed_raw: Option<usize>,
    /// Seconds in motion.
    pub moving: Option<usize>,
    /// Metres.
    pub distance_raw: Option<usize>,
    /// 1 to 10.
    pub exertion: Option<usize>,
    /// A race.
    pub competition: Option<usize>,
    /// A long run.
    pub long_run: Option<usize>,
    /// Metres of one of what the distance for display counts.
    pub shown_m: f64,
}

impl Columns {
    /// The places in a table with this header and these first rows; nothing when it is another kind of table.
    pub fn of(header: &[String], rows: &[Vec<String>]) -> Option<Self> {
        if header.len() < OLDEST || !shaped(header, rows) {
            return None;
        }
        let file = file(header, rows);
        let again = |first: usize| {
            let name = header.get(first)?;
            let later = header.iter().enumerate().skip(first + 1);
            later.filter(|(_, other)| *other == name && !name.trim().is_empty()).map(|(at, _)| at).next()
        };
        let named =
            |words: &[&str]| header.iter().position(|name| words.contains(&name.trim().to_lowercase().as_str()));
        let elapsed_raw = again(5);
        let usual = elapsed_raw == Some(RAW);
        let at = |place: usize, least: usize| (usual && header.len() >= least).then_some(place);
        let distance_raw = again(6).filter(|&at| is_raw(rows, at));
        Some(Self {
            file,
            gear: file.and_then(|at| at.checked_sub(1)),
            elapsed_raw,
            moving: elapsed_raw.map(|at| at + 1).filter(|&at| at < header.len() && Some(at) != distance_raw),
            distance_raw,
            exertion: named(&["perceived exertion", "gefühlte anstrengung"]).or(at(EXERTION, WITH_EXERTION)),
            competition: named(&["competition"]).or(at(COMPETITION, WITH_FLAGS)),
            long_run: named(&["long run"]).or(at(LONG_RUN, WITH_FLAGS)),
            shown_m: shown_m(rows),
        })
    }
}

/// Numbers first, dates second; and either names of files, or a width and a header as that table has.
fn shaped(header: &[String], rows: &[Vec<String>]) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let order = date::Order::of(rows.iter().filter_map(|row| row.get(1).map(String::as_str)));
    let fits = rows.iter().filter(|row| {
        row.first().is_some_and(|id| digits(id.trim()))
            && row.get(1).is_some_and(|date| date::read(date.trim(), order).is_some())
    });
    let first = header[0].trim().to_lowercase();
    let by_header = matches!(first.as_str(), "activity id" | "id" | "aktivitäts-id") || header.len() >= WIDE;
    if rows.is_empty() {
        return first == "activity id" && header[1].trim().eq_ignore_ascii_case("activity date");
    }
    2 * fits.count() > rows.len() && (by_header || file(header, rows).is_some())
}

/// The column whose fields are all names below `activities/`, else the one that is called so.
fn file(header: &[String], rows: &[Vec<String>]) -> Option<usize> {
    let is_name = |field: &str| {
        let field = field.trim().replace('\\', "/");
        field.starts_with("activities/") && field.len() > "activities/".len()
    };
    let by_content = (2..header.len()).find(|&at| {
        let mut fields = rows.iter().filter_map(|row| row.get(at)).filter(|field| !field.trim().is_empty()).peekable();
        fields.peek().is_some() && fields.all(|field| is_name(field))
    });
    by_content.or_else(|| {
        header.iter().position(|name| matches!(name.trim().to_lowercase().as_str(), "filename" | "dateiname"))
    })
}

/// Whether a second column of distances is in metres: then it is far more than the one for display.
fn is_raw(rows: &[Vec<String>], at: usize) -> bool {
    let ratios = rows.iter().filter_map(|row| {
        let (shown, raw) = (number_in(row.get(6)?)?, number_in(row.get(at)?)?);
        (shown > 0.0).then_some(raw / shown)
    });
    let mut ratios: Vec<f64> = ratios.collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).is_none_or(|&middle| middle > 100.0)
}

/// Tables without a raw column: of the first kind in metres, later in kilometres. The middle speed tells which, since nobody
/// moves a metre in a minute.
fn shown_m(rows: &[Vec<String>]) -> f64 {
    let speeds = rows.iter().filter_map(|row| {
        let (seconds, shown) = (number_in(row.get(5)?)?, number_in(row.get(6)?)?);
        (seconds > 0.0 && shown > 0.0).then_some(shown / seconds)
    });
    let mut speeds: Vec<f64> = speeds.collect();
    speeds.sort_unstable_by(f64::total_cmp);
    match speeds.get(speeds.len() / 2) {
        Some(&middle) if middle > 0.2 => 1.0,
        _ => 1000.0,
    }
}
