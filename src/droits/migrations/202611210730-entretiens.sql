-- What an agent keeps of a conversation about rights, under a mandate: answers, plan and follow-up are encrypted in one piece
-- with the key of the mandate's dossier, and become unreadable with it.
create table entretiens (
  departement text not null,
  id text not null,
  structure_id text not null,
  auteur_id text not null,
  mandat_id text not null,
  dossier_id text not null,
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  -- Day on which the person must be asked how it went; null: nothing waits.
  relance_le date,
  contenu bytea not null,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id),
  foreign key (departement, mandat_id) references mandats (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);
create index entretiens_structure on entretiens (departement, structure_id, relance_le);
create index entretiens_dossier on entretiens (departement, dossier_id);

-- How many rights were found, asked for, obtained, refused or given up: counts by month, with no person in them.
create table droits_chiffres (
  departement text not null,
  mois date not null,
  droit text not null,
  issue text not null check (issue in ('repere', 'obtenu', 'refuse', 'abandonne')),
  motif text not null default '',
  nombre int not null check (nombre >= 0),
  primary key (departement, mois, droit, issue, motif)
);

alter table entretiens enable row level security;
alter table entretiens force row level security;
-- Colleagues of the same structure only, as for the mandate it rests on.
create policy entretiens_structure on entretiens using (
  maillage_role() = 'systeme'
  or (maillage_ici(departement) and structure_id = maillage_structure() and maillage_role() in ('aidant', 'responsable')));

alter table droits_chiffres enable row level security;
alter table droits_chiffres force row level security;
create policy droits_chiffres_ici on droits_chiffres using (
  maillage_ici(departement) and maillage_role() in ('systeme', 'aidant', 'responsable', 'coordinateur', 'administrateur'));
