//! The served program under uploads that are too large, break off, or outlive it.
#![cfg(target_os = "linux")]

use crate::library::{command, folder, gpx, stayer};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// A program that serves, with a place of its own for what is temporary.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn on(data: &Path, temporary: &Path) -> Self {
        let mut child = command(data, &["serve", "--port", "0", "--no-open", "--json"])
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: serde_json::Value = serde_json::from_str(&line).unwrap();
        let host = said["address"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { child, host }
    }

    /// Begins an upload of one file; `size` is the head's line on its length.
    fn upload(&self, size: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let host = &self.host;
        write!(
            stream,
            "POST /import/upload HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\nconnection: close\r\n\
             content-type: multipart/form-data; boundary=edge\r\n{size}\r\n\r\n"
        )
        .unwrap();
        stream
    }

    /// A line of the system's account of the process, in kB.
    fn kilobytes(&self, line: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let found = status.lines().find_map(|one| one.strip_prefix(line)).unwrap();
        found.trim_matches([':', ' ', '\t', 'k', 'B']).parse().unwrap()
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const HEAD: &[u8] = b"--edge\r\ncontent-disposition: form-data; name=\"files\"; filename=\"run.fit\"\r\n\r\n";

fn chunk(stream: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    write!(stream, "{:x}\r\n", bytes.len())?;
    stream.write_all(bytes)?;
    stream.write_all(b"\r\n")
}

fn uploads(temporary: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(temporary).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = all.filter(|path| path.to_string_lossy().contains("stayer-upload-")).collect();
    found.sort();
    found
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..300 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("{what}: not within 30 s");
}

#[test]
fn four_gigabytes_are_refused_at_once_and_an_endless_stream_takes_no_memory() {
    let (data, temporary) = (folder(), folder());
    let served = Served::on(data.path(), temporary.path());
    let mut stream = served.upload("content-length: 4294967296");
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("4.3 GB"), "{answer}");
    assert!(answer.contains("by its place on this computer"), "{answer}");

    let before = served.kilobytes("VmHWM");
    let mut stream = served.upload("transfer-encoding: chunked");
    chunk(&mut stream, HEAD).unwrap();
    let piece = vec![7_u8; 1 << 20];
    for _ in 0..200 {
        chunk(&mut stream, &piece).unwrap();
    }
    until("200 MB are on the disk", || {
        uploads(temporary.path())
            .iter()
            .any(|path| fs::metadata(path.join("run.fit")).is_ok_and(|file| file.len() > 200_000_000))
    });
    let grown = served.kilobytes("VmHWM") - before;
    assert!(grown < 20_000, "200 MB took {grown} kB of memory");
    // The connection drops in the middle: nothing stays, and the program goes on.
    drop(stream);
    until("the upload is gone", || uploads(temporary.path()).is_empty());
    let mut stream = TcpStream::connect(&served.host).unwrap();
    write!(stream, "GET /import HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", served.host).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn killed_in_the_middle_of_an_upload_the_next_start_clears_it_away() {
    let (data, temporary) = (folder(), folder());
    stayer(data.path(), &["runner", "set", "sex=female"]).code(0);
    let mut served = Served::on(data.path(), temporary.path());
    let mut stream = served.upload("transfer-encoding: chunked");
    chunk(&mut stream, HEAD).unwrap();
    chunk(&mut stream, &vec![7; 1 << 16]).unwrap();
    until("the upload has begun", || !uploads(temporary.path()).is_empty());
    served.kill();
    assert!(!uploads(temporary.path()).is_empty(), "nobody was left to clear it");
    let again = Served::on(data.path(), temporary.path());
    assert_eq!(uploads(temporary.path()), Vec::<PathBuf>::new());
    drop(again);
    assert_eq!(stayer(data.path(), &["check", "--json"]).code(0).json()["sound"], true);
    assert_eq!(stayer(data.path(), &["runner", "show", "--json"]).code(0).json()["runner"]["sex"], "female");
}

#[test]
fn killed_in_the_middle_of_an_import_from_the_page_the_next_one_brings_the_rest() {
    let (data, temporary, files) = (folder(), folder(), folder());
    let mut form = Vec::new();
    for day in 0..200 {
        let run = gpx(day, 1200);
        form.extend_from_slice(
            format!(
                "--edge\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{day:03}.gpx\"\r\n\r\n{run}\r\n"
            )
            .as_bytes(),
        );
        fs::write(files.path().join(format!("{day:03}.gpx")), run).unwrap();
    }
    form.extend_from_slice(b"--edge--\r\n");
    let total = || stayer(data.path(), &["activities", "--json"]).code(0).json()["total"].as_u64().unwrap();
    let mut served = Served::on(data.path(), temporary.path());
    let mut stream = served.upload(&format!("content-length: {}", form.len()));
    stream.write_all(&form).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    until("something is in", || total() > 0);
    served.kill();
    let done = total();
    assert!(done > 0 && done < 200, "{done} of 200 files were in: not in the middle");
    assert_eq!(stayer(data.path(), &["check", "--json"]).code(0).json()["sound"], true);
    let again = Served::on(data.path(), temporary.path());
    assert_eq!(uploads(temporary.path()), Vec::<PathBuf>::new());
    drop(again);
    let second = stayer(data.path(), &["import", files.path().to_str().unwrap(), "--json"]).code(0).json();
    assert_eq!((second["duplicate"].as_u64(), second["imported"].as_u64()), (Some(done), Some(200 - done)));
}

#[test]
fn two_programs_keep_out_of_each_others_uploads() {
    let (one, two, temporary) = (folder(), folder(), folder());
    let first = Served::on(one.path(), temporary.path());
    let mut stream = first.upload("transfer-encoding: chunked");
    chunk(&mut stream, HEAD).unwrap();
    chunk(&mut stream, &vec![7; 1 << 16]).unwrap();
    until("the upload has begun", || !uploads(temporary.path()).is_empty());
    let held = uploads(temporary.path());
    let _second = Served::on(two.path(), temporary.path());
    assert_eq!(uploads(temporary.path()), held);
    let alive = Command::new("kill").args(["-0", &first.child.id().to_string()]).status().unwrap();
    assert!(alive.success());
}
