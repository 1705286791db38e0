-- « Ce n'est pas pour nous », from a group to another, on a procedure: what the proposal learns from. No person in it.
create table renvois (
  departement text not null,
  -- That of the event.
  id text not null,
  de_groupe text not null,
  vers_groupe text not null,
  demarche text not null,
  le timestamptz not null,
  -- A manager said that it teaches nothing.
  oublie_le timestamptz,
  primary key (departement, id),
  foreign key (departement, de_groupe) references groupes (departement, id),
  foreign key (departement, vers_groupe) references groupes (departement, id)
);
create index renvois_appris on renvois (departement, de_groupe, demarche) where oublie_le is null;

alter table renvois enable row level security;
alter table renvois force row level security;
create policy renvois_lecture on renvois for select using (maillage_ici(departement));
create policy renvois_ajout on renvois for insert with check (
  maillage_role() in ('systeme', 'aidant', 'responsable', 'instructeur') and maillage_ici(departement));
create policy renvois_oubli on renvois for update using (
  maillage_role() = 'systeme' or (maillage_role() = 'responsable' and maillage_ici(departement) and exists (
    select from groupes g where g.departement = renvois.departement and g.id = renvois.de_groupe and g.operateur = maillage_operateur())));
