-- How a group works, kept on screen by its manager; what its territory's file says is only where it starts.
alter table groupes
  -- Procedures it answers about; null: all those of its themes.
  add column demarches text[],
  -- Keys of the operator's fields that this group cannot do without.
  add column champs text[] not null default '{}',
  add column modeles jsonb not null default '[]',
  -- Days of the week worked (1: Monday), and closed days, `yyyy-mm-dd`.
  add column jours int[] not null default '{1,2,3,4,5}' check (cardinality(jours) > 0),
  add column fermetures text[] not null default '{}',
  add column suppleant_id text check (suppleant_id <> id),
  add column rappel_part int not null default 75 check (rappel_part between 10 and 100),
  add column responsable_jours int not null default 1 check (responsable_jours between 0 and 30),
  add column coordination_jours int not null default 3 check (coordination_jours between 0 and 30),
  add column relance_jours int not null default 3 check (relance_jours between 1 and 30),
  add column cloture_jours int not null default 10 check (cloture_jours between 1 and 60),
  -- Changed on screen: the file does not overwrite it any more.
  add column tenu_ici boolean not null default false,
  add check (relance_jours < cloture_jours),
  add foreign key (departement, suppleant_id) references groupes (departement, id);

-- Of a member, or of the whole group. Why is nobody's business.
create table absences (
  departement text not null,
  id text not null,
  groupe_id text not null,
  compte_id text,
  du text not null check (du ~ '^\d{4}-\d{2}-\d{2}$'),
  au text not null check (au >= du),
  primary key (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index absences_groupe on absences (departement, groupe_id, au);

alter table absences enable row level security;
alter table absences force row level security;
create policy absences_groupe_entier on absences for select using (compte_id is null and maillage_ici(departement));
create policy absences_du_groupe on absences for select using (
  maillage_ici(departement) and (compte_id = maillage_compte() or exists (
    select from membres m where m.departement = absences.departement and m.groupe_id = absences.groupe_id and m.compte_id = maillage_compte())));
create policy absences_tenues on absences using (
  maillage_role() = 'systeme' or (maillage_role() = 'responsable' and maillage_ici(departement) and exists (
    select from groupes g where g.departement = absences.departement and g.id = absences.groupe_id and g.operateur = maillage_operateur())));

-- An operator's manager says who is in its groups, among its own accounts.
create policy membres_du_responsable on membres for all using (
  maillage_role() = 'responsable' and maillage_ici(departement) and exists (
    select from groupes g where g.departement = membres.departement and g.id = membres.groupe_id and g.operateur = maillage_operateur()))
  with check (maillage_role() = 'responsable' and maillage_ici(departement)
    and exists (select from groupes g where g.departement = membres.departement and g.id = membres.groupe_id and g.operateur = maillage_operateur())
    and exists (select from comptes c join structures s on s.departement = c.departement and s.id = c.structure_id
      where c.departement = membres.departement and c.id = membres.compte_id and s.operateur = maillage_operateur()));
