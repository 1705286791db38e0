import { z } from 'zod'
import { enListe, type Saisie } from '../platform/index.ts'
import { type Contenu, DUREES, SUITES, type Visite } from './model.ts'
import type { Motif, Motifs } from './motifs.ts'
import { PRECISION_MAX, tracePersonnelle } from './precision.ts'
import type { References } from './references.ts'

/** Value of the chip that sends to the free text. */
export const AUTRE_MOTIF = 'autre'
/** More would not help to choose. */
export const CANDIDATS_MAX = 12

/** What the form may carry, checked against what the instance knows; errors are sentences for the agent. */
export function schemaVisite(references: References) {
  const fields = z.object({
    motif: z.custom<MotifSaisi>().transform((motif, ctx) => {
      const lu = lireMotif(motif, references.motifs)
      if (typeof lu !== 'string') return lu
      ctx.addIssue({ code: 'custom', message: lu })
      return z.NEVER
    }),
    aide: parmi(references.aides, 'Choisissez ce que vous avez fait.'),
    duree: parmi(DUREES, 'Choisissez une durée.').transform(Number),
    issue: parmi(references.issues, 'Choisissez la suite donnée.'),
    autonomie: parmi(references.autonomies, 'Choisissez comment vous avez fait.'),
    voie: parmi(references.voies, 'Choisissez comment la personne vous a joint.'),
    operateurs: z.preprocess(enListe, z.array(parmi(references.operateurs, 'Choisissez un organisme de la liste.'))),
    commune: z
      .string()
      .trim()
      .default('')
      .transform((texte, ctx) => {
        if (texte === '') return null
        const insee = references.chercherCommune(texte)
        if (insee === null)
          ctx.addIssue({
            code: 'custom',
            message: `Commune non trouvée : « ${texte} ». Choisissez-la dans la liste, ou écrivez son code postal.`,
          })
        return insee
      }),
    precision: precision(),
    suite: z.enum(SUITES).optional().catch(undefined),
  })
  return z.preprocess(
    joinMotif,
    fields.transform(({ suite, ...lu }) => {
      // Whoever opens a request or a mandate has not settled the matter yet.
      const issue = suite && lu.issue === 'regle' ? 'a-suivre' : lu.issue
      return { contenu: toContenu({ ...lu, issue }), suite }
    }),
  )
}

/** Identifies the visit before it is sent, so that sending twice does not note it twice. */
export const schemaId = z.object({
  id: z.uuid({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' }),
})

function parmi(options: readonly { code: string }[], message: string) {
  return z.string({ error: message }).refine((v) => options.some((o) => o.code === v), { error: message })
}

interface MotifSaisi {
  code: string
  texte: string
}

/** The chip and the text beside it are one answer: they are read, and refused, together. */
function joinMotif(body: unknown): unknown {
  const { motif, autreMotif, ...rest } = body as Record<string, unknown>
  const text = (v: unknown) => (typeof v === 'string' ? v.trim() : '')
  return { ...rest, motif: { code: text(motif), texte: text(autreMotif) } satisfies MotifSaisi }
}

/** @returns the reason, or the sentence that says why it is not clear */
function lireMotif({ code, texte }: MotifSaisi, motifs: Motifs): Motif | string {
  const puce = motifs.parCode.get(code)
  if (!texte) return puce ?? 'Choisissez un motif, ou écrivez-le.'
  const trouves = motifs.chercher(texte)
  if (puce) {
    // Chosen among those that the text brought up.
    if (trouves.includes(puce)) return puce
    return `Vous avez choisi « ${puce.libelle} » et écrit « ${texte} ». Gardez un seul motif.`
  }
  const [seul] = trouves
  if (!seul) return `Aucun motif ne ressemble à « ${texte} ». Essayez un autre mot.`
  if (trouves.length === 1) return seul
  return trouves.length > CANDIDATS_MAX
    ? `Beaucoup de motifs contiennent « ${texte} ». Ajoutez un mot.`
    : `Plusieurs motifs contiennent « ${texte} ». Choisissez dans la liste.`
}

function precision() {
  return z
    .string()
    .trim()
    .max(PRECISION_MAX, { error: `Écrivez ${PRECISION_MAX} caractères au plus.` })
    .default('')
    .superRefine((texte, ctx) => {
      const trace = tracePersonnelle(texte)
      if (trace)
        ctx.addIssue({
          code: 'custom',
          message: `La précision semble contenir ${trace}. Retirez-le : une visite se note sans nom ni numéro.`,
        })
    })
}

interface Lu extends Omit<Contenu, 'evenement' | 'demarche' | 'dureeMinutes'> {
  motif: Motif
  duree: number
}

function toContenu({ motif, duree, ...rest }: Lu): Contenu {
  const { evenement, demarche, operateur } = motif
  const operateurs = [...new Set([...(operateur ? [operateur] : []), ...rest.operateurs])]
  return { ...rest, evenement, demarche, operateurs, dureeMinutes: duree }
}

/** What the fields of a new visit show: the most common answers, and the way and commune of the last visit. */
export function saisieDeDepart(dernier: Pick<Visite, 'voie' | 'commune'> | null, references: References): Saisie {
  return {
    aide: 'demarche-en-ligne',
    duree: '15',
    issue: 'regle',
    autonomie: 'faire-avec',
    voie: dernier?.voie ?? 'guichet',
    commune: dernier?.commune ? references.nomCommune(dernier.commune) : '',
  }
}

/** What the fields of a visit to correct show. */
export function enSaisie(visite: Contenu, references: References): Saisie {
  const { demarche, evenement, operateurs, dureeMinutes, aide, issue, autonomie, voie, precision } = visite
  const motif = references.motifs.parCode.get(demarche ?? evenement)
  return {
    motif: motif?.code ?? '',
    operateurs: operateurs.filter((code) => code !== motif?.operateur),
    duree: String(dureeMinutes),
    aide,
    issue,
    autonomie,
    voie,
    commune: visite.commune ? references.nomCommune(visite.commune) : '',
    precision,
  }
}
