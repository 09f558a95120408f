"""Content lines, which cards and calendars are made of."""
import quopri
import re


def text_of(raw):
    if raw[:3] == b"\xef\xbb\xbf":
        raw = raw[3:]
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), True


def unfold(text):
    out = []
    for line in re.split(r"\r\n|\n|\r", text):
        if line[:1] in (" ", "\t") and out:
            out[-1] += line[1:]
        elif out and out[-1].endswith("=") and "QUOTED-PRINTABLE" in out[-1].split(":")[0].upper():
            out[-1] = out[-1][:-1] + line
        else:
            out.append(line)
    return out


def parse(line):
    """NAME, {PARAM: [values]}, value; None when it is no content line."""
    quoted, colon = False, -1
    for i, ch in enumerate(line):
        if ch == '"':
            quoted = not quoted
        elif ch == ":" and not quoted:
            colon = i
            break
    if colon < 0:
        return None
    parts = re.findall(r'(?:[^;"]|"[^"]*")+', line[:colon])
    if not parts:
        return None
    name = parts[0].split(".")[-1].strip().upper()
    params = {}
    for p in parts[1:]:
        key, eq, value = p.partition("=")
        if not eq:
            key, value = "TYPE", p
        for v in value.replace('"', "").split(","):
            params.setdefault(key.strip().upper(), []).append(v.strip())
    value = line[colon + 1:]
    types = [t.upper() for t in params.get("TYPE", []) + params.get("ENCODING", [])]
    if "QUOTED-PRINTABLE" in types:
        value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return name, params, value
