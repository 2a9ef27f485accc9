//! A page, or pages below each other, as a list of marks, in points of 1/72 inch from the upper left corner.

use super::width::{fitting, width};
use crate::language::Language;

/// From a line of text to the next, in heights of its type.
pub const LINE: f64 = 1.25;

/// A shade; paper is white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Words and lines that matter.
    Black,
    /// What stands beside them.
    Grey,
    /// Rules and grids.
    Light,
    /// Bands and backgrounds.
    Pale,
    /// The one colour.
    Accent,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Black => [0x1a, 0x1a, 0x1a],
            Self::Grey => [0x5f, 0x5f, 0x5f],
            Self::Light => [0xc4, 0xc4, 0xc4],
            Self::Pale => [0xe9, 0xee, 0xf4],
            Self::Accent => [0x1f, 0x5f, 0xa8],
        }
    }
}

/// Which point of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line of text on its baseline.
    Text {
        /// Place of the end that `align` names.
        at: (f64, f64),
        /// Height of the type.
        size: f64,
        /// Bold.
        bold: bool,
        /// Which end lies there.
        align: Align,
        /// Its shade.
        ink: Ink,
        /// What it says.
        text: String,
    },
    /// A line through points.
    Line {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Its width.
        width: f64,
        /// Its shade.
        ink: Ink,
    },
    /// A filled shape.
    Area {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Its shade.
        ink: Ink,
    },
}

impl Mark {
    /// Where its highest point lies; of a text its baseline.
    fn top(&self) -> f64 {
        match self {
            Self::Text { at, .. } => at.1,
            Self::Line { points, .. } | Self::Area { points, .. } => {
                points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min)
            }
        }
    }
}

/// A page, or several of a size below each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is, for readers of its file.
    pub title: String,
    /// Its width.
    pub width: f64,
    /// The height of a page.
    pub height: f64,
    /// How many pages it has.
    pub pages: usize,
    /// What is on it, the later marks over the earlier ones.
    pub marks: Vec<Mark>,
    /// What its texts are written in; those who draw it say them in English.
    pub language: Language,
}

impl Sheet {
    /// An empty page.
    #[must_use]
    pub fn new(title: &str, (width, height): (f64, f64), language: Language) -> Self {
        Self { title: language.tell(title), width, height, pages: 1, marks: Vec::new(), language }
    }

    /// An empty A4 page.
    #[must_use]
    pub fn a4(title: &str, language: Language) -> Self {
        Self::new(title, (595.0, 842.0), language)
    }

    /// The height of all its pages.
    #[must_use]
    pub fn whole_height(&self) -> f64 {
        self.height * self.pages as f64
    }

    /// The marks of one of its pages, the first is 0.
    pub fn page(&self, index: usize) -> impl Iterator<Item = &Mark> {
        let (top, bottom) = (self.height * index as f64, self.height * (index + 1) as f64);
        let (first, last) = (index == 0, index + 1 == self.pages);
        self.marks.iter().filter(move |mark| {
            let y = mark.top();
            (first || y >= top) && (last || y < bottom)
        })
    }

    /// Writes a line of text in the language of the page; it is cut where it would be wider than `room`.
    pub fn text(&mut self, at: (f64, f64), size: f64, style: (bool, Align, Ink), text: &str, room: f64) {
        self.own(at, size, style, &self.language.tell(text), room);
    }

    /// Writes a line as it is: a name, or what was said in the language already.
    pub fn own(&mut self, at: (f64, f64), size: f64, (bold, align, ink): (bool, Align, Ink), text: &str, room: f64) {
        let text = fitting(text, size, bold, room);
        self.marks.push(Mark::Text { at, size, bold, align, ink, text });
    }

    /// Writes text in the language of the page from the left in lines no wider than `room`, and tells the baseline below the last one.
    pub fn paragraph(&mut self, (x, mut y): (f64, f64), size: f64, style: (bool, Ink), text: &str, room: f64) -> f64 {
        for line in self.lines(size, style.0, text, room) {
            self.own((x, y), size, (style.0, Align::Left, style.1), &line, room);
            y += size * LINE;
        }
        y
    }

    /// The lines, no wider than `room`, of a text in the language of the page; at least one.
    #[must_use]
    pub fn lines(&self, size: f64, bold: bool, text: &str, room: f64) -> Vec<String> {
        let text = self.language.tell(text);
        let (mut lines, mut line) = (Vec::new(), String::new());
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, size, bold) > room && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
        lines
    }

    /// Draws a straight line.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64, ink: Ink) {
        self.marks.push(Mark::Line { points: vec![from, to], width, ink });
    }

    /// Fills a rectangle.
    pub fn block(&mut self, (x, y): (f64, f64), width: f64, height: f64, ink: Ink) {
        let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        self.marks.push(Mark::Area { points, ink });
    }

    /// Draws the edge of a rectangle.
    pub fn frame(&mut self, (x, y): (f64, f64), width: f64, height: f64, ink: Ink) {
        let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        self.marks.push(Mark::Line { points, width: 0.6, ink });
    }
}
