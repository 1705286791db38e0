-- What the antivirus said of a file. Null: none was set when it came. Waiting: kept closed until the engine answers.
alter table fichiers add column controle text check (controle in ('attente', 'sain', 'infecte'));
create index fichiers_a_controler on fichiers (departement, id) where controle is null or controle = 'attente';
create policy fichiers_controle on fichiers for update using (maillage_role() = 'systeme');
