-- Where the person agreed to be told that there is something new: sealed by the key of their dossier, gone with it or as
-- soon as they say stop, by their code or by the link of a message, of which a print is kept.
create table mandats_avis (
  departement text not null,
  mandat_id text not null,
  dossier_id text not null,
  canal text not null check (canal in ('courriel', 'sms')),
  langue text not null,
  scelle bytea not null,
  lien_hache bytea not null,
  donne_le timestamptz not null,
  donne_par text not null,
  primary key (departement, mandat_id),
  unique (departement, lien_hache),
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  foreign key (departement, donne_par) references comptes (departement, id)
);
alter table mandats_avis enable row level security;
alter table mandats_avis force row level security;
create policy mandats_avis_structure on mandats_avis using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_role()) in ('aidant', 'responsable') and exists (
    select from mandats m
    where m.departement = mandats_avis.departement and m.id = mandats_avis.mandat_id and m.structure_id = (select maillage_structure()))));
-- Whoever answers takes the sealed address to the outbox: those who may open the dossier, and nobody else.
create policy mandats_avis_plis on mandats_avis for select using (
  departement = (select maillage_departement()) and exists (
    select from dossiers d where d.departement = mandats_avis.departement and d.id = mandats_avis.dossier_id));

-- The person asks for another mandate; it waits for an agent, and nothing goes on by itself.
alter table mandats add column renouvellement_le timestamptz;
create index mandats_a_renouveler on mandats (departement, structure_id) where renouvellement_le is not null;
