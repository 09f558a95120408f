"""Words shared by the scripts: a report per file, civil dates, legal identifiers."""
import calendar
import datetime
import re
import unicodedata


class Report:
    """What one file becomes."""

    def __init__(self, file, profile):
        self.file, self.profile = file, profile
        self.lines = self.taken = self.unchanged = 0
        self.rejected, self.warnings, self.notes = [], [], []
        self.counts = dict.fromkeys(
            ["accounts", "contacts", "contracts", "market_contracts", "results", "targets", "rates"], 0)
        self.sums = {}
        self.accounts = set()

    def reject(self, line, code, field=""):
        self.rejected.append({"line": line, "code": code, "field": field})

    def warn(self, line, code, field=""):
        self.warnings.append({"line": line, "code": code, "field": field})

    def note(self, line, code, field=""):
        self.notes.append({"line": line, "code": code, "field": field})

    def add(self, kind, n=1):
        self.counts[kind] += n

    def sum(self, ccy, cents):
        self.sums[ccy] = self.sums.get(ccy, 0) + cents

    def account(self, key):
        """An account is created the first time a line needs it."""
        new = key not in self.accounts
        if new:
            self.accounts.add(key)
            self.add("accounts")
        return new

    def out(self):
        key = lambda p: (p["line"], p["code"], p["field"])
        return {"file": self.file, "profile": self.profile, "lines": self.lines, "taken": self.taken,
                "unchanged": self.unchanged, "rejected_lines": len({p["line"] for p in self.rejected}),
                "rejected": sorted(self.rejected, key=key), "warnings": sorted(self.warnings, key=key),
                "notes": sorted(self.notes, key=key), "counts": self.counts, "sums_minor": self.sums}


def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    m += 1
    last = calendar.monthrange(y, m)[1]
    return datetime.date(y, m, min(d.day, last)), d.day > last


def end_of_term(start, months):
    """DOMAIN 5: the day before the anniversary, or the last day of a month that is too short."""
    d, clamped = add_months(start, months)
    return d if clamped else d - datetime.timedelta(days=1)


def luhn(s):
    total = 0
    for i, c in enumerate(reversed(s)):
        d = int(c)
        if i % 2:
            d = d * 2 - 9 * (d > 4)
        total += d
    return total % 10 == 0


def siren_ok(s):
    return re.fullmatch(r"\d{9}", s) is not None and luhn(s)


def siret_ok(s):
    if not re.fullmatch(r"\d{14}", s) or not luhn(s[:9]):
        return False
    if s.startswith("356000000") and s != "35600000000048":
        return sum(map(int, s)) % 5 == 0
    return luhn(s)


def vat_ok(s):
    m = re.fullmatch(r"FR([0-9A-HJ-NP-Z]{2})(\d{9})", s)
    if m:
        return not m[1].isdigit() or int(m[1]) == (12 + 3 * (int(m[2]) % 97)) % 97
    return re.fullmatch(r"[A-Z]{2}[0-9A-Z]{2,12}", s) is not None and not s.startswith("FR")


def lei_ok(s):
    return re.fullmatch(r"[0-9A-Z]{18}\d{2}", s) is not None and int("".join(str(int(c, 36)) for c in s)) % 97 == 1


def squeeze(s):
    return re.sub(r"[\s.\-]", "", s).upper()


def fold(s):
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", s))


def lost(s):
    """A character was lost before the export: U+FFFD, or a question mark inside a word."""
    return "\ufffd" in s or re.search(r"[^\W\d_]\?[^\W\d_]| \?[a-zà-ÿ]", s) is not None


def filler(x):
    """999 999 999 and the like fill an empty box."""
    return re.fullmatch(r"9{7,}", str(int(abs(x)))) is not None and (x == int(x) or round(x % 1, 2) == 0.99)


def email_ok(s):
    return re.fullmatch(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+", s) is not None
