-- An update reads the rows it changes: whoever confirms a sheet must see its reminders, which say nothing of anybody.
drop policy relances_systeme on relances;
drop policy relances_closes on relances;
create policy relances_ici on relances using (maillage_ici(departement));
