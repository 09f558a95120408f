import re
from collections import Counter
from lines import parse, text_of, unfold


def cards(raw):
    text, guessed = text_of(raw)
    found, current, depth = [], None, 0
    for line in unfold(text):
        got = parse(line)
        if not got:
            continue
        name, params, value = got
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            depth += 1
            if depth == 1:
                current = []
        elif name == "END" and value.strip().upper() == "VCARD":
            depth -= 1
            if depth == 0:
                found.append((current, True))
                current = None
        elif current is not None and depth == 1:
            current.append(got)
    if current is not None:
        found.append((current, False))
    return found, guessed


def judge(card, whole, guessed):
    """The reason it is refused for, or None; and its warnings."""
    first = lambda name: next((v.strip() for n, _, v in card if n == name and v.strip(" ;")), "")
    warnings = set()
    if not whole:
        warnings.add("cut_short")
    if first("VERSION") not in ("2.1", "3.0", "4.0"):
        warnings.add("version_unknown")
    if guessed:
        warnings.add("charset_guessed")
    mails = []
    for n, p, v in card:
        types = {t.upper() for t in p.get("TYPE", [])}
        if n == "EMAIL" and v.strip():
            if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", v.strip()):
                mails.append(v)
            else:
                warnings.add("address_unreadable")
        if n == "TEL" and v.strip() and not types & {"FAX", "PAGER"}:
            v = re.sub(r"(?i)^tel:", "", v.strip()).split(";")[0]
            if len(re.findall(r"\d", v)) < 3:
                warnings.add("phone_unreadable")
    kind = first("KIND").lower()
    if kind not in ("", "individual"):
        return "not_a_person", set()
    if not first("FN") and not first("N"):
        if mails:
            warnings.add("name_from_address")
        else:
            return ("not_a_person" if first("ORG") else "no_name"), set()
    return None, warnings


def read(raw):
    found, guessed = cards(raw)
    refused, warned, why, said = 0, 0, Counter(), Counter()
    for card, whole in found:
        reason, warnings = judge(card, whole, guessed)
        if reason:
            refused += 1
            why[reason] += 1
        elif warnings:
            warned += 1
            said.update(warnings)
    return dict(items=len(found), taken=len(found) - refused, warned=warned, refused=refused, reasons=dict(why), warnings=dict(said))
