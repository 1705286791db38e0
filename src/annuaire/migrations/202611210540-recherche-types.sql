-- Searches by need look for kinds of places in the index of words, as they do for operators.
update lieux set recherche = recherche || array_to_tsvector(array(select '#' || type from unnest(types) as type));
