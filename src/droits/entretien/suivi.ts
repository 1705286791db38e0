import type { Extrait, Mandat, PartieDeSuivi } from '../../mandats/index.ts'
import type { Trx } from '../../platform/index.ts'
import type { Salle } from './donnees.ts'
import { lignesDe } from './gestes.ts'
import { ISSUES, motifsDe, QUI } from './model.ts'
import { listDuMandat } from './store.ts'

/** For the person of a mandate: their interviews count among what was read, and are given to them with the rest. */
export function suiviDesEntretiens(salle: Salle): PartieDeSuivi {
  return {
    objets: async (trx, mandat) => (await listDuMandat(trx, salle, mandat)).map(({ id }) => `entretien:${id}`),
    montrer: async () => null,
    exporter: (trx, mandat) => exporter(trx, salle, mandat),
  }
}

/** Answers as they were given, and what was found and done for each right. */
async function exporter(trx: Trx, salle: Salle, mandat: Mandat): Promise<Extrait> {
  const donnees = (await listDuMandat(trx, salle, mandat)).map((entretien) => {
    const { reponses, plan } = entretien.contenu
    return {
      le: entretien.creeLe,
      reponses,
      droits: lignesDe(salle, entretien).flatMap(({ nom, libelle }) => {
        const suivi = plan[nom]
        if (!suivi) return []
        const { issue, motif, qui, pour } = suivi
        return { droit: libelle, etat: ISSUES[issue], raison: motifsDe(issue)[motif] ?? null, qui: QUI[qui], pour }
      }),
      relance: entretien.relance,
    }
  })
  return { nom: 'rendez-vous-des-droits', donnees, fichiers: [] }
}
