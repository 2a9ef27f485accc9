//! The care of the library, and the program itself.

use super::holds;
use crate::library::{command, folder, sample_library, stayer};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::Stdio,
};

#[test]
fn the_library_s_care() {
    let data = sample_library();
    let check =
        holds(&stayer(data.path(), &["check", "--json"]).code(0), "check", "sound activities originals problems[]?");
    assert_eq!(check["sound"], true);
    let rebuilt = holds(&stayer(data.path(), &["rebuild", "--json"]).code(0), "rebuild", "rebuilt failed[]?");
    assert_eq!(rebuilt["rebuilt"], check["activities"]);
    let out = folder();
    let file = out.path().join("library.backup");
    let file = file.to_str().unwrap();
    let backup = holds(&stayer(data.path(), &["backup", file, "--json"]).code(0), "backup", "file bytes activities");
    assert_eq!(backup["bytes"], fs::metadata(file).unwrap().len());
    let other = out.path().join("other");
    let restored = stayer(&other, &["restore", file, "--json"]).code(0);
    assert_eq!(holds(&restored, "backup", "activities")["activities"], check["activities"]);
}

#[test]
fn sample_and_schema() {
    let out = folder();
    let dir = out.path().join("new/sample");
    let args = ["sample", dir.to_str().unwrap(), "--weeks", "2", "--json"];
    let sample = holds(&stayer(out.path(), &args).code(0), "export", "files[].path files[].session");
    for file in sample["files"].as_array().unwrap() {
        assert!(Path::new(file["path"].as_str().unwrap()).exists());
    }
    let truth: Value = serde_json::from_str(&fs::read_to_string(dir.join("truth.json")).unwrap()).unwrap();
    assert!(truth.is_object());

    let names = stayer(out.path(), &["schema"]).code(0).out;
    assert!(names.lines().count() >= 17);
    let list = stayer(out.path(), &["schema", "--json"]).code(0).json();
    assert_eq!(list["schema"], "stayer.schemas/1");
    for name in names.lines() {
        let schema = stayer(out.path(), &["schema", name]).code(0).json();
        assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/schema/{name}.json"));
        let kept: Value = serde_json::from_str(&fs::read_to_string(kept).unwrap()).unwrap();
        assert_eq!(kept, schema, "docs/schema/{name}.json is not what the program says");
    }
    stayer(out.path(), &["schema", "nonsense"]).refused(2, "nonsense");
}

#[test]
fn serve_prints_its_address_and_answers_there() {
    let data = folder();
    let mut child =
        command(data.path(), &["serve", "--port", "0", "--no-open", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let document: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(document["schema"], "stayer.serve/1");
    let address = document["address"].as_str().unwrap().strip_prefix("http://127.0.0.1:").unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{address}")).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: 127.0.0.1:{address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(page.starts_with("HTTP/1.1 200") || page.starts_with("HTTP/1.1 303"), "{page}");
}

#[test]
fn serving_the_home_network_warns_in_the_terminal_that_nothing_is_encrypted() {
    let data = folder();
    let mut child = command(data.path(), &["serve", "--port", "0", "--no-open", "--lan"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut warning = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut warning).unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(warning.contains("is not encrypted") && warning.contains("Use it at home only"), "{warning}");
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
}
