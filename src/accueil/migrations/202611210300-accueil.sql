-- Desk log: one line for each visit. No name: what is counted is the help, not the person.
create table visites (
  departement text not null,
  id text not null,
  structure_id text not null,
  compte_id text not null,
  le timestamptz not null,
  evenement text not null,
  demarche text,
  operateurs text[] not null default '{}',
  voie text not null,
  aide text not null,
  issue text not null,
  duree_minutes int not null check (duree_minutes between 1 and 600),
  autonomie text not null,
  commune text,
  precision text not null default '' check (length(precision) <= 200),
  corrigee_le timestamptz,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id)
);
-- The structure's day and figures; the agent's last visit; the territory's figures.
create index visites_structure on visites (departement, structure_id, le);
create index visites_compte on visites (departement, compte_id, le);
create index visites_jour on visites (departement, le);
-- Notes are few, and forgotten after a while.
create index visites_precision on visites (departement, le) where precision <> '';

alter table visites enable row level security;
alter table visites force row level security;
-- Sub-selects: the settings are read once for the query, not once for each of the quarter's visits.
create policy visites_structure on visites using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and structure_id = (select maillage_structure())));
-- Those who steer read for the figures and change nothing.
create policy visites_chiffres on visites for select using (
  (select maillage_role()) in ('coordinateur', 'administrateur') and departement = (select maillage_departement()));
