-- Register of personal data breaches (GDPR, art. 33): what happened, when it was known, and what was done about it.
create table violations (
  departement text not null,
  id text not null,
  connue_le timestamptz not null,
  quoi text not null,
  -- How many people, as far as is known.
  personnes int not null check (personnes >= 0),
  mesures text not null,
  notifiee_le timestamptz check (notifiee_le >= connue_le),
  -- Why the CNIL need not be told, when it need not.
  sans_notification text,
  inscrite_le timestamptz not null,
  primary key (departement, id),
  check (notifiee_le is null or sans_notification is null)
);
create index violations_connue on violations (departement, connue_le desc);
alter table violations enable row level security;
alter table violations force row level security;
create policy violations_administration on violations using (
  maillage_role() = 'systeme' or (maillage_ici(departement) and maillage_role() = 'administrateur'));
