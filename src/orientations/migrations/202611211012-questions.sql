-- Professionals' questions about a rule or an urgent opening: to an operator's group or to a structure, never about a person.
create table questions (
  departement text not null,
  id text not null,
  genre text not null check (genre in ('regle', 'urgence')),
  theme text not null,
  sujet text not null,
  structure_id text not null,
  auteur_id text not null,
  groupe_id text,
  vers_structure_id text,
  posee_le timestamptz not null,
  -- When the clock next acts: a reminder, then notice to whoever asked; null once answered.
  echeance timestamptz,
  rappels int not null,
  repondue_le timestamptz,
  -- What everybody reads: written again by a manager, apart from the thread.
  publiee_le timestamptz,
  publique_question text,
  publique_reponse text,
  primary key (departement, id),
  foreign key (departement, structure_id) references structures (departement, id),
  foreign key (departement, vers_structure_id) references structures (departement, id),
  foreign key (departement, groupe_id) references groupes (departement, id),
  foreign key (departement, auteur_id) references comptes (departement, id),
  check (num_nonnulls(groupe_id, vers_structure_id) = 1),
  check (num_nonnulls(publiee_le, publique_question, publique_reponse) in (0, 3))
);
create index questions_structure on questions (departement, structure_id, posee_le);
create index questions_echeance on questions (departement, echeance) where echeance is not null;

create table questions_messages (
  departement text not null,
  id text not null,
  question_id text not null,
  compte_id text not null,
  le timestamptz not null,
  texte text not null,
  primary key (departement, id),
  foreign key (departement, question_id) references questions (departement, id) on delete cascade,
  foreign key (departement, compte_id) references comptes (departement, id)
);
create index questions_messages_question on questions_messages (departement, question_id, le);

alter table questions enable row level security;
alter table questions force row level security;
create policy questions_fil on questions using (
  (select maillage_role()) = 'systeme'
  or (departement = (select maillage_departement()) and (select maillage_oriente()) and (
    structure_id = (select maillage_structure()) or vers_structure_id = (select maillage_structure())
    or 'g:' || groupe_id = any ((select maillage_acces())::text[]))));
-- The list of answers is for every professional; the thread is not.
create policy questions_publiees on questions for select using (
  publiee_le is not null and departement = (select maillage_departement()));

alter table questions_messages enable row level security;
alter table questions_messages force row level security;
create policy questions_messages_fil on questions_messages using (
  (select maillage_role()) = 'systeme' or exists (
    select from questions q where q.departement = questions_messages.departement and q.id = questions_messages.question_id
      and (select maillage_oriente()) and (
        q.structure_id = (select maillage_structure()) or q.vers_structure_id = (select maillage_structure())
        or 'g:' || q.groupe_id = any ((select maillage_acces())::text[]))));
