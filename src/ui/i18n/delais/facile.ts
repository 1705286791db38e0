import type { delaisFr } from './fr.ts'

export const delaisFacile: typeof delaisFr = {
  titre: 'Combien de temps pour avoir une réponse ?',
  menu: 'Temps de réponse',
  chapeau: 'Un agent peut écrire pour vous. Par exemple à la Caf. Ici, vous voyez le temps de la réponse.',
  quand: 'Quand ?',
  trimestre: (rang, annee) =>
    `${['janvier à mars', 'avril à juin', 'juillet à septembre', 'octobre à décembre'][rang - 1]} ${annee}`,
  vide: 'Pas encore de chiffres',
  videSuite: 'Il n’y a pas assez de demandes. Regardez d’autres mois.',
  dessin: 'Le temps pour 1 demande sur 2',
  unite: 'Jours de travail',
  legende: (periode) => `Le temps de réponse, ${periode}`,
  organisme: 'Qui répond ?',
  demandes: 'Demandes',
  premiere: 'Premier message',
  traitee: 'Réponse finie',
  neuf: 'Le plus long',
  avant: '3 mois avant',
  retard: 'En retard',
  jours: (nombre, n) => `${nombre} ${n < 2 ? 'jour' : 'jours'}`,
  lire: (seuil) =>
    `On compte les jours de travail. On ne compte pas le samedi et le dimanche. « – » veut dire : moins de ${seuil} demandes, ou un nombre caché. Il n’y a pas de nom ici.`,
  csv: 'Prendre le tableau (CSV)',
  ods: 'Prendre le tableau (ODS)',
}
