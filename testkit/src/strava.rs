//! A Strava bulk export's `activities.csv`, made from its documented layouts: no real one may be shipped.

use jiff::{Timestamp, tz::TimeZone};

/// The columns of the widest table, in English.
const WIDEST: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,Perceived Relative Effort,Commute,Total Weight Lifted,From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,Timer Time,Total Cycles,Recovery,With Pet,Competition,Long Run,For a Cause,With Kid,Downhill Distance,Total Sets,Total Reps,Media";

/// One row.
#[derive(Debug, Clone)]
pub struct StravaRow {
    /// The activity's number.
    pub id: u64,
    /// When it began.
    pub start: Timestamp,
    /// Its title.
    pub name: String,
    /// The word of its kind, in the table's language.
    pub kind: String,
    /// In the runner's words.
    pub description: String,
    /// With pauses.
    pub elapsed_s: u32,
    /// In motion.
    pub moving_s: u32,
    /// How far.
    pub distance_m: f64,
    /// The shoes.
    pub gear: String,
    /// The member with its samples; empty where there is none.
    pub file: String,
    /// 1 to 10.
    pub exertion: Option<f64>,
    /// A race.
    pub competition: bool,
    /// A long run.
    pub long_run: bool,
}

impl StravaRow {
    /// A run of 3 m/s on a day of 2026, with a file.
    #[must_use]
    pub fn run(id: u64, start: Timestamp, seconds: u32, file: &str) -> Self {
        Self {
            id,
            start,
            name: format!("Run {id}"),
            kind: "Run".into(),
            description: String::new(),
            elapsed_s: seconds,
            moving_s: seconds,
            distance_m: f64::from(seconds) * 3.0,
            gear: String::new(),
            file: file.into(),
            exertion: None,
            competition: false,
            long_run: false,
        }
    }
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StravaLayout {
    /// How many columns: 10, 86, 92, 94, 99 or 103.
    pub width: usize,
    /// `,` or `|`.
    pub separator: char,
    /// Which language.
    pub language: StravaLanguage,
    /// Between lines.
    pub line_end: &'static str,
    /// The mark of UTF-8 goes before.
    pub marked: bool,
}

/// The language of header, dates and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StravaLanguage {
    /// `Jan 15, 2024, 7:30:00 AM`, with the narrow space of newer tables.
    English,
    /// `15.01.2024, 07:30:00` and decimal commas.
    German,
    /// Column names that nobody knows, dates as in French.
    Unknown,
}

impl StravaLayout {
    /// The newest in English.
    pub const NEWEST: Self =
        Self { width: 103, separator: ',', language: StravaLanguage::English, line_end: "\n", marked: false };
}

/// The table.
#[must_use]
pub fn strava_table(rows: &[StravaRow], layout: StravaLayout) -> String {
    let mut lines = vec![header(layout)];
    lines.extend(rows.iter().map(|row| fields(row, layout)));
    let quoted = |field: &String| {
        if field.contains([layout.separator, '"', '\n', ' ']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    let separator = layout.separator.to_string();
    let mut text = if layout.marked { String::from('\u{feff}') } else { String::new() };
    for line in lines {
        text.push_str(&line.iter().map(quoted).collect::<Vec<_>>().join(&separator));
        text.push_str(layout.line_end);
    }
    text
}

fn header(layout: StravaLayout) -> Vec<String> {
    if layout.width == 10 {
        let names = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename";
        return names.split(',').map(str::to_owned).collect();
    }
    let all: Vec<&str> = WIDEST.split(',').collect();
    let mut names: Vec<String> = all.iter().take(layout.width - 1).map(|name| (*name).to_owned()).collect();
    names.push("Media".into());
    let translated = |name: &str| match layout.language {
        StravaLanguage::English => name.to_owned(),
        StravaLanguage::German => german(name),
        // The same name stays the same name.
        StravaLanguage::Unknown => format!("K{}", all.iter().position(|other| *other == name).unwrap_or(0)),
    };
    names.iter().map(|name| translated(name)).collect()
}

fn german(name: &str) -> String {
    match name {
        "Activity ID" => "Aktivitäts-ID",
        "Activity Date" => "Aktivitätsdatum",
        "Activity Name" => "Name der Aktivität",
        "Activity Type" => "Aktivitätsart",
        "Elapsed Time" => "Verstrichene Zeit",
        "Distance" => "Distanz",
        "Moving Time" => "Bewegungszeit",
        "Filename" => "Dateiname",
        "Perceived Exertion" => "Gefühlte Anstrengung",
        other => return format!("{other} (de)"),
    }
    .to_owned()
}

fn fields(row: &StravaRow, layout: StravaLayout) -> Vec<String> {
    let decimal = |value: f64, digits: usize| {
        let text = format!("{value:.digits$}");
        if layout.language == StravaLanguage::German { text.replace('.', ",") } else { text }
    };
    let mut fields = vec![String::new(); layout.width];
    fields[0] = row.id.to_string();
    fields[1] = date(row.start, layout);
    fields[2].clone_from(&row.name);
    fields[3].clone_from(&row.kind);
    fields[4].clone_from(&row.description);
    fields[5] = row.elapsed_s.to_string();
    if layout.width == 10 {
        fields[6] = decimal(row.distance_m, 1);
        fields[8].clone_from(&row.gear);
        fields[9].clone_from(&row.file);
        return fields;
    }
    fields[6] = decimal(row.distance_m / 1000.0, 2);
    fields[11].clone_from(&row.gear);
    fields[12].clone_from(&row.file);
    fields[15] = decimal(f64::from(row.elapsed_s), 1);
    fields[16] = decimal(f64::from(row.moving_s), 1);
    fields[17] = decimal(row.distance_m, 1);
    fields[43] = row.exertion.map(|mark| decimal(mark, 1)).unwrap_or_default();
    if layout.width >= 99 {
        fields[95] = if row.competition { decimal(1.0, 1) } else { String::new() };
        fields[96] = if row.long_run { decimal(1.0, 1) } else { String::new() };
    }
    fields
}

fn date(start: Timestamp, layout: StravaLayout) -> String {
    let utc = TimeZone::UTC.to_datetime(start);
    let format = match layout.language {
        _ if layout.width == 10 => "%Y-%m-%d %H:%M:%S",
        StravaLanguage::English => "%b %-d, %Y, %-I:%M:%S\u{202f}%p",
        StravaLanguage::German => "%d.%m.%Y, %H:%M:%S",
        StravaLanguage::Unknown => {
            const MONTHS: [&str; 12] =
                ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
            let month = MONTHS[usize::from(utc.month().unsigned_abs()) - 1];
            return format!("{} {month} {} à {}", utc.day(), utc.year(), utc.strftime("%H:%M:%S"));
        }
    };
    utc.strftime(format).to_string()
}
