//! A figure as a file of its own, for pages that show many: its colours are in its marks, for no style sheet reaches it.

use super::Svg;

/// The colours that the style sheet gives to figures within pages.
struct Ink {
    ink: &'static str,
    bar: &'static str,
    paper: &'static str,
    line: &'static str,
    place: &'static str,
    raised: &'static str,
    accent: &'static str,
}

const LIGHT: Ink = Ink {
    ink: "#1d1b19",
    bar: "#cdc6bc",
    paper: "#fcfbf9",
    line: "#dfdbd4",
    place: "#8f887f",
    raised: "#f4f2ee",
    accent: "#942f10",
};
const DARK: Ink = Ink {
    ink: "#ece8e2",
    bar: "#4b463f",
    paper: "#151413",
    line: "#34312d",
    place: "#7a746b",
    raised: "#1f1d1b",
    accent: "#ff9468",
};

/// The figure of a page as a file.
#[must_use]
pub fn alone(figure: &Svg, dark: bool) -> String {
    let ink = if dark { &DARK } else { &LIGHT };
    let mut file = String::with_capacity(figure.0.len() * 2);
    let mut rest = figure.0.as_str();
    while let Some((before, after)) = rest.split_once("class=\"") {
        let Some((classes, after)) = after.split_once('"') else { break };
        file.push_str(before);
        file.push_str(&paint(classes, ink));
        rest = after;
    }
    file.push_str(rest);
    file
}

/// What a class looks like, as attributes.
fn paint(classes: &str, ink: &Ink) -> String {
    let has = |class: &str| classes.split(' ').any(|c| c == class);
    if has("figure") {
        return format!(
            "xmlns=\"http://www.w3.org/2000/svg\" fill=\"none\" stroke=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
            ink.ink
        );
    }
    let solid = has("whole") || has("disc");
    let (stroke, fill) = if has("near") {
        (ink.ink, if solid { ink.ink } else { "none" })
    } else if has("far") {
        (ink.bar, if has("disc") { ink.bar } else { "none" })
    } else if has("halo") {
        (ink.paper, "none")
    } else if has("ground") {
        (ink.line, "none")
    } else if has("place") {
        (ink.place, ink.raised)
    } else if has("stand") {
        (ink.line, "none")
    } else if has("thing-whole") {
        (ink.ink, ink.accent)
    } else if has("thing") || has("thing-ring") {
        (ink.accent, "none")
    } else {
        (ink.ink, "none")
    };
    let outlined = has("thing-ring") || has("place");
    let stroke = if has("disc") && !outlined { "none" } else { stroke };
    let width = if has("ground") {
        " stroke-width=\"1.5\""
    } else if has("thing-ring") {
        " stroke-width=\"5\""
    } else {
        ""
    };
    format!("fill=\"{fill}\" stroke=\"{stroke}\"{width}")
}
