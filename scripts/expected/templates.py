"""Comptoir's own templates, in French and in English."""
import csv
import datetime
import io
import re
from decimal import Decimal, InvalidOperation
from common import (Report, email_ok, end_of_term, filler, fold, lei_ok, lost, siren_ok, siret_ok, squeeze, vat_ok)

CURRENCIES = {"EUR", "SEK", "CHF", "USD"}
COUNTRIES = {"France", "Suède", "Suisse", "FR"}
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]


def rows(path, encoding, separator):
    text = open(path, "rb").read().decode(encoding)
    rd = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = next(rd)
    line = 1
    for row in rd:
        yield line + 1, len(row) - len(header), {h.replace("’", "'"): "" if v == "NULL" else v.strip() for h, v in zip(header, row)}
        line = rd.line_num


def number(s, french):
    s = re.sub(r"[\s€]", "", s)
    if s.startswith("(") and s.endswith(")"):
        s = "-" + s[1:-1]
    s = s.replace(",", ".") if french else s.replace(",", "")
    try:
        return Decimal(s)
    except InvalidOperation:
        return None


def date(s):
    """None when empty, False when unreadable, "year" when it cannot be meant."""
    if not s:
        return None
    m = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", s)
    if not m:
        return False
    if int(m[3]) < 1900:
        return "year"
    return datetime.date(int(m[3]), int(m[2]), int(m[1]))


def money(rep, line, field, text, ccy, french, negative_ok, required):
    if not text:
        if required:
            rep.reject(line, "amount_missing", field)
        return None
    n = number(text, french)
    if n is None:
        rep.reject(line, "amount_unreadable", field)
    elif filler(n):
        rep.reject(line, "amount_filler", field)
    elif n < 0 and not negative_ok:
        rep.reject(line, "amount_negative", field)
    elif not ccy:
        rep.reject(line, "currency_missing", "currency")
    elif ccy not in CURRENCIES:
        rep.reject(line, "currency_unknown", "currency")
    return n


def text(rep, line, pairs):
    for field, value in pairs:
        if lost(value):
            rep.warn(line, "char_lost", field)


def ref(name, siren):
    return "siren:" + squeeze(siren) if siren and siren_ok(squeeze(siren)) else "name:" + fold(name)


def twice(rep, seen, key, line, content):
    """First one kept: the same again changes nothing, another content is refused."""
    if key not in seen:
        seen[key] = (line, content)
        return False
    if seen[key][1] == content:
        rep.unchanged += 1
        rep.note(line, "duplicate_same", "")
    else:
        rep.reject(line, "duplicate_conflict", next(k for k in content if content[k] != seen[key][1][k]))
    return True


def contracts(path, name, encoding, separator, today):
    rep, seen = Report(name, "comptoir-contracts"), {}
    for line, wide, r in rows(path, encoding, separator):
        rep.lines += 1
        if wide > 0:
            rep.reject(line, "row_wide", "")
            continue
        n = len(rep.rejected)
        siren = r["SIREN du compte"]
        if not r["Référence"]:
            rep.reject(line, "key_missing", "key")
        if not r["Compte"] and not siren:
            rep.reject(line, "account_missing", "account")
        if siren and not siren_ok(squeeze(siren)):
            rep.warn(line, "id_invalid", "account.siren")
        start, end = date(r["Début"]), date(r["Fin"])
        for field, d in (("start", start), ("end", end)):
            if d is False:
                rep.reject(line, "date_unreadable", field)
            if d == "year":
                rep.reject(line, "date_implausible", field)
        term = int(r["Durée (mois)"] or 0)
        value = money(rep, line, "value_per_year", r["Valeur par an"], r["Devise"], True, False, False)
        total = money(rep, line, "total_value", r["Valeur totale"], r["Devise"], True, False, False)
        text(rep, line, [("account", r["Compte"]), ("name", r["Nom du contrat"]), ("holder", r["Titulaire"])])
        if isinstance(start, datetime.date) and isinstance(end, datetime.date) and end < start:
            rep.reject(line, "end_before_start", "end")
        elif isinstance(start, datetime.date) and end != "year":
            computed = end_of_term(start, term) if term else None
            if term and end and computed != end:
                rep.warn(line, "end_differs", "end")
            end = end or computed
            if not end:
                rep.warn(line, "term_missing", "end")
            elif end < today:
                rep.warn(line, "ended", "end")
            if start > today:
                rep.warn(line, "start_future", "start")
        if len(rep.rejected) > n:
            continue
        content = {"account": ref(r["Compte"], siren), "name": r["Nom du contrat"], "start": start, "end": end, "term_months": term,
                   "value_per_year": value, "total_value": total, "rest": sorted(r.items())}
        if twice(rep, seen, r["Référence"], line, content):
            continue
        rep.taken += 1
        rep.account(ref(r["Compte"], siren))
        rep.add("market_contracts" if r["Titulaire"] else "contracts")
        for v in (value, total):
            if v is not None:
                rep.sum(r["Devise"], int(v * 100))
    return rep


def accounts(path, name, encoding, separator):
    rep, seen, sirens, names = Report(name, "comptoir-accounts"), {}, {}, {}
    for line, _, r in rows(path, encoding, separator):
        rep.lines += 1
        n = len(rep.rejected)
        if not r["Nom"]:
            rep.reject(line, "name_missing", "name")
        ids = {k: squeeze(r[c]) for k, c in (("siren", "SIREN"), ("siret", "SIRET"), ("vat", "N° TVA"), ("lei", "LEI"))}
        for k, ok in (("siren", siren_ok), ("siret", siret_ok), ("vat", vat_ok), ("lei", lei_ok)):
            if ids[k] and not ok(ids[k]):
                rep.warn(line, "id_invalid", k)
        if ids["siren"] and ids["siret"] and not ids["siret"].startswith(ids["siren"]):
            rep.reject(line, "siret_siren_differ", "siret")
        if r["Pays"] and r["Pays"] not in COUNTRIES:
            rep.warn(line, "country_unknown", "country")
        if r["Devise"] and r["Devise"] not in CURRENCIES:
            rep.reject(line, "currency_unknown", "currency")
        if len(rep.rejected) > n:
            continue
        content = {"name": r["Nom"], **ids, "rest": [r[c] for c in ("Pays", "Ville", "Secteur", "Devise", "Site web", "Maison mère")]}
        if twice(rep, seen, r["Identifiant"], line, content):
            continue
        if ids["siren"] in sirens and siren_ok(ids["siren"]):
            rep.reject(line, "siren_twice", "siren")
            continue
        if fold(r["Nom"]) in names:
            rep.warn(line, "name_twice", "name")
        sirens[ids["siren"]] = names[fold(r["Nom"])] = line
        text(rep, line, [("name", r["Nom"])])
        rep.taken += 1
        rep.account(r["Identifiant"])
    return rep


def contacts(path, name, encoding, separator):
    rep, seen = Report(name, "comptoir-contacts"), {}
    for line, _, r in rows(path, encoding, separator):
        rep.lines += 1
        if not r["First name"] and not r["Last name"]:
            rep.reject(line, "name_missing", "name")
            continue
        text(rep, line, [("first_name", r["First name"]), ("last_name", r["Last name"])])
        if r["Email"] and not email_ok(r["Email"]):
            rep.warn(line, "email_invalid", "email")
        content = {"account": fold(r["Account"]), "name": r["First name"] + " " + r["Last name"], "job": " ".join(r["Job title"].split()),
                   "rest": [r["Language"], r["Email"], r["Phone"], r["Mobile"]]}
        if twice(rep, seen, r["Key"], line, content):
            continue
        if not r["Account"]:
            rep.warn(line, "contact_unattached", "account")
        rep.taken += 1
        rep.account("name:" + fold(r["Account"]))
        rep.add("contacts")
    return rep


def month(s):
    for pattern, order in ((r"(\d{4})-(\d\d)", (1, 2)), (r"(\d\d)/(\d{4})", (2, 1))):
        m = re.fullmatch(pattern, s)
        if m and 1 <= int(m[order[1]]) <= 12:
            return int(m[order[0]]), int(m[order[1]])
    m = re.fullmatch(r"(\w+) (\d{4})", s)
    return (int(m[2]), MONTHS.index(m[1]) + 1) if m and m[1] in MONTHS else None


def figures(path, name, encoding, separator, today, kind):
    """Results (French columns) and targets (English columns): an account, a month, an amount."""
    french = kind == "results"
    c = dict(account="Compte", siren="SIREN du compte", month="Mois", amount="Chiffre d'affaires", margin="Marge", ccy="Devise") if french else \
        dict(account="Account", siren="Account SIREN", month="Month", amount="Target", margin="-", ccy="Currency")
    field = "revenue" if french else "target"
    rep, seen = Report(name, "comptoir-" + kind), {}
    for line, _, r in rows(path, encoding, separator):
        rep.lines += 1
        n = len(rep.rejected)
        m = month(r[c["month"]])
        if m is None:
            rep.reject(line, "date_unreadable", "month")
        elif french and m > (today.year, today.month):
            rep.reject(line, "future_actual", "month")
        amount = money(rep, line, field, r[c["amount"]], r[c["ccy"]], french, french, True)
        margin = money(rep, line, "margin", r.get(c["margin"], ""), r[c["ccy"]], french, True, False)
        if len(rep.rejected) > n:
            continue
        key = (ref(r[c["account"]], r[c["siren"]]), r.get("Contrat", ""), m)
        if twice(rep, seen, key, line, {field: amount, "margin": margin, "currency": r[c["ccy"]]}):
            continue
        rep.taken += 1
        rep.account(key[0])
        rep.add(kind)
        rep.sum(r[c["ccy"]], int(amount * 100))
    return rep
