//! Original files: kept byte for byte, compressed, under their SHA-256.

use crate::{Error, Result, Store, open::number};
use flate2::read::MultiGzDecoder;
use rusqlite::{OptionalExtension, Row, params};
use sha2::Digest;
use std::{fmt, io::Read};

/// Effort of zstd, 1 to 22. Measured in docs/decisions/0002-originals.md.
const LEVEL: i32 = 1;
/// What a gzip begins with, and no frame of zstd does.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The SHA-256 of an original's unpacked bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// The checksum of some bytes.
    ///
    /// ```
    /// assert!(store::Sha256::of(b"").to_string().starts_with("e3b0c44298fc1c14"));
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    pub(crate) fn from_column(row: &Row<'_>, column: &str) -> rusqlite::Result<Self> {
        row.get(column).map(Self)
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Under zstd, with one compressor a thread: its tables cost more to make than a small file to pack.
fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    thread_local! {
        static COMPRESSOR: std::cell::RefCell<Option<zstd::bulk::Compressor<'static>>> = const { std::cell::RefCell::new(None) };
    }
    COMPRESSOR.with_borrow_mut(|compressor| {
        let compressor = match compressor {
            Some(compressor) => compressor,
            None => compressor.insert(zstd::bulk::Compressor::new(LEVEL)?),
        };
        compressor.compress(bytes)
    })
}

/// An original as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Of the unpacked bytes.
    pub sha256: Sha256,
    /// How many unpacked bytes.
    pub byte_count: usize,
    /// The bytes under zstd, or in the gzip that they came in.
    pub bytes: Vec<u8>,
}

impl Packed {
    /// Compresses an original.
    ///
    /// # Errors
    /// Only when memory runs out.
    pub fn new(sha256: Sha256, original: &[u8]) -> Result<Self> {
        let bytes = compress(original).map_err(|why| Error::damaged("compressing an original", why))?;
        Ok(Self { sha256, byte_count: original.len(), bytes })
    }

    /// Keeps an original in the gzip that it came in, which was just unpacked to these bytes.
    #[must_use]
    pub const fn in_gzip(sha256: Sha256, byte_count: usize, gzip: Vec<u8>) -> Self {
        Self { sha256, byte_count, bytes: gzip }
    }

    /// The original, checked against its length and SHA-256.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not what was stored.
    pub fn unpack(&self) -> Result<Vec<u8>> {
        let what = || format!("original {}", self.sha256);
        let bytes = if self.bytes.starts_with(&GZIP) {
            let mut bytes = Vec::with_capacity(self.byte_count + 1);
            let unpacked =
                MultiGzDecoder::new(&self.bytes[..]).take(self.byte_count as u64 + 1).read_to_end(&mut bytes);
            unpacked.map(|_| bytes)
        } else {
            zstd::bulk::decompress(&self.bytes, self.byte_count)
        }
        .map_err(|why| Error::damaged(what(), why))?;
        if bytes.len() != self.byte_count || Sha256::of(&bytes) != self.sha256 {
            return Err(Error::damaged(what(), "its bytes do not give its SHA-256"));
        }
        Ok(bytes)
    }
}

/// An original file of the library, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalRecord {
    /// Its number.
    pub id: i64,
    /// Of its bytes.
    pub sha256: Sha256,
    /// How many bytes.
    pub byte_count: usize,
    /// `fit`, `tcx` or `gpx`.
    pub kind: String,
    /// Where it was found.
    pub path: String,
}

impl Store {
    /// The activities of an original, if the library has it: those it brought, or whose twin it is.
    ///
    /// # Errors
    /// What the database says.
    pub fn activities_of(&self, sha256: Sha256) -> Result<Option<Vec<i64>>> {
        self.read(|db| activities_of(db, sha256))
    }

    /// Every original, in the order they came.
    ///
    /// # Errors
    /// What the database says.
    pub fn originals(&self) -> Result<Vec<OriginalRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT id, sha256, byte_count, kind, path FROM original ORDER BY id")?;
            let rows = query.query_map([], |row| {
                Ok(OriginalRecord {
                    id: row.get("id")?,
                    sha256: Sha256::from_column(row, "sha256")?,
                    byte_count: number(row, "byte_count")?,
                    kind: row.get("kind")?,
                    path: row.get("path")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The bytes of an original, checked; none when there is no such original.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are not what was stored.
    pub fn original_bytes(&self, id: i64) -> Result<Option<Vec<u8>>> {
        let packed = self.read(|db| {
            let mut query = db.prepare_cached("SELECT sha256, byte_count, packed FROM original WHERE id = ?1")?;
            let found = query.query_row([id], |row| {
                Ok(Packed {
                    sha256: Sha256::from_column(row, "sha256")?,
                    byte_count: number(row, "byte_count")?,
                    bytes: row.get("packed")?,
                })
            });
            Ok(found.optional()?)
        })?;
        packed.map(|packed| packed.unpack()).transpose()
    }
}

pub(crate) fn activities_of(db: &rusqlite::Connection, sha256: Sha256) -> Result<Option<Vec<i64>>> {
    let mut query = db.prepare_cached("SELECT id FROM original WHERE sha256 = ?1")?;
    let Some(original) = query.query_row(params![sha256.0], |row| row.get::<_, i64>(0)).optional()? else {
        return Ok(None);
    };
    let mut query = db.prepare_cached(
        "SELECT id, position FROM activity WHERE original_id = ?1
         UNION ALL SELECT activity_id, position FROM twin WHERE original_id = ?1 ORDER BY position",
    )?;
    let ids = query.query_map([original], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(ids))
}
