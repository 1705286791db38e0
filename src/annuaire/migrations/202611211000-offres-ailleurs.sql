-- Where a service is given when it is neither in its place nor at a permanence with its days: an address, as its list has it.
alter table offres add column ailleurs jsonb;
