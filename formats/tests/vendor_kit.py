"""Reads FIT files with the maker's own kit and prints what it understood as JSON, one object per file.

Usage: python vendor_kit.py FILE...
"""

import json
import sys

from garmin_fit_sdk import Decoder, Stream


def read(path):
    asked = Decoder(Stream.from_file(path))
    intact = asked.is_fit() and asked.check_integrity()
    messages, errors = Decoder(Stream.from_file(path)).read(convert_datetimes_to_dates=False)
    return {"intact": intact, "errors": [str(error) for error in errors], "messages": messages}


if __name__ == "__main__":
    json.dump([read(path) for path in sys.argv[1:]], sys.stdout, default=str)
