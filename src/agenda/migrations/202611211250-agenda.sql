-- One diary: a moment, a place or a link, seats, who may take them.
create extension if not exists btree_gist;

-- What one may come for.
create table agenda_motifs (
  departement text not null,
  id text not null,
  structure_id text not null,
  genre text not null check (genre in ('creneau', 'seance')),
  nom text not null,
  -- Life events of the bouquet of services that lead here.
  besoins text[] not null,
  mode text not null check (mode in ('sur-place', 'visio', 'telephone')),
  -- Minutes of one appointment.
  duree int not null check (duree between 5 and 480),
  places int not null check (places between 1 and 1000),
  ouverture text not null check (ouverture in ('public', 'agents', 'prescripteurs', 'invites')),
  description text not null,
  preparation text not null,
  documents text not null,
  langues text[] not null,
  acces text[] not null,
  -- Hours before the appointment.
  rappels int[] not null,
  -- Root of the address of a video call.
  visio text,
  retire_le timestamptz,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id)
);
create index agenda_motifs_structure on agenda_motifs (departement, structure_id);

-- Rooms and video stations of a structure.
create table agenda_ressources (
  departement text not null,
  id text not null,
  structure_id text not null,
  nom text not null,
  genre text not null check (genre in ('salle', 'poste')),
  retire_le timestamptz,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id)
);
create index agenda_ressources_structure on agenda_ressources (departement, structure_id);

-- A rule that gives moments, in the opening_hours grammar.
create table agenda_series (
  departement text not null,
  id text not null,
  structure_id text not null,
  motif_id text not null,
  lieu_id text,
  compte_id text,
  ressource_id text,
  rythme text not null,
  arretee_le timestamptz,
  primary key (departement, id),
  foreign key (departement, motif_id) references agenda_motifs (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id),
  foreign key (departement, ressource_id) references agenda_ressources (departement, id)
);
create index agenda_series_structure on agenda_series (departement, structure_id);

create table agenda_moments (
  departement text not null,
  id text not null,
  structure_id text not null,
  motif_id text not null,
  serie_id text,
  lieu_id text,
  compte_id text,
  ressource_id text,
  -- Of the whole: a session of six Tuesdays begins on the first and ends with the last.
  debut timestamptz not null,
  fin timestamptz not null,
  -- [[from, to], …] when there are several.
  dates jsonb,
  places int not null,
  prises int not null default 0,
  -- People on the waiting list.
  attente int not null default 0,
  -- Rank of the last person who asked.
  rang int not null default 0,
  ouverture text not null check (ouverture in ('public', 'agents', 'prescripteurs', 'invites')),
  annule_le timestamptz,
  primary key (departement, id),
  check (prises between 0 and places),
  check (attente >= 0),
  check (debut < fin),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, motif_id) references agenda_motifs (departement, id),
  foreign key (departement, serie_id) references agenda_series (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id),
  foreign key (departement, ressource_id) references agenda_ressources (departement, id)
);
create index agenda_moments_structure on agenda_moments (departement, structure_id, debut);
create index agenda_moments_motif on agenda_moments (departement, motif_id, debut) where annule_le is null;
create index agenda_moments_serie on agenda_moments (departement, serie_id, debut);
create index agenda_moments_debut on agenda_moments (departement, debut) where annule_le is null;

create table agenda_reservations (
  departement text not null,
  id text not null,
  moment_id text not null,
  -- Of the moment: who receives.
  structure_id text not null,
  -- Who booked for the person; null: the person alone.
  par_structure_id text,
  par_compte_id text,
  dossier_id text not null,
  -- Ciphered with the dossier's key: first name, how to reach them, what they need.
  contenu bytea,
  -- Prints under the master key: of the code, and of who asks for this moment.
  code bytea not null,
  empreinte bytea,
  langue text not null,
  statut text not null check (statut in ('confirmee', 'attente', 'proposee', 'vu', 'absent', 'excuse', 'annulee')),
  rang int not null,
  cree_le timestamptz not null,
  statut_le timestamptz not null,
  -- Until when a freed seat is kept for the person.
  proposee_jusqua timestamptz,
  motif_absence text,
  -- What could not be written to the person, and must be said by telephone.
  a_dire text,
  primary key (departement, id),
  foreign key (departement, moment_id) references agenda_moments (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, par_structure_id) references structures (departement, id),
  foreign key (departement, par_compte_id) references comptes (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id),
  check ((statut = 'proposee') = (proposee_jusqua is not null))
);
create index agenda_reservations_moment on agenda_reservations (departement, moment_id, rang);
create index agenda_reservations_code on agenda_reservations (departement, code);
create index agenda_reservations_dossier on agenda_reservations (departement, dossier_id);
create index agenda_reservations_par on agenda_reservations (departement, par_structure_id) where par_structure_id is not null;
create index agenda_reservations_dire on agenda_reservations (departement, structure_id) where a_dire is not null;
create index agenda_reservations_proposees on agenda_reservations (departement, proposee_jusqua) where statut = 'proposee';
create unique index agenda_reservations_une_fois on agenda_reservations (departement, moment_id, empreinte)
  where statut in ('confirmee', 'attente', 'proposee');

-- A room, a station or an expert is in one place at a time, even by two clicks at the same instant.
create table agenda_occupations (
  departement text not null,
  id text not null,
  -- « ressource:… » or « compte:… ».
  objet text not null,
  periode tstzrange not null,
  moment_id text not null,
  reservation_id text,
  primary key (departement, id),
  foreign key (departement, moment_id) references agenda_moments (departement, id) on delete cascade,
  foreign key (departement, reservation_id) references agenda_reservations (departement, id),
  exclude using gist (departement with =, objet with =, periode with &&)
);
create index agenda_occupations_moment on agenda_occupations (departement, moment_id);
create index agenda_occupations_reservation on agenda_occupations (departement, reservation_id) where reservation_id is not null;

-- One line, one reminder: what makes it never twice.
create table agenda_rappels (
  departement text not null,
  reservation_id text not null,
  -- Beginning of the date it is about: another one when the appointment moves.
  debut timestamptz not null,
  heures int not null,
  le timestamptz not null,
  primary key (departement, reservation_id, debut, heures),
  foreign key (departement, reservation_id) references agenda_reservations (departement, id) on delete cascade
);

-- Times when an expert is busy elsewhere, read from the calendar of their own.
create table agenda_calendriers (
  departement text not null,
  compte_id text not null,
  structure_id text not null,
  -- Ciphered: whoever has the address reads the calendar.
  dossier_id text not null,
  adresse bytea,
  lu_le timestamptz,
  erreur text,
  primary key (departement, compte_id),
  foreign key (departement, compte_id) references comptes (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);
create index agenda_calendriers_dossier on agenda_calendriers (departement, dossier_id);
create table agenda_indisponibilites (
  departement text not null,
  compte_id text not null,
  rang int not null,
  debut timestamptz not null,
  fin timestamptz not null,
  primary key (departement, compte_id, rang),
  foreign key (departement, compte_id) references comptes (departement, id)
);
create index agenda_indisponibilites_debut on agenda_indisponibilites (departement, compte_id, debut);

-- What stays once the facts are forgotten: counts by month.
create table agenda_chiffres (
  departement text not null,
  structure_id text not null,
  motif_id text not null,
  mois date not null,
  statut text not null,
  nombre int not null,
  primary key (departement, structure_id, motif_id, mois, statut),
  foreign key (departement, structure_id) references structures (departement, id)
);

-- Those who keep the diary of their structure.
create function maillage_agenda(dep text, structure text) returns boolean language sql stable
  return maillage_role() = 'systeme' or (maillage_ici(dep) and structure = maillage_structure()
    and maillage_role() in ('aidant', 'responsable', 'instructeur'));

alter table agenda_motifs enable row level security;
alter table agenda_motifs force row level security;
create policy agenda_motifs_lecture on agenda_motifs for select using (maillage_ici(departement));
create policy agenda_motifs_tenue on agenda_motifs using (maillage_agenda(departement, structure_id));

alter table agenda_ressources enable row level security;
alter table agenda_ressources force row level security;
create policy agenda_ressources_lecture on agenda_ressources for select using (maillage_ici(departement));
create policy agenda_ressources_tenue on agenda_ressources using (maillage_agenda(departement, structure_id));

alter table agenda_series enable row level security;
alter table agenda_series force row level security;
create policy agenda_series_lecture on agenda_series for select using (maillage_ici(departement));
create policy agenda_series_tenue on agenda_series using (maillage_agenda(departement, structure_id));

alter table agenda_moments enable row level security;
alter table agenda_moments force row level security;
create policy agenda_moments_lecture on agenda_moments for select using (maillage_ici(departement));
create policy agenda_moments_tenue on agenda_moments using (maillage_agenda(departement, structure_id));

alter table agenda_occupations enable row level security;
alter table agenda_occupations force row level security;
create policy agenda_occupations_tenue on agenda_occupations using (
  (select maillage_role()) = 'systeme' or exists (
    select from agenda_moments m where m.departement = agenda_occupations.departement and m.id = agenda_occupations.moment_id
      and maillage_agenda(m.departement, m.structure_id)));

-- Read by who receives the person and by who booked for them; written by the house, which checks the seats.
alter table agenda_reservations enable row level security;
alter table agenda_reservations force row level security;
create policy agenda_reservations_systeme on agenda_reservations using ((select maillage_role()) = 'systeme');
create policy agenda_reservations_lecture on agenda_reservations for select using (
  departement = (select maillage_departement()) and (
    ((select maillage_role()) in ('aidant', 'responsable', 'instructeur') and structure_id = (select maillage_structure()))
    or ((select maillage_role()) in ('aidant', 'responsable', 'instructeur', 'prescripteur')
      and par_structure_id = (select maillage_structure()))));

alter table agenda_rappels enable row level security;
alter table agenda_rappels force row level security;
create policy agenda_rappels_systeme on agenda_rappels using ((select maillage_role()) = 'systeme');

alter table agenda_calendriers enable row level security;
alter table agenda_calendriers force row level security;
create policy agenda_calendriers_sien on agenda_calendriers using (
  (select maillage_role()) = 'systeme' or (departement = (select maillage_departement()) and compte_id = (select maillage_compte())));

alter table agenda_indisponibilites enable row level security;
alter table agenda_indisponibilites force row level security;
create policy agenda_indisponibilites_lecture on agenda_indisponibilites for select using (maillage_ici(departement));
create policy agenda_indisponibilites_sien on agenda_indisponibilites using (
  (select maillage_role()) = 'systeme' or (departement = (select maillage_departement()) and compte_id = (select maillage_compte())));

alter table agenda_chiffres enable row level security;
alter table agenda_chiffres force row level security;
create policy agenda_chiffres_systeme on agenda_chiffres using ((select maillage_role()) = 'systeme');
create policy agenda_chiffres_lecture on agenda_chiffres for select using (
  departement = (select maillage_departement()) and ((select maillage_role()) in ('coordinateur', 'administrateur')
    or structure_id = (select maillage_structure())));

-- The key of a booking is seen by those who may see the booking (the policies above apply inside the sub-select).
create policy dossiers_agenda on dossiers for select using (exists (
  select from agenda_reservations v where v.departement = dossiers.departement and v.dossier_id = dossiers.id));
