import { z } from 'zod'
import { type ErreurChamp, enErreur, type Saisie, type Trx, un } from '../../platform/index.ts'
import { chercheCommunes } from '../communes.ts'
import type { Horaires } from '../horaires.ts'
import { controler, type LieuControle } from '../imports/controles.ts'
import { NOMS_JOURS } from '../imports/creneaux.ts'
import { chargerReperes } from '../imports/reperes.ts'
import { cleTri } from '../texte.ts'
import { ecrireJournee, lireJournee, semaineDe } from '../versions/semaine-ecrite.ts'
import { enSource, type Fiche } from './fiche.ts'

const texte = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `Écrivez ${max} caractères au plus.` })
    .default('')

const requis = (max: number, message: string) => texte(max).refine((v) => v !== '', { error: message })
const ouNull = (max: number) => texte(max).transform((v) => (v === '' ? null : v))

export const JOURS = NOMS_JOURS.map((nom, rang) => ({ nom, rang, champ: `jour${rang}` }))

/** What the form of a sheet may carry; what depends on the place is checked by {@link lireFiche}. */
export const schemaFiche = z.object({
  nom: requis(200, 'Écrivez le nom du lieu.'),
  adresse: ouNull(200),
  complement: ouNull(200),
  codePostal: ouNull(10),
  ville: requis(100, 'Écrivez le nom de la ville.'),
  demenage: z.string().optional(),
  telephone: ouNull(30),
  email: ouNull(200),
  site: ouNull(500),
  inconnus: z.string().optional(),
  accessible: z.enum(['oui', 'non', 'inconnu'], { error: 'Choisissez une réponse.' }),
  accesNote: ouNull(500),
  note: ouNull(2000),
  motif: ouNull(300),
  rang: z.coerce.number().int().catch(-1),
  jours: z.array(z.string()),
})
export type FicheSaisie = z.infer<typeof schemaFiche>

/** The seven fields of the week come as one list. */
export const schemaFormulaire = z.preprocess((corps) => {
  const champs = corps as Record<string, unknown>
  return { ...champs, jours: JOURS.map(({ champ }) => (typeof champs[champ] === 'string' ? champs[champ] : '')) }
}, schemaFiche)

/** What the fields show of a sheet. */
export function enSaisie({ lieu, rang }: Fiche): Saisie {
  const { horaires, accessible } = lieu
  return {
    nom: lieu.nom,
    adresse: lieu.adresse ?? '',
    complement: lieu.complement ?? '',
    codePostal: lieu.codePostal ?? '',
    ville: lieu.ville,
    telephone: lieu.telephone ?? '',
    email: lieu.email ?? '',
    site: lieu.site ?? '',
    ...Object.fromEntries(JOURS.map((j) => [j.champ, horaires ? ecrireJournee(horaires, j.rang) : ''])),
    ...(horaires ? {} : { inconnus: 'oui' }),
    accessible: accessible === null ? 'inconnu' : accessible ? 'oui' : 'non',
    accesNote: lieu.accesNote ?? '',
    note: lieu.note ?? '',
    rang: String(rang),
  }
}

type Lue = { ok: true; lieu: LieuControle } | { ok: false; erreurs: ErreurChamp[] }

/** The sheet as typed, under the checks of the importers; nothing is complained of that the person did not touch. */
export async function lireFiche(trx: Trx, fiche: Fiche, saisie: FicheSaisie): Promise<Lue> {
  const { lieu } = fiche
  const erreurs: ErreurChamp[] = []
  const horaires = lireSemaine(saisie, lieu.horaires, erreurs)
  const commune = await lireCommune(trx, fiche, saisie, erreurs)
  const reperes = await chargerReperes(trx, [commune], saisie.codePostal ? [saisie.codePostal] : [])
  const source = enSource(fiche)
  const bouge = saisie.demenage !== undefined || commune !== (lieu.commune ?? '')
  const lu = controler(
    {
      ...source,
      ...champsLibres(saisie),
      commune,
      horaires,
      accessible: saisie.accessible === 'inconnu' ? null : saisie.accessible === 'oui',
      position: bouge ? null : source.position,
    },
    reperes,
  )
  const avant = enSaisie(fiche)
  for (const { code, message } of lu.alertes) {
    const champ = CHAMP_DE_L_ALERTE[code]
    if (champ && un(avant, champ) !== (saisie[champ] ?? '')) erreurs.push({ champ, message })
  }
  return erreurs.length > 0 ? { ok: false, erreurs } : { ok: true, lieu: lu.lieu }
}

function champsLibres({
  nom,
  adresse,
  complement,
  codePostal,
  ville,
  telephone,
  email,
  site,
  accesNote,
  note,
}: FicheSaisie) {
  return { nom, adresse, complement, codePostal, ville, telephone, email, site, accesNote, note }
}

/** An importer keeps what is doubtful and tells it; a person is there to correct it. A paying number is only told. */
const CHAMP_DE_L_ALERTE: Record<string, 'codePostal' | 'telephone' | 'email' | 'site'> = {
  'code-postal': 'codePostal',
  cedex: 'codePostal',
  telephone: 'telephone',
  courriel: 'email',
  'courriel-personnel': 'email',
  site: 'site',
}

/** Hours that nobody touched stay as their source wrote them, with all that a week of fields cannot show. */
function lireSemaine(
  { jours, inconnus }: FicheSaisie,
  connus: Horaires | null,
  erreurs: ErreurChamp[],
): Horaires | null {
  const ecrits = jours.some((j) => j.trim() !== '')
  if (inconnus !== undefined) {
    if (ecrits && jours.some((j, rang) => j.trim() !== (connus ? ecrireJournee(connus, rang) : '')))
      erreurs.push({
        champ: 'inconnus',
        message: 'Vous avez écrit des horaires : enlevez cette coche, ou videz les jours.',
      })
    return null
  }
  if (connus && jours.every((j, rang) => j.trim() === ecrireJournee(connus, rang))) return connus
  if (!ecrits) {
    erreurs.push({
      champ: 'jour0',
      message: 'Écrivez les horaires d’un jour au moins, ou cochez « Horaires non connus ».',
    })
    return connus
  }
  const lus = jours.map((j, rang) => lireJournee(rang, j, connus))
  erreurs.push(...lus.flatMap((l) => (l.ok ? [] : [enErreur(l.refus)])))
  return semaineDe(
    lus.flatMap((l) => (l.ok ? [l.value] : [])),
    connus,
  )
}

/** Insee code of the town; a place that left its département is another sheet. */
async function lireCommune(trx: Trx, { lieu }: Fiche, { ville }: FicheSaisie, erreurs: ErreurChamp[]): Promise<string> {
  if (cleTri(ville) === cleTri(lieu.ville)) return lieu.commune ?? ''
  const trouvees = (await chercheCommunes(trx, ville, lieu.departement, 20)).filter(
    (c) => c.departement === lieu.departement,
  )
  const exacte =
    trouvees.find((c) => cleTri(c.nom) === cleTri(ville)) ?? (trouvees.length === 1 ? trouvees[0] : undefined)
  if (exacte) return exacte.code
  erreurs.push({
    champ: 'ville',
    message: `Nous ne connaissons pas de commune « ${ville} » dans le département. Vérifiez l’orthographe.`,
  })
  return lieu.commune ?? ''
}
