-- The mandate says who the person is, and holds their signature: not for those who see the messages only.
drop policy mandats_demandes on mandats;
create policy mandats_demandes on mandats for select using (
  (select maillage_role()) in ('aidant', 'responsable', 'instructeur') and maillage_ici(departement) and exists (
    select from demandes d where d.departement = mandats.departement and d.mandat_id = mandats.id and d.acces_pieces && (select maillage_acces())));
