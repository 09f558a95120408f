import datetime
import email.utils
import re


def headers(raw):
    """The headers in order, and whether a line among them was none."""
    out, odd = [], False
    for i, line in enumerate(re.split(rb"\r\n|\n|\r", raw)):
        if i == 0 and re.match(rb"From [^ :]", line):
            continue
        if not line:
            if out:
                break
            continue
        if line[:1] in (b" ", b"\t") and out:
            out[-1][1] += b" " + line.strip()
            continue
        m = re.match(rb"([!-9;-~]+)[ \t]*:(.*)$", line)
        if m:
            out.append([m.group(1).decode().lower(), m.group(2).strip()])
        else:
            odd = True
    return out, odd


def comments_out(s):
    s = re.sub(r"\\.", "", s)
    while True:
        t = re.sub(r"\([^()]*\)", " ", s)
        if t == s:
            return s
        s = t


def addresses(s):
    s = re.sub(r'"[^"]*"', " ", comments_out(s))
    return re.findall(r"[^\s<>,;:@()\[\]]+@[^\s<>,;:@()\[\]]+", re.sub(r"\s*@\s*", "@", re.sub(r"\s*\.\s*(?=[a-z])", ".", s)))


def read(raw, today):
    list_, odd = headers(raw)
    get = lambda name: next((v.decode("utf-8", "replace") for n, v in list_ if n == name), "")
    out = dict(items=1, taken=0, warned=0, refused=1, reasons={}, warnings={}, answers=0)

    def refuse(code):
        out["reasons"] = {code: 1}
        return out

    if not any(get(n) for n in ("from", "to", "date", "subject", "message-id")):
        return refuse("not_a_mail")
    auto = get("auto-submitted").lower()
    if (auto and auto != "no") or get("content-type").lower().startswith("multipart/report") or "mailer-daemon" in get("from").lower() \
            or get("precedence").lower() in ("bulk", "junk"):
        return refuse("automatic")
    if not addresses(get("from")):
        return refuse("no_sender")
    if not addresses(" , ".join(get(n) for n in ("to", "cc", "bcc"))):
        return refuse("no_recipient")
    date = re.sub(r"\s*:\s*", ":", comments_out(get("date"))).strip()
    got = email.utils.parsedate_tz(date)
    if not got or not re.search(r"(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", date):
        return refuse("no_date")
    try:
        day = datetime.date(*got[:3])
    except ValueError:
        return refuse("no_date")
    if day < datetime.date(1970, 1, 1) or day > today + datetime.timedelta(days=1):
        return refuse("date_implausible")
    said = {}
    if not get("message-id"):
        said["no_message_id"] = 1
    if odd:
        said["header_unreadable"] = 1
    kept = [v for n, v in list_ if n in ("from", "to", "cc", "subject")]
    for v in kept:
        for charset in re.findall(rb"=\?([^?*]+)(?:\*[^?]*)?\?[bBqQ]\?[^?]*\?=", v):
            try:
                b"".decode(charset.decode())
            except LookupError:
                said["charset_unknown"] = 1
        try:
            v.decode("utf-8")
        except UnicodeDecodeError:
            said["charset_guessed"] = 1
    m = re.search(r'(?i)boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))', get("content-type"))
    if get("content-type").lower().startswith("multipart/") and m:
        if ("--" + (m.group(1) or m.group(2)) + "--").encode() not in raw:
            said["mime_cut"] = 1
    answers = bool(get("in-reply-to") or get("references")) and not re.match(r"(?i)\s*(fwd?|tr|wg|rv|i)\s*:", get("subject"))
    return dict(items=1, taken=1, warned=int(bool(said)), refused=0, reasons={}, warnings=said, answers=int(answers))
