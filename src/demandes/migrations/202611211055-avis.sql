-- When somebody reads what happens to their requests: at the hours they chose, and at once for what they chose.
create table preferences_avis (
  departement text not null,
  compte_id text not null,
  heures text[] not null check (cardinality(heures) between 1 and 4),
  immediats text[] not null,
  primary key (departement, compte_id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
-- What waits for the next digest: the reference of a request and what happened, nothing about the person.
create table avis (
  departement text not null,
  id text not null,
  cle text not null,
  compte_id text not null,
  sujet text not null,
  lien text not null,
  le timestamptz not null,
  primary key (departement, id),
  unique (departement, cle),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index avis_compte on avis (departement, compte_id, le);

alter table preferences_avis enable row level security;
alter table preferences_avis force row level security;
-- Whoever acts must know whether the others want to be told at once.
create policy preferences_avis_lecture on preferences_avis for select using (maillage_ici(departement));
create policy preferences_avis_siennes on preferences_avis using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and compte_id = maillage_compte()));

alter table avis enable row level security;
alter table avis force row level security;
create policy avis_ajout on avis for insert with check (maillage_ici(departement));
create policy avis_systeme on avis using (maillage_role() = 'systeme');
