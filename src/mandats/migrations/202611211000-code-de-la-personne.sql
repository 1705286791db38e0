-- Print of the code on the person's paper and of their year of birth; null for mandates drawn up before codes, and once destroyed.
alter table mandats add column code_hache bytea;
create unique index mandats_code on mandats (departement, code_hache) where code_hache is not null;
alter table mandats add constraint mandats_code_detruit check (detruit_le is null or code_hache is null);

-- The person ends the mandate alone, with their code: no account did it.
do $$
declare nom text;
begin
  select conname into strict nom from pg_constraint
  where conrelid = 'mandats'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%fin_motif%fin_par%';
  execute format('alter table mandats drop constraint %I', nom);
end $$;
alter table mandats add constraint mandats_fin_entiere check (
  num_nonnulls(fin_motif, fin_jour, fin_le) in (0, 3) and (fin_par is null or fin_le is not null));
