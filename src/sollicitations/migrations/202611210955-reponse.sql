-- The policy says whose messages an agent may answer; this says what answering may change: the answer, once, and nothing of
-- what was written or of when it is due.
create function maillage_sollicitation_reponse() returns trigger language plpgsql as $$
begin
  if maillage_role() <> 'systeme' and (old.repondue_le is not null or new.repondue_par is distinct from maillage_compte()
    or to_jsonb(new) - '{repondue_le,repondue_par,moyen}'::text[] is distinct from
      to_jsonb(old) - '{repondue_le,repondue_par,moyen}'::text[]) then
    raise exception 'an answer changes nothing else of a message' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger sollicitations_reponse before update on sollicitations
  for each row execute function maillage_sollicitation_reponse();
