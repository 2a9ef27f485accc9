//! Nothing is lost: backup and restore, one bad file among good ones, a pipe that closes.

use crate::library::{command, folder, gpx, sample_library, stayer};
use std::{fs, io::Read, process::Stdio};

#[test]
fn a_backup_restores_the_same_activities() {
    let data = sample_library();
    let out = folder();
    let file = out.path().join("a.backup");
    let file = file.to_str().unwrap();
    let new = out.path().join("new");
    stayer(data.path(), &["backup", file]).code(0);
    stayer(&new, &["restore", file]).code(0);
    for verb in
        [&["activities", "--json"][..], &["race", "list", "--json"], &["plan", "show", "--json"], &["hold", "--json"]]
    {
        assert_eq!(stayer(&new, verb).code(0).out, stayer(data.path(), verb).code(0).out, "{verb:?}");
    }
    stayer(&new, &["check"]).code(0);
    stayer(&new, &["restore", file]).refused(2, "holds a library already");
    stayer(data.path(), &["backup", file]).refused(2, "is there already");
    let damaged = out.path().join("damaged.backup");
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(&damaged, bytes).unwrap();
    let third = out.path().join("third");
    stayer(&third, &["restore", damaged.to_str().unwrap()]).refused(2, "no sound backup");
    assert!(!third.join("library.sqlite").exists(), "a damaged backup left a library");
}

#[test]
fn one_broken_file_and_the_rest_comes_in() {
    let (data, files) = (folder(), folder());
    for day in 1..4 {
        fs::write(files.path().join(format!("{day}.gpx")), gpx(day, 300)).unwrap();
    }
    fs::write(
        files.path().join("broken.fit"),
        b"\x0e\x20\x8d\x08\xff\xff\xff\x7f.FIT\0\0 and then nothing of the kind",
    )
    .unwrap();
    fs::write(files.path().join("notes.txt"), b"shoes: the blue ones").unwrap();
    let path = files.path().to_str().unwrap();
    let people = stayer(data.path(), &["import", path]).code(1);
    assert!(people.out.contains("broken.fit: "), "{people:?}");
    assert!(people.out.contains("notes.txt: "), "{people:?}");
    assert!(people.out.contains("3 imported, 0 there already, 1 skipped, 1 failed"), "{people:?}");
    assert_eq!(people.err, "");
    assert_eq!(stayer(data.path(), &["activities", "--json"]).code(0).json()["total"], 3);
    stayer(data.path(), &["import", path]).code(1);
    fs::remove_file(files.path().join("broken.fit")).unwrap();
    stayer(data.path(), &["import", path]).code(0);
}

#[test]
fn a_closed_pipe_is_harmless() {
    let data = sample_library();
    for verb in [
        &["activities", "--json"][..],
        &["plan", "show"],
        &["plan", "show", "--json"],
        &["schema", "plan"],
        &["--help"],
    ] {
        let mut child = command(data.path(), verb).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{verb:?}");
    }
}

#[test]
fn what_is_too_much_for_one_screen_is_counted_and_listed_elsewhere() {
    let (data, files) = (folder(), folder());
    // Diaries that name no unit of their loads carry a note; tracks broken at another byte each have a reason of their own.
    for n in 0..30 {
        let diary = format!(
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
             2026-01-{:02} 16:46:13,A,1h,Deadlift (Barbell),1,{}.0,8,0,0,,,\n",
            1 + n % 28,
            40 + n
        );
        fs::write(files.path().join(format!("diary {n:02}.csv")), diary).unwrap();
    }
    for n in 0..50 {
        let broken = gpx(1, 60).replace("<trkseg>", &format!("<trkseg>{}<odd:x/>", " ".repeat(n)));
        fs::write(files.path().join(format!("broken {n:02}.gpx")), broken).unwrap();
    }
    fs::write(files.path().join("run.gpx"), gpx(2, 600)).unwrap();
    let path = files.path().to_str().unwrap();
    let dry = stayer(data.path(), &["import", path, "--dry-run"]).code(1).out;
    assert!(dry.contains("more notes; --json lists them all"), "{dry}");
    let said = stayer(data.path(), &["import", path]).code(1).out;
    assert!(said.contains("and 10 more notes; stayer imports 1 lists them all"), "{said}");
    assert!(!said.contains("diary 29.csv"), "{said}");
    assert!(said.contains("  and 10 more; stayer imports 1 lists them all"), "{said}");
    let past = stayer(data.path(), &["imports", "1"]).code(0).out;
    for n in 0..50 {
        assert!(past.contains(&format!("  {path}/broken {n:02}.gpx: ")), "{past}");
    }
    for n in 0..30 {
        assert!(past.contains(&format!("diary {n:02}.csv: the table names no unit")), "{past}");
    }
    assert!(past.contains("run.gpx: activity 1\n"), "{past}");
    assert!(!past.contains("more;"), "{past}");
}
