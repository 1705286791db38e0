-- What the national standard of digital-mediation places says of a place and no other list does; null: not from it.
alter table lieux add column mediation jsonb;
