"""Writes the language codes of ISO 639 as a C++ table, from Debian's iso-codes.

usage: make_language_codes.py FOLDER OUTPUT    FOLDER has iso_639-2.json, iso_639-3.json, iso_639-5.json

These are the primary subtags that BCP 47 allows: two letters where a language has such a code,
else three.
"""

import json
import pathlib
import sys


def codes(folder):
    found = set()
    for part in ("639-2", "639-3", "639-5"):
        for each in json.loads((folder / f"iso_{part}.json").read_text())[part]:
            found.add(each.get("alpha_2", each["alpha_3"]))
    return sorted(code for code in found if code.isalpha())


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    lines = ["// Made by make_language_codes.py. DO NOT EDIT.\n"]
    row = ""
    for code in codes(folder):
        row += f'"{code}", '
        if len(row) > 90:
            lines.append(row.rstrip() + "\n")
            row = ""
    output.write_text("".join(lines) + row.rstrip() + "\n")


main()
