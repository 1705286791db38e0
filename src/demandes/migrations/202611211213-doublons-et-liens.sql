-- Two requests that go together: a second one sent knowingly, two merged, or two that somebody tied. Beside the requests and not in their events:
-- who sees one of them only must not learn that the other is there.
create table liens_demandes (
  departement text not null,
  une text not null,
  autre text not null,
  par text not null,
  le timestamptz not null,
  primary key (departement, une, autre),
  check (une < autre),
  foreign key (departement, une) references demandes (departement, id),
  foreign key (departement, autre) references demandes (departement, id),
  foreign key (departement, par) references comptes (departement, id)
);
create index liens_demandes_autre on liens_demandes (departement, autre);

create function maillage_prend_part(dep text, demande text) returns boolean language sql stable as $$
  select exists (select from demandes d where d.departement = dep and d.id = demande and d.acces && maillage_acces())
$$;
alter table liens_demandes enable row level security;
alter table liens_demandes force row level security;
create policy liens_demandes_des_deux on liens_demandes using (
  (select maillage_role()) = 'systeme'
  or (maillage_prend_part(departement, une) and maillage_prend_part(departement, autre)));

-- What a new request is compared with: few rows of one structure at one operator.
create index demandes_semblables on demandes (departement, structure_id, operateur, envoyee_le)
  where statut in ('envoyee', 'prise-en-charge', 'rouverte');
