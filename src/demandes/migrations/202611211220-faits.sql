-- What the figures count: one line for each thing that happened, measured once, when it happened. Neither the request nor the person is on it, so it
-- stays when they are destroyed, and nothing is worked out again from one page to the next.
create table demandes_faits (
  departement text not null,
  -- That of the event, and the kind.
  id text not null,
  le timestamptz not null,
  structure_id text not null,
  -- Who had the request then.
  groupe_id text not null,
  operateur text not null,
  genre text not null check (genre in ('envoyee', 'premiere', 'traitee', 'renvoi', 'rouverte', 'question', 'close', 'mandat-fini')),
  -- Working hours of the group's calendar since the request was sent.
  heures real,
  -- After the delay promised.
  tardive boolean,
  -- How pressing it was said to be when sent; how useful when closed.
  detail text,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id)
);
create index demandes_faits_le on demandes_faits (departement, le);

alter table demandes_faits enable row level security;
alter table demandes_faits force row level security;
-- Summed for everybody at once, small counts left out, by the instance itself: nobody reads the lines.
create policy demandes_faits_somme on demandes_faits using ((select maillage_role()) = 'systeme');
create policy demandes_faits_ajout on demandes_faits for insert with check (
  (select maillage_role()) in ('aidant', 'responsable', 'instructeur') and departement = (select maillage_departement()));
