-- Who takes part without the attachments sees what was said, and neither who it is about nor the numbers.
drop policy contenus_participants on contenus;
create policy contenus_lecture on contenus for select using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = contenus.departement and d.id = contenus.demande_id and d.acces_pieces && (select maillage_acces())));
create policy contenus_ajout on contenus for insert with check (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = contenus.departement and d.id = contenus.demande_id and d.acces_pieces && (select maillage_acces())));
