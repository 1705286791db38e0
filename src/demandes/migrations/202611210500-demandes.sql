-- Who answers at the operators: a group for some themes, in some communes (null: the whole territory).
create table groupes (
  departement text not null,
  id text not null,
  operateur text not null,
  nom text not null,
  themes text[] not null,
  communes text[],
  delai_jours_ouvres int not null check (delai_jours_ouvres between 1 and 60),
  email text not null,
  retire_le timestamptz,
  primary key (departement, id)
);

create table membres (
  departement text not null,
  groupe_id text not null,
  compte_id text not null,
  primary key (departement, groupe_id, compte_id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index membres_compte on membres (departement, compte_id);

-- A request, without anything that says who it is about: what lists, clocks and figures need, and what stays once the key of
-- the dossier is destroyed. From `groupe_id` to `evenements`: the state, written with each event and by nothing else.
create table demandes (
  departement text not null,
  id text not null,
  repere text not null,
  mandat_id text not null,
  dossier_id text not null,
  structure_id text not null,
  auteur_id text not null,
  demarche text not null,
  commune text not null,
  urgence text not null check (urgence in ('complexe', 'urgent', 'bloque')),
  groupe_id text not null,
  operateur text not null,
  statut text not null check (statut in ('envoyee', 'prise-en-charge', 'traitee', 'pas-pour-nous', 'rouverte', 'close')),
  responsable_id text,
  depuis timestamptz not null,
  echeance timestamptz not null,
  rappelee boolean not null,
  dernier_mot text not null check (dernier_mot in ('aidant', 'operateur')),
  utile text check (utile in ('oui', 'en-partie', 'non', 'sans-objet')),
  envoyee_le timestamptz not null,
  prise_le timestamptz,
  repondue_le timestamptz,
  close_le timestamptz,
  mouvement_le timestamptz not null,
  evenements int not null,
  -- Who may read, as `c:account`, `s:structure`, `g:group`; the participants say it with names and dates. Kept on the row
  -- so that a policy reads one row, and can be used by the policies of the tables below without turning in circles.
  acces text[] not null,
  acces_pieces text[] not null,
  primary key (departement, id),
  unique (departement, repere),
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, responsable_id) references comptes (departement, id)
);
create index demandes_structure on demandes (departement, structure_id, statut, echeance);
create index demandes_structure_closes on demandes (departement, structure_id, close_le desc, id) where statut = 'close';
create index demandes_groupe on demandes (departement, groupe_id, statut, echeance);
create index demandes_groupe_repondues on demandes (departement, groupe_id, repondue_le desc, id) where repondue_le is not null;
create index demandes_responsable on demandes (departement, responsable_id, statut, echeance);
create index demandes_mandat on demandes (departement, mandat_id);
create index demandes_envoyees on demandes (departement, envoyee_le);
-- What a reminder may be due for: few rows at any time.
create index demandes_a_rappeler on demandes (departement, echeance)
  where statut in ('envoyee', 'prise-en-charge', 'rouverte') and not rappelee;

-- Last number given in a year: references stay short enough to be said over the telephone.
create table demandes_compteurs (
  departement text not null,
  annee int not null,
  dernier int not null,
  primary key (departement, annee)
);

-- Subject, person and what the operator asks for, encrypted in one piece with the key of the mandate's dossier.
create table contenus (
  departement text not null,
  demande_id text not null,
  contenu bytea not null,
  primary key (departement, demande_id),
  foreign key (departement, demande_id) references demandes (departement, id)
);

create table participants (
  departement text not null,
  id text not null,
  demande_id text not null,
  compte_id text,
  groupe_id text,
  structure_id text,
  voit text not null check (voit in ('tout', 'messages')),
  -- Let in by another participant; the others came with the request, or by acting on it.
  invite boolean not null,
  depuis timestamptz not null,
  -- Gave the request to others: still reads the messages, is told of nothing more.
  parti_le timestamptz,
  primary key (departement, id),
  unique nulls not distinct (departement, demande_id, compte_id, groupe_id, structure_id),
  check (num_nonnulls(compte_id, groupe_id, structure_id) = 1),
  foreign key (departement, demande_id) references demandes (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, structure_id) references structures (departement, id)
);
create index participants_comptes_invites on participants (departement, compte_id, demande_id) where invite and parti_le is null;
create index participants_groupes_invites on participants (departement, groupe_id, demande_id) where invite and parti_le is null;

-- All that happened, in order; never changed. What people wrote is in `messages`, under the same id.
create table evenements (
  departement text not null,
  id text not null,
  demande_id text not null,
  rang int not null,
  type text not null,
  cote text not null check (cote in ('aidant', 'operateur', 'invite', 'systeme')),
  compte_id text,
  le timestamptz not null,
  detail jsonb not null,
  primary key (departement, id),
  unique (departement, demande_id, rang),
  foreign key (departement, demande_id) references demandes (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id)
);

create table messages (
  departement text not null,
  evenement_id text not null,
  demande_id text not null,
  auteur_id text not null,
  le timestamptz not null,
  texte bytea not null,
  primary key (departement, evenement_id),
  foreign key (departement, evenement_id) references evenements (departement, id),
  foreign key (departement, demande_id) references demandes (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id)
);
create index messages_demande on messages (departement, demande_id);

create table pieces (
  departement text not null,
  id text not null,
  demande_id text not null,
  evenement_id text not null,
  fichier_id text not null,
  primary key (departement, id),
  foreign key (departement, demande_id) references demandes (departement, id),
  foreign key (departement, evenement_id) references evenements (departement, id),
  foreign key (departement, fichier_id) references fichiers (departement, id)
);
create index pieces_demande on pieces (departement, demande_id);

-- What is being written: a request read over before it is sent, and files that arrived before their message did.
create table brouillons (
  departement text not null,
  id text not null,
  compte_id text not null,
  mandat_id text not null,
  dossier_id text not null,
  contenu bytea not null,
  modifie_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade,
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);
create index brouillons_compte on brouillons (departement, compte_id);

create table depots (
  departement text not null,
  id text not null,
  -- Id of the event to come that the file was chosen for.
  pour text not null,
  compte_id text not null,
  fichier_id text not null,
  depose_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade,
  foreign key (departement, fichier_id) references fichiers (departement, id)
);
create index depots_pour on depots (departement, pour);

-- Under which names the account may take part. Read once for a query: policies call it in a sub-select.
create function maillage_acces() returns text[] language sql stable as $$
  select array['c:' || maillage_compte(),
               case when maillage_role() in ('aidant', 'responsable') then 's:' || maillage_structure() end]
    || coalesce((select array_agg('g:' || groupe_id) from membres
                 where departement = maillage_departement() and compte_id = maillage_compte()), '{}')
$$;

alter table membres enable row level security;
alter table membres force row level security;
create policy membres_lecture on membres for select using (maillage_ici(departement));
create policy membres_ecriture on membres for all using (maillage_role() in ('systeme', 'administrateur') and maillage_ici(departement));

alter table demandes enable row level security;
alter table demandes force row level security;
create policy demandes_lecture on demandes for select using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and acces && (select maillage_acces())));
-- Those who steer read for the figures: no content stands on this row.
create policy demandes_chiffres on demandes for select using (
  (select maillage_role()) in ('coordinateur', 'administrateur') and departement = (select maillage_departement()));
create policy demandes_envoi on demandes for insert with check (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_role()) in ('aidant', 'responsable')
      and structure_id = (select maillage_structure()) and auteur_id = (select maillage_compte())));
create policy demandes_suite on demandes for update using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and acces && (select maillage_acces())));

alter table demandes_compteurs enable row level security;
alter table demandes_compteurs force row level security;
create policy demandes_compteurs_ici on demandes_compteurs using (maillage_ici(departement));

-- The content: participants only, whatever else the role may read of the request itself.
alter table contenus enable row level security;
alter table contenus force row level security;
create policy contenus_participants on contenus using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = contenus.departement and d.id = contenus.demande_id and d.acces && (select maillage_acces())));

alter table participants enable row level security;
alter table participants force row level security;
create policy participants_entre_eux on participants using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = participants.departement and d.id = participants.demande_id and d.acces && (select maillage_acces())));

alter table evenements enable row level security;
alter table evenements force row level security;
create policy evenements_lecture on evenements for select using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = evenements.departement and d.id = evenements.demande_id and d.acces && (select maillage_acces())));
create policy evenements_ajout on evenements for insert with check (
  (select maillage_role()) = 'systeme' or (compte_id = (select maillage_compte()) and exists (
    select from demandes d where d.departement = evenements.departement and d.id = evenements.demande_id and d.acces && (select maillage_acces()))));

alter table messages enable row level security;
alter table messages force row level security;
create policy messages_lecture on messages for select using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = messages.departement and d.id = messages.demande_id and d.acces && (select maillage_acces())));
create policy messages_ajout on messages for insert with check (
  (select maillage_role()) = 'systeme' or (auteur_id = (select maillage_compte()) and exists (
    select from demandes d where d.departement = messages.departement and d.id = messages.demande_id and d.acces && (select maillage_acces()))));

-- Some take part without the attachments.
alter table pieces enable row level security;
alter table pieces force row level security;
create policy pieces_participants on pieces using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = pieces.departement and d.id = pieces.demande_id and d.acces_pieces && (select maillage_acces())));

alter table brouillons enable row level security;
alter table brouillons force row level security;
create policy brouillons_siens on brouillons using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and compte_id = maillage_compte()));

alter table depots enable row level security;
alter table depots force row level security;
create policy depots_siens on depots using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and compte_id = maillage_compte()));

-- The expert who received a request reads the mandate it was made under.
create policy mandats_demandes on mandats for select using (
  (select maillage_role()) in ('aidant', 'responsable', 'instructeur') and maillage_ici(departement) and exists (
    select from demandes d where d.departement = mandats.departement and d.mandat_id = mandats.id and d.acces && (select maillage_acces())));
