//! A whole page from English into another language: its texts and what its elements say to a screen reader.
//!
//! Elements that are marked `translate="no"` or have a language of their own are left alone: names, notes, places of files.
//! Only texts change. What is written comes from text and is escaped; tags are those of the page itself.

use super::{
    Language,
    pattern::{MOST_TAGS, marked_tag, tag_mark},
    speech::{ENGLISH, plain, say, unknown},
};
use quantity::typed;

/// Longest text between two elements that is looked at: no text of ours is as long.
const MOST_BYTES: usize = 8000;
/// Elements inside a sentence.
const INLINE: [&str; 12] = ["a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "sub", "sup", "time"];
/// Elements whose content is nobody's to translate.
const ALONE: [&str; 4] = ["script", "style", "textarea", "code"];
/// Elements that cannot hold another element that says a language.
const TEXT_ONLY: [&str; 4] = ["title", "option", "text", "desc"];
/// Elements that have no end.
const EMPTY: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];
/// What is said of an element without being seen on it.
const SAID: [&str; 9] =
    ["aria-label", "title", "alt", "data-title", "data-name", "data-last", "data-how", "data-later", "data-lift"];

/// A field that takes a number with parts: what stands in it stands as the language writes it, and is taken so.
const DECIMAL: &str = " inputmode=\"decimal\"";

/// The page in a language. English is the page itself.
///
/// ```
/// use web::language::{Language, page};
/// assert_eq!(page(Language::Dutch, "<h2 id=\"week\">This week</h2>"), "<h2 id=\"week\">Deze week</h2>");
/// assert_eq!(page(Language::Dutch, "<b translate=\"no\">This week</b>"), "<b translate=\"no\">This week</b>");
/// assert_eq!(page(Language::Dutch, "<input inputmode=\"decimal\" value=\"61.2\">"), "<input inputmode=\"decimal\" value=\"61,2\">");
/// assert_eq!(page(Language::German, "<p>not known</p>"), "<p><span lang=\"en\">not known</span></p>");
/// ```
#[must_use]
pub fn page(language: Language, english: &str) -> String {
    if language == Language::English { english.to_owned() } else { Walk::new(language, english).walked().0 }
}

/// What stays English on a page in a language: for the test that nothing does.
#[must_use]
pub fn untranslated(language: Language, english: &str) -> Vec<String> {
    Walk::new(language, english).walked().1
}

struct Walk<'a> {
    language: Language,
    rest: &'a str,
    out: String,
    /// Text of the sentence so far, tags as their marks.
    sentence: String,
    /// The tags of the sentence, by their numbers: the begin and the end.
    tags: Vec<(String, String)>,
    /// Those that are open.
    open: Vec<usize>,
    /// The last element that is none of a sentence.
    around: String,
    english: Vec<String>,
}

/// A piece of a page.
enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

impl<'a> Walk<'a> {
    fn new(language: Language, page: &'a str) -> Self {
        Self {
            language,
            rest: page,
            out: String::with_capacity(page.len() + page.len() / 8),
            sentence: String::new(),
            tags: vec![Default::default()],
            open: Vec::new(),
            around: String::new(),
            english: Vec::new(),
        }
    }

    fn walked(mut self) -> (String, Vec<String>) {
        while let Some(piece) = self.next() {
            match piece {
                Piece::Text(text) => self.sentence += &unescaped(text),
                Piece::Tag(tag) => self.tag(tag),
            }
        }
        self.flush();
        (self.out, self.english)
    }

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(inner) = self.rest.strip_prefix('<') {
            let end = tag_end(inner);
            let (tag, rest) = self.rest.split_at(end + 1);
            self.rest = rest;
            return Some(Piece::Tag(tag));
        }
        let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
        self.rest = rest;
        Some(Piece::Text(text))
    }

    fn tag(&mut self, tag: &'a str) {
        let name = name(tag);
        let closes = tag.starts_with("</");
        let inline = INLINE.contains(&name);
        if !closes && !EMPTY.contains(&name) && (ALONE.contains(&name) || is_left_alone(name, tag)) {
            let whole = self.until_its_end(name, tag);
            if inline || name == "code" {
                self.begin(whole);
                if let Some(number) = self.open.pop() {
                    self.sentence.push(tag_mark(number, true));
                }
            } else {
                self.flush();
                self.out += &whole;
            }
        } else if inline && !closes && self.tags.len() < MOST_TAGS {
            let said = self.said_in(tag);
            self.begin(said);
        } else if inline && closes && !self.open.is_empty() {
            if let Some(number) = self.open.pop() {
                self.tags[number].1 = tag.to_owned();
                self.sentence.push(tag_mark(number, true));
            }
        } else {
            self.flush();
            let said = self.said_in(tag);
            self.out += &said;
            name.clone_into(&mut self.around);
        }
    }

    fn begin(&mut self, tag: String) {
        let number = self.tags.len();
        self.tags.push((tag, String::new()));
        self.sentence.push(tag_mark(number.min(MOST_TAGS - 1), false));
        self.open.push(number);
    }

    /// An element that is left alone, from its begin to its end.
    fn until_its_end(&mut self, name: &str, tag: &str) -> String {
        let mut whole = tag.to_owned();
        let mut depth = 1;
        let raw = ["script", "style", "textarea"].contains(&name);
        while depth > 0 {
            if raw && !self.rest.starts_with("</") {
                let end = self.rest.find(&format!("</{name}")).unwrap_or(self.rest.len());
                let (inside, rest) = self.rest.split_at(end);
                whole += inside;
                self.rest = rest;
            }
            match self.next() {
                None => break,
                Some(Piece::Text(text)) => whole += text,
                Some(Piece::Tag(inner)) => {
                    if self::name(inner) == name {
                        if inner.starts_with("</") {
                            depth -= 1;
                        } else {
                            depth += 1;
                        }
                    }
                    whole += inner;
                }
            }
        }
        whole
    }

    /// Writes the sentence so far in the language.
    fn flush(&mut self) {
        if self.sentence.is_empty() {
            return;
        }
        let sentence = std::mem::take(&mut self.sentence);
        let tags = std::mem::replace(&mut self.tags, vec![Default::default()]);
        self.open.clear();
        let any = sentence.len() <= MOST_BYTES && sentence.chars().any(char::is_alphanumeric);
        let said = if any { say(self.language, &sentence) } else { sentence.clone() };
        let marks = !TEXT_ONLY.contains(&self.around.as_str());
        if said.contains(ENGLISH.0) {
            self.english.extend(unknown(self.language, &sentence));
        }
        for c in said.chars() {
            if let Some((number, closes)) = marked_tag(c) {
                let tag = tags.get(number).map(|(begin, end)| if closes { end } else { begin });
                self.out += tag.map_or("", String::as_str);
            } else if c == ENGLISH.0 {
                self.out += if marks { "<span lang=\"en\">" } else { "" };
            } else if c == ENGLISH.1 {
                self.out += if marks { "</span>" } else { "" };
            } else {
                push_escaped(&mut self.out, c);
            }
        }
    }

    /// The tag with what it says in the language.
    fn said_in(&mut self, tag: &str) -> String {
        let is_number = tag.contains(DECIMAL);
        if tag.starts_with("</") || !(is_number || SAID.iter().any(|name| tag.contains(name))) {
            return tag.to_owned();
        }
        let mut whole = String::with_capacity(tag.len() + 16);
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let Some((value, after)) = after.split_once('"') else { break };
            whole += before;
            whole += "=\"";
            let name = before.rsplit([' ', '\n', '<']).next().unwrap_or_default();
            if SAID.contains(&name) && value.chars().any(char::is_alphanumeric) {
                let said = say(self.language, &unescaped(value));
                if said.contains(ENGLISH.0) {
                    self.english.push(unescaped(value));
                }
                plain(&said).chars().for_each(|c| push_escaped(&mut whole, c));
            } else if is_number && name == "value" && typed::number(value).is_some() {
                whole += &value.replace('.', ",");
            } else {
                whole += value;
            }
            whole.push('"');
            rest = after;
        }
        whole + rest
    }
}

/// Where a tag ends, counted from behind its `<`: signs in quotes end none.
fn tag_end(inner: &str) -> usize {
    if inner.starts_with("!--") {
        return inner.find("-->").map_or(inner.len(), |at| at + 3);
    }
    let mut quoted = false;
    for (at, b) in inner.bytes().enumerate() {
        match b {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    inner.len()
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len())]
}

fn is_left_alone(name: &str, tag: &str) -> bool {
    tag.contains(" translate=\"no\"") || (tag.contains(" lang=\"") && name != "html")
}

/// As a reader sees it: the five signs that markup needs.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.chars().filter(|c| marked_tag(*c).is_none()).collect();
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        said += before;
        let known = [
            ("amp;", '&'),
            ("lt;", '<'),
            ("gt;", '>'),
            ("quot;", '"'),
            ("#38;", '&'),
            ("#60;", '<'),
            ("#62;", '>'),
            ("#34;", '"'),
            ("#39;", '\''),
            ("nbsp;", '\u{a0}'),
        ];
        match known.iter().find(|(name, _)| after.starts_with(name)) {
            Some((name, sign)) => {
                said.push(*sign);
                rest = &after[name.len()..];
            }
            None => {
                said.push('&');
                rest = after;
            }
        }
    }
    said += rest;
    said.retain(|c| marked_tag(c).is_none());
    said
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => *out += "&amp;",
        '<' => *out += "&lt;",
        '>' => *out += "&gt;",
        '"' => *out += "&quot;",
        '\'' => *out += "&#39;",
        c => out.push(c),
    }
}
