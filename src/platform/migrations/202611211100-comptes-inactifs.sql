select set_config('maillage.role', 'systeme', true);

-- When the account last signed in, and when it was told that it will be closed.
alter table comptes add column vu_le timestamptz, add column prevenu_le timestamptz;
-- Nobody is called inactive for what was not counted yet.
update comptes set vu_le = now();

-- Which mailboxes take no mail any more, for those who answer for them.
create index courriers_destinataire on courriers (departement, destinataire, cree_le desc);
