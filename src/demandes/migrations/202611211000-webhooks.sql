-- Where a program of an operator wants to be told that something happened to a request of its groups.
create table webhooks (
  departement text not null,
  machine_id text not null,
  adresse text not null,
  -- Key of the signatures, encrypted with the key of this dossier.
  dossier_id text not null,
  secret bytea not null,
  primary key (departement, machine_id),
  foreign key (departement, machine_id) references machines (departement, id),
  foreign key (departement, dossier_id) references dossiers (departement, id)
);

-- The outbox of these calls, written in the transaction of the event they tell. Never who a request is about.
create table webhooks_appels (
  departement text not null,
  id text not null,
  machine_id text not null,
  corps text not null,
  etat text not null check (etat in ('a-envoyer', 'en-cours', 'envoye', 'abandonne')),
  essais int not null,
  prochain_le timestamptz not null,
  cree_le timestamptz not null,
  reponse text,
  primary key (departement, id),
  foreign key (departement, machine_id) references webhooks (departement, machine_id) on delete cascade
);
create index webhooks_appels_dus on webhooks_appels (prochain_le) where etat in ('a-envoyer', 'en-cours');
create index webhooks_appels_machine on webhooks_appels (departement, machine_id, id desc);

alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy webhooks_systeme on webhooks using (maillage_role() = 'systeme');
alter table webhooks_appels enable row level security;
alter table webhooks_appels force row level security;
create policy webhooks_appels_systeme on webhooks_appels using (maillage_role() = 'systeme');

-- Whoever acts on a request writes the calls without reading who is called: the programs of the group that has it, but the
-- one that acts. For these lines alone it is the system.
create function webhooks_annoncer(dep text, groupe text, auteur text, evenement text, contenu text, maintenant timestamptz)
returns void language plpgsql as $$
declare
  avant text := current_setting('maillage.role', true);
begin
  perform set_config('maillage.role', 'systeme', true);
  insert into webhooks_appels
    select dep, evenement || ':' || m.id, m.id, contenu, 'a-envoyer', 0, maintenant, maintenant, null
    from webhooks w
    join machines m on m.departement = w.departement and m.id = w.machine_id and m.revoquee_le is null
    join membres g on g.departement = m.departement and g.compte_id = m.compte_id and g.groupe_id = groupe
    where w.departement = dep and m.compte_id is distinct from auteur
    on conflict do nothing;
  perform set_config('maillage.role', avant, true);
end $$;
