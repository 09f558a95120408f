"""Prints what an importer must make of every sample file. See README.md."""
import datetime
import json
import os
import crm
import decp
import orders
import templates

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "internal", "intake", "testdata")


def at(name):
    return os.path.join(HERE, *name.split("/"))


def case(name, today, reports, ours=""):
    return {"case": name, "today": today.isoformat(), "our_siren": ours, "files": [r.out() for r in reports]}


def decp_case(label, file, today, ours=""):
    return case(label, today, [decp.read(at(file), file, today, ours)], ours)


def main():
    june, november = datetime.date(2019, 6, 1), datetime.date(2026, 11, 23)
    one = lambda label, read, file, *more: case(label, november, [read(at(file), file, *more)])
    pes, market = "decp/data.gouv.fr_pes_extract.json", "decp/e-marchespublics_extract.json"
    new = "decp/format-2022-examples/json/"
    cases = [
        decp_case("DECP 2019, PES", pes, june),
        decp_case("DECP 2019, PES, as Pomona", pes, june, "552044992"),
        decp_case("DECP 2019, e-marchespublics", market, june),
        decp_case("DECP 2019, e-marchespublics, as EDF", market, june, "552081317"),
    ] + [decp_case("DECP 2022, " + f, new + f, datetime.date(2024, 6, 1)) for f in (
        "marches_avec_modifications.json", "concessions.json", "concessions_avec_modifications.json", "marches_concessions.json")] + [
        one("Salesforce accounts", crm.salesforce_accounts, "salesforce-export/sf_account_data.csv"),
        one("Salesforce contacts", crm.salesforce_contacts, "salesforce-export/sf_contact_data.csv"),
        one("HubSpot companies", crm.hubspot_companies, "hubspot-export/company_data.csv"),
        one("HubSpot contacts", crm.hubspot_contacts, "hubspot-export/contact_data.csv"),
        one("Northwind customers", crm.northwind_customers, "northwind/customers.csv"),
        case("Northwind orders", november, orders.orders(at("northwind/orders.csv"), at("northwind/order-details.csv"),
                                                         ["northwind/orders.csv", "northwind/order-details.csv"])),
        one("ECB history", orders.rates, "fx-ecb/eurofxref-hist_2024-2026.csv"),
        one("ECB one day", orders.rates, "fx-ecb/eurofxref.csv"),
        one("Contracts template", templates.contracts, "comptoir/contrats-windows1252.csv", "cp1252", ";", november),
        one("Accounts template", templates.accounts, "comptoir/comptes-utf16.csv", "utf-16", "\t"),
        one("Contacts template", templates.contacts, "comptoir/contacts-en.csv", "utf-8", ","),
        one("Results template", templates.figures, "comptoir/resultats.csv", "utf-8-sig", ";", november, "results"),
        one("Targets template", templates.figures, "comptoir/targets-en.csv", "utf-8", "|", november, "targets"),
    ]
    print(json.dumps(cases, ensure_ascii=False, indent=1))


main()
