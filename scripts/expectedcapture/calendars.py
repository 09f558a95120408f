import datetime
import re
import zoneinfo
from collections import Counter
from lines import parse, text_of, unfold

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
MOST = 200


def components(raw):
    """(method, component, [(name, params, value)]) of each item, and the zones described."""
    text, _ = text_of(raw)
    stack, items, zones, method, calendars = [], [], set(), "", 0
    for line in unfold(text):
        got = parse(line)
        if not got:
            continue
        name, params, value = got
        word = value.strip().upper()
        if name == "BEGIN":
            stack.append(word)
            if word == "VCALENDAR":
                method, calendars = "", calendars + 1
            if stack[:1] == ["VCALENDAR"] and len(stack) == 2 and word in ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"):
                items.append([method, word, []])
        elif name == "END":
            if word in stack:
                while stack.pop() != word:
                    pass
        elif name == "METHOD" and len(stack) == 1:
            method = word
        elif name == "TZID" and stack[-1:] == ["VTIMEZONE"]:
            zones.add(value.strip())
        elif len(stack) == 2 and stack[1] in ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"):
            items[-1][2].append(got)
    return items, zones, calendars


def moment(value):
    m = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?Z?$", value.strip().split("/")[0])
    try:
        return m and datetime.datetime(*[int(g or 0) for g in m.groups()])
    except ValueError:
        return None


def known(zone):
    try:
        zoneinfo.ZoneInfo(zone)
        return True
    except Exception:
        return False


def local(value, zone):
    """The moment on the clock of the zone."""
    at = moment(value)
    if at and value.strip().upper().endswith("Z") and zone and known(zone):
        return at.replace(tzinfo=datetime.timezone.utc).astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)
    return at


def series(rule, start, last, zone):
    """Days on which the rule falls: every day from the start is asked."""
    r = dict(p.split("=", 1) for p in rule.upper().split(";") if "=" in p)
    until, count, step = local(r.get("UNTIL", ""), zone), int(r.get("COUNT", 0)), int(r.get("INTERVAL", 1))
    by = [re.match(r"([+-]?\d*)(\w\w)$", b).groups() for b in r["BYDAY"].split(",")] if "BYDAY" in r else None
    out, d = [], start.date()
    end = until.date() if until else last
    if until and "T" in r["UNTIL"] and until.time() < start.time():
        end -= datetime.timedelta(1)
    while d <= end and (not count or len(out) < count):
        freq = r.get("FREQ")
        weeks = ((d - datetime.timedelta(d.weekday())) - (start.date() - datetime.timedelta(start.weekday()))).days // 7
        months = (d.year - start.year) * 12 + d.month - start.month
        fits = {"DAILY": (d - start.date()).days % step == 0, "WEEKLY": weeks % step == 0, "MONTHLY": months % step == 0,
                "YEARLY": (d.year - start.year) % step == 0 and d.month == start.month}[freq]
        if by:
            nth = (d.day - 1) // 7 + 1
            fits = fits and any(DAYS[d.weekday()] == w and (not n or int(n) == nth) for n, w in by)
        elif freq == "WEEKLY":
            fits = fits and d.weekday() == start.weekday()
        elif freq in ("MONTHLY", "YEARLY"):
            fits = fits and d.day == start.day
        if fits:
            out.append(d)
        d += datetime.timedelta(1)
    return out


def read(raw, today):
    items, zones, calendars = components(raw)
    moved = {}
    for _, _, props in items:
        get = {n: v for n, _, v in props}
        if "RECURRENCE-ID" in get and moment(get["RECURRENCE-ID"]):
            moved.setdefault(get.get("UID", ""), set()).add(moment(get["RECURRENCE-ID"]).date())
    refused, warned, why, said, occurrences = 0, 0, Counter(), Counter(), 0
    for method, word, props in items:
        get = {}
        for n, p, v in props:
            get.setdefault(n, (p, v.strip()))
        start = moment(get["DTSTART"][1]) if "DTSTART" in get else None
        reason = None
        if word != "VEVENT":
            reason = "not_an_event"
        elif method == "CANCEL" or get.get("STATUS", ({}, ""))[1].upper() == "CANCELLED":
            reason = "cancelled"
        elif method == "REPLY":
            reason = "only_an_answer"
        elif not start:
            reason = "no_date"
        elif not 1970 <= start.year < 2100:
            reason = "date_implausible"
        if reason:
            refused += 1
            why[reason] += 1
            continue
        warnings = set()
        if "UID" not in get:
            warnings.add("no_uid")
        zone = get["DTSTART"][0].get("TZID", [""])[0]
        if zone and zone not in zones and not known(zone):
            warnings.add("zone_unknown")
        days = {start.date()}
        if "RECURRENCE-ID" not in get:
            out, dates = set(), set()
            for n, p, v in props:
                if n == "RRULE":
                    days |= set(series(v, start, today + datetime.timedelta(800), zone))
                if n == "RDATE":
                    days |= {moment(x).date() for x in v.split(",")}
                if n == "EXDATE":
                    out |= {moment(x).date() for x in v.split(",")}
            days -= out | moved.get(get.get("UID", ({}, ""))[1], set())
        past, next_ = [d for d in days if d <= today], [d for d in days if d > today]
        if len(past) > MOST:
            warnings.add("recurrence_cut")
        occurrences += min(len(past), MOST) + min(len(next_), 1)
        if warnings:
            warned += 1
            said.update(warnings)
    out = dict(items=len(items), taken=len(items) - refused, warned=warned, refused=refused, reasons=dict(why), warnings=dict(said), occurrences=occurrences)
    return out
