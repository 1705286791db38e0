-- How long a structure keeps what was done under a mandate once it is over: six months at most, or less. What was promised
-- on a signed mandate is kept with it: mandates drawn up before said thirty days.
create table mandats_delais (
  departement text not null,
  structure_id text not null,
  jours int not null check (jours between 0 and 180),
  change_le timestamptz not null,
  primary key (departement, structure_id),
  foreign key (departement, structure_id) references structures (departement, id)
);
alter table mandats_delais enable row level security;
alter table mandats_delais force row level security;
create policy mandats_delais_lecture on mandats_delais for select using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and structure_id = maillage_structure()));
create policy mandats_delais_ecriture on mandats_delais for all using (
  maillage_role() = 'systeme'
  or (maillage_ici(departement) and structure_id = maillage_structure() and maillage_role() = 'responsable'));

alter table mandats add column delai_jours int not null default 30 check (delai_jours between 0 and 180);
alter table mandats alter column delai_jours drop default;
drop index mandats_a_detruire;
create index mandats_a_detruire on mandats (departement, (coalesce(fin_jour, dernier_jour) + delai_jours)) where detruit_le is null;
create index mandats_retires on mandats (departement) where detruit_le is null and fin_motif = 'revocation';

-- Of the whole record, under the master key: whoever holds the database alone cannot write one.
alter table proces_verbaux add column signature bytea;
create index proces_verbaux_le on proces_verbaux (departement, le desc);
