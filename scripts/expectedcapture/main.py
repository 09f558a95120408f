"""Prints what must be made of every card, mail and calendar among the samples. See README.md."""
import datetime
import json
import os
import calendars
import cards
import mails

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "internal", "capture", "testdata")
TODAY = datetime.date(2026, 11, 23)


def main():
    out = []
    for folder, _, names in sorted(os.walk(HERE)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                raw = f.read()
            if name.endswith(".vcf"):
                got = cards.read(raw)
            elif name.endswith(".eml"):
                got = mails.read(raw, TODAY)
            elif name.endswith(".ics"):
                got = calendars.read(raw, TODAY)
            else:
                continue
            got["file"] = os.path.relpath(path, HERE).replace(os.sep, "/")
            if not got["items"]:
                got["reasons"] = {"nothing_inside": 1}
            out.append(got)
    print(json.dumps(out, indent=1, sort_keys=True))


main()
