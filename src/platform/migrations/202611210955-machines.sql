-- Programs of an operator that read and answer through the API. Each acts under an account of its own, closed to people.
create table machines (
  departement text not null,
  id text not null,
  compte_id text not null,
  secret_hache bytea not null,
  portees text[] not null,
  cree_le timestamptz not null,
  cree_par text not null,
  vue_le timestamptz,
  revoquee_le timestamptz,
  primary key (departement, id),
  foreign key (departement, compte_id) references comptes (departement, id)
);

create table machines_jetons (
  departement text not null,
  secret_hache bytea not null,
  machine_id text not null,
  portees text[] not null,
  expire_le timestamptz not null,
  primary key (departement, secret_hache),
  foreign key (departement, machine_id) references machines (departement, id)
);
create unique index machines_jetons_secret on machines_jetons (secret_hache);
create index machines_jetons_expire on machines_jetons (expire_le);

alter table machines enable row level security;
alter table machines force row level security;
create policy machines_systeme on machines using (maillage_role() = 'systeme');
alter table machines_jetons enable row level security;
alter table machines_jetons force row level security;
create policy machines_jetons_systeme on machines_jetons using (maillage_role() = 'systeme');

-- The account behind a token: asked before anybody is known, like `session_ouverte`.
create function jeton_ouvert(secret bytea, maintenant timestamptz)
returns table (machine_id text, portees text[], compte_id text, nom text, email text, fonction text, role text,
               departement text, structure_id text, structure_nom text, operateur text)
language plpgsql as $$
begin
  perform set_config('maillage.role', 'systeme', true);
  return query
    select m.id, j.portees, c.id, c.nom, c.email, c.fonction, c.role, c.departement, t.id, t.nom, t.operateur
    from machines_jetons j
    join machines m on m.departement = j.departement and m.id = j.machine_id
    join comptes c on c.departement = m.departement and c.id = m.compte_id
    join structures t on t.departement = c.departement and t.id = c.structure_id
    where j.secret_hache = secret and j.expire_le > maintenant and m.revoquee_le is null;
end $$;
