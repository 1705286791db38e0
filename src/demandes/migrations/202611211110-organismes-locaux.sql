-- A local operator (a CCAS, a landlord) shares its operator's code with others of its kind: its groups are its own structure's.
-- Null: of the whole operator, as those of the territory's file.
alter table groupes add column structure_id text, add foreign key (departement, structure_id) references structures (departement, id);

create function maillage_tient_groupe(dep text, groupe text) returns boolean language sql stable as $$
  select maillage_role() = 'responsable' and maillage_ici(dep) and exists (
    select from groupes g where g.departement = dep and g.id = groupe and g.operateur = maillage_operateur()
      and (g.structure_id is null or g.structure_id = maillage_structure()))
$$;

drop policy absences_tenues on absences;
create policy absences_tenues on absences using (maillage_role() = 'systeme' or maillage_tient_groupe(departement, groupe_id));
drop policy renvois_oubli on renvois;
create policy renvois_oubli on renvois for update using (maillage_role() = 'systeme' or maillage_tient_groupe(departement, de_groupe));
drop policy membres_du_responsable on membres;
create policy membres_du_responsable on membres for all using (maillage_tient_groupe(departement, groupe_id))
  with check (maillage_tient_groupe(departement, groupe_id)
    and exists (select from comptes c join structures s on s.departement = c.departement and s.id = c.structure_id
      join groupes g on g.departement = membres.departement and g.id = membres.groupe_id
      where c.departement = membres.departement and c.id = membres.compte_id and s.operateur = maillage_operateur()
        and (g.structure_id is null or g.structure_id = s.id)));
