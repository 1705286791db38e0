-- In the order of bytes, as the code sorts them: a language's own order is not the same everywhere.
alter table liens_demandes drop constraint liens_demandes_check;
alter table liens_demandes add check (une collate "C" < autre collate "C");
