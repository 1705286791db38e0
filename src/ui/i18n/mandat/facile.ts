import { type MessagesMandat, mandatFr } from './fr.ts'

/** Easier words; what is already easy stays as it is in French. */
export const mandatFacile: MessagesMandat = {
  suivi: {
    ...mandatFr.suivi,
    titre: 'Ma demande : où ça en est ?',
    chapeau: 'L’agent vous a donné un papier. Il y a un code dessus. Écrivez ce code.',
    codeAide: 'Par exemple : K7M-4RT-9XP.',
    anneeAide: 'Par exemple : 1980.',
    voir: 'Voir ma demande',
    sansNom: 'Cette page ne montre pas votre nom.',
    mandat: {
      ...mandatFr.suivi.mandat,
      titre: 'Votre accord',
      chez: (structure) =>
        `Vous avez signé un papier. Le nom de ce papier est le mandat. ${structure} peut agir pour vous.`,
      pour: 'Ces administrations peuvent parler de vous :',
    },
    demandes: {
      ...mandatFr.suivi.demandes,
      aucune: 'L’agent n’a pas encore envoyé de demande.',
      retard: (jour) => `Nous attendions la réponse le ${jour}. Elle est en retard.`,
    },
    arreter: {
      ...mandatFr.suivi.arreter,
      texte:
        'Vous pouvez dire stop quand vous voulez. Vous ne devez pas dire pourquoi. Nous détruisons vos informations.',
    },
  },
  avis: {
    ...mandatFr.avis,
    actif: {
      sms: 'Il y a du nouveau ? Nous vous envoyons un SMS.',
      courriel: 'Il y a du nouveau ? Nous vous envoyons un courriel. Un courriel est un mail.',
    },
    inactif: (structure) =>
      `Vous pouvez recevoir un message quand il y a du nouveau. Pour cela, demandez à : ${structure}.`,
  },
  signer: {
    ...mandatFr.signer,
    lisez: 'Lisez. Vous ne comprenez pas ? Demandez à l’agent.',
    lu: {
      ...mandatFr.signer.lu,
      qui: (personne, agent, structure) =>
        `${personne}, vous signez un papier. ${agent} peut alors agir pour vous. C’est l’agent de ${structure}.`,
      fin: 'Vous pouvez dire stop quand vous voulez.',
    },
  },
}
