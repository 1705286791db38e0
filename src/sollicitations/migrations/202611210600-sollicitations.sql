-- What a resident writes to a structure from the page of its place (charter: an answer within 72 working hours).
create table sollicitations (
  departement text not null,
  id text not null,
  structure_id text not null,
  lieu_id text not null,
  dossier_id text not null,
  -- Ciphered with the dossier's key: who writes, how to answer, what is asked.
  contenu bytea,
  langue text not null,
  recue_le timestamptz not null,
  echeance timestamptz not null,
  repondue_le timestamptz,
  repondue_par text,
  moyen text check (moyen in ('telephone', 'courriel', 'guichet', 'injoignable')),
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  foreign key (departement, repondue_par) references comptes (departement, id),
  check ((repondue_le is null) = (moyen is null))
);
create index sollicitations_structure on sollicitations (departement, structure_id, recue_le);
create index sollicitations_attente on sollicitations (departement, structure_id, echeance) where repondue_le is null;
create index sollicitations_a_detruire on sollicitations (departement, recue_le) where contenu is not null;
create index sollicitations_dossier on sollicitations (departement, dossier_id);

alter table sollicitations enable row level security;
alter table sollicitations force row level security;
-- Written by the public door, which has no account: the house writes for it.
create policy sollicitations_ajout on sollicitations for insert with check ((select maillage_role()) = 'systeme');
create policy sollicitations_lecture on sollicitations for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and structure_id = (select maillage_structure())
    and (select maillage_role()) in ('aidant', 'responsable')));
create policy sollicitations_reponse on sollicitations for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and structure_id = (select maillage_structure())
    and (select maillage_role()) in ('aidant', 'responsable')));

-- The key of a message is seen by those who may see the message (the policies above apply inside the sub-select).
create policy dossiers_sollicitations on dossiers for select using (exists (
  select from sollicitations s where s.departement = dossiers.departement and s.dossier_id = dossiers.id));
