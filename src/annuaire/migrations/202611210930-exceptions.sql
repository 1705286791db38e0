-- Days that do not follow the week, closed or open otherwise.
alter table fermetures rename to exceptions;
-- Minutes of each of these days; empty: closed.
alter table exceptions add column plages int4multirange not null default '{}';
-- « Open now » asks who opens although its week may not say so: few do.
create index exceptions_ouvertes on exceptions (au) where not isempty(plages);
