-- Services a place offers; codes are those of data·inclusion v1.
create table offres (
  departement text not null,
  id text not null,
  lieu_id text not null,
  nom text not null,
  -- Who gives it, when it is not the place itself.
  organisme text,
  description text not null,
  nature text,
  thematiques text[] not null,
  publics text[] not null,
  modes text[] not null,
  frais text,
  frais_precision text,
  langues text[] not null,
  mobilisable_par text[] not null,
  conditions text,
  documents text,
  -- `opening_hours` grammar, weeks may differ; null: as the place.
  horaires text,
  exemple boolean not null,
  mis_a_jour_le date not null,
  primary key (departement, id),
  foreign key (departement, lieu_id) references lieux (departement, id)
);
create index offres_lieu on offres (departement, lieu_id);

-- Where and when somebody comes: a desk day at a host, or one stop of an itinerant place.
create table permanences (
  departement text not null,
  id text not null,
  lieu_id text not null,
  -- Null: everything an itinerant does.
  offre_id text,
  -- Either a place of the directory, or an address.
  hote_id text,
  endroit text,
  adresse text,
  commune text,
  horaires text not null,
  precision text,
  exemple boolean not null,
  primary key (departement, id),
  foreign key (departement, lieu_id) references lieux (departement, id),
  foreign key (departement, hote_id) references lieux (departement, id),
  foreign key (departement, offre_id) references offres (departement, id) on delete cascade,
  check (hote_id is not null or endroit is not null)
);
create index permanences_lieu on permanences (departement, lieu_id);
create index permanences_hote on permanences (departement, hote_id) where hote_id is not null;
create index permanences_offre on permanences (departement, offre_id) where offre_id is not null;

-- Closures written by the team itself: an import of its list does not take them away.
alter table fermetures add column saisie boolean not null default false;

-- Who asked to be told of the closures of a place: an address, and nothing else.
create table abonnements (
  departement text not null,
  id text not null,
  lieu_id text not null,
  email text not null,
  -- In clear: each mail carries it, so that one link is enough to leave.
  jeton text not null unique,
  cree_le timestamptz not null,
  confirme_le timestamptz,
  primary key (departement, id),
  foreign key (departement, lieu_id) references lieux (departement, id)
);
create unique index abonnements_email on abonnements (departement, lieu_id, lower(email));
create index abonnements_a_confirmer on abonnements (departement, cree_le) where confirme_le is null;

-- The place of the account's structure.
create or replace function maillage_tient(dep text, lieu text) returns boolean language sql stable
  return maillage_role() = 'systeme' or (dep = maillage_departement() and exists (
    select from structures s where s.departement = dep and s.id = maillage_structure() and s.lieu_id = lieu));

-- Everybody reads; only the team of the place writes.
alter table offres enable row level security;
alter table offres force row level security;
create policy offres_lecture on offres for select using (true);
create policy offres_ajout on offres for insert with check (maillage_tient(departement, lieu_id));
create policy offres_changement on offres for update using (maillage_tient(departement, lieu_id));
create policy offres_retrait on offres for delete using (maillage_tient(departement, lieu_id));

alter table permanences enable row level security;
alter table permanences force row level security;
create policy permanences_lecture on permanences for select using (true);
create policy permanences_ajout on permanences for insert with check (maillage_tient(departement, lieu_id));
create policy permanences_changement on permanences for update using (maillage_tient(departement, lieu_id));
create policy permanences_retrait on permanences for delete using (maillage_tient(departement, lieu_id));

-- The team writes to its subscribers without ever being shown who they are.
alter table abonnements enable row level security;
alter table abonnements force row level security;
create policy abonnements_systeme on abonnements using (maillage_role() = 'systeme');
create policy abonnements_envoi on abonnements for select using (maillage_tient(departement, lieu_id));

-- Closures: lists are imported by the system, the rest is written by the team.
alter table fermetures enable row level security;
alter table fermetures force row level security;
create policy fermetures_lecture on fermetures for select using (true);
create policy fermetures_ajout on fermetures for insert with check (maillage_tient(departement, lieu_id));
create policy fermetures_changement on fermetures for update using (maillage_tient(departement, lieu_id));
create policy fermetures_retrait on fermetures for delete using (maillage_tient(departement, lieu_id));
