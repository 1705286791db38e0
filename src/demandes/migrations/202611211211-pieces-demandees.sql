-- What an expert asks for, paper by paper, and what the desk answers, paper by paper: beside the event that says so, encrypted in one piece with
-- the key of the dossier.
create table listes (
  departement text not null,
  evenement_id text not null,
  demande_id text not null,
  contenu bytea not null,
  primary key (departement, evenement_id),
  foreign key (departement, evenement_id) references evenements (departement, id),
  foreign key (departement, demande_id) references demandes (departement, id)
);
create index listes_demande on listes (departement, demande_id);

alter table listes enable row level security;
alter table listes force row level security;
create policy listes_lecture on listes for select using (
  (select maillage_role()) = 'systeme' or exists (
    select from demandes d where d.departement = listes.departement and d.id = listes.demande_id and d.acces && (select maillage_acces())));
create policy listes_ajout on listes for insert with check (
  (select maillage_role()) = 'systeme' or exists (
    select from evenements e
    where e.departement = listes.departement and e.id = listes.evenement_id and e.demande_id = listes.demande_id
      and e.compte_id = (select maillage_compte())));
