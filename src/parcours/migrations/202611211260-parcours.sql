-- What a person keeps under a code: levels of the self-test, or a language passport. Encrypted under the code, which is
-- written nowhere, then with the key of its dossier, so that destroying that key destroys it in the backups too.
create table parcours_gardes (
  departement text not null,
  id text not null,
  genre text not null check (genre in ('test', 'passeport')),
  -- Worked out of the code, slowly: nobody goes back from it to the code.
  trouve bytea not null,
  dossier_id text not null,
  contenu bytea not null,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  primary key (departement, id),
  unique (departement, trouve),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);
create index parcours_gardes_expire on parcours_gardes (departement, expire_le);

-- Self-tests counted by commune and month. No line about a test: a number that grows.
create table parcours_comptes (
  departement text not null,
  commune text not null,
  -- `yyyy-mm`, in Paris.
  mois text not null check (mois ~ '^[0-9]{4}-[0-9]{2}$'),
  niveau int not null check (niveau between 1 and 3),
  nombre int not null check (nombre > 0),
  primary key (departement, commune, mois, niveau)
);

-- Found by the code alone: only our own code reads it, after checking who asks.
alter table parcours_gardes enable row level security;
alter table parcours_gardes force row level security;
create policy parcours_gardes_systeme on parcours_gardes using (maillage_role() = 'systeme');

-- A small number could be somebody: what is published is masked first.
alter table parcours_comptes enable row level security;
alter table parcours_comptes force row level security;
create policy parcours_comptes_systeme on parcours_comptes using (maillage_role() = 'systeme');
create policy parcours_comptes_pilotage on parcours_comptes for select
  using (maillage_ici(departement) and maillage_role() in ('coordinateur', 'administrateur'));
