-- The code of the mandate says where everything stands, sheets included: they have none of their own.
drop index orientations_code;
alter table orientations drop column code_hache;
