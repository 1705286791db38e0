import type { Courriel } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import { lienLieu } from '../liens.ts'
import type { Lieu } from '../model.ts'
import type { Salle } from './fiche.ts'
import type { EtatSignalement, Quoi } from './model.ts'
import { JOURS_DU_LIEN, RELANCES_MAX } from './model.ts'

const QUOI: Record<Quoi, string> = {
  horaires: 'les horaires',
  telephone: 'le téléphone',
  adresse: 'l’adresse',
  ferme: 'le lieu, qui n’existerait plus',
  autre: 'autre chose',
}

/** That something is said to be wrong, and where to read it: never what was written. */
export function avisDeSignalement(
  { config }: Salle,
  lieu: Lieu,
  { id, quoi, echeance }: { id: string; quoi: Quoi; echeance: Date },
  a: string,
): Courriel {
  return {
    a,
    sujet: `Une erreur signalée sur la fiche de ${lieu.nom}`,
    texte: [
      'Bonjour,',
      `Quelqu’un signale une erreur sur la fiche publique de ${lieu.nom} : ${QUOI[quoi]}.`,
      `Vérifiez avant le ${formats('fr').jour(echeance)} :\n${config.url}/agent/signalements/${id}`,
      'Maillage',
    ].join('\n\n'),
    cle: `signalement:${id}:${a}`,
  }
}

export function avisDeReponse(
  { config }: Salle,
  { id, lieuId, lieuNom }: { id: string; lieuId: string; lieuNom: string },
  etat: EtatSignalement,
  a: string,
): Courriel {
  const suite = etat === 'corrige' ? 'La page est corrigée. Merci.' : 'Après vérification, la page est juste.'
  return {
    a,
    sujet: 'Votre signalement a été vérifié',
    texte: [
      'Bonjour,',
      `Vous aviez signalé une erreur sur la page de ${lieuNom}. ${suite}`,
      `La page :\n${config.url}${lienLieu(lieuId)}`,
      'Nous venons d’effacer votre adresse : vous ne recevrez pas d’autre message.',
      'Maillage',
    ].join('\n\n'),
    cle: `signalement:${id}:reponse`,
  }
}

export interface ARelancer {
  id: string
  nom: string
  ville: string
  /** Which mail this is for the place, from 1. */
  rang: number
  jeton: string
}

/** One mail to a mailbox, for all its places: a link each that says « Tout est juste » after a touch. */
export function relance({ config, territoire }: Salle, lieux: readonly ARelancer[], a: string, jour: string): Courriel {
  const [premier] = lieux
  const pluriel = lieux.length > 1
  const rang = Math.max(...lieux.map((l) => l.rang))
  return {
    a,
    sujet: pluriel
      ? 'Vos fiches sont-elles toujours justes ?'
      : `La fiche de ${premier?.nom} est-elle toujours juste ?`,
    texte: [
      'Bonjour,',
      `${pluriel ? 'Ces lieux sont' : 'Ce lieu est'} dans l’annuaire public de ${territoire.nom}. Personne n’en a confirmé les horaires ni le contact depuis six mois.`,
      ...lieux.map((l) =>
        [
          `${l.nom}, ${l.ville}`,
          `Relire et dire « Tout est juste » :\n${config.url}/confirmer/${l.jeton}`,
          `Corriger, avec votre compte :\n${config.url}/agent/lieux/${encodeURIComponent(l.id)}/modifier`,
        ].join('\n'),
      ),
      `${rang > 1 ? `C’est le message ${rang} sur ${RELANCES_MAX}. ` : ''}Le lien marche ${JOURS_DU_LIEN} jours, une seule fois.`,
      'Maillage',
    ].join('\n\n'),
    cle: `relance:${premier?.id}:${jour}`,
  }
}
