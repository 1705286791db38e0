import { couvertureFr, type MessagesCouverture } from './fr.ts'

export const couvertureFacile: MessagesCouverture = {
  ...couvertureFr,
  titre: 'Les lieux dans chaque ville',
  titreCommune: (nom) => `Les lieux de ${nom}`,
  fil: 'Les lieux de chaque ville',
  partout: 'Chaque ville a un lieu.',
  sansLieu: (sans, total) =>
    `Il y a ${total} villes. ${sans === 1 ? '1 ville n’a pas de lieu' : `${sans} villes n’ont pas de lieu`}.`,
  plusLoin: (nom, distance) => `La ville la plus loin d’un lieu : ${nom}, ${distance}.`,
  commune: 'Votre ville ou votre code postal',
  carte: (conclusion) => `Une carte. ${conclusion} Le tableau dit la même chose.`,
  aucunLieu: 'Pas de lieu. Le nombre dit si c’est loin.',
  vide: 'Nous ne connaissons pas les villes de ce département.',
  colonnes: { ...couvertureFr.colonnes, commune: 'Ville', heures: 'Heures par semaine', proche: 'Le moins loin' },
  aucun: 'Pas de lieu',
  methodeTitre: 'Comment nous comptons',
  methode: (km) => [
    'Nous partons du milieu de la ville. Nous comptons tout droit. Le vrai chemin est plus long.',
    'Le lieu le moins loin est peut-être dans une autre ville.',
    `Nous cherchons jusqu’à ${km} km.`,
    'Nous comptons les heures de tous les lieux de la ville, pendant une semaine normale.',
    'Nous ne connaissons pas toutes les heures. Un bus compte pour un lieu.',
    'Deux villes se sont réunies ? Nous les comptons ensemble.',
  ],
  inconnue: (texte) => `Nous ne connaissons pas la ville « ${texte} ».`,
  inconnueQuoiFaire: 'Écrivez le nom entier de la ville, ou le code postal.',
  laquelle: 'Quelle ville ?',
  reunies: (anciennes) => `Avec ${anciennes}. C’est maintenant la même ville.`,
  rienIci: 'Nous ne connaissons pas de lieu ici.',
}
