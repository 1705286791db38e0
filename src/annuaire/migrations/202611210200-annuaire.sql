-- Communes of the whole country: lists of places are national, and people type any town or postcode.
create table communes (
  departement text not null,
  code text not null,
  nom text not null,
  cle_tri text not null,
  codes_postaux text[] not null default '{}',
  population int,
  lat double precision,
  lon double precision,
  -- Absorbed by another commune: its name and postcode still lead there.
  fusionnee_dans text,
  primary key (departement, code)
);
create index communes_code on communes (code);
create index communes_fusionnee_dans on communes (fusionnee_dans) where fusionnee_dans is not null;
create index communes_cle_tri on communes (cle_tri text_pattern_ops);
create index communes_codes_postaux on communes using gin (codes_postaux);

-- GeoJSON geometry, WGS 84. Old outlines stay under their old code: together they draw the new commune.
create table contours (
  departement text not null,
  commune text not null,
  geometrie jsonb not null,
  primary key (departement, commune)
);

create table lieux (
  departement text not null,
  id text not null,
  source text not null,
  source_id text not null,
  -- What people read as the source, for instance « Liste nationale France services ».
  source_titre text not null,
  nom text not null,
  -- Town, then name, without accents.
  cle_tri text not null,
  types text[] not null,
  operateurs text[] not null,
  itinerant boolean not null,
  adresse text,
  complement text,
  code_postal text,
  commune text,
  ville text not null,
  lat double precision,
  lon double precision,
  approchee boolean not null,
  telephone text,
  email text,
  site text,
  horaires text,
  -- Minutes of the week, Monday 00:00 = 0, wall time of Paris; null when the hours are not known.
  semaine int4multirange,
  incertain int4multirange,
  -- Hours of the week (0 to 167) with some opening: what the index and the planner know of "open now".
  heures smallint[] not null,
  ouvre_feries boolean not null,
  accessible boolean,
  acces_note text,
  services text[] not null,
  note text,
  rendez_vous boolean,
  exemple boolean not null,
  confirme_le date,
  -- Gone from its list since then; kept, because visits and requests refer to it.
  retire_le date,
  recherche tsvector not null,
  primary key (departement, id)
);
create index lieux_id on lieux (id);
create index lieux_source on lieux (source, departement);
-- Searches only ever see listed places: their indexes hold nothing else.
create index lieux_cle_tri on lieux (cle_tri, id) where retire_le is null;
-- With what sorts and identifies a place, so that distances do not read the table.
create index lieux_position on lieux (lat, lon) include (departement, id, approchee) where retire_le is null;
create index lieux_commune on lieux (commune) where retire_le is null;
create index lieux_recherche on lieux using gin (recherche) where retire_le is null;
create index lieux_types on lieux using gin (types) where retire_le is null;
create index lieux_operateurs on lieux using gin (operateurs) where retire_le is null;
create index lieux_heures on lieux using gin (heures) where retire_le is null;

-- Exceptional closures, whole days, both included.
create table fermetures (
  departement text not null,
  lieu_id text not null,
  du date not null,
  au date not null check (au >= du),
  motif text,
  annonce_le date,
  primary key (departement, lieu_id, du),
  foreign key (departement, lieu_id) references lieux (departement, id)
);

-- What each import read, changed and refused.
create table imports (
  departement text not null,
  id text not null,
  format text not null,
  fichier text not null,
  empreinte text not null,
  date_source date not null,
  le timestamptz not null,
  rapport jsonb not null,
  primary key (departement, id)
);
create index imports_empreinte on imports (departement, format, empreinte);

-- Bumped by each transaction that changes the directory: answers are valid as long as it stays.
create table annuaire_version (
  departement text not null primary key,
  version bigint not null
);
