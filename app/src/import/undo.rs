//! Taking a whole import back.

use crate::{
    App, Error, Result,
    documents::UndoneImport,
    log,
    source::{self, Files},
};
use store::{TakenOver, Word};

impl App {
    /// Takes a whole import back: the given one, else the last.
    ///
    /// An activity of which another import brought a file too stays, on that file. What it took over of another library goes too, unless the
    /// runner changed it since: that stays, and is told.
    ///
    /// # Errors
    /// `NotFound` when there is no such import.
    pub fn undo_import(&self, batch: Option<i64>) -> Result<UndoneImport> {
        let last = || self.store().imports().map(|all| all.first().map(|import| import.id));
        let batch = match batch {
            Some(batch) => batch,
            None => last()?.ok_or_else(|| Error::NotFound("there is no import to take back".into()))?,
        };
        if !self.store().has_import(batch)? {
            return Err(Error::NotFound(format!(
                "there is no import {batch}; stayer undo-import without a number takes the last one back"
            )));
        }
        let entries = self.store().count_entries(batch)?;
        let (given_back, stays) = self.give_back(batch)?;
        for _ in 0..10 {
            let handed_over = self.handed_over(batch)?;
            if let Some(removed) = self.store().undo_import(batch, &handed_over)? {
                log::exertions(self.store())?; // another import may tell what this one told
                return Ok(UndoneImport {
                    schema: "stayer.undo_import/1".into(),
                    batch,
                    removed,
                    entries,
                    given_back,
                    stays,
                });
            }
        }
        Err(Error::Broken("another import keeps changing the library; try again when it is done".into()))
    }

    /// Gives back what the import took over of another library beside originals, the newest first: how much, and what stays and why.
    fn give_back(&self, batch: i64) -> Result<(usize, Vec<String>)> {
        let (mut given_back, mut stays) = (0, Vec::new());
        for (turn, taken) in self.store().taken_over(batch)? {
            let stays_why = self.together(|within| {
                let why = within.give_one_back(&taken)?;
                within.store().forget_taken_over(batch, turn)?;
                Ok(why)
            })?;
            match stays_why {
                None => given_back += 1,
                Some(why) => stays.push(why),
            }
        }
        Ok((given_back, stays))
    }

    /// Why it stays, where it does.
    fn give_one_back(&self, taken: &TakenOver) -> Result<Option<String>> {
        let store = self.store();
        Ok(match taken {
            TakenOver::Fact(key, value) => {
                if store.fact(key)?.as_ref() != Some(value) {
                    return Ok(Some(format!("{key}: it was told otherwise since")));
                }
                store.set_fact(key, None)?;
                None
            }
            TakenOver::RaceSaid(activity, race) => {
                if store.race_said(*activity)? == Some(*race) {
                    store.say_race(*activity, None)?;
                }
                None
            }
            TakenOver::Race(id) => store.remove_race(*id).map(|_| None)?,
            TakenOver::Course(race) => store.remove_course(*race).map(|_| None)?,
            TakenOver::RaceKept(race) => store.take_back_kept(*race).map(|_| None)?,
            TakenOver::Log(id) => store.remove_entry(*id).map(|_| None)?,
            TakenOver::Plan(id, changes) => {
                (!store.remove_plan(*id, *changes)?).then(|| format!("plan {id}: it was changed since"))
            }
            TakenOver::Word(activity, word) => self.withdraw(*activity, *word)?,
        })
    }

    /// Takes one word on an activity back; why it stays, where it does.
    fn withdraw(&self, activity: i64, word: i64) -> Result<Option<String>> {
        let words = self.store().corrections(activity)?;
        let Some(at) = words.iter().position(|one| one.id == word) else { return Ok(None) };
        let said_of_other = match words[at].word {
            Word::Split { other, .. } => !self.store().corrections(other)?.is_empty(),
            _ => false,
        };
        if at + 1 == words.len() && !said_of_other {
            return self.undo_correction(activity).map(|()| None);
        }
        if matches!(words[at].word, Word::Split { .. } | Word::Join(_)) {
            return Ok(Some(format!("activity {activity}: more was said of it after its files were split or joined")));
        }
        let left: Vec<_> = words.iter().filter(|one| one.id != word).cloned().collect();
        let derived = source::derive_files(self.store(), &Files::of(self.store(), activity)?, &left)?;
        self.store().withdraw_word(activity, word, &derived)?;
        Ok(None)
    }

    fn handed_over(&self, batch: i64) -> Result<Vec<(store::Heir, store::Derived)>> {
        let store = self.store();
        let derived = |heir: store::Heir| {
            let files = Files::without_import(store, heir.activity, batch)?;
            Ok((heir, source::derive_files(store, &files, &store.corrections(heir.activity)?)?))
        };
        store.heirs(batch)?.into_iter().map(derived).collect()
    }
}
