-- Who asks is worked out once for a query, not once for a row: a month of free hours reads tens of thousands.
drop policy agenda_moments_lecture on agenda_moments;
drop policy agenda_moments_tenue on agenda_moments;
create policy agenda_moments_lecture on agenda_moments for select using (
  (select maillage_role()) = 'systeme' or departement = (select maillage_departement()));
create policy agenda_moments_ajout on agenda_moments for insert with check (maillage_agenda(departement, structure_id));
create policy agenda_moments_change on agenda_moments for update using (maillage_agenda(departement, structure_id));
create policy agenda_moments_retrait on agenda_moments for delete using (maillage_agenda(departement, structure_id));

drop policy agenda_indisponibilites_lecture on agenda_indisponibilites;
create policy agenda_indisponibilites_lecture on agenda_indisponibilites for select using (
  (select maillage_role()) = 'systeme' or departement = (select maillage_departement()));

-- For reminders, and for nothing else: a search by reason must not walk through everybody's hours.
drop index agenda_moments_debut;
create index agenda_moments_pris on agenda_moments (departement, debut) where annule_le is null and prises > 0;
