import { z } from 'zod'
import { findOffresAutour, situer, type Zone } from '../../annuaire/index.ts'
import {
  type Contexte,
  type ErreurChamp,
  enListe,
  formulaire,
  langueCourante,
  PUBLIC,
  pagePublique,
  type Routes,
  relire,
  type Saisie,
  type Services,
  statutDe,
  un,
} from '../../platform/index.ts'
import { messages } from '../../ui/index.ts'
import { erreursDeZone } from '../pages/ville.tsx'
import { DEGRES, ECOLES, JOURS, MOMENTS, proposer, type Reponses } from './model.ts'
import { FORMULAIRE, FRANCAIS, PageFrancais, type Trouve } from './page.tsx'

export function routesFrancais(r: Routes, services: Services): void {
  r.get(FRANCAIS, PUBLIC, (c) => montrer(c, {}))
  r.post(FRANCAIS, PUBLIC, (c) => chercher(services, c))
}

const COMBIEN = 12
const RAYON_KM = 15

/** POST: nothing of it is kept, nor written in an address. */
async function chercher(services: Services, c: Contexte) {
  const langue = langueCourante(c)
  const t = messages(langue).parcours
  const saisie = { ...(await relire(c)) }
  if (un(saisie, 'choisie')) saisie.ville = un(saisie, 'choisie')
  // Only the language was changed: what is missing is not a mistake yet.
  if (un(saisie, 'action') === 'langue') return montrer(c, { saisie })
  const choix = <T extends string>(codes: readonly [T, ...T[]]) => z.enum(codes, { error: t.francais.manque })
  const lu = await formulaire(
    c,
    z.object({
      oral: choix(DEGRES),
      ecrit: choix(DEGRES),
      ecole: choix(ECOLES),
      jours: z.preprocess(enListe, z.array(z.enum(JOURS)).catch([])),
      moments: z.preprocess(enListe, z.array(z.enum(MOMENTS)).catch([])),
    }),
  )
  const ville = un(saisie, 'ville').trim().slice(0, 100)
  const zone = ville === '' ? null : await situer(services.database.db, ville, services.config.departement)
  const deVille = ville === '' ? [{ champ: 'ville', message: t.communeInconnue }] : erreursDeZone(zone, langue)
  const erreurs = [...(lu.ok ? [] : lu.erreurs), ...deVille]
  if (!lu.ok || erreurs.length > 0) return montrer(c, { saisie, zone, erreurs })
  return montrer(c, { saisie, zone, trouve: await trouver(services, lu.valeur, zone) })
}

async function trouver(services: Services, reponses: Reponses, zone: Zone | null): Promise<Trouve> {
  const ici = zone?.genre === 'commune' ? zone : null
  const offres = await findOffresAutour(services, {
    thematiques: ['lecture-ecriture-calcul--maitriser-le-francais'],
    communes: ici?.codes ?? [],
    position: ici?.position ?? null,
    rayonKm: RAYON_KM,
    limite: COMBIEN,
  })
  return { reponses, proposition: proposer(reponses), offres }
}

interface Etat {
  saisie?: Saisie
  zone?: Zone | null
  erreurs?: readonly ErreurChamp[]
  trouve?: Trouve | null
}

function montrer(c: Contexte, { saisie = {}, zone = null, erreurs = [], trouve = null }: Etat) {
  const langue = langueCourante(c)
  const t = messages(langue).parcours.francais
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    {
      titre: t.titre,
      description: t.description,
      traduite: true,
      saisie: { formulaire: FORMULAIRE, action: trouve ? 'voir' : 'langue' },
      statut: statutDe(erreurs),
    },
    <PageFrancais saisie={saisie} zone={zone} erreurs={erreurs} trouve={trouve} langue={langue} />,
  )
}
