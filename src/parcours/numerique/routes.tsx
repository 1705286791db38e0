import type { Child } from 'hono/jsx'
import { findOffresAutour, situer, type Zone } from '../../annuaire/index.ts'
import {
  adresseDe,
  type Contexte,
  type ErreurChamp,
  langueCourante,
  PUBLIC,
  pagePublique,
  type Routes,
  relire,
  type Services,
  statutDe,
} from '../../platform/index.ts'
import { messages } from '../../ui/index.ts'
import { lireCode } from '../code.ts'
import { erreursDeZone } from '../pages/ville.tsx'
import { AILLEURS, compter } from './comptes.ts'
import { type Envoi, etapeVoulue, lireEnvoi } from './envoi.ts'
import { aTravailler, type Etape, etapePermise, manquantes, type Niveaux, noter, THEMES } from './model.ts'
import { PageResultat, type PropsResultat } from './pages/resultat.tsx'
import { FORMULAIRE, NUMERIQUE, PageTest, titreDe } from './pages/test.tsx'
import { comparerPassage, garderPassage, oublierPassages } from './passages.ts'

export function routesNumerique(r: Routes, services: Services): void {
  r.get(NUMERIQUE, PUBLIC, (c) => commencer(services, c))
  r.post(NUMERIQUE, PUBLIC, (c) => suivre(services, c))
}

/** GET: the first page. */
function commencer({ newId }: Services, c: Contexte) {
  return montrer(c, { envoi: lireEnvoi({}, newId), etape: 'equipement', zone: null, erreurs: [] })
}

/** POST: the page after, from the answers in the form alone. */
async function suivre(services: Services, c: Contexte) {
  const langue = langueCourante(c)
  const envoi = lireEnvoi(await relire(c), services.newId)
  const { etape, action, reponses, ville } = envoi
  const manque = action === 'suite' ? manquantes(etape, reponses) : []
  const t = messages(langue).parcours.numerique
  if (manque.length > 0) {
    const erreurs = manque.map((champ) => ({ champ, message: t.manque }))
    return montrer(c, { envoi, etape, zone: null, erreurs })
  }
  const suite = etapePermise(etapeVoulue(envoi), reponses)
  if (suite !== 'resultat') return montrer(c, { envoi, etape: suite, zone: null, erreurs: [] })
  const zone = ville === '' ? null : await situer(services.database.db, ville, services.config.departement)
  const erreurs = erreursDeZone(zone, langue)
  if (erreurs.length > 0) return montrer(c, { envoi, etape: 'ville', zone, erreurs })
  return resultat(services, c, envoi, zone)
}

interface Vue {
  envoi: Envoi
  etape: Etape
  zone: Zone | null
  erreurs: readonly ErreurChamp[]
}

function montrer(c: Contexte, vue: Vue) {
  const langue = langueCourante(c)
  const t = messages(langue).parcours.numerique
  return publique(
    c,
    vue,
    vue.etape === 'equipement' ? t.titre : titreDe(vue.etape, langue),
    <PageTest {...vue} langue={langue} />,
  )
}

function publique(c: Contexte, { etape, erreurs }: Omit<Vue, 'envoi' | 'zone'>, titre: string, page: Child) {
  const t = messages(langueCourante(c)).parcours.numerique
  // Answers of one person must not come back on the screen of the next one, with the « back » button.
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    {
      titre,
      description: t.description,
      traduite: true,
      ilots: ['imprimer'],
      saisie: { formulaire: FORMULAIRE, action: `aller:${etape}` },
      statut: statutDe(erreurs),
    },
    page,
  )
}

const COMBIEN = 6
const RAYON_KM = 15

async function resultat(services: Services, c: Contexte, envoi: Envoi, zone: Zone | null) {
  const langue = langueCourante(c)
  const { niveaux, ensemble } = noter(envoi.reponses)
  const ici = zone?.genre === 'commune' ? zone : null
  const commune = await communeDuTerritoire(services, ici?.codes ?? [])
  await compter(services, { passage: envoi.passage, adresse: adresseDe(c), commune, niveau: ensemble })
  const offres = await findOffresAutour(services, {
    thematiques: [...new Set(aTravailler(niveaux).flatMap((sujet) => THEMES[sujet]))],
    communes: ici?.codes ?? [],
    position: ici?.position ?? null,
    rayonKm: RAYON_KM,
    limite: COMBIEN,
  })
  const fait = await agir(services, c, envoi, niveaux)
  return publique(
    c,
    { etape: 'resultat', erreurs: fait.erreurs },
    messages(langue).parcours.numerique.resultat.titre,
    <PageResultat envoi={envoi} niveaux={niveaux} ensemble={ensemble} offres={offres} {...fait} langue={langue} />,
  )
}

/** A postcode of several communes, and a town of elsewhere, count together. */
async function communeDuTerritoire({ database, config }: Services, codes: readonly string[]): Promise<string> {
  const [code, ...autres] = codes
  if (code === undefined || autres.length > 0) return AILLEURS
  const ici = await database.db
    .selectFrom('communes')
    .select('code')
    .where('departement', '=', config.departement)
    .where('code', '=', code)
    .executeTakeFirst()
  return ici?.code ?? AILLEURS
}

const UNE_HEURE_S = 3600
const ESSAIS = 30

/** What was asked on the page of the result: a code, a comparison, or that a code be forgotten. */
async function agir(
  services: Services,
  c: Contexte,
  envoi: Envoi,
  niveaux: Niveaux,
): Promise<Pick<PropsResultat, 'donne' | 'avant' | 'detruit' | 'erreurs'>> {
  const rien = { donne: null, avant: null, detruit: false, erreurs: [] }
  const { action } = envoi
  if (action !== 'garder' && action !== 'comparer' && action !== 'detruire') return rien
  const t = messages(langueCourante(c)).parcours
  const refuser = (message: string) => ({ ...rien, erreurs: [{ champ: 'code', message }] })
  if (!(await services.limites.essayer(`numerique:code:${adresseDe(c)}`, ESSAIS, UNE_HEURE_S)))
    return refuser(t.tropVite)
  if (action === 'garder') return { ...rien, donne: await garderPassage(services, niveaux) }
  const code = lireCode(envoi.code)
  if (code === null) return refuser(t.numerique.garder.inconnu)
  if (action === 'detruire') {
    const detruit = await oublierPassages(services, code)
    return detruit ? { ...rien, detruit } : refuser(t.numerique.garder.inconnu)
  }
  const avant = await comparerPassage(services, code, niveaux)
  return avant ? { ...rien, avant } : refuser(t.numerique.garder.inconnu)
}
