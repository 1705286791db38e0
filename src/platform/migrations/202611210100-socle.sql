-- Structures people work for, and their accounts.
create table structures (
  departement text not null,
  id text not null,
  nom text not null,
  nature text not null check (nature in ('aidant', 'operateur', 'pilote')),
  operateur text,
  lieu_id text,
  primary key (departement, id)
);

create table comptes (
  departement text not null,
  id text not null,
  email text not null,
  nom text not null,
  fonction text not null,
  role text not null check (role in ('aidant', 'responsable', 'instructeur', 'coordinateur', 'prescripteur', 'administrateur')),
  structure_id text not null,
  presentation text not null default '',
  cree_le timestamptz not null,
  desactive_le timestamptz,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id)
);
create unique index comptes_email on comptes (departement, lower(email));
create index comptes_structure on comptes (departement, structure_id);

create table sessions (
  departement text not null,
  id text not null,
  compte_id text not null,
  secret_hache bytea not null unique,
  cree_le timestamptz not null,
  vu_le timestamptz not null,
  expire_le timestamptz not null,
  appareil text not null,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index sessions_compte on sessions (departement, compte_id);

-- Sign-in attempts by e-mail: a link and a six-digit code, both single use.
create table connexions (
  departement text not null,
  id text not null,
  compte_id text not null,
  lien_hache bytea not null unique,
  code_hache bytea not null,
  essais int not null default 0,
  expire_le timestamptz not null,
  utilise_le timestamptz,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id) on delete cascade
);
create index connexions_compte on connexions (departement, compte_id);

-- One key per dossier, wrapped by the master key; destroying it makes every field and file unreadable.
create table dossiers (
  departement text not null,
  id text not null,
  cle bytea,
  cree_le timestamptz not null,
  detruit_le timestamptz,
  motif_destruction text,
  primary key (departement, id)
);

create table fichiers (
  departement text not null,
  id text not null,
  dossier_id text not null,
  nom bytea not null,
  type text not null,
  taille int not null,
  cree_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);
create index fichiers_dossier on fichiers (departement, dossier_id);

-- Who did or read what. Insert only for the application; chained afterwards in journal_chaine.
create table journal (
  departement text not null,
  id text not null,
  le timestamptz not null,
  compte_id text,
  action text not null,
  objet text not null,
  detail jsonb not null default '{}',
  primary key (departement, id)
);
create index journal_objet on journal (departement, objet, id);

create table journal_chaine (
  departement text not null,
  rang bigint not null,
  journal_id text not null,
  empreinte bytea not null,
  primary key (departement, rang),
  unique (departement, journal_id),
  foreign key (departement, journal_id) references journal (departement, id)
);

-- Outbox: written in the same transaction as the event it tells.
create table courriers (
  departement text not null,
  id text not null,
  cle text not null,
  destinataire text not null,
  sujet text not null,
  texte text not null,
  etat text not null default 'a-envoyer' check (etat in ('a-envoyer', 'en-cours', 'envoye', 'abandonne')),
  essais int not null default 0,
  prochain_le timestamptz not null,
  cree_le timestamptz not null,
  envoye_le timestamptz,
  erreur text,
  primary key (departement, id),
  unique (departement, cle)
);
create index courriers_a_envoyer on courriers (prochain_le) where etat in ('a-envoyer', 'en-cours');

create or replace function maillage_role() returns text language sql stable
  return nullif(current_setting('maillage.role', true), '');
create or replace function maillage_compte() returns text language sql stable
  return nullif(current_setting('maillage.compte', true), '');
create or replace function maillage_structure() returns text language sql stable
  return nullif(current_setting('maillage.structure', true), '');
create or replace function maillage_operateur() returns text language sql stable
  return nullif(current_setting('maillage.operateur', true), '');
create or replace function maillage_departement() returns text language sql stable
  return nullif(current_setting('maillage.departement', true), '');
-- Everyone signed in works in one département; jobs work in all.
create or replace function maillage_ici(dep text) returns boolean language sql stable
  return maillage_role() = 'systeme' or dep = maillage_departement();

alter table comptes enable row level security;
alter table comptes force row level security;
create policy comptes_lecture on comptes for select using (maillage_ici(departement));
create policy comptes_ecriture on comptes for all using (maillage_role() in ('systeme', 'administrateur') and maillage_ici(departement));

alter table sessions enable row level security;
alter table sessions force row level security;
create policy sessions_siennes on sessions using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and compte_id = maillage_compte()));

alter table connexions enable row level security;
alter table connexions force row level security;
create policy connexions_systeme on connexions using (maillage_role() = 'systeme');

alter table dossiers enable row level security;
alter table dossiers force row level security;
-- The key alone opens nothing: what it decrypts has its own policies, narrower.
create policy dossiers_ici on dossiers using (maillage_ici(departement));

alter table fichiers enable row level security;
alter table fichiers force row level security;
create policy fichiers_ici on fichiers using (maillage_ici(departement));

alter table journal enable row level security;
alter table journal force row level security;
create policy journal_ajout on journal for insert with check (maillage_ici(departement));
create policy journal_lecture on journal for select using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and (maillage_role() = 'administrateur' or compte_id = maillage_compte())));

alter table journal_chaine enable row level security;
alter table journal_chaine force row level security;
create policy journal_chaine_systeme on journal_chaine using (maillage_role() = 'systeme');

alter table courriers enable row level security;
alter table courriers force row level security;
create policy courriers_ajout on courriers for insert with check (maillage_ici(departement));
create policy courriers_systeme on courriers using (maillage_role() = 'systeme');

-- One query per signed-in page and no transaction: the secret's hash is the proof, so the function may look past
-- row-level security. It sets the role until the end of the statement's own transaction: call it outside any other one.
-- (An owner that is not a superuser may not attach the setting to the function itself.)
create function session_ouverte(secret bytea, maintenant timestamptz, inactivite interval)
returns table (session_id text, vu_le timestamptz, compte_id text, nom text, email text, fonction text, role text,
               departement text, structure_id text, structure_nom text, operateur text)
language plpgsql as $$
begin
  perform set_config('maillage.role', 'systeme', true);
  return query
    select s.id, s.vu_le, c.id, c.nom, c.email, c.fonction, c.role, c.departement, t.id, t.nom, t.operateur
    from sessions s
    join comptes c on c.departement = s.departement and c.id = s.compte_id
    join structures t on t.departement = c.departement and t.id = c.structure_id
    where s.secret_hache = secret and s.expire_le > maintenant and s.vu_le > maintenant - inactivite and c.desactive_le is null;
end $$;

-- Rate limits: tries counted for each key until `expire` (milliseconds since 1970); belongs to no territory.
create table limites (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- What this instance knows of itself, for instance which parts of the demonstration are loaded.
create table instance (
  departement text not null,
  cle text not null,
  valeur text not null,
  primary key (departement, cle)
);
