import type { Contexte } from '../../platform/index.ts'
import { ecrireCode } from '../code.ts'
import { type Mandat, nomComplet } from '../model.ts'
import { imprimerOriginaux } from '../pdf.ts'
import type { Traces } from '../store.ts'
import { lireTrace } from '../trace.ts'
import { adresseDuSuivi } from './code.tsx'
import { type Salle, texteDe } from './communs.ts'

/** The two originals, as a PDF. */
export async function enPdf(salle: Salle, c: Contexte, mandat: Mandat, traces: Traces | null): Promise<Response> {
  const pdf = await exemplaires(salle, mandat, traces)
  return c.body(Buffer.from(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="mandat-${mandat.repere}.pdf"`,
    'cache-control': 'no-store',
  })
}

export function exemplaires(salle: Salle, mandat: Mandat, traces: Traces | null): Promise<Uint8Array> {
  const { mandant, mandataire, code } = mandat.contenu
  return imprimerOriginaux({
    texte: texteDe(salle, mandat),
    etabliLe: mandat.creeLe,
    suivi: code === null ? null : { adresse: adresseDuSuivi(salle.config.url), code: ecrireCode(code) },
    signataires: [
      { role: 'La personne', nom: nomComplet(mandant), traits: traitsDe(traces?.personne) },
      { role: 'L’agent', nom: mandataire.nom, traits: traitsDe(traces?.agent) },
    ],
  })
}

function traitsDe(chemin: string | undefined) {
  const traits = chemin === undefined ? null : lireTrace(chemin)
  return typeof traits === 'string' ? null : traits
}
