-- The person signs on their own phone: a link that lives some minutes, opened with a code said aloud by the agent who
-- checked the identity. Prints only: the link and the code are shown once, to that agent.
alter table mandats drop constraint mandats_signe_mode_check;
alter table mandats add constraint mandats_signe_mode_check check (signe_mode in ('ecran', 'papier', 'telephone'));

create table mandats_liens (
  departement text not null,
  id text not null,
  mandat_id text not null,
  jeton_hache bytea not null,
  code_hache bytea not null,
  -- Who checked the identity and signs for the structure.
  compte_id text not null,
  expire_le timestamptz not null,
  essais int not null default 0,
  primary key (departement, id),
  unique (departement, jeton_hache),
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index mandats_liens_mandat on mandats_liens (departement, mandat_id);
alter table mandats_liens enable row level security;
alter table mandats_liens force row level security;
create policy mandats_liens_structure on mandats_liens using (
  maillage_role() = 'systeme'
  or (maillage_ici(departement) and exists (
    select from mandats m
    where m.departement = mandats_liens.departement and m.id = mandats_liens.mandat_id and m.structure_id = maillage_structure())));
