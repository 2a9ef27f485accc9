//! Changes of a plan: undo and redo move, nothing is lost, a write that dies leaves nothing behind.
#![allow(clippy::unwrap_used)]

use jiff::{Timestamp, civil::date};
use store::{NewChange, Store};

fn change(document: &'static str) -> NewChange<'static> {
    NewChange {
        made_at: Timestamp::UNIX_EPOCH,
        made_on: date(2026, 12, 1),
        edit: "{}",
        changes: "[]",
        document,
        spec: "{\"changed\":true}",
    }
}

fn in_force(store: &Store) -> String {
    store.plan_in_force().unwrap().unwrap().document
}

#[test]
fn undo_and_redo_move_without_limit_and_a_new_change_takes_the_place_of_what_was_undone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let plan = store.put_plan_in_force(Timestamp::UNIX_EPOCH, "original", "{}").unwrap();
    assert_eq!(store.undo_change().unwrap(), None);
    let one = store.put_change(plan, None, &change("one")).unwrap();
    let two = store.put_change(plan, one, &change("two")).unwrap();
    assert_eq!((in_force(&store).as_str(), store.changes().unwrap().len()), ("two", 2));
    assert_eq!(store.undo_change().unwrap().map(|c| c.id), two);
    assert_eq!(in_force(&store), "one");
    assert_eq!(store.undo_change().unwrap().map(|c| c.id), one);
    assert_eq!(in_force(&store), "original");
    assert_eq!(store.undo_change().unwrap(), None);
    assert_eq!(store.redo_change().unwrap().map(|c| c.id), one);
    assert_eq!(store.redo_change().unwrap().map(|c| c.id), two);
    assert_eq!(store.redo_change().unwrap(), None);
    store.undo_change().unwrap();
    let other = store.put_change(plan, one, &change("other")).unwrap();
    assert_eq!(store.redo_change().unwrap(), None);
    store.undo_change().unwrap();
    assert_eq!(store.redo_change().unwrap().map(|c| c.id), other);
    let record = store.plan_in_force().unwrap().unwrap();
    assert_eq!((record.original.as_str(), record.document.as_str()), ("original", "other"));
    assert_eq!(record.spec.as_deref(), Some("{\"changed\":true}"));
}

#[test]
fn a_change_of_a_plan_that_was_changed_meanwhile_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let plan = store.put_plan_in_force(Timestamp::UNIX_EPOCH, "original", "{}").unwrap();
    store.put_change(plan, None, &change("one")).unwrap();
    assert_eq!(store.put_change(plan, None, &change("late")).unwrap(), None);
    assert_eq!(in_force(&store), "one");
}

#[test]
fn a_write_that_dies_in_the_middle_leaves_the_plan_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let plan = store.put_plan_in_force(Timestamp::UNIX_EPOCH, "original", "{}").unwrap();
    store.put_change(plan, None, &change("one")).unwrap();
    // The second statement of the write fails, as if the machine stopped between the two.
    let other = rusqlite::Connection::open(store.file()).unwrap();
    other
        .execute_batch("CREATE TRIGGER stop BEFORE UPDATE OF head ON plan BEGIN SELECT RAISE(ABORT, 'stopped'); END")
        .unwrap();
    let head = store.plan_in_force().unwrap().unwrap().head;
    assert!(store.put_change(plan, head, &change("two")).is_err());
    let kept: i64 = other.query_row("SELECT count(*) FROM plan_change", [], |row| row.get(0)).unwrap();
    assert_eq!((kept, in_force(&store).as_str()), (1, "one"));
}
