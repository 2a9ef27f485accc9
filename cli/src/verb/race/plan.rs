use crate::{context::Context, parse, picture, table::table};
use anyhow::Result;
use app::{
    App, CourseAsked, Damp, RacePlanAsked, WeatherTold,
    documents::{Pacing, RacePlan},
};
use jiff::civil::Time;
use quantity::{Distance, Duration, counted};
use std::{fs, io::Write, path::PathBuf, process::ExitCode};
use web::{
    format::{self, Units},
    words,
};

/// Plan how to run a race: pace by kilometre, fuel by kilometre and clock
///
/// The target of every kilometre follows the ground; its band holds at least 80 % of those who start at this pace. A course is kept with
/// its race, byte for byte.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer race plan 1 --course course.gpx --start 9:30 --temperature 18 --dew-point 11 --keep\n  stayer race plan --distance half --goal 1:35:00 --profile 0:10,5000:60,21097:10 --json"
)]
pub struct Plan {
    /// The race's number, as `stayer race list` prints it [default: the next race]
    race: Option<i64>,

    /// A distance in place of a race's: marathon, half, 10k, metres
    #[arg(long, value_parser = parse::distance, conflicts_with = "race")]
    distance: Option<Distance>,

    /// A time in place of the race's goal, h:mm:ss
    #[arg(long, value_name = "TIME", value_parser = parse::time)]
    goal: Option<Duration>,

    /// Plan the forecast of what you can hold, whatever the goal
    #[arg(long, conflicts_with = "goal")]
    forecast: bool,

    /// What is held even [default: as kept, else even-effort]
    #[arg(long, value_enum)]
    pacing: Option<Held>,

    /// The course: a GPX file, or a recorded run that was there; it is kept with the race
    #[arg(long, value_name = "FILE", group = "ground")]
    course: Option<PathBuf>,

    /// Heights at metres from the start
    #[arg(long, value_name = "M:HEIGHT,…", group = "ground", value_parser = parse::profile)]
    profile: Option<std::vec::Vec<(Distance, Distance)>>,

    /// Metres of climbing, where nothing else is known
    #[arg(long, value_name = "M", group = "ground", value_parser = parse::climb)]
    climb: Option<Distance>,

    /// Level ground, whatever course is kept
    #[arg(long, group = "ground")]
    level: bool,

    /// Temperature of the air, °C
    #[arg(long, value_name = "C", value_parser = parse::celsius, allow_negative_numbers = true)]
    temperature: Option<f64>,

    /// Dew point, °C
    #[arg(long, value_name = "C", value_parser = parse::celsius, allow_negative_numbers = true, requires = "temperature")]
    dew_point: Option<f64>,

    /// Relative humidity in per cent, in place of the dew point
    #[arg(long, value_name = "%", value_parser = parse::humidity, requires = "temperature", conflicts_with = "dew_point")]
    humidity: Option<f64>,

    /// Time of the start, so that the clock is told too
    #[arg(long, value_name = "H:MM", value_parser = parse::time_of_day)]
    start: Option<Time>,

    /// Write the plan as a FIT workout for the watch
    #[arg(long, value_name = "FILE.fit")]
    fit: Option<PathBuf>,

    /// Write the pace band to print, as PDF, SVG or PNG
    #[arg(long, value_name = "FILE.pdf|.svg|.png")]
    band: Option<PathBuf>,

    /// Forget the course that is kept with the race
    #[arg(long, requires = "race", conflicts_with = "ground")]
    forget_course: bool,

    /// Keep this plan with the race: its time, pacing, start, weather and ground
    ///
    /// It is what the next race plan shows, what goes to the watch, and what the review lays the race against.
    #[arg(long)]
    keep: bool,

    /// Leave out what was kept with the race, but for its course
    #[arg(long)]
    fresh: bool,

    /// Take back what was kept last; what was kept before counts again
    #[arg(long, requires = "race", conflicts_with_all = ["keep", "fresh"])]
    undo_keep: bool,
}

/// What is held even.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Held {
    /// The effort: slower up, faster down
    EvenEffort,
    /// The effort rises a little; on level ground the second half is 2 % faster
    NegativeSplit,
    /// The pace, whatever the ground
    EvenPace,
}

impl Plan {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        if let (true, Some(race)) = (self.forget_course, self.race) {
            app.race_course_remove(race)?;
        }
        if let (true, Some(race)) = (self.undo_keep, self.race) {
            app.race_keep_undo(race)?;
        }
        let (fit, band, keep) = (self.fit.clone(), self.band.clone(), self.keep);
        let asked = self.asked()?;
        let plan = if keep { app.race_keep(&asked)? } else { app.race_plan(&asked)? };
        if let (Some(race), CourseAsked::File { name, bytes }) = (plan.race, &asked.course) {
            app.race_course(race, name, bytes)?;
        }
        let units = context.units()?;
        if let Some(path) = fit {
            let (_, bytes) = app.race_workout(&plan)?;
            App::write_file(&path, &bytes)?;
        }
        if let Some(path) = band {
            let sheet = web::print::band(&plan, units, context.language()?);
            App::write_file(&path, &web::print::file(&sheet, &path)?)?;
        }
        context.print(&plan, |out| print(&plan, units, out))?;
        Ok(ExitCode::SUCCESS)
    }

    fn asked(self) -> Result<RacePlanAsked> {
        let weather = match (self.temperature, self.dew_point, self.humidity) {
            (Some(temperature_c), Some(dew), _) => Some(WeatherTold { temperature_c, damp: Damp::DewPoint(dew) }),
            (Some(temperature_c), None, Some(share)) => {
                Some(WeatherTold { temperature_c, damp: Damp::Humidity(share) })
            }
            (Some(_), None, None) => {
                let why = "the temperature alone does not say how warm it feels; add --dew-point or --humidity";
                return Err(app::Error::Rejected(why.into()).into());
            }
            _ => None,
        };
        let course = match (self.course, self.profile, self.climb, self.level) {
            (Some(path), ..) => {
                let bytes = fs::read(&path).map_err(|e| app::Error::NotFound(parse::unreadable(&path, &e)))?;
                let name = path.file_name().map_or_else(|| "course".into(), |name| name.to_string_lossy().into_owned());
                CourseAsked::File { name, bytes }
            }
            (_, Some(profile), ..) => CourseAsked::Profile(profile),
            (_, _, Some(climb), _) => CourseAsked::Climb(climb),
            (.., true) => CourseAsked::Level,
            _ => CourseAsked::Kept,
        };
        let pacing = self.pacing.map(|held| match held {
            Held::EvenEffort => Pacing::EvenEffort,
            Held::NegativeSplit => Pacing::NegativeSplit,
            Held::EvenPace => Pacing::EvenPace,
        });
        Ok(RacePlanAsked {
            race: self.race,
            distance: self.distance,
            goal: self.goal,
            by_forecast: self.forecast,
            pacing,
            course,
            weather,
            start: self.start,
            fresh: self.fresh,
        })
    }
}

fn print(plan: &RacePlan, units: Units, out: &mut dyn Write) -> Result<()> {
    if let (Some(name), Some(date)) = (&plan.name, &plan.date) {
        writeln!(out, "{name}, {date}")?;
    }
    writeln!(out, "{}", words::race_sentence(plan, &units))?;
    for said in
        [words::forecast_sentence(plan), Some(words::fade_sentence(plan, &units)), words::weather_sentence(plan)]
    {
        said.map_or(Ok(()), |said| writeln!(out, "{said}"))?;
    }
    writeln!(out, "{}", words::course_sentence(plan, &units))?;
    words::kept_sentence(plan).map_or(Ok(()), |said| writeln!(out, "{said}"))?;
    for caution in &plan.cautions {
        writeln!(out, "! {caution}")?;
    }
    for note in &plan.notes {
        writeln!(out, "  {note}")?;
    }
    writeln!(out, "\n{}", picture::course(&plan.course.profile, units).trim_end())?;
    let splits = words::race_splits(plan);
    let grades = !plan.course.profile.is_empty();
    let rows = splits.iter().map(|split| {
        let clock = split.clock.clone().map_or(String::new(), |clock| format!("  {clock}"));
        [
            words::place(&split.to_m, &units),
            format::clock(split.target_s),
            format!("{} to {}", format::clock(split.low_s), format::clock(split.high_s)),
            format!("{}{clock}", format::clock(split.cumulative_s)),
            if grades { words::grade(&split.grade) } else { String::new() },
        ]
    });
    let heads = [units.word(), "target", "80 % of starters", "total", if grades { "grade" } else { "" }];
    writeln!(out, "{}", table(heads, rows))?;
    if let Some(breakfast) = plan.breakfast_g {
        writeln!(out, "\nbreakfast: {breakfast:.0} g of carbohydrate")?;
    }
    for day in &plan.loading {
        let when = day.date.clone().unwrap_or_else(|| counted(day.days_before, "day before", "days before"));
        writeln!(out, "{when}: {:.0} g of carbohydrate ({:.1} g/kg)", day.carbohydrate_g, day.carbohydrate_g_per_kg)?;
    }
    if !plan.fuel.is_empty() {
        let rows = plan.fuel.iter().map(|stop| {
            [
                units.distance(stop.at_m),
                format!(
                    "{}{}",
                    format::clock(stop.at_s),
                    stop.clock.clone().map_or(String::new(), |c| format!("  {c}"))
                ),
                format!("{:.0} g", stop.carbohydrate_g),
                format!("{:.0} mL", stop.water_ml),
                format!("{:.0} mg", stop.sodium_mg),
            ]
        });
        writeln!(out, "{}", table(["fuel at", "time", "carbohydrate", "water", "sodium"], rows))?;
    }
    if let Some(dry) = words::dry_sentence(plan, &units) {
        writeln!(out, "{dry}")?;
    }
    Ok(())
}
