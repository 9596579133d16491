#!/usr/bin/env python3
"""Writes fold_table.inc, the data of fold.cc, from the Unicode Character Database (Debian: unicode-data).

    python3 core/text/make_fold_table.py [OUTPUT]        OUTPUT is core/text/fold_table.inc unless told

What folding is, fold.h says; Data.fold() below is that text as code. The layout, which fold.cc reads:

  fold_runs   For each run of neighbouring code points from U+0080 on that fold alike, in ascending order, LEB128 numbers:
              code points skipped since the last run; (length - 1) * 5 + kind; and for the kind "shift" one more.
                0 drop    they fold to nothing
                1 shift   each folds to one equally far away: zigzag(target - code point)
                2 pairs   every second one, from the first on, folds to its successor; those between stay
                3 digits  they are the digits 0 to 9
                4 each    the folded form of each is in fold_pool
  fold_pool   UTF-8, the folded forms of the kind "each", one after another. A form that is not one code point long has
              its length in code points before it, as a byte below 0x20.
  lower_runs  As fold_runs, of the kinds "shift" and "pairs" only: the lower case of the Latin letters that keep their marks.
"""

import os
import sys

UCD = "/usr/share/unicode/"

# Letters that do not decompose, but are read as their base.
READ_AS = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ŧ": "t",
    # Arabic: alef wasla, alef maksura, Farsi yeh, teh marbuta, keheh.
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643",
    # Tatweel; apostrophes, quotation marks and dots inside words, which some write and others do not.
    "\u0640": "",
    "\"": "", "'": "", "`": "", "\u00b7": "", "\u05f3": "", "\u05f4": "", "\u2018": "", "\u2019": "", "\u201b": "",
    "\u2027": "", "\u2032": "", **{chr(c): "" for c in range(0x2b9, 0x2c0)},
}

# Scripts in which combining marks (Mn, Me) are accents, points or ornaments. In others they are parts of letters.
ACCENTED = {"Inherited", "Common", "Latin", "Greek", "Cyrillic", "Coptic", "Hebrew", "Arabic", "Syriac", "Ethiopic"}
KEPT_MARKS = {0x3099, 0x309a}  # the Japanese voiced sound marks: Inherited, but they tell letters apart

# Code points that stand in no word are left alone (symbols), and so are these, which nobody types and which would nearly
# double the table's size: CJK Compatibility Ideographs and their Supplement; Arabic ligatures of two and three letters.
NEVER_TYPED = (range(0xf900, 0xfb00), range(0x2f800, 0x2fa20), range(0xfc00, 0xfdc8))

# Where append_lower (fold.h) keeps marks: Latin-1, Latin Extended-A and B, Latin Extended Additional.
MARKED = (range(0xc0, 0x250), range(0x1e00, 0x1f00))

HANGUL = range(0xac00, 0xd7a4)  # fold.cc decomposes these by arithmetic


def rows(name):
    with open(UCD + name, encoding="utf-8") as lines:
        for line in lines:
            line = line.partition("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def code_points(field):
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


class Data:
    def __init__(self):
        self.category = {}
        self.decomposition = {}
        self.digit = {}
        self.lower = {}
        for row in rows("UnicodeData.txt"):
            c = int(row[0], 16)
            self.category[c] = row[2]
            if row[2] == "Nd":
                self.digit[c] = int(row[6])
            if row[13]:
                self.lower[c] = int(row[13], 16)
            if row[5]:
                self.decomposition[c] = [int(x, 16) for x in row[5].split() if not x.startswith("<")]
        self.case = {int(row[0], 16): [int(x, 16) for x in row[2].split()]
                     for row in rows("CaseFolding.txt") if row[1] in "CF"}
        self.script = {c: row[1] for row in rows("Scripts.txt") for c in code_points(row[0])}
        properties = list(rows("DerivedCoreProperties.txt"))
        self.ignorable = {c for row in properties
                          if row[1] == "Default_Ignorable_Code_Point" for c in code_points(row[0])}
        self.alphabetic = {c for row in properties if row[1] == "Alphabetic" for c in code_points(row[0])}

    def decompose(self, c):
        if c in HANGUL:
            i = c - HANGUL.start
            trailing = i % 28
            return [0x1100 + i // 588, 0x1161 + i % 588 // 28] + ([0x11a7 + trailing] if trailing else [])
        if c not in self.decomposition:
            return [c]
        return [d for part in self.decomposition[c] for d in self.decompose(part)]

    def dropped(self, c):
        if c in self.ignorable:
            return True
        mark = self.category.get(c) in ("Mn", "Me")
        return mark and self.script.get(c) in ACCENTED and c not in KEPT_MARKS

    def fold_once(self, c):
        out = []
        for cased in self.case.get(c, [c]):
            parts = self.decompose(cased)
            if len(parts) > 1:  # no spaces inside words
                parts = [p for p in parts if p != 0x20]
            for part in parts:
                if self.dropped(part):
                    continue
                if part in self.digit:
                    part = 0x30 + self.digit[part]
                out += [ord(x) for x in READ_AS.get(chr(part), chr(part))]
        return out

    def left_alone(self, c):
        symbol = self.category.get(c, "Cn")[0] == "S" and c not in self.alphabetic
        return symbol and chr(c) not in READ_AS or any(c in block for block in NEVER_TYPED)

    def fold(self, c):
        """The folded form of code point c, a list."""
        seen = [c]
        if self.left_alone(c):
            return seen
        while True:
            folded = [f for s in seen for f in self.fold_once(s)]
            if folded == seen:
                return seen
            seen = folded


def varint(value):
    out = []
    while value >= 0x80:
        out.append(value & 0x7f | 0x80)
        value >>= 7
    return out + [value]


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def write_table(path, header, arrays):
    """arrays: (name, bytes) each, written as constant arrays of unsigned char."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(header)
        for name, data in arrays:
            out.write(f"\ninline constexpr unsigned char {name}[{len(data)}] = {{\n")
            line = "   "
            for byte in data:
                item = f" {byte},"
                if len(line) + len(item) > 100:
                    out.write(line + "\n")
                    line = "   "
                line += item
            out.write(line + "\n};\n")


def find_runs(folds, shortest_shift=3):
    """(first, length, kind, shift) for each run in folds, a dict from code point to list."""
    runs = []
    c = 0x80
    last = max(folds)
    while c <= last:
        if c not in folds:
            c += 1
            continue

        def count(step, expected):
            n = 0
            while folds.get(c + n) == expected(c + n):
                n += step
            return n

        drop = count(1, lambda x: [])
        digits = count(1, lambda x: [0x30 + x - c])
        pairs = count(2, lambda x: [x + 1] if x + 1 not in folds else False)
        shift = folds[c][0] - c if len(folds[c]) == 1 else 0
        shifted = count(1, lambda x: [x + shift]) if shift else 0
        if drop:
            run = (c, drop, "drop", 0)
        elif digits == 10:
            run = (c, 10, "digits", 0)
        elif pairs >= 4 and pairs > shifted:
            run = (c, pairs - 1, "pairs", 0)
        elif shifted >= shortest_shift:
            run = (c, shifted, "shift", shift)
        else:
            run = (c, 1, "each", 0)
        if run[2] == "each" and runs and runs[-1][2] == "each" and runs[-1][0] + runs[-1][1] == c:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1, "each", 0)
        else:
            runs.append(run)
        c += run[1]
    return runs


def pack(folds, runs):
    """The runs as a table, and its pool."""
    kinds = ["drop", "shift", "pairs", "digits", "each"]
    table, pool = [], bytearray()
    end = 0x80
    for first, length, kind, shift in runs:
        table += varint(first - end) + varint((length - 1) * len(kinds) + kinds.index(kind))
        end = first + length
        if kind == "shift":
            table += varint(zigzag(shift))
        elif kind == "each":
            for c in range(first, end):
                if len(folds[c]) != 1:
                    pool.append(len(folds[c]))
                pool += "".join(map(chr, folds[c])).encode()
    return table, pool


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "fold_table.inc")
    data = Data()
    known = sorted(set(data.category) | data.ignorable)
    folds = {c: data.fold(c) for c in known if c >= 0x80 and c not in HANGUL}
    folds = {c: folded for c, folded in folds.items() if folded != [c]}
    table, pool = pack(folds, find_runs(folds))
    lower = {c: [data.lower[c]] for block in MARKED for c in block if c in data.lower}
    lower_table, _ = pack(lower, find_runs(lower, shortest_shift=1))
    write_table(path, f"""\
// DO NOT EDIT. Written by make_fold_table.py from Unicode 15.0, which also tells the layout; to write it again:
//   python3 core/text/make_fold_table.py
// {len(folds)} code points; {len(table)} + {len(pool)} + {len(lower_table)} bytes.
""", [("fold_runs", table), ("fold_pool", pool), ("lower_runs", lower_table)])


if __name__ == "__main__":
    main()
