select set_config('maillage.role', 'systeme', true);

alter table demandes
  -- Steps of the clock already done since the delay, or the wait, began.
  add column etapes text[] not null default '{}',
  -- When somebody wrote last: what waits for the desk is counted from there.
  add column dernier_mot_le timestamptz,
  -- Group that came in to help the one that is late or away.
  add column suppleant_id text,
  add foreign key (departement, suppleant_id) references groupes (departement, id);
update demandes set etapes = '{rappel}' where rappelee;
update demandes d set dernier_mot_le = coalesce((
  select max(e.le) from evenements e where e.departement = d.departement and e.demande_id = d.id
    and e.type in ('envoyee', 'message', 'traitee', 'pas-pour-nous', 'rouverte')), d.mouvement_le);
alter table demandes alter column dernier_mot_le set not null, alter column etapes drop default, drop column rappelee;
-- What the clock goes over each hour: few rows at any time.
create index demandes_ouvertes on demandes (departement, id) where statut <> 'close';
