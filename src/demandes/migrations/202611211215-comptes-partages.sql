-- Several people at one desk use one account: who wrote is typed with each message, and encrypted with it.
alter table messages add column signature bytea;
alter table notes add column signature bytea;
