-- The outbox carries SMS too, and messages to people who have no account: their address stays under the key of their dossier
-- until it leaves, and is unreadable once that key is destroyed.
alter table courriers add column canal text not null default 'courriel' check (canal in ('courriel', 'sms'));
alter table courriers add column dossier_id text;
alter table courriers add column scelle bytea;
alter table courriers add constraint courriers_scelle check (
  num_nonnulls(dossier_id, scelle) in (0, 2) and (dossier_id is null or destinataire = ''));
create index courriers_dossier on courriers (departement, dossier_id) where dossier_id is not null;
