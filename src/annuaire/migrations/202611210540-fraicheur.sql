-- « C'est faux » : what anybody may say of a sheet, without an account. Destroyed after six months.
create table signalements (
  departement text not null,
  id text not null,
  lieu_id text not null,
  quoi text not null check (quoi in ('horaires', 'telephone', 'adresse', 'ferme', 'autre')),
  texte text not null,
  -- Where to write the answer; forgotten once it is written.
  email text,
  recu_le timestamptz not null,
  -- 72 working hours after.
  echeance timestamptz not null,
  etat text not null check (etat in ('recu', 'corrige', 'pas-erreur')),
  reponse text,
  traite_le timestamptz,
  traite_par text,
  primary key (departement, id),
  foreign key (departement, lieu_id) references lieux (departement, id)
);
create index signalements_lieu on signalements (departement, lieu_id);
create index signalements_ouverts on signalements (departement, recu_le) where etat = 'recu';
create index signalements_recu_le on signalements (recu_le);

alter table signalements enable row level security;
alter table signalements force row level security;
-- Those who steer see all of their département; a manager, what is said of their own place.
create policy signalements_lecture on signalements using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and (
    maillage_role() in ('coordinateur', 'administrateur')
    or (maillage_role() = 'responsable' and exists (
      select from structures s
      where s.departement = signalements.departement and s.lieu_id = signalements.lieu_id and s.id = maillage_structure())))));

-- Open reports of a place: read with it, on every public page.
alter table lieux add column signales smallint not null default 0;

-- Mails that ask a place to confirm its sheet; the link of each opens one sheet, once.
create table relances (
  departement text not null,
  lieu_id text not null,
  le timestamptz not null,
  jeton_hache bytea not null unique,
  expire_le timestamptz not null,
  -- Confirmed since: counts no more.
  close_le timestamptz,
  primary key (departement, lieu_id, le),
  foreign key (departement, lieu_id) references lieux (departement, id)
);
create index relances_le on relances (le);
alter table relances enable row level security;
alter table relances force row level security;
-- Whoever confirms a sheet closes its reminders; nobody reads them.
create policy relances_systeme on relances using (maillage_role() = 'systeme');
create policy relances_closes on relances for update using (maillage_ici(departement));
