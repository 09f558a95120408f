"""Salesforce and HubSpot exports (the column names of the vendors, as a connector writes them)."""
import csv
from common import Report, email_ok, lost

COUNTRIES = {"United States", "United Kingdom", "US", "Germany", "Mexico", "UK", "Sweden", "France", "Spain", "Canada",
             "Argentina", "Switzerland", "Brazil", "Austria", "Italy", "Portugal", "USA", "Venezuela", "Ireland",
             "Belgium", "Norway", "Denmark", "Finland", "Poland"}


def table(path):
    """Yields (line number, row) with empty text for the word NULL."""
    rd = csv.DictReader(open(path, newline="", encoding="utf-8"))
    last = 1
    for row in rd:
        yield last + 1, {k: "" if v in (None, "NULL") else v for k, v in row.items()}
        last = rd.line_num


def gone(rep, line, row, flags, master):
    if row.get(master):
        rep.reject(line, "merged_at_source", "")
    elif any(row.get(f, "").lower() == "true" for f in flags):
        rep.reject(line, "deleted_at_source", "")
    else:
        return False
    return True


def salesforce_accounts(path, name):
    rep = Report(name, "salesforce-account")
    for line, row in table(path):
        rep.lines += 1
        if gone(rep, line, row, ["is_deleted"], "master_record_id"):
            continue
        if not row["name"]:
            rep.reject(line, "name_missing", "name")
            continue
        country = row["billing_country"] or row["billing_country_code"]
        if country and country not in COUNTRIES:
            rep.warn(line, "country_unknown", "country")
        rep.taken += 1
        rep.account(row["id"])
    return rep


def salesforce_contacts(path, name):
    rep = Report(name, "salesforce-contact")
    for line, row in table(path):
        rep.lines += 1
        if gone(rep, line, row, ["is_deleted"], "master_record_id"):
            continue
        if not (row["name"] or row["first_name"] or row["last_name"]):
            rep.reject(line, "name_missing", "name")
            continue
        person(rep, line, row["account_id"], "", row["email"])
    return rep


def person(rep, line, account_key, account_name, email):
    rep.taken += 1
    rep.add("contacts")
    if email and not email_ok(email):
        rep.warn(line, "email_invalid", "email")
    if not (account_key or account_name):
        rep.warn(line, "contact_unattached", "account")
    if rep.account(account_key or account_name) and account_key and not account_name:
        rep.warn(line, "account_unnamed", "account")


def hubspot_companies(path, name):
    rep = Report(name, "hubspot-company")
    for line, row in table(path):
        rep.lines += 1
        if gone(rep, line, row, ["is_deleted"], "property_hs_merged_into"):
            continue
        if row["property_country"] and row["property_country"] not in COUNTRIES:
            rep.warn(line, "country_unknown", "country")
        rep.taken += 1
        rep.account(row["id"])
    return rep


def hubspot_contacts(path, name):
    rep = Report(name, "hubspot-contact")
    rows = list(table(path))
    merged = {i for _, row in rows for i in row["property_hs_merged_object_ids"].split(";") if i}
    for line, row in rows:
        rep.lines += 1
        if row["id"] in merged:
            rep.reject(line, "merged_at_source", "")
        elif not gone(rep, line, row, ["_fivetran_deleted"], "-"):
            person(rep, line, "", row["property_company"], row["property_email"])
    return rep


def northwind_customers(path, name):
    """A comma inside an address that nobody quoted makes a row one column too wide."""
    rep = Report(name, "northwind-customers")
    rd = csv.reader(open(path, newline="", encoding="utf-8"))
    width = len(next(rd))
    for row in rd:
        rep.lines += 1
        if len(row) > width:
            rep.reject(rd.line_num, "row_wide", "")
            continue
        if row[8] not in COUNTRIES:
            rep.warn(rd.line_num, "country_unknown", "country")
        for field, value in (("name", row[1]), ("contact.name", row[2])):
            if lost(value):
                rep.warn(rd.line_num, "char_lost", field)
        rep.taken += 1
        rep.account(row[0])
        rep.add("contacts")
    return rep
