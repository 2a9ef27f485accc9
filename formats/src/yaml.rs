//! The part of YAML that people write plans in: mappings, lists, texts and comments.
//!
//! Anchors, aliases and tags are refused: a plan needs none, and a few lines of them can stand for more than a memory holds.

use crate::Error;

/// Deeper than any plan.
const MOST_DEPTH: usize = 24;
/// More lines than any plan has.
const MOST_LINES: usize = 50_000;

/// A value with the line that it begins in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// From 1.
    pub line: usize,
    /// What it is.
    pub value: Value,
}

/// What a node is. Numbers stay texts.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing behind a key.
    Nothing,
    /// A scalar.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in its order.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The value of a key, whatever its case.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.map().iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, node)| node)
    }

    /// Its pairs; none where it is no mapping.
    pub fn map(&self) -> &[(String, Self)] {
        if let Value::Map(pairs) = &self.value { pairs } else { &[] }
    }

    /// Its elements; none where it is no list.
    pub fn list(&self) -> &[Self] {
        if let Value::List(nodes) = &self.value { nodes } else { &[] }
    }

    /// Its text; empty where it is none.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = &self.value { text } else { "" }
    }
}

/// Reads a document.
///
/// # Errors
/// [`Error::Unreadable`] with the line of what is not read here.
pub fn read(text: &str) -> Result<Node, Error> {
    let mut reader = Reader { lines: text.lines().collect(), at: 0, held: None };
    if reader.lines.len() > MOST_LINES {
        return Err(reader.fault(0, "more than 50000 lines, which no plan has"));
    }
    let root = reader.block(0, 0)?;
    match reader.peek()? {
        Some(line) => {
            Err(reader.fault(line.number, "a line that belongs to nothing above it; check how far it is set in"))
        }
        None => Ok(root),
    }
}

#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    indent: usize,
    text: &'a str,
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    /// What stands behind a dash, as a line of its own.
    held: Option<Line<'a>>,
}

impl<'a> Reader<'a> {
    fn fault(&self, line: usize, what: &str) -> Error {
        let at = self.lines.iter().take(line.saturating_sub(1)).map(|l| l.len() + 1).sum();
        Error::Unreadable { format: "YAML", at, what: format!("line {line}: {what}") }
    }

    /// The next line that says something.
    fn peek(&mut self) -> Result<Option<Line<'a>>, Error> {
        if self.held.is_some() {
            return Ok(self.held);
        }
        while let Some(raw) = self.lines.get(self.at) {
            let text = raw.trim_start_matches(' ');
            let empty = text.trim().is_empty() || text.starts_with('#') || matches!(text.trim_end(), "---" | "...");
            if !empty {
                let line = Line { number: self.at + 1, indent: raw.len() - text.len(), text: text.trim_end() };
                if text.starts_with('\t') {
                    return Err(self.fault(line.number, "set in by a tab; YAML is set in by spaces"));
                }
                return Ok(Some(line));
            }
            self.at += 1;
        }
        Ok(None)
    }

    fn advance(&mut self) {
        self.held = None;
        self.at += 1;
    }

    fn block(&mut self, least: usize, depth: usize) -> Result<Node, Error> {
        let nothing = |line| Node { line, value: Value::Nothing };
        let Some(first) = self.peek()?.filter(|line| line.indent >= least) else { return Ok(nothing(self.at)) };
        if depth > MOST_DEPTH {
            return Err(self.fault(first.number, "nested deeper than 24 levels, which no plan is"));
        }
        if is_item(first.text) {
            self.items(first, depth)
        } else if key_of(first.text).is_some() {
            self.pairs(first, depth)
        } else {
            self.advance();
            let value = self.scalar(first.text, first.number, first.indent)?;
            Ok(Node { line: first.number, value })
        }
    }

    fn items(&mut self, first: Line<'a>, depth: usize) -> Result<Node, Error> {
        let mut nodes = Vec::new();
        while let Some(line) = self.peek()?.filter(|line| line.indent == first.indent && is_item(line.text)) {
            let rest = line.text[1..].trim_start();
            if rest.is_empty() || rest.starts_with('#') {
                self.advance();
            } else {
                let indent = line.indent + line.text.len() - rest.len();
                self.held = Some(Line { number: line.number, indent, text: rest });
            }
            nodes.push(self.block(first.indent + 1, depth + 1)?);
        }
        Ok(Node { line: first.number, value: Value::List(nodes) })
    }

    fn pairs(&mut self, first: Line<'a>, depth: usize) -> Result<Node, Error> {
        let mut pairs = Vec::new();
        while let Some(line) = self.peek()?.filter(|line| line.indent == first.indent && !is_item(line.text)) {
            let Some((key, rest)) = key_of(line.text) else {
                return Err(self.fault(line.number, "expected a key and a colon; quote a text that has none"));
            };
            self.advance();
            let node = if rest.is_empty() || rest.starts_with('#') {
                let item = self.peek()?.is_some_and(|next| next.indent == first.indent && is_item(next.text));
                self.block(first.indent + usize::from(!item), depth + 1)?
            } else {
                Node { line: line.number, value: self.scalar(rest, line.number, first.indent)? }
            };
            pairs.push((key.to_owned(), node));
        }
        Ok(Node { line: first.number, value: Value::Map(pairs) })
    }

    /// A text that begins in `text`; lines set in further than `indent` go on with it.
    fn scalar(&mut self, text: &str, number: usize, indent: usize) -> Result<Value, Error> {
        match text.as_bytes().first() {
            Some(b'&' | b'*') => {
                return Err(self.fault(number, "anchors and aliases are not read; write the text out, or quote it"));
            }
            Some(b'!') => return Err(self.fault(number, "tags are not read; quote the text if it is one")),
            Some(b'|' | b'>') => return Ok(Value::Text(self.folded(indent, text.starts_with('|')))),
            Some(b'[') => return self.flow(text, number),
            _ => {}
        }
        let mut whole = text.to_owned();
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        while quote.is_none_or(|quote| !closes(&whole, quote)) {
            let Some(next) = self.peek()?.filter(|next| next.indent > indent && self.held.is_none()) else { break };
            if quote.is_none() && (key_of(next.text).is_some() || is_item(next.text)) {
                break;
            }
            whole.push(' ');
            whole.push_str(next.text);
            self.advance();
        }
        match quote {
            None => Ok(Value::Text(without_comment(&whole).to_owned())),
            Some(quote) => match unquoted(&whole, quote) {
                Some(text) => Ok(Value::Text(text)),
                None => Err(self.fault(number, "a quote that is not closed")),
            },
        }
    }

    fn folded(&mut self, indent: usize, keep_lines: bool) -> String {
        let mut text = String::new();
        while let Some(raw) = self.lines.get(self.at) {
            let inner = raw.trim_start_matches(' ');
            if !inner.trim().is_empty() && raw.len() - inner.len() <= indent {
                break;
            }
            if !text.is_empty() {
                text.push(if keep_lines { '\n' } else { ' ' });
            }
            text.push_str(inner.trim_end());
            self.at += 1;
        }
        text.trim_end().to_owned()
    }

    /// `[4, 6]`, texts on one line.
    fn flow(&self, text: &str, number: usize) -> Result<Value, Error> {
        let inner = without_comment(text).strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let Some(inner) = inner.filter(|inner| !inner.contains(['[', '{'])) else {
            return Err(self.fault(number, "a list in brackets that does not end in its line, or holds another one"));
        };
        let node = |part: &str| {
            let text = part.trim();
            let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
            let text = quote.and_then(|quote| unquoted(text, quote)).unwrap_or_else(|| text.to_owned());
            Node { line: number, value: Value::Text(text) }
        };
        Ok(Value::List(inner.split(',').filter(|part| !part.trim().is_empty()).map(node).collect()))
    }
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// The key and what stands behind its colon.
fn key_of(text: &str) -> Option<(&str, &str)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = text[1..].find(quote)? + 1;
        let rest = text[end + 1..].trim_start().strip_prefix(':')?;
        return (rest.is_empty() || rest.starts_with(' ')).then(|| (&text[1..end], rest.trim()));
    }
    if text.starts_with(['{', '[', '&', '*', '!', '|', '>', '#']) {
        return None;
    }
    let (key, rest) = match text.find(": ") {
        Some(at) => (&text[..at], text[at + 2..].trim()),
        None => (text.strip_suffix(':')?, ""),
    };
    (!key.contains(" #")).then_some((key.trim_end(), rest))
}

fn without_comment(text: &str) -> &str {
    text.find(" #").map_or(text, |at| &text[..at]).trim_end()
}

/// The quoted text ends within `text`.
fn closes(text: &str, quote: char) -> bool {
    unquoted(text, quote).is_some()
}

fn unquoted(text: &str, quote: char) -> Option<String> {
    let mut out = String::new();
    let mut characters = text.chars().skip(1).peekable();
    while let Some(c) = characters.next() {
        match c {
            '\'' if quote == '\'' && characters.peek() == Some(&'\'') => out.extend(characters.next()),
            '\\' if quote == '"' => out.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                other => other,
            }),
            c if c == quote => return Some(out),
            other => out.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_as_people_write_it() {
        let text = "# a plan\nname: 'It''s mine'\nabout: |-\n  two\n  lines\nunits: km # or mi\nweeks:\n- note: Week 1\n  days:\n  - title: \"Rest\"\n  - title: Easy run\n    distance: [4, 6]\n  -\n    title: long: no\n- plain\nlast:\n";
        let root = read(text).unwrap();
        assert_eq!(root.get("name").unwrap().text(), "It's mine");
        assert_eq!(root.get("about").unwrap().text(), "two\nlines");
        assert_eq!(root.get("UNITS").unwrap().text(), "km");
        let weeks = root.get("weeks").unwrap().list();
        assert_eq!((weeks.len(), weeks[1].text()), (2, "plain"));
        let days = weeks[0].get("days").unwrap().list();
        assert_eq!(
            days.iter().map(|d| d.get("title").unwrap().text()).collect::<Vec<_>>(),
            ["Rest", "Easy run", "long: no"]
        );
        assert_eq!(days[1].get("distance").unwrap().list().iter().map(Node::text).collect::<Vec<_>>(), ["4", "6"]);
        assert_eq!((days[1].line, &root.get("last").unwrap().value), (11, &Value::Nothing));
    }

    #[test]
    fn what_is_refused_says_its_line() {
        let deep: String = (0..60).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
        let bomb = "a: &a [x, x]\nb: [*a, *a]\n";
        for (text, word) in [
            ("a: &a x\nb: *a", "line 1: anchors"),
            (bomb, "line 1: anchors"),
            ("a: !!binary x", "line 1: tags"),
            ("a:\n\t- x", "line 2: set in by a tab"),
            ("a: 'x\nb: y", "line 1: a quote"),
            ("a: 1\n  b: 2", "line 2"),
            ("a: [1, 2", "line 1: a list"),
            (&deep, "nested deeper"),
            (&"a\n".repeat(50_001), "more than 50000 lines"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(word), "{text:.40}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "([ a-c:\\-\\[\\]'\"|>#&*\n]{0,80})|\\PC{0,80}") {
            let _ = read(&text);
        }
    }
}
