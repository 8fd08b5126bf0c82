"""One evidence part → its records and figures: licences, rosters, lists, leases, audits, credit reports, invoices."""
