//! The least repair: best first over small changes, until every hard rule holds.

use super::{Refused, candidate::candidates, draft::Draft};
use crate::rules::{Broken, Rule};
use std::collections::BTreeSet;

/// Plans that are held against the rules before the search gives up.
pub const MOST_AUDITS: usize = 700;
/// The same, where the weeks ahead can be made again instead.
pub const FEW_AUDITS: usize = 250;
/// What a broken place weighs against the changes that mend it (default, not a finding).
const BROKEN: f64 = 2.5;

struct Node {
    draft: Draft,
    broken: Vec<(&'static Rule, Broken)>,
    worth: f64,
}

impl Node {
    fn of(draft: Draft) -> Self {
        let broken = crate::broken(&draft.plan, &draft.spec);
        let worth = draft.cost + BROKEN * broken.len() as f64;
        Self { draft, broken, worth }
    }
}

/// The cheapest draft found in which no hard rule is broken, from several ways to make the edit.
///
/// # Errors
/// The rule that stands against the first of them, when no small repair is found.
pub fn least(starts: Vec<Draft>, most_audits: usize) -> Result<Draft, Refused> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<Node> = Vec::new();
    let mut audits = 0;
    for mut draft in starts {
        draft.settle();
        seen.insert(draft.signature());
        open.push(Node::of(draft));
        audits += 1;
    }
    let objection = open.first().and_then(|node| node.broken.first()).map(|(rule, broken)| Refused {
        rule: rule.id.to_owned(),
        because: broken.to_string(),
        instead: None,
    });
    let mut last_stand = objection;
    while let Some(at) = cheapest(&open) {
        let node = open.swap_remove(at);
        let Some((rule, broken)) = node.broken.first() else { return Ok(node.draft) };
        if audits >= most_audits {
            break;
        }
        let because = &broken.because;
        let mut mended = false;
        for repair in candidates(&node.draft, rule, broken) {
            let Some(next) = repair.made(&node.draft, rule.id, because) else { continue };
            if seen.insert(next.signature()) {
                audits += 1;
                mended = true;
                open.push(Node::of(next));
            }
        }
        if !mended && open.is_empty() {
            last_stand = Some(Refused { rule: rule.id.to_owned(), because: broken.to_string(), instead: None });
        }
    }
    Err(last_stand.unwrap_or_else(|| Refused::edit("there is nothing to change")))
}

/// The first of the cheapest nodes.
fn cheapest(open: &[Node]) -> Option<usize> {
    (0..open.len()).min_by(|&a, &b| {
        let id = |i: usize| &open[i].draft.cost;
        open[a].worth.total_cmp(&open[b].worth).then_with(|| id(b).total_cmp(id(a))).then(a.cmp(&b))
    })
}
