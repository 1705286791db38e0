import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  formulaire,
  pagePro,
  type Routes,
  relire,
  retour,
  type Saisie,
  type Services,
} from '../../platform/index.ts'
import { ECRIRE_SYNONYMES } from '../access.ts'
import { texteSimple } from '../services/saisie.ts'
import { besoins, ditQuelqueChose } from '../synonymes.ts'
import { PageSynonymes } from './pages/synonymes.tsx'
import { ajouterSynonyme, listSynonymes, retirerSynonyme } from './store.ts'

export const SYNONYMES = '/pilotage/synonymes'

const MOT_MAX = 60

const schema = z.object({
  mot: texteSimple(MOT_MAX)
    .min(1, { error: 'Écrivez le mot, comme les gens le tapent.' })
    .refine((mot) => mot === '' || ditQuelqueChose(mot), {
      error: 'Ce mot ne dit rien tout seul. Écrivez aussi un mot qui dit le besoin.',
    }),
  besoin: z
    .string()
    .refine((nom) => besoins.some((b) => b.nom === nom), { error: 'Choisissez le besoin dans la liste.' }),
})

/** Everyday words that a département adds to the search. */
export function routesSynonymes(r: Routes, services: Services): void {
  r.get(SYNONYMES, ECRIRE_SYNONYMES, (c) => voir(c, services))
  r.post(SYNONYMES, ECRIRE_SYNONYMES, (c) => ajouter(c, services))
  r.post(`${SYNONYMES}/retirer`, ECRIRE_SYNONYMES, (c) => retirer(c, services))
}

interface Refusee {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

async function voir(c: Contexte, { database }: Services, refusee?: Refusee): Promise<Response> {
  const acteur = acteurDe(c)
  const connus = await database.as(acteur, (trx) => listSynonymes(trx, acteur.departement))
  const { saisie, erreurs } = refusee ?? { saisie: {}, erreurs: [] }
  return pagePro(
    c,
    { titre: 'Mots de la recherche', courant: SYNONYMES, statut: erreurs.length > 0 ? 422 : 200 },
    <PageSynonymes connus={connus} adresse={SYNONYMES} saisie={saisie} erreurs={erreurs} />,
  )
}

async function ajouter(c: Contexte, services: Services): Promise<Response> {
  const lu = await formulaire(c, schema)
  if (!lu.ok) return voir(c, services, lu)
  const fait = await ajouterSynonyme(services, acteurDe(c), lu.valeur)
  if (!fait.ok) return voir(c, services, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
  return retour(c, SYNONYMES, { genre: 'ok', texte: `« ${lu.valeur.mot} » est dans la recherche.` })
}

async function retirer(c: Contexte, services: Services): Promise<Response> {
  const { mot = '' } = await relire(c)
  const retire = await retirerSynonyme(services, acteurDe(c), String(mot))
  return retour(c, SYNONYMES, { genre: 'ok', texte: retire ? `« ${mot} » est retiré.` : 'Ce mot est déjà retiré.' })
}
