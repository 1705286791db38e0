-- What changed on a sheet (a place or a service), when, by whom and why. Lines are added, never changed.
create table versions (
  departement text not null,
  objet text not null check (objet in ('lieu', 'service')),
  objet_id text not null,
  rang int not null,
  le timestamptz not null,
  origine text not null check (origine in ('import', 'correction', 'confirmation', 'retour')),
  -- Structure of whoever acted, or the list that an import read.
  organisation text not null,
  compte_id text,
  motif text,
  -- {"telephone": [before, after]}
  changements jsonb not null,
  primary key (departement, objet, objet_id, rang)
);
alter table versions enable row level security;
alter table versions force row level security;
create policy versions_lecture on versions for select using (maillage_ici(departement));
create policy versions_ajout on versions for insert with check (maillage_ici(departement));

-- Fields of a place that a person holds against its source: what the person wrote, and what the source said by then.
create table corrections (
  departement text not null,
  lieu_id text not null,
  champ text not null,
  valeur jsonb not null,
  source jsonb not null,
  le date not null,
  primary key (departement, lieu_id, champ),
  foreign key (departement, lieu_id) references lieux (departement, id)
);
alter table corrections enable row level security;
alter table corrections force row level security;
create policy corrections_ici on corrections using (maillage_ici(departement));

-- Structure that confirmed the place; null when its source did.
alter table lieux add column confirme_par text;
create index structures_lieu on structures (departement, lieu_id) where lieu_id is not null;
