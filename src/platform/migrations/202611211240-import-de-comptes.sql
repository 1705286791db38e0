-- How lists name a structure, when its name is written in ten ways.
alter table structures add column siret text check (siret ~ '^\d{14}$');
create unique index structures_siret on structures (departement, siret);

-- A manager opens and changes, from a file, the accounts of their own structure: never one that steers or administers.
create policy comptes_de_l_equipe_ajout on comptes for insert with check (
  maillage_role() = 'responsable' and maillage_ici(departement) and structure_id = maillage_structure()
  and role in ('aidant', 'responsable', 'instructeur', 'prescripteur'));
create policy comptes_de_l_equipe_suite on comptes for update using (
  maillage_role() = 'responsable' and maillage_ici(departement) and structure_id = maillage_structure()
  and role in ('aidant', 'responsable', 'instructeur', 'prescripteur'));
