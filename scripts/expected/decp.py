"""French public contracts: one record is one contract between a buyer and its holders."""
import datetime
import json
import re
from common import Report, end_of_term, filler, lost, siren_ok, siret_ok, squeeze, vat_ok

GENERIC = {"budget principal", "budget annexe", "budget general", "mairie", "commune", "ville", "siege"}
LOT = re.compile(r"\blot\s*(?:n\s*[°ºo]?\s*)?0*(\d{1,3})", re.I)


def records(path):
    """2019: {"marches": [..]}; 2022: {"marches": {"contrat-concession": [..], "marche": [..]}}, in file order."""
    marches = json.load(open(path, encoding="utf-8"))["marches"]
    if isinstance(marches, list):
        return "decp-2019", marches
    return "decp-2022", [r for group in marches.values() for r in group]


def a_day(s):
    m = re.match(r"(\d{4})-(\d\d)-(\d\d)", s or "")
    try:
        return datetime.date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def cents(x):
    return int(round(x * 100 + 1e-6))


def plain(r, key, inner):
    """2022 wraps every element of a list: {"titulaire": {...}}."""
    return [x.get(inner, x) for x in r.get(key) or []]


class Market:
    def __init__(self, r, fmt):
        self.r, self.fmt = r, fmt
        concession = "autoriteConcedante" in r
        self.buyer = r.get("autoriteConcedante") or r.get("acheteur") or {}
        self.start = a_day(r.get("dateDebutExecution") or r.get("dateSignature") if concession else r.get("dateNotification"))
        self.amount = r.get("valeurGlobale") if concession else r.get("montant")
        self.term = r.get("dureeMois")
        self.holders = plain(r, "concessionnaires", "concessionnaire") if concession else plain(r, "titulaires", "titulaire")
        self.mods = []
        for i, m in enumerate(plain(r, "modifications", "modification")):
            day = a_day(m.get("dateSignatureModification") or m.get("dateNotificationModification"))
            self.mods.append((day, i, m.get("valeurGlobale", m.get("montant")), m.get("dureeMois"), plain(m, "titulaires", "titulaire")))
        self.mods.sort(key=lambda m: (m[0] or datetime.date.min, m[1]))

    def buyer_key(self):
        s = squeeze(self.buyer.get("id") or "")
        return "siren:" + s[:9] if siret_ok(s) else "siret:" + s

    def stem(self):
        """2019: year + internal number + two digits that count the modifications (order of 22 March 2019)."""
        i = self.r["id"]
        if self.fmt == "decp-2019" and len(i) >= 7 and i[-2:].isdigit() and int(i[-2:]) <= 20:
            return i[:-2], int(i[-2:])
        return i, 0

    def identity(self):
        lot = LOT.search(self.r.get("objet") or "")
        ids = sorted(h["id"] for h in self.holders) or [""]
        return (squeeze(self.buyer["id"]), self.stem()[0], lot and int(lot[1]), ids[0], len(ids), self.start)

    def content(self):
        r = self.r
        return json.dumps([r.get("id"), self.buyer, r.get("objet"), r.get("codeCPV"), r.get("nature"), str(self.start), self.term,
                           self.amount, sorted([h["id"], h.get("denominationSociale")] for h in self.holders),
                           [[str(m[0]), m[2], m[3], sorted(h["id"] for h in m[4])] for m in self.mods]], sort_keys=True)


def holder_siren(h):
    kind, value = h.get("typeIdentifiant"), squeeze(h.get("id") or "")
    if kind == "SIRET":
        return value[:9] if siret_ok(value) else None
    if kind == "TVA" and value.startswith("FR") and vat_ok(value):
        return value[4:]
    return None


def reject_bad(rep, line, r, m):
    n = len(rep.rejected)
    if not r.get("id"):
        rep.reject(line, "key_missing", "key")
    if not m.buyer.get("id"):
        rep.reject(line, "account_missing", "account")
    if m.start is None:
        rep.reject(line, "date_unreadable", "start")
    elif not 1900 <= m.start.year <= 2199:
        rep.reject(line, "date_implausible", "start")
    return len(rep.rejected) > n


def remarks(rep, line, m, today, ours):
    """Everything worth saying about a contract that is taken; returns the applied amount, term and holders."""
    b = m.buyer
    new = rep.account(m.buyer_key())
    if not siret_ok(squeeze(b["id"])):
        rep.warn(line, "id_invalid", "account.siret")
    if new and not b.get("nom"):
        rep.warn(line, "account_unnamed", "account")
    if new and b.get("nom") and " ".join(b["nom"].lower().split()) in GENERIC:
        rep.warn(line, "buyer_name_generic", "account")
    if lost(b.get("nom") or ""):
        rep.warn(line, "char_lost", "account")
    if lost(m.r.get("objet") or ""):
        rep.warn(line, "char_lost", "name")
    amount, term, holders = m.amount, m.term, m.holders
    amount = known(rep, line, amount, True)
    if term and term > 1188:
        rep.warn(line, "term_implausible", "term_months")
        term = None
    for day, _, value, months, others in m.mods:
        if day is None:
            rep.warn(line, "amendment_undated", "amendment")
            continue
        if day < m.start:
            rep.warn(line, "amendment_before_start", "amendment")
        value = known(rep, line, value, False)
        if value is not None and amount is not None and value * 2 < amount:
            rep.warn(line, "amendment_halves", "total_value")
        amount = value if value is not None else amount
        term = months or term
        holders = others or holders
    if not term:
        rep.warn(line, "term_missing", "end")
    sirens = [holder_siren(h) for h in holders]
    for h in holders:
        ok = {"SIRET": siret_ok, "TVA": vat_ok}.get(h.get("typeIdentifiant"), lambda s: True)
        if not ok(squeeze(h.get("id") or "")):
            rep.warn(line, "id_invalid", "holder")
    if siret_ok(squeeze(b["id"])) and squeeze(b["id"])[:9] in sirens:
        rep.warn(line, "holder_is_buyer", "holder")
    if len(holders) > 1:
        rep.note(line, "holders_shared", "holder")
    if m.start > today:
        rep.warn(line, "start_future", "start")
    if term and end_of_term(m.start, term) < today:
        rep.warn(line, "ended", "end")
    return amount, ours and ours not in sirens


def known(rep, line, amount, required):
    """A published amount cannot be corrected by who imports it: a filler leaves the value unknown."""
    if not amount:
        if required or amount == 0:
            rep.warn(line, "amount_missing", "total_value")
        return None
    if filler(amount) or amount < 0:
        rep.warn(line, "amount_filler" if amount > 0 else "amount_negative", "total_value")
        return None
    return amount


def read(path, name, today, ours=""):
    fmt, recs = records(path)
    rep = Report(name, fmt)
    rep.lines = len(recs)
    kept, order = {}, []
    for line, r in enumerate(recs, 1):
        m = Market(r, fmt)
        if reject_bad(rep, line, r, m):
            continue
        first = kept.get(m.identity())
        if first is None:
            kept[m.identity()] = [line, m]
            order.append(m.identity())
        elif m.content() == first[1].content():
            rep.unchanged += 1
            rep.note(line, "duplicate_same", "")
        elif m.stem()[1] != first[1].stem()[1] and (m.amount, m.term) == (first[1].amount, first[1].term):
            rep.unchanged += 1
            older = line
            if m.stem()[1] > first[1].stem()[1]:
                older, kept[m.identity()] = first[0], [line, m]
            rep.note(older, "republished", "")
        else:
            rep.reject(line, "duplicate_conflict", differs(m, first[1]))
    for line, m in sorted(kept.values(), key=lambda e: e[0]):
        rep.taken += 1
        amount, market = remarks(rep, line, m, today, ours)
        rep.add("market_contracts" if market else "contracts")
        if amount is not None:
            rep.sum("EUR", cents(amount))
    return rep


def differs(a, b):
    for field, x, y in [("total_value", a.amount, b.amount), ("term_months", a.term, b.term), ("name", a.r.get("objet"), b.r.get("objet"))]:
        if x != y:
            return field
    return "amendment"
