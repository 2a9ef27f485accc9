//! Phones of the home network: let in by a code that the laptop shows, listed, shut out again.

use crate::{App, Error, Result};
use store::DeviceRecord;

/// Longest name of a device that is kept, in characters.
const NAME_MOST: usize = 60;
/// Bytes of what a device holds.
const TOKEN_BYTES: usize = 32;

/// A device that was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its number.
    pub id: i64,
    /// What its browser calls itself.
    pub name: String,
    /// The day it was let in.
    pub paired_on: jiff::civil::Date,
    /// The last day it asked.
    pub seen_on: jiff::civil::Date,
}

impl App {
    /// Six digits that nobody can guess, for the laptop to show.
    ///
    /// # Errors
    /// `Broken` where the system gives no random bytes.
    pub fn device_code() -> Result<String> {
        // The largest multiple of a million below 2^32: every code is as likely as any other.
        const FAIR: u32 = u32::MAX - u32::MAX % 1_000_000;
        loop {
            let mut bytes = [0; 4];
            random(&mut bytes)?;
            let drawn = u32::from_le_bytes(bytes);
            if drawn < FAIR {
                return Ok(format!("{:06}", drawn % 1_000_000));
            }
        }
    }

    /// Lets a device in and gives it the token that it shows from now on; only a checksum of the token is kept.
    ///
    /// # Errors
    /// `Broken` where the system gives no random bytes or the library cannot be written.
    pub fn device_pair(&self, name: &str) -> Result<String> {
        let mut bytes = [0; TOKEN_BYTES];
        random(&mut bytes)?;
        let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_MOST).collect();
        let name = if name.trim().is_empty() { "a device" } else { name.trim() };
        self.store().add_device(name, &token, self.date())?;
        Ok(token)
    }

    /// The number of the device that holds a token; nothing for any other token.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn device_known(&self, token: &str) -> Result<Option<i64>> {
        Ok(self.store().device_of(token, self.date())?)
    }

    /// Every device that was let in, the newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn devices(&self) -> Result<Vec<Device>> {
        let devices = self.store().devices()?.into_iter();
        Ok(devices
            .map(|DeviceRecord { id, name, paired_on, seen_on }| Device { id, name, paired_on, seen_on })
            .collect())
    }

    /// Shuts a device out.
    ///
    /// # Errors
    /// `NotFound` where there is none of that number.
    pub fn device_revoke(&self, id: i64) -> Result<()> {
        if self.store().remove_device(id)? { Ok(()) } else { Err(Error::NotFound(format!("no device {id} is paired"))) }
    }
}

fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|fault| Error::Broken(format!("the system gives no random bytes: {fault}")))
}
