"""Northwind's orders and their lines become revenue by customer and month; rates of the European Central Bank."""
import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from common import Report

DAY = re.compile(r"(\d{4}-\d\d)-\d\d 00:00:00\.000$")


def orders(path, details, names):
    """An unquoted comma in the delivery address shifts only columns that are not used: the row is taken, with a warning."""
    rep, rep2 = Report(names[0], "northwind-orders"), Report(names[1], "northwind-orders")
    rd = csv.reader(open(path, newline="", encoding="utf-8"))
    width = len(next(rd))
    months, first, named = {}, {}, set()
    for row in rd:
        rep.lines += 1
        rep.taken += 1
        months[row[0]] = (row[1], DAY.match(row[3])[1])
        first.setdefault(row[1], rd.line_num)
        if len(row) == width:
            named.add(row[1])
        else:
            assert all(DAY.match(c) or c == "NULL" for c in row[3:6]) and Decimal(row[7]) >= 0
            rep.warn(rd.line_num, "row_wide_unused", "")
    for customer, line in first.items():
        rep.account(customer)
        if customer not in named:
            rep.warn(line, "account_unnamed", "account")
    totals = {}
    rd = csv.reader(open(details, newline="", encoding="utf-8"))
    next(rd)
    for order, _, price, quantity, discount in rd:
        rep2.lines += 1
        if order not in months:
            rep2.reject(rd.line_num, "order_unknown", "order")
            continue
        rep2.taken += 1
        key = months[order]
        totals[key] = totals.get(key, 0) + Decimal(price) * Decimal(quantity) * (1 - Decimal(discount))
    rep.add("results", len(totals))
    rep.sum("USD", sum(int((v * 100).quantize(Decimal(1), ROUND_HALF_UP)) for v in totals.values()))
    return [rep, rep2]


def rates(path, name):
    rep = Report(name, "ecb-rates")
    rd = csv.reader(open(path, newline="", encoding="utf-8"))
    header = [h.strip() for h in next(rd)]
    for row in rd:
        rep.lines += 1
        rep.taken += 1
        cells = [c.strip() for c in row]
        rep.add("rates", sum(1 for h, c in zip(header[1:], cells[1:]) if h and c not in ("", "N/A")))
    return rep
