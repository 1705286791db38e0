import { strToU8, zipSync } from 'fflate'
import { type Acteur, type Services, SYSTEME } from '../platform/index.ts'
import { consulter } from './consulter.ts'
import type { OptionsMandats } from './gestes.ts'
import { DONNEES, type Mandat, MOTIFS_DE_FIN } from './model.ts'
import { listLectures, objetsDe } from './personne.ts'
import type { Traces } from './store.ts'

/** What a room keeps about the person of a mandate: facts, and the files as they came. */
export interface Extrait {
  nom: string
  donnees: unknown
  fichiers: { nom: string; contenu: Uint8Array }[]
}

type Salle = Services & { options: OptionsMandats }

/**
 * All that concerns the person of a mandate, in one archive for them (GDPR, art. 15 and 20): `donnees.json`, the mandate as a
 * PDF, the attachments. Read with the account's own rights; journalled. `null`: no such mandate, or its data are gone.
 * @param enPdf the mandate as it is on paper
 */
export async function exporterPersonne(
  salle: Salle,
  acteur: Acteur,
  id: string,
  enPdf: (mandat: Mandat, traces: Traces | null) => Promise<Uint8Array>,
): Promise<{ repere: string; archive: Uint8Array } | null> {
  const { database, options } = salle
  const vu = await consulter(salle, acteur, id, 'mandat.exporte')
  if (vu?.genre !== 'mandat') return null
  const { mandat, traces } = vu
  const extraits = await database.as(acteur, async (trx) => {
    const extraits: Extrait[] = []
    for (const { exporter } of options.suivi) if (exporter) extraits.push(await exporter(trx, mandat))
    return extraits
  })
  // Organisations and days, never the agents' names: what the person sees with their code.
  const lectures = await database.as(SYSTEME, async (trx) =>
    listLectures(trx, mandat, await objetsDe(trx, options, mandat)),
  )
  const donnees = {
    mandat: enClair(mandat),
    ...Object.fromEntries(extraits.map((e) => [e.nom, e.donnees])),
    lectures: lectures.map(({ structure, le }) => ({ organisation: structure, le })),
  }
  const archive = zipSync({
    'donnees.json': strToU8(JSON.stringify(donnees, null, 2)),
    'mandat.pdf': await enPdf(mandat, traces),
    // Two files may have the same name.
    ...Object.fromEntries(
      extraits.flatMap((e) => e.fichiers.map((f, rang) => [`${e.nom}/${rang + 1}-${sansChemin(f.nom)}`, f.contenu])),
    ),
  })
  return { repere: mandat.repere, archive }
}

function enClair({ repere, creeLe, signature, fin, contenu }: Mandat) {
  const { mandant, mandataire, portees, donnees } = contenu
  return {
    numero: repere,
    personne: mandant,
    structure: mandataire.structure,
    demarches: portees.map(({ operateur, demarches }) => ({
      organisme: operateur.libelle,
      demarches: demarches === 'toutes' ? 'toutes' : demarches.map((d) => d.libelle),
    })),
    informations: donnees.map((d) => DONNEES[d]),
    prepareLe: creeLe,
    signature: signature && { mode: signature.mode, debut: signature.debut, dernierJour: signature.dernierJour },
    fin: fin && { jour: fin.jour, motif: MOTIFS_DE_FIN[fin.motif] },
  }
}

/** A name that was a path would be written elsewhere by whoever opens the archive. */
function sansChemin(nom: string): string {
  return nom.replace(/[\\/:]/g, '_').replace(/^\.+/, '_')
}
