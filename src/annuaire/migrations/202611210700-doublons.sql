-- The place this one turned out to be: its address leads there, and its services are shown there.
alter table lieux add column fusionne_dans text;
alter table lieux add foreign key (departement, fusionne_dans) references lieux (departement, id);
create index lieux_fusionnes on lieux (departement, fusionne_dans) where fusionne_dans is not null;

create table doublons (
  departement text not null,
  -- The lesser identifier first: a pair is written once.
  lieu_a text not null,
  lieu_b text not null check (lieu_a < lieu_b),
  score smallint not null,
  preuves text[] not null,
  etat text not null check (etat in ('propose', 'fusion', 'distincts')),
  -- Name of the structure of whoever decided: the journal knows the account.
  decide_par text,
  decide_le timestamptz,
  primary key (departement, lieu_a, lieu_b),
  foreign key (departement, lieu_a) references lieux (departement, id),
  foreign key (departement, lieu_b) references lieux (departement, id),
  check ((etat = 'propose') = (decide_le is null))
);
create index doublons_etat on doublons (departement, etat, score desc);

-- The team of a place also keeps what was merged into it.
create or replace function maillage_tient(dep text, lieu text) returns boolean language sql stable
  return maillage_role() = 'systeme' or (dep = maillage_departement() and exists (
    select from structures s join lieux l on l.departement = dep and l.id = lieu
    where s.departement = dep and s.id = maillage_structure() and s.lieu_id in (l.id, l.fusionne_dans)));
