-- What the last data·inclusion list said of each service it gives: tells a correction made here from a word of the list.
-- Kept after a service is taken down by hand, so that the next list does not bring it back.
create table sources_offres (
  departement text not null,
  id text not null,
  dit jsonb not null,
  primary key (departement, id)
);
alter table sources_offres enable row level security;
alter table sources_offres force row level security;
create policy sources_offres_systeme on sources_offres using (maillage_role() = 'systeme');
