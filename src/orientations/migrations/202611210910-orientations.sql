-- What two structures agreed: who sends what to whom. Entered once, guides the form; nothing about a person.
create table protocoles (
  departement text not null,
  id text not null,
  de_structure_id text not null,
  vers_structure_id text not null,
  themes text[] not null,
  situations text not null,
  alertes text not null,
  conjoint text not null,
  documents text not null,
  -- Null: the delay of everybody.
  delai_jours_ouvres int check (delai_jours_ouvres between 1 and 30),
  modifie_le timestamptz not null,
  modifie_par text not null,
  retire_le timestamptz,
  primary key (departement, id),
  foreign key (departement, de_structure_id) references structures (departement, id),
  foreign key (departement, vers_structure_id) references structures (departement, id),
  foreign key (departement, modifie_par) references comptes (departement, id),
  check (de_structure_id <> vers_structure_id)
);
create unique index protocoles_paire on protocoles (departement, de_structure_id, vers_structure_id) where retire_le is null;

-- A sheet sent to another structure, without anything that says who it is about: what lists and clocks need, and what stays
-- once the key of the dossier is destroyed. From `statut` to `evenements`: the state, written with each event.
create table orientations (
  departement text not null,
  id text not null,
  repere text not null,
  mandat_id text not null,
  dossier_id text not null,
  structure_id text not null,
  auteur_id text not null,
  origine text not null check (origine in ('visite', 'entretien', 'demande', 'mandat')),
  theme text not null,
  urgence text not null check (urgence in ('normale', 'urgente')),
  -- Of the code on the person's paper; null once the sheet is over and its data gone.
  code_hache bytea,
  statut text not null check (statut in ('envoyee', 'acceptee', 'refusee', 'expiree', 'absente', 'honoree', 'close')),
  destinataire_id text not null,
  suivi_par text,
  delai_jours_ouvres int not null check (delai_jours_ouvres between 1 and 30),
  depuis timestamptz not null,
  -- When the clock next acts; null: it waits for nothing.
  echeance timestamptz,
  rappelee boolean not null,
  rdv_le timestamptz,
  envoyee_le timestamptz not null,
  close_le timestamptz,
  mouvement_le timestamptz not null,
  evenements int not null,
  -- Structures that ever had it: they see the row and what happened. Those that may read the content now.
  acces text[] not null,
  lecteurs text[] not null,
  primary key (departement, id),
  unique (departement, repere),
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, destinataire_id) references structures (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id),
  foreign key (departement, suivi_par) references comptes (departement, id)
);
create index orientations_envoyees on orientations (departement, structure_id, statut, echeance);
create index orientations_recues on orientations (departement, destinataire_id, statut, echeance);
create index orientations_mandat on orientations (departement, mandat_id);
create index orientations_dossier on orientations (departement, dossier_id);
create unique index orientations_code on orientations (departement, code_hache) where code_hache is not null;
create index orientations_echeance on orientations (departement, echeance) where echeance is not null;

create table orientations_compteurs (
  departement text not null,
  annee int not null,
  dernier int not null,
  primary key (departement, annee)
);

-- What the person agreed to share, and nothing else: encrypted in one piece with the key of the mandate's dossier.
create table orientations_contenus (
  departement text not null,
  orientation_id text not null,
  contenu bytea not null,
  primary key (departement, orientation_id),
  foreign key (departement, orientation_id) references orientations (departement, id)
);

-- All that happened, in order; never changed. `contenu`: words and place of an appointment, encrypted.
create table orientations_evenements (
  departement text not null,
  id text not null,
  orientation_id text not null,
  rang int not null,
  type text not null,
  cote text not null check (cote in ('envoyeur', 'receveur', 'systeme')),
  structure_id text,
  compte_id text,
  le timestamptz not null,
  detail jsonb not null,
  contenu bytea,
  primary key (departement, id),
  unique (departement, orientation_id, rang),
  foreign key (departement, orientation_id) references orientations (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id)
);

-- One line for each structure it was sent to, and what came of it: the figures. No person in it, kept for good.
create table orientations_envois (
  departement text not null,
  orientation_id text not null,
  rang int not null,
  de_structure_id text not null,
  vers_structure_id text not null,
  theme text not null,
  urgence text not null,
  envoye_le timestamptz not null,
  repondu_le timestamptz,
  issue text check (issue in ('acceptee', 'refusee', 'transmise', 'expiree', 'retiree')),
  motif text,
  -- After the appointment: met or not, and what came of it.
  suite text,
  primary key (departement, orientation_id, rang),
  foreign key (departement, orientation_id) references orientations (departement, id),
  foreign key (departement, de_structure_id) references structures (departement, id),
  foreign key (departement, vers_structure_id) references structures (departement, id)
);
create index orientations_envois_jour on orientations_envois (departement, envoye_le);

-- Those who receive people, for their structure.
create function maillage_oriente() returns boolean language sql stable
  return maillage_role() in ('aidant', 'responsable', 'instructeur', 'prescripteur');

alter table protocoles enable row level security;
alter table protocoles force row level security;
create policy protocoles_lecture on protocoles for select using (maillage_ici(departement));
create policy protocoles_ecriture on protocoles for all using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and (
    maillage_role() in ('coordinateur', 'administrateur')
    or (maillage_role() = 'responsable' and maillage_structure() in (de_structure_id, vers_structure_id)))));

alter table orientations enable row level security;
alter table orientations force row level security;
create policy orientations_lecture on orientations for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_oriente()) and (select maillage_structure()) = any (acces)));
create policy orientations_envoi on orientations for insert with check (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_role()) in ('aidant', 'responsable')
      and structure_id = (select maillage_structure()) and auteur_id = (select maillage_compte())));
create policy orientations_suite on orientations for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_oriente()) and (select maillage_structure()) = any (acces)));

alter table orientations_compteurs enable row level security;
alter table orientations_compteurs force row level security;
create policy orientations_compteurs_ici on orientations_compteurs using (maillage_ici(departement));

alter table orientations_contenus enable row level security;
alter table orientations_contenus force row level security;
create policy orientations_contenus_lecteurs on orientations_contenus using (
  (select maillage_role()) = 'systeme' or exists (
    select from orientations o
    where o.departement = orientations_contenus.departement and o.id = orientations_contenus.orientation_id
      and (select maillage_structure()) = any (o.lecteurs)));

alter table orientations_evenements enable row level security;
alter table orientations_evenements force row level security;
create policy orientations_evenements_lecture on orientations_evenements for select using (
  (select maillage_role()) = 'systeme' or exists (
    select from orientations o
    where o.departement = orientations_evenements.departement and o.id = orientations_evenements.orientation_id));
create policy orientations_evenements_ajout on orientations_evenements for insert with check (
  (select maillage_role()) = 'systeme' or (compte_id = (select maillage_compte()) and exists (
    select from orientations o
    where o.departement = orientations_evenements.departement and o.id = orientations_evenements.orientation_id)));

alter table orientations_envois enable row level security;
alter table orientations_envois force row level security;
create policy orientations_envois_acces on orientations_envois using (
  (select maillage_role()) = 'systeme' or exists (
    select from orientations o
    where o.departement = orientations_envois.departement and o.id = orientations_envois.orientation_id));
create policy orientations_envois_chiffres on orientations_envois for select using (
  (select maillage_role()) in ('coordinateur', 'administrateur') and departement = (select maillage_departement()));

-- The key of the dossier, for who has the sheet in hand: what else it protects keeps its own, narrower policies.
create policy dossiers_orientations on dossiers for select using (
  departement = (select maillage_departement()) and exists (
    select from orientations o
    where o.departement = dossiers.departement and o.dossier_id = dossiers.id and (select maillage_structure()) = any (o.lecteurs)));
