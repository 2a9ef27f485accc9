//! Words on activities out of a folder that `export all` wrote: taken over where the library has no word of its own on the same thing.

use super::{
    library_file::{checksum, rows, wrong},
    taking::{Came, Taking},
};
use crate::{Result, documents::SourcePart, export::words::WORD_COLUMNS, source::Files};
use jiff::civil::Date;
use physiology::Mending;
use quantity::{Distance, Grade};
use std::{collections::BTreeMap, path::Path};
use store::{CorrectionRecord, Named, NamedWord, Place, SaidWord, TakenOver, Word};

/// What a word is about: later ones about the same replace it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Distance,
    Grade,
    Repair(String),
    Part(String),
    Split(Named),
    Join(Named),
}

/// What became of one word.
enum Fate {
    /// It is a word here now, on this activity.
    Taken(i64),
    There,
    /// The activity went into another one, or is none of this library.
    Passed,
    Differs(String),
}

impl Taking<'_> {
    /// Takes words over in the order in which they were said.
    pub(super) fn take_words(&mut self, path: &Path) -> Result<Came> {
        let words: Vec<SaidWord> =
            rows(path, &WORD_COLUMNS)?.iter().map(|row| word(path, row)).collect::<Result<_>>()?;
        // The last word of each thing is the one in force.
        let in_force: BTreeMap<(Named, About), &NamedWord> =
            words.iter().map(|said| ((said.activity, about(&said.word)), &said.word)).collect();
        let mut came = Came::default();
        let mut ours: Vec<i64> = Vec::new();
        for said in &words {
            let last = in_force.get(&(said.activity, about(&said.word))).copied().unwrap_or(&said.word);
            let fate = self.together(|within| {
                let fate = within.take_word(said, last, &ours)?;
                if let Fate::Taken(activity) = fate {
                    ours.extend(within.note_last_word(activity)?);
                }
                Ok(fate)
            })?;
            match fate {
                Fate::There => came.there += 1,
                Fate::Passed => {}
                Fate::Differs(why) => {
                    if !came.differ.contains(&why) {
                        came.differ.push(why);
                    }
                }
                Fate::Taken(_) => came.new += 1,
            }
        }
        Ok(came)
    }

    /// Notes the word that was just said of an activity, and tells its number.
    pub(super) fn note_last_word(&mut self, activity: i64) -> Result<Option<i64>> {
        let last = self.store().corrections(activity)?.last().map(|word| word.id);
        if let Some(last) = last {
            self.note(&TakenOver::Word(activity, last))?;
        }
        Ok(last)
    }

    fn take_word(&self, said: &SaidWord, in_force: &NamedWord, ours: &[i64]) -> Result<Fate> {
        let Some(id) = self.here(said.activity)? else { return Ok(Fate::Passed) };
        if let Some(into) = said.into
            && self.here(into)? == Some(id)
        {
            return Ok(Fate::Passed); // what waits in a word that joined them is in force nowhere
        }
        let own: Vec<CorrectionRecord> =
            self.store().corrections(id)?.into_iter().filter(|word| !ours.contains(&word.id)).collect();
        match &said.word {
            NamedWord::Split(file) => self.take_split(id, *file, said.on, &own),
            NamedWord::Join(file) => self.take_join(id, *file, said.on, &own),
            NamedWord::Distance(_) | NamedWord::Grade(_) | NamedWord::Repair(..) | NamedWord::Source(..) => {
                self.take_one(id, said, in_force, &own)
            }
        }
    }

    fn take_one(&self, id: i64, said: &SaidWord, in_force: &NamedWord, own: &[CorrectionRecord]) -> Result<Fate> {
        let thing = about(&said.word);
        let mut known = own.iter().rev().filter_map(|one| same_thing(&one.word, &thing));
        if let Some(known) = known.next() {
            return Ok(if self.agrees(known, in_force)? { Fate::There } else { differs(id, &thing) });
        }
        let taken = match &said.word {
            NamedWord::Distance(m) => self.app.say_distance(id, m.map(Distance::from_m), said.on).map(|()| true),
            NamedWord::Grade(ratio) => self.app.say_grade(id, ratio.map(Grade::from_ratio), said.on).map(|()| true),
            NamedWord::Repair(kind, mended) => {
                let Some(kind) = Mending::of(kind) else {
                    return Ok(Fate::Differs(format!("activity {id}: no kind of mending is called {kind} here")));
                };
                self.app.say_mending(id, kind, *mended, said.on).map(|()| true)
            }
            NamedWord::Source(part, file) => {
                let place = file.map(|file| self.store().place_of(file)).transpose()?.flatten();
                let Some(part) = SourcePart::of(part).filter(|_| place.is_some() == file.is_some()) else {
                    return Ok(Fate::Differs(format!(
                        "activity {id}: the file that is to give its {part} is not here"
                    )));
                };
                self.app.say_source(id, part, place, said.on)
            }
            NamedWord::Split(_) | NamedWord::Join(_) => Ok(false),
        };
        Ok(match taken {
            Ok(true) => Fate::Taken(id),
            Ok(false) => Fate::Differs(format!("activity {id}: the chosen file gives no such part of it here")),
            Err(crate::Error::Rejected(why)) => Fate::Differs(format!("activity {id}: {why}")),
            Err(why) => return Err(why),
        })
    }

    /// A file is split off where it is still with the activity here.
    fn take_split(&self, id: i64, file: Named, on: Date, own: &[CorrectionRecord]) -> Result<Fate> {
        let (Some(other), Some(off)) = (self.here(file)?, self.store().place_of(file)?) else {
            return Ok(Fate::Passed);
        };
        if other != id {
            return Ok(Fate::There);
        }
        if own.iter().any(|one| matches!(&one.word, Word::Join(joined) if joined.has(off))) {
            return Ok(Fate::Differs(format!("activity {id}: a file that is split off there was joined with it here")));
        }
        let files = Files::of(self.store(), id)?;
        if files.count() < 2 {
            return Ok(Fate::Passed);
        }
        self.app.split_file(id, &files, off, on)?;
        Ok(Fate::Taken(id))
    }

    /// Another activity goes into this one where they are two here.
    fn take_join(&self, id: i64, file: Named, on: Date, own: &[CorrectionRecord]) -> Result<Fate> {
        let Some(other) = self.here(file)? else { return Ok(Fate::Passed) };
        if other == id {
            return Ok(Fate::There);
        }
        let back = self.store().corrections(other)?;
        let split = |words: &[CorrectionRecord], off: i64| {
            words.iter().any(|one| matches!(one.word, Word::Split { other, .. } if other == off))
        };
        if split(own, other) || split(&back, id) {
            return Ok(Fate::Differs(format!(
                "activities {id} and {other} are one there; here they were split from each other"
            )));
        }
        match self.app.join_on(id, other, on) {
            Ok(()) => Ok(Fate::Taken(id)),
            Err(crate::Error::Rejected(why)) => Ok(Fate::Differs(why)),
            Err(why) => Err(why),
        }
    }

    fn here(&self, name: Named) -> Result<Option<i64>> {
        Ok(self.store().activity_at(name.sha256, name.position)?)
    }

    /// Whether a word of this library says what a word of the other does.
    fn agrees(&self, here: &Word, there: &NamedWord) -> Result<bool> {
        Ok(match (here, there) {
            (Word::Distance(here), NamedWord::Distance(there)) | (Word::Grade(here), NamedWord::Grade(there)) => {
                here == there
            }
            (Word::Repair { mended: here, .. }, NamedWord::Repair(_, there)) => here == there,
            (Word::Source { place, .. }, NamedWord::Source(_, file)) => {
                let file: Option<Place> = file.map(|file| self.store().place_of(file)).transpose()?.flatten();
                *place == file
            }
            _ => false,
        })
    }
}

fn about(word: &NamedWord) -> About {
    match word {
        NamedWord::Distance(_) => About::Distance,
        NamedWord::Grade(_) => About::Grade,
        NamedWord::Repair(kind, _) => About::Repair(kind.clone()),
        NamedWord::Source(part, _) => About::Part(part.clone()),
        NamedWord::Split(file) => About::Split(*file),
        NamedWord::Join(file) => About::Join(*file),
    }
}

fn same_thing<'a>(word: &'a Word, thing: &About) -> Option<&'a Word> {
    let same = match (word, thing) {
        (Word::Distance(_), About::Distance) | (Word::Grade(_), About::Grade) => true,
        (Word::Repair { kind, .. }, About::Repair(other)) => kind == other,
        (Word::Source { part, .. }, About::Part(other)) => part == other,
        _ => false,
    };
    same.then_some(word)
}

fn differs(id: i64, thing: &About) -> Fate {
    let what = match thing {
        About::Distance => "its distance".to_owned(),
        About::Grade => "its belt's grade".to_owned(),
        About::Repair(kind) => format!("what is mended as {}", kind.replace('_', " ")),
        About::Part(part) => format!("the file that gives its {}", part.replace('_', " ")),
        About::Split(_) | About::Join(_) => "its files".to_owned(),
    };
    Fate::Differs(format!("activity {id}: here {what} was said otherwise"))
}

fn word(path: &Path, row: &[String; WORD_COLUMNS.len()]) -> Result<SaidWord> {
    let [
        sha256,
        position,
        into_sha256,
        into_position,
        word,
        distance_m,
        grade,
        part,
        mended,
        file_sha256,
        file_position,
        said_on,
    ] = row;
    let named = |sha256: &str, position: &str| -> Result<Option<Named>> {
        if sha256.is_empty() {
            return Ok(None);
        }
        match (checksum(sha256), position.parse()) {
            (Some(sha256), Ok(position)) => Ok(Some(Named { sha256, position })),
            _ => Err(wrong(path, &format!("{sha256} {position}"), "a checksum and a place in its file")),
        }
    };
    let number = |text: &str| -> Result<Option<f64>> {
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        number.map(Some).ok_or_else(|| wrong(path, text, "a number"))
    };
    let needed = |name: Option<Named>| name.ok_or_else(|| wrong(path, word, "the file that the word is about"));
    let file = named(file_sha256, file_position)?;
    Ok(SaidWord {
        activity: needed(named(sha256, position)?)?,
        into: named(into_sha256, into_position)?,
        on: said_on.parse().map_err(|_| wrong(path, said_on, "a day"))?,
        word: match word.as_str() {
            "distance" => NamedWord::Distance(number(distance_m)?),
            "grade" => NamedWord::Grade(number(grade)?),
            "repair" => {
                NamedWord::Repair(part.clone(), mended.parse().map_err(|_| wrong(path, mended, "true or false"))?)
            }
            "source" => NamedWord::Source(part.clone(), file),
            "split" => NamedWord::Split(needed(file)?),
            "join" => NamedWord::Join(needed(file)?),
            other => return Err(wrong(path, other, "distance, grade, repair, source, split or join")),
        },
    })
}
