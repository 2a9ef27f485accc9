//! Every model with its source, `/models`: the page of the repository, embedded.

use crate::{
    Failure,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
};
use askama::Template;
use axum::extract::State;
use std::sync::OnceLock;

const PAGE: &str = include_str!("../../docs/models.md");

/// A file of models.
#[derive(Debug, Default, PartialEq, Eq)]
struct Section {
    /// Its address on the page.
    id: String,
    title: String,
    about: Vec<String>,
    models: Vec<Model>,
}

/// One model.
#[derive(Debug, Default, PartialEq, Eq)]
struct Model {
    name: String,
    about: Vec<String>,
    /// Units, domain, errors, source.
    bullets: Vec<(String, String)>,
}

/// The sections of the page as it is written by the repository.
fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            let title = name.replace(['_', '/'], " ");
            sections.push(Section { id: name.replace('/', "-"), title, ..Section::default() });
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        if let Some(name) = line.strip_prefix("### ") {
            section.models.push(Model { name: words(name), ..Model::default() });
        } else if let (Some((key, value)), Some(model)) =
            (line.strip_prefix("- **").and_then(|rest| rest.split_once("**: ")), section.models.last_mut())
        {
            model.bullets.push((key.to_owned(), words(value)));
        } else {
            section.models.last_mut().map_or(&mut section.about, |model| &mut model.about).push(words(line));
        }
    }
    sections
}

fn words(text: &str) -> String {
    text.replace('`', "")
}

#[derive(Template)]
#[template(path = "models.html")]
struct Page<'a> {
    view: &'a View,
    sections: &'a [Section],
}

/// The page.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View) -> Result<Html, Failure> {
    static SECTIONS: OnceLock<Vec<Section>> = OnceLock::new();
    Html::of(&Page { view, sections: SECTIONS.get_or_init(|| sections(PAGE)) })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let units = run(&web, crate::settings::units).await?;
    page(&look.view(&web, units, Here::Elsewhere))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_is_read_with_its_source() {
        let sections = sections(PAGE);
        assert_eq!(sections.len(), PAGE.matches("\n## ").count());
        let models: Vec<&Model> = sections.iter().flat_map(|section| &section.models).collect();
        assert_eq!(models.len(), PAGE.matches("\n### ").count());
        for model in models {
            let keys: Vec<&str> = model.bullets.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys, ["Units", "Domain", "Errors", "Source"], "{}", model.name);
        }
    }

    #[test]
    fn every_link_to_a_model_leads_to_a_section() {
        let ids: Vec<String> = sections(PAGE).into_iter().map(|section| section.id).collect();
        for template in [
            include_str!("../templates/load.html"),
            include_str!("../templates/intensity.html"),
            include_str!("../templates/anchors.html"),
            include_str!("../templates/records.html"),
        ] {
            let links = template.split("/models#").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            for id in links.filter(|id| !id.starts_with("{{")) {
                assert!(ids.iter().any(|known| known == id), "{id}");
            }
        }
        for id in [
            "thresholds",
            "heart_rate_max",
            "heart_rate_peak",
            "first_threshold",
            "threshold_speed",
            "critical_speed",
            "load",
        ] {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }
}
