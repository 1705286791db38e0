import type { delaisFr } from './fr.ts'

export const delaisEn: typeof delaisFr = {
  titre: 'How long does an answer take?',
  menu: 'Answer times',
  chapeau:
    'An adviser can write to a service for you: the Caf, health insurance… Here is how long each one takes to answer.',
  quand: 'Period',
  trimestre: (rang, annee) =>
    `${['January to March', 'April to June', 'July to September', 'October to December'][rang - 1]} ${annee}`,
  vide: 'No figures yet',
  videSuite: 'No request in these three months, or too few to publish.',
  dessin: 'Time to deal with half of the requests',
  unite: 'Working days',
  legende: (periode) => `By service, ${periode}`,
  organisme: 'Service',
  demandes: 'Requests',
  premiere: 'First answer, half of the time',
  traitee: 'Dealt with, half of the time',
  neuf: 'Nine times out of ten',
  avant: 'Three months before',
  retard: 'Late',
  jours: (nombre, n) => `${nombre} ${n === 1 ? 'day' : 'days'}`,
  lire: (seuil) =>
    `Days are working days, counted from the sending. “Half of the time”: half of the requests waited less. “–”: fewer than ${seuil} requests, or a number that would let a smaller one be guessed. Nothing here says who the requests are about.`,
  csv: 'Download (CSV)',
  ods: 'Download (ODS)',
}
