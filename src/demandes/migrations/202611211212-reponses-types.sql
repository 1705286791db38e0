-- Answers that the group gives often, kept by its manager: a title and a text, about nobody.
alter table groupes add column reponses jsonb not null default '[]';
