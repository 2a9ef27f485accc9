pub(crate) mod change;
pub(crate) mod done;
mod lint;

use crate::{context::Context, parse, session, table::table};
use anyhow::Result;
use app::{App, PlanAnswer, documents::DoneRow};
use clap::Subcommand;
use std::{fs, io::Write, path::PathBuf, process::ExitCode};
use training::Audit;
use web::{
    format::{self, Units},
    words,
};

/// Make, show, audit and change the plan
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer plan make\n  stayer plan make --spec spec.json --json\n  stayer plan move w03-speed1 2026-12-17"
)]
pub struct Plan {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make a plan from the library's runner, or from a spec alone
    ///
    /// The plan keeps every hard rule. Where wishes and rules cannot all hold it says which clash, and changes nothing.
    #[command(after_help = "Examples:\n  stayer plan make\n  stayer plan make --spec spec.json --json > plan.json")]
    Make {
        /// A stayer.spec/1 document; then no library is read or written
        #[arg(long, value_name = "SPEC.json")]
        spec: Option<PathBuf>,
    },
    /// Show the plan in force
    #[command(after_help = "Examples:\n  stayer plan show\n  stayer plan show --week 3")]
    Show {
        /// Only this week, step by step; --json always gives the whole plan
        #[arg(long, value_name = "N")]
        week: Option<u32>,
    },
    /// Hold the plan in force against every rule
    #[command(after_help = "Examples:\n  stayer plan audit\n  stayer plan audit --json")]
    Audit,
    Lint(lint::Lint),
    #[command(flatten)]
    Change(change::Change),
}

impl Plan {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        match self.what {
            What::Change(change) => change.run(context),
            What::Lint(lint) => lint.run(context),
            What::Make { spec: None } => {
                let answer = context.app()?.plan_make()?;
                show_answer(context, &answer, context.units()?)
            }
            What::Make { spec: Some(path) } => {
                let text = fs::read_to_string(&path).map_err(|e| app::Error::NotFound(parse::unreadable(&path, &e)))?;
                show_answer(context, &App::plan_from_spec(&text)?, Units::Kilometres)
            }
            What::Show { week } => {
                let plan = context.app()?.plan()?;
                let done =
                    if week.is_some() { context.app()?.plan_done_by_step()? } else { context.app()?.plan_done()? };
                if let Some(week) = week.filter(|week| !plan.weeks.iter().any(|w| w.index == *week)) {
                    let last = plan.weeks.len();
                    return Err(
                        app::Error::Rejected(format!("there is no week {week}; the plan has 1 to {last}")).into()
                    );
                }
                let units = context.units()?;
                context.print(&plan, |out| print_plan(&plan, week, &done.runs, units, out))?;
                Ok(ExitCode::SUCCESS)
            }
            What::Audit => {
                let audit = context.app()?.plan_audit()?;
                context.print(&audit, |out| print_audit(&audit.audit, out))?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn show_answer(context: &Context, answer: &PlanAnswer, units: Units) -> Result<ExitCode> {
    match answer {
        PlanAnswer::Plan(plan) => {
            context.print(plan.as_ref(), |out| {
                print_plan(plan, None, &[], units, out)?;
                print_audit(&plan.audit, out)
            })?;
            Ok(ExitCode::SUCCESS)
        }
        PlanAnswer::Conflict(conflict) => {
            print_conflict(context, conflict, "no plan can keep all of these:")?;
            Ok(ExitCode::FAILURE)
        }
    }
}

fn print_conflict(context: &Context, conflict: &app::documents::Conflict, head: &str) -> Result<()> {
    context.print(conflict, |out| {
        writeln!(out, "{head}")?;
        for clash in &conflict.clash {
            writeln!(out, "  {} ({})", clash.wish, clash.rule)?;
        }
        if !conflict.ways_out.is_empty() {
            writeln!(out, "ways out:")?;
        }
        for way in &conflict.ways_out {
            writeln!(out, "  {way}")?;
        }
        Ok(())
    })
}

fn print_plan(
    plan: &training::Plan,
    only: Option<u32>,
    done: &[DoneRow],
    units: Units,
    out: &mut dyn Write,
) -> Result<()> {
    if let Some(goal) = &plan.goal {
        let time = goal.time_s.map_or_else(String::new, |t| format!(" in {}", format::clock(t.s())));
        writeln!(out, "{} on {}: {}{time}", goal.name, goal.date, units.race(goal.distance_m.m()))?;
    }
    for week in plan.weeks.iter().filter(|w| only.is_none_or(|n| n == w.index)) {
        writeln!(
            out,
            "\nweek {} from {}  {}{}  {}, {} of it hard",
            week.index,
            week.start,
            words::phase(&week.phase),
            if week.easier { ", easier" } else { "" },
            units.distance(week.distance_m.m()),
            units.distance(week.hard_distance_m.m())
        )?;
        for day in &week.days {
            for session in &day.sessions {
                let weekday = training::Weekday::of(day.date).word();
                let id = if matches!(session.content, training::Content::Rest {}) { "" } else { session.id.as_str() };
                writeln!(out, "  {weekday} {}  {:<12} {}", day.date, id, session::line(session, units))?;
                if let Some(row) = done.iter().find(|row| row.session.as_ref() == Some(&session.id)) {
                    writeln!(out, "        {}", done::outturn(row.outturn))?;
                }
                if let Some(why) = &session.left_out {
                    writeln!(out, "        left out: {why}; it counts in its week")?;
                }
                if only.is_some() {
                    for line in session::details(session, units) {
                        writeln!(out, "        {line}")?;
                    }
                    if let Some(row) = done.iter().find(|row| row.session.as_ref() == Some(&session.id)) {
                        done::print_steps(row, units, out)?;
                    }
                }
            }
        }
    }
    for caution in &plan.cautions {
        writeln!(out, "\ncaution: {caution}")?;
    }
    Ok(())
}

fn print_audit(audit: &[Audit], out: &mut dyn Write) -> Result<()> {
    let rows = audit.iter().map(|a| {
        let verdict = match (a.applies, a.holds) {
            (false, _) => "does not apply",
            (true, true) => "holds",
            (true, false) => "falls short",
        };
        let figure = [a.figure.as_str(), a.why.as_deref().unwrap_or("")].into_iter().filter(|t| !t.is_empty());
        [a.rule.clone(), verdict.into(), figure.collect::<Vec<_>>().join("; ")]
    });
    let mut table = table(["rule", "", "figure"], rows);
    if let Some(column) = table.column_mut(2) {
        column.set_cell_alignment(comfy_table::CellAlignment::Left);
    }
    Ok(writeln!(out, "\n{table}")?)
}
