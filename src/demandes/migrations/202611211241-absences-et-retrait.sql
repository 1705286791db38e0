-- A member's own absence holds in all their groups: then no group is named. Whoever stands in keeps the work until they are back.
alter table absences
  alter column groupe_id drop not null,
  add column remplacant_id text check (remplacant_id <> compte_id),
  add foreign key (departement, remplacant_id) references comptes (departement, id) on delete set null (remplacant_id),
  add check (num_nonnulls(groupe_id, compte_id) > 0);
create index absences_compte on absences (departement, compte_id, au);

-- The two are in a same group.
create function maillage_collegues(dep text, un text, autre text) returns boolean language sql stable as $$
  select exists (select from membres m join membres n on n.departement = m.departement and n.groupe_id = m.groupe_id
    where m.departement = dep and m.compte_id = un and n.compte_id = autre)
$$;
create policy absences_siennes on absences for all
  using (maillage_ici(departement) and groupe_id is null and compte_id = maillage_compte())
  with check (maillage_ici(departement) and groupe_id is null and compte_id = maillage_compte()
    and (remplacant_id is null or maillage_collegues(departement, compte_id, remplacant_id)));
create policy absences_des_collegues on absences for select using (
  groupe_id is null and maillage_ici(departement) and (
    maillage_collegues(departement, compte_id, maillage_compte())
    or exists (select from membres m where m.departement = absences.departement and m.compte_id = absences.compte_id
      and maillage_tient_groupe(m.departement, m.groupe_id))));

-- Who has it back: away, and replaced meanwhile.
alter table demandes add column confiee_par text,
  add foreign key (departement, confiee_par) references comptes (departement, id);

-- A group that was withdrawn hands on what it had to another.
alter table groupes add column heritier_id text check (heritier_id <> id),
  add foreign key (departement, heritier_id) references groupes (departement, id),
  add check (heritier_id is null or retire_le is not null);
