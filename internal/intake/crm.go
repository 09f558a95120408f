package intake

import "comptoir/internal/kernel/money"

// knownTables are the exports of other systems, by the names of their columns. Underscores, spaces and case do
// not count, so that the vendor's own export (BillingCity), a connector's (billing_city) and a report
// ("Billing City") are one.
var knownTables = []known{
	{id: "salesforce-account", kind: Accounts, source: "salesforce",
		needs: []string{"id|accountid", "name|accountname", "billingcity|billingcountry|billingstreet", "ownerid|industry|accountsource", "isdeleted|ownerid|accountowner"},
		columns: map[string]string{"key": "id|accountid", "name": "name|accountname", "country": "billingcountry|billingcountrycode", "city": "billingcity",
			"sector": "industry", "website": "website", "phone": "phone", "parent": "parentid", "currency": "currencyisocode"},
		origin: origin{deleted: []string{"is_deleted"}, mergedInto: []string{"master_record_id"}}},
	{id: "salesforce-contact", kind: Contacts, source: "salesforce",
		needs: []string{"id|contactid", "accountid", "lastname", "mailingcity|mailingcountry|reportstoid|salutation", "email"},
		columns: map[string]string{"key": "id|contactid", "account.key": "accountid", "account": "accountname", "first_name": "firstname", "last_name": "lastname",
			"name": "name|fullname", "job": "title", "email": "email", "phone": "phone", "mobile": "mobilephone"},
		origin: origin{deleted: []string{"is_deleted"}, mergedInto: []string{"master_record_id"}}},
	{id: "hubspot-company", kind: Accounts, source: "hubspot",
		needs: []string{"id|recordid|companyid", "propertyname|companyname", "propertyindustry|propertycountry|propertydomain|companydomainname|companyowner"},
		columns: map[string]string{"key": "id|recordid|companyid", "name": "propertyname|companyname", "country": "propertycountry|countryregion|country",
			"city": "propertycity|city", "sector": "propertyindustry|industry", "website": "propertywebsite|propertydomain|websiteurl|companydomainname", "phone": "propertyphone|phonenumber"},
		origin: origin{deleted: []string{"is_deleted", "_fivetran_deleted"}, mergedIDs: "property_hs_merged_object_ids"}},
	{id: "hubspot-contact", kind: Contacts, source: "hubspot",
		// An id and an e-mail are in the people of every system: the names of HubSpot's own columns make it HubSpot's.
		needs: []string{"propertyemail|recordid|contactid", "id|recordid|contactid", "propertyemail|email", "propertylastname|lastname", "propertyfirstname|firstname"},
		columns: map[string]string{"key": "id|recordid|contactid", "account": "propertycompany|companyname|associatedcompany", "first_name": "propertyfirstname|firstname",
			"last_name": "propertylastname|lastname", "job": "propertyjobtitle|jobtitle", "email": "propertyemail|email", "phone": "propertyphone|phonenumber",
			"mobile": "propertymobilephone|mobilephonenumber", "language": "propertyhslanguage|preferredlanguage"},
		origin: origin{deleted: []string{"_fivetran_deleted", "is_deleted"}, mergedIDs: "property_hs_merged_object_ids"}},
	{id: "northwind-customers", kind: Accounts, source: "northwind",
		needs: []string{"customerid", "companyname", "contactname", "contacttitle", "country"},
		columns: map[string]string{"key": "customerid", "name": "companyname", "contact.name": "contactname", "contact.job": "contacttitle", "city": "city",
			"country": "country", "phone": "phone"}},
	{id: "northwind-orders", kind: Results, source: "northwind", currency: "USD", role: RoleOrders,
		needs: []string{"orderid", "customerid", "orderdate", "shipname", "freight"}},
	{id: "northwind-orders", kind: Results, source: "northwind", currency: "USD", role: RoleDetails,
		needs: []string{"orderid", "productid", "unitprice", "quantity", "discount"}},
}

// unsupported are tables of systems we know that Comptoir does not take: the answer names them.
var unsupported = []struct {
	source, table string
	needs         []string
}{
	{"Salesforce", "history", []string{"fivetranstart", "fivetranend", "id|accountid"}},
	{"Salesforce", "opportunity", []string{"stagename", "closedate"}},
	{"Salesforce", "opportunity line item", []string{"opportunityid", "quantity"}},
	{"Salesforce", "lead", []string{"leadsource", "converteddate|isconverted|convertedcontactid"}},
	{"Salesforce", "task or event", []string{"whoid", "whatid"}},
	{"Salesforce", "order", []string{"activatedbyid|ordernumber", "effectivedate|activateddate", "accountid"}},
	{"Salesforce", "product", []string{"productcode", "isactive"}},
	{"Salesforce", "user", []string{"profileid", "username|alias"}},
	{"Salesforce", "user role", []string{"developername", "forecastuserid|rollupdescription"}},
	{"HubSpot", "deal", []string{"dealid"}},
	{"HubSpot", "ticket", []string{"propertyhspipelinestage"}},
	{"HubSpot", "ticket", []string{"ticketid", "companyid|contactid"}},
	{"HubSpot", "pipeline", []string{"pipelineid", "label"}},
	{"HubSpot", "engagement", []string{"engagementid"}},
	{"HubSpot", "e-mail campaign", []string{"appid", "contentid", "subject"}},
	{"HubSpot", "merged contacts", []string{"canonicalvid", "vidtomerge"}},
	{"HubSpot", "owner", []string{"ownerid", "portalid"}},
}

func currencyOf(s string) money.Currency { return money.Currency(s) }
