//! Walking over XML as watches and apps write it: streaming, without a tree, mending what can be mended.
//!
//! Names are matched without their prefix. Only the five standard entities and character references
//! are ever expanded. A file that ends too early gives what it had.

mod attribute;
mod encoding;
mod number;
mod prefix;
mod time;

pub use attribute::attributes;
pub use encoding::{table_text_of, text_of};
pub use number::number;
pub use time::Clock;

use crate::Error;
use prefix::Prefixes;
use quantity::counted;
use quick_xml::{
    Reader,
    errors::{Error as XmlError, IllFormedError},
    events::{BytesRef, Event},
};
use std::borrow::Cow;
use training::Repair;

/// Deeper nesting than this is no activity file: real ones stay under 12.
const MAX_DEPTH: usize = 128;
/// No text of interest (a name, a number, a time) is longer. The rest is cut off.
const MAX_TEXT: usize = 4096;

/// What a format does with the elements it is shown.
pub trait Handler {
    /// An element begins; `depth` is 1 for the root. `attributes` is the raw text behind the name.
    fn open(&mut self, name: &str, attributes: &str, depth: usize);
    /// An element ends; `text` is what stood directly before its end, references resolved, outer white space maybe left.
    fn close(&mut self, name: &str, text: &str, depth: usize);
}

/// Shows every element of a document to a new handler and says what was mended.
///
/// UTF-8 is read in place; where it turns out to be something else, the walk begins again on text made of it.
///
/// # Errors
/// [`Error::Unreadable`] when elements are nested too deep, a prefix is neither declared nor in common use, or an
/// entity of the document's own is used. A syntax error is no error: what came before it counts, and it is listed.
pub fn read<H: Handler + Default>(bytes: &[u8], format: &'static str) -> Result<(H, Walked), Error> {
    let mut handler = H::default();
    if encoding::may_be_utf8(bytes) {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Some(walked) = Walker::new(bytes, format).run(&mut handler)? {
            return Ok((handler, walked));
        }
        handler = H::default();
    }
    let (text, guessed) = text_of(bytes);
    let walked = Walker::new(text.as_bytes(), format).run(&mut handler)?;
    let mut walked = walked.expect("text is UTF-8");
    walked.repairs.splice(0..0, guessed);
    Ok((handler, walked))
}

/// How a walk ended.
#[derive(Debug)]
pub struct Walked {
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// Where the document breaks off.
    broken_at: Option<usize>,
}

impl Walked {
    /// The error to give where nothing could be kept of a document that breaks off.
    pub fn broken(&self, format: &'static str) -> Option<Error> {
        let what = "the XML breaks off before the first complete sample; export or copy the file again".to_owned();
        self.broken_at.map(|at| Error::Unreadable { format, at, what })
    }
}

struct Walker<'a> {
    reader: Reader<&'a [u8]>,
    format: &'static str,
    prefixes: Prefixes<'a>,
    depth: usize,
    /// Whether the last tag began an element, and the length of its prefix: then the next end is its own.
    leaf: bool,
    prefix: usize,
    text: &'a str,
    spill: String,
    own_entities: bool,
    mismatched: usize,
    unknown_entities: usize,
    cut: Option<String>,
}

impl<'a> Walker<'a> {
    fn new(document: &'a [u8], format: &'static str) -> Self {
        let mut reader = Reader::from_reader(document);
        let config = reader.config_mut();
        config.trim_text_start = true;
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            format,
            prefixes: Prefixes::new(document),
            depth: 0,
            leaf: false,
            prefix: 0,
            text: "",
            spill: String::new(),
            own_entities: false,
            mismatched: 0,
            unknown_entities: 0,
            cut: None,
        }
    }

    /// Nothing when the document is not UTF-8 after all.
    fn run(mut self, handler: &mut impl Handler) -> Result<Option<Walked>, Error> {
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.open(tag.name().0, tag.attributes_raw(), handler)?;
                }
                Ok(Event::End(tag)) => self.close(tag.name().0, handler),
                Ok(Event::Text(text)) => self.add(text.into_inner()),
                Ok(Event::Empty(tag)) => {
                    self.open(tag.name().0, tag.attributes_raw(), handler)?;
                    self.close(tag.name().0, handler);
                }
                Ok(Event::CData(text)) => self.add(text.into_inner()),
                Ok(Event::GeneralRef(reference)) => self.refer(&reference)?,
                Ok(Event::DocType(text)) => self.own_entities |= text.contains("<!ENTITY"),
                Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
                Ok(Event::Eof) => break,
                Err(XmlError::IllFormed(IllFormedError::MismatchedEndTag { found, .. })) => {
                    self.mismatched += 1;
                    self.leaf = false;
                    self.close(&found, handler);
                }
                Err(XmlError::IllFormed(_)) => self.mismatched += 1,
                Err(XmlError::Encoding(_)) => return Ok(None),
                Err(error) => {
                    self.cut = Some(error.to_string());
                    break;
                }
            }
        }
        Ok(Some(self.walked()))
    }

    #[inline]
    fn open(&mut self, name: &str, attributes: &str, handler: &mut impl Handler) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.unreadable(format!(
                "elements are nested more than {MAX_DEPTH} deep, real activities need fewer than 12"
            )));
        }
        let local = match self.prefixes.local(name) {
            Some(local) => local,
            None => {
                let prefix = name.split(':').next().unwrap_or_default();
                return Err(self.unreadable(format!(
                    "the name prefix {prefix:?} of <{name}> is nowhere declared, so what it means is unknown; export the file again"
                )));
            }
        };
        self.prefix = name.len() - local.len();
        self.leaf = true;
        self.forget_text();
        handler.open(local, attributes, self.depth);
        Ok(())
    }

    #[inline]
    fn close(&mut self, name: &str, handler: &mut impl Handler) {
        let local = if self.leaf { name.get(self.prefix..).unwrap_or(name) } else { prefix::strip(name) };
        self.leaf = false;
        let text = if self.spill.is_empty() { self.text } else { &self.spill };
        handler.close(local, text, self.depth);
        self.forget_text();
        self.depth = self.depth.saturating_sub(1);
    }

    fn unreadable(&self, what: String) -> Error {
        Error::Unreadable { format: self.format, at: self.at(), what }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Takes a piece of text: the first is only pointed to, further ones are copied together.
    #[inline]
    fn add(&mut self, piece: Cow<'a, str>) {
        match piece {
            Cow::Borrowed(piece) if self.text.is_empty() && self.spill.is_empty() => self.text = piece,
            piece => self.append(&piece),
        }
    }

    #[inline]
    fn forget_text(&mut self) {
        self.text = "";
        if !self.spill.is_empty() {
            self.spill.clear();
            self.reader.config_mut().trim_text_start = true;
        }
    }

    #[cold]
    fn append(&mut self, piece: &str) {
        if self.spill.is_empty() {
            self.spill.push_str(cut(self.text, MAX_TEXT));
        }
        self.spill.push_str(cut(piece, MAX_TEXT.saturating_sub(self.spill.len())));
    }

    #[cold]
    fn refer(&mut self, reference: &BytesRef<'_>) -> Result<(), Error> {
        self.reader.config_mut().trim_text_start = false; // the space behind a reference belongs to the text
        let name: &str = reference;
        let known = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match known {
            Some(character) => self.append(character.encode_utf8(&mut [0; 4])),
            None if self.own_entities => {
                let what = format!(
                    "the document uses an entity of its own, &{};, and those are never expanded; \
                     expected plain text, export the file again",
                    cut(name, 40)
                );
                return Err(self.unreadable(what));
            }
            None => self.unknown_entities += 1,
        }
        Ok(())
    }

    fn walked(self) -> Walked {
        let mut repairs = Vec::new();
        let mut broken_at = None;
        if let Some(why) = &self.cut {
            let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
            let what = format!("the XML breaks at byte {at} ({why}); all complete samples before were kept");
            repairs.push(Repair::new("truncated", what, 0));
            broken_at = Some(at);
        } else if self.depth > 0 {
            let what = format!(
                "the file ends after {} bytes inside an element, it was probably cut short; all complete samples were kept",
                self.at()
            );
            repairs.push(Repair::new("truncated", what, 0));
            broken_at = Some(self.at());
        }
        if self.mismatched > 0 {
            let one = "end tag did not fit its beginning";
            let what = counted(self.mismatched, one, "end tags did not fit their beginning");
            repairs.push(Repair::new("tags", what, 0));
        }
        if !self.prefixes.undeclared.is_empty() {
            let what = format!(
                "the name prefixes {} are never declared; they were taken for what they commonly mean",
                self.prefixes.undeclared.join(", ")
            );
            repairs.push(Repair::new("prefix", what, 0));
        }
        if self.own_entities {
            repairs.push(Repair::new("doctype", "the document declares entities of its own; they were ignored", 0));
        }
        if self.unknown_entities > 0 {
            let one = "reference to an unknown character was left out";
            let what = counted(self.unknown_entities, one, "references to unknown characters were left out");
            repairs.push(Repair::new("entity", what, 0));
        }
        Walked { repairs, broken_at }
    }
}

/// The first `limit` bytes of a text at most, whole characters only.
pub(crate) fn cut(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}
