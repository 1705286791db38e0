-- One account for a whole desk: several people write with it.
alter table comptes add column partage boolean not null default false;
