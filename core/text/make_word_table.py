#!/usr/bin/env python3
"""Writes word_table.inc, the data of tokenizer.cc, from the Unicode Character Database (Debian: unicode-data).

    python3 core/text/make_word_table.py [OUTPUT]        OUTPUT is core/text/word_table.inc unless told

word_runs: for each run of neighbouring code points of one class, from U+0000 on and without gaps, a LEB128 number:
(length - 1) * 12 + class. Code points behind the last run are of class 0. CLASSES are those of tokenizer.cc, which also
tells where and why they differ from the property Word_Break of UAX #29.
"""

import os
import sys

sys.dont_write_bytecode = True
from make_fold_table import code_points, rows, varint, write_table

CLASSES = ["other", "letter", "hebrew", "digit", "pair", "extend", "single_quote", "double_quote", "mid_both", "mid_letter",
           "mid_digit", "alone"]

FROM_PROPERTY = {
    "ALetter": "letter", "Hebrew_Letter": "hebrew", "Numeric": "digit", "Katakana": "pair", "Extend": "extend",
    "Format": "extend", "ZWJ": "extend", "Single_Quote": "single_quote", "Double_Quote": "double_quote",
    "MidNumLet": "mid_both", "MidLetter": "mid_letter", "MidNum": "mid_digit",
}

COLONS = {0x3a, 0xfe13, 0xfe55, 0xff1a}
SUBSCRIPT_DIGITS = range(0x2080, 0x208a)


def classify():
    """The class of every code point."""
    of_property = {c: row[1] for row in rows("auxiliary/WordBreakProperty.txt") for c in code_points(row[0])}
    category, first = {}, None
    for row in rows("UnicodeData.txt"):
        c = int(row[0], 16)
        if row[1].endswith(", First>"):
            first = c
        else:
            category.update((x, row[2]) for x in range(c if first is None else first, c + 1))
            first = None
    unspaced = {c for row in rows("Scripts.txt") if row[1] in ("Han", "Hiragana", "Katakana") for c in code_points(row[0])}
    unspaced |= {c for row in rows("LineBreak.txt") if row[1] == "SA" for c in code_points(row[0])}

    classes = []
    for c in range(0x110000):
        name = FROM_PROPERTY.get(of_property.get(c), "other")
        letter_or_number = category.get(c, "Cn")[0] in "LN"
        if c in COLONS:
            name = "other"
        elif c in SUBSCRIPT_DIGITS:
            name = "digit"
        elif c in unspaced and letter_or_number and name in ("other", "letter"):
            name = "pair"
        elif name == "pair" and not letter_or_number:  # squared and circled words
            name = "other"
        elif name == "other" and letter_or_number:
            name = "alone"
        classes.append(name)
    return classes


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "word_table.inc")
    table, count, first = [], 0, 0
    classes = classify()
    for c in range(1, len(classes)):
        if classes[c] != classes[first]:
            table += varint((c - first - 1) * len(CLASSES) + CLASSES.index(classes[first]))
            count, first = count + 1, c
    write_table(path, f"""\
// DO NOT EDIT. Written by make_word_table.py from Unicode 15.0, which also tells the layout; to write it again:
//   python3 core/text/make_word_table.py
// {count} runs; {len(table)} bytes.
""", [("word_runs", table)])


if __name__ == "__main__":
    main()
