-- Words written on screen, beside those of the list that comes with the software.
create table synonymes (
  departement text not null,
  -- As people type it.
  mot text not null,
  -- What counts in it, in one order: the same words are written once.
  cle text not null,
  -- Name of the need, in the list.
  besoin text not null,
  le timestamptz not null,
  primary key (departement, cle)
);
