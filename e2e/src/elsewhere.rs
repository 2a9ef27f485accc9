//! What stands in for another computer: a port of this one that answers every request and keeps what was asked.

use anyhow::Result;
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
};

/// What it answers: a kind and a body for a path.
type Answers = fn(&str) -> (&'static str, String);

/// Another computer.
pub struct Elsewhere {
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// Answers from now on, until the test ends.
    ///
    /// # Errors
    /// When no port is free.
    pub fn answering(answers: Answers) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser opens connections that it does not use.
                if let Ok(head) = answer(&stream, answers) {
                    kept.lock().unwrap_or_else(PoisonError::into_inner).push(head);
                }
            }
        });
        Ok(Self { address, asked })
    }

    /// The heads of all requests so far.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(mut stream: &TcpStream, answers: Answers) -> Result<String> {
    let mut head = String::new();
    let mut lines = BufReader::new(stream);
    while lines.read_line(&mut head)? > 2 {}
    let path = head.split(' ').nth(1).unwrap_or_default();
    let (kind, body) = answers(path);
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )?;
    Ok(head)
}
