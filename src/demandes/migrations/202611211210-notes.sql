-- What those who answer write to each other. Neither an event nor a message: it moves no clock, and the desk does not even learn that it is there.
create table notes (
  departement text not null,
  id text not null,
  demande_id text not null,
  -- Group that had the request: says which body the note belongs to.
  groupe_id text not null,
  auteur_id text not null,
  le timestamptz not null,
  -- Encrypted with the key of the dossier: gone with it.
  texte bytea not null,
  primary key (departement, id),
  foreign key (departement, demande_id) references demandes (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id)
);
create index notes_demande on notes (departement, demande_id, le);

-- The account answers this request now, for the same body as this group. Guests do not, whoever let them in; nor does the group that passed the
-- request on; and what was written at one operator does not follow to another.
create function maillage_repond(dep text, demande text, groupe text) returns boolean language sql stable as $$
  select maillage_ici(dep) and exists (
    select from demandes d
    join membres m on m.departement = d.departement and m.groupe_id in (d.groupe_id, d.suppleant_id) and m.compte_id = maillage_compte()
    join groupes tient on tient.departement = d.departement and tient.id = d.groupe_id
    join groupes ecrit on ecrit.departement = d.departement and ecrit.id = groupe
    where d.departement = dep and d.id = demande
      and tient.operateur = ecrit.operateur and tient.structure_id is not distinct from ecrit.structure_id)
$$;

alter table notes enable row level security;
alter table notes force row level security;
create policy notes_lecture on notes for select using (
  (select maillage_role()) = 'systeme' or maillage_repond(departement, demande_id, groupe_id));
create policy notes_ajout on notes for insert with check (
  (select maillage_role()) = 'systeme'
  or (auteur_id = (select maillage_compte()) and maillage_repond(departement, demande_id, groupe_id)));
