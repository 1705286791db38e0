-- What a person lets an agent do. Who, for what, with which data and the reasons for stopping are encrypted with the
-- dossier's key; the rest (reference, dates) is what lists and clocks need, and what stays once the key is destroyed.
create table mandats (
  departement text not null,
  id text not null,
  repere text not null,
  structure_id text not null,
  auteur_id text not null,
  dossier_id text not null,
  duree_mois int not null check (duree_mois between 1 and 12),
  cree_le timestamptz not null,
  contenu bytea,
  signe_mode text check (signe_mode in ('ecran', 'papier')),
  signe_par text,
  signe_le timestamptz,
  debut date,
  dernier_jour date check (dernier_jour <= debut + interval '1 year'),
  traces bytea,
  fin_motif text check (fin_motif in ('revocation', 'demarches-terminees')),
  fin_jour date check (fin_jour >= debut),
  fin_le timestamptz,
  fin_par text,
  fin_precision bytea,
  detruit_le timestamptz,
  primary key (departement, id),
  unique (departement, repere),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id),
  foreign key (departement, signe_par) references comptes (departement, id),
  foreign key (departement, fin_par) references comptes (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  check (num_nonnulls(signe_mode, signe_par, signe_le, debut, dernier_jour) in (0, 5)),
  check (num_nonnulls(fin_motif, fin_jour, fin_le, fin_par) in (0, 4)),
  check (fin_le is null or signe_le is not null),
  check (detruit_le is null or num_nonnulls(contenu, traces, fin_precision) = 0)
);
create index mandats_structure on mandats (departement, structure_id, cree_le desc);
-- What is over and not destroyed yet: few rows, read every night.
create index mandats_a_detruire on mandats (departement, coalesce(fin_jour, dernier_jour)) where detruit_le is null;

-- Last number given in a year: references stay short enough to be said over the telephone.
create table mandats_compteurs (
  departement text not null,
  annee int not null,
  dernier int not null,
  primary key (departement, annee)
);

-- What was destroyed, when, under which rule. No personal data; written once, never changed.
create table proces_verbaux (
  departement text not null,
  id text not null,
  mandat_id text not null,
  repere text not null,
  structure_id text not null,
  le timestamptz not null,
  regle text not null,
  quoi text not null,
  fichiers int not null,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id)
);
create index proces_verbaux_mandat on proces_verbaux (departement, mandat_id);

alter table mandats enable row level security;
alter table mandats force row level security;
-- Colleagues of the same structure only. The room of requests adds a policy of its own for the expert whose group
-- received a request made under the mandate (policies add up).
create policy mandats_structure on mandats using (
  maillage_role() = 'systeme'
  or (maillage_ici(departement) and structure_id = maillage_structure() and maillage_role() in ('aidant', 'responsable')));

alter table mandats_compteurs enable row level security;
alter table mandats_compteurs force row level security;
create policy mandats_compteurs_ici on mandats_compteurs using (maillage_ici(departement));

alter table proces_verbaux enable row level security;
alter table proces_verbaux force row level security;
create policy proces_verbaux_lecture on proces_verbaux for select using (
  maillage_ici(departement) and (maillage_role() in ('systeme', 'administrateur') or structure_id = maillage_structure()));
create policy proces_verbaux_ajout on proces_verbaux for insert with check (
  maillage_role() = 'systeme' or (maillage_ici(departement) and structure_id = maillage_structure()));
