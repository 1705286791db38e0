-- Who gave a sheet back still sees that it had it, and changes nothing in it any more.
drop policy orientations_suite on orientations;
create policy orientations_suite on orientations for update
  using (
    (select maillage_role()) = 'systeme'
    or (departement = (select maillage_departement()) and (select maillage_oriente()) and (select maillage_structure()) = any (lecteurs)))
  with check (
    (select maillage_role()) = 'systeme'
    or (departement = (select maillage_departement()) and (select maillage_structure()) = any (acces)));
