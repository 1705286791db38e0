-- A reminder that the mail server kept waiting past the appointment must not leave.
alter table courriers add column perime_le timestamptz;
create index courriers_perimes on courriers (perime_le) where perime_le is not null and etat in ('a-envoyer', 'en-cours');
