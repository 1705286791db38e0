-- Keys and files are seen through what they protect: a mandate, a request, an attachment. Until then, by their author.
alter table dossiers add column cree_par text default maillage_compte();
alter table fichiers add column depose_par text default maillage_compte();
create index mandats_dossier on mandats (departement, dossier_id);
create index demandes_dossier on demandes (departement, dossier_id);
create index if not exists pieces_fichier on pieces (departement, fichier_id);
create index if not exists depots_fichier on depots (departement, fichier_id);

drop policy dossiers_ici on dossiers;
create policy dossiers_ajout on dossiers for insert with check (maillage_ici(departement));
create policy dossiers_lecture on dossiers for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    cree_par = (select maillage_compte())
    or exists (select from mandats m where m.departement = dossiers.departement and m.dossier_id = dossiers.id)
    or exists (
      select from demandes d
      where d.departement = dossiers.departement and d.dossier_id = dossiers.id and d.acces && (select maillage_acces())))));
-- Destroying a key is for the structure that holds the mandate.
create policy dossiers_fin on dossiers for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and exists (
    select from mandats m
    where m.departement = dossiers.departement and m.dossier_id = dossiers.id and m.structure_id = (select maillage_structure()))));

drop policy fichiers_ici on fichiers;
create policy fichiers_ajout on fichiers for insert with check (maillage_ici(departement));
create policy fichiers_lecture on fichiers for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    depose_par = (select maillage_compte())
    or exists (select from pieces p where p.departement = fichiers.departement and p.fichier_id = fichiers.id))));
create policy fichiers_retrait on fichiers for delete using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and depose_par = (select maillage_compte())));
