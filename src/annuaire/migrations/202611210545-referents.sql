-- Whom professionals call, what they do case after case, and what they tell each other about a place. Never public.
create table referents (
  departement text not null,
  id text not null,
  operateur text not null,
  -- The structure the operator named this person for; null: every structure of the département.
  structure_id text,
  fonction text not null,
  nom text not null default '',
  telephone text not null default '',
  courriel text not null default '',
  themes text[] not null default '{}',
  precision text not null default '',
  modifie_le timestamptz not null,
  modifie_par text,
  retire_le timestamptz,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, modifie_par) references comptes (departement, id)
);
create index referents_operateur on referents (departement, operateur) where retire_le is null;

create table circuits (
  departement text not null,
  id text not null,
  -- Null: several operators, or none.
  operateur text,
  situation text not null,
  marche text not null,
  criteres text not null default '',
  documents text not null default '',
  exemple boolean not null default false,
  modifie_le timestamptz not null,
  modifie_par text,
  retire_le timestamptz,
  primary key (departement, id),
  foreign key (departement, modifie_par) references comptes (departement, id)
);

create table notes_lieux (
  departement text not null,
  id text not null,
  lieu_id text not null,
  compte_id text not null,
  texte text not null,
  le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id)
);
create index notes_lieux_lieu on notes_lieux (departement, lieu_id, le);

alter table referents enable row level security;
alter table referents force row level security;
create policy referents_lecture on referents for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    (select maillage_role()) in ('coordinateur', 'administrateur')
    or operateur = (select maillage_operateur())
    or ((select maillage_role()) in ('aidant', 'responsable')
      and (structure_id is null or structure_id = (select maillage_structure()))))));
create policy referents_ajout on referents for insert with check (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    (select maillage_role()) in ('coordinateur', 'administrateur')
    or ((select maillage_role()) = 'responsable'
      and (operateur = (select maillage_operateur()) or structure_id = (select maillage_structure()))))));
create policy referents_changement on referents for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    (select maillage_role()) in ('coordinateur', 'administrateur')
    or ((select maillage_role()) = 'responsable'
      and (operateur = (select maillage_operateur()) or structure_id = (select maillage_structure()))))));

alter table circuits enable row level security;
alter table circuits force row level security;
create policy circuits_lecture on circuits for select using (maillage_ici(departement));
create policy circuits_ajout on circuits for insert with check (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    (select maillage_role()) in ('coordinateur', 'administrateur')
    or ((select maillage_role()) = 'responsable' and operateur = (select maillage_operateur())))));
create policy circuits_changement on circuits for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    (select maillage_role()) in ('coordinateur', 'administrateur')
    or ((select maillage_role()) = 'responsable' and operateur = (select maillage_operateur())))));

alter table notes_lieux enable row level security;
alter table notes_lieux force row level security;
create policy notes_lieux_lecture on notes_lieux for select using (maillage_ici(departement));
create policy notes_lieux_ajout on notes_lieux for insert with check (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and compte_id = (select maillage_compte())));
-- One's own words; and those who answer for the team, or for the territory, may take down what should not be there.
create policy notes_lieux_retrait on notes_lieux for delete using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (
    compte_id = (select maillage_compte()) or (select maillage_role()) in ('coordinateur', 'administrateur'))));
