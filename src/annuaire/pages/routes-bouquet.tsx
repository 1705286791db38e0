import { type Contexte, PUBLIC, pagePublique, type Routes, type Services } from '../../platform/index.ts'
import { LienBouton, PageErreur } from '../../ui/index.ts'
import { findDemarche, findEvenement, operateursDeLEvenement } from '../bouquet.ts'
import { findOperateur } from '../operateurs.ts'
import { avecCache } from './cache.ts'
import { PageDemarche } from './demarche.tsx'
import { PageEvenement } from './evenement.tsx'
import { PageServices } from './mes-services.tsx'
import { type Vue, vueDe } from './vue.ts'

/** The catalogue changes with the release only: no version of its own beside that of the release. */
const VERSION = 'bouquet'

/** Public pages of the catalogue: life events, procedures, official sites. */
export function routesBouquet(r: Routes, services: Services): void {
  r.get('/evenements/:code', PUBLIC, (c) => evenement(c, services))
  r.get('/demarches/:code', PUBLIC, (c) => demarche(c, services))
  r.get('/services', PUBLIC, (c) => mesServices(c))
}

const codeDe = (c: Contexte) => c.req.param('code') ?? ''

async function evenement(c: Contexte, { config }: Services) {
  const vue = vueDe(c)
  const trouve = findEvenement(codeDe(c))
  if (!trouve) return introuvable(c, vue.t.bouquet.introuvable.evenement, vue)
  const noms: Record<string, string> = vue.t.evenements
  const titre = noms[trouve.code] ?? trouve.libelle
  const operateurs = operateursDeLEvenement(trouve.code).flatMap((o) => findOperateur(config.departement, o) ?? [])
  return avecCache(c, VERSION, () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre,
        description: trouve.accroche,
        fil: [{ libelle: vue.t.page.accueil, href: vue.lien('/') }, { libelle: titre }],
        ilots: ['imprimer'],
      },
      <PageEvenement evenement={trouve} operateurs={operateurs} vue={vue} />,
    ),
  )
}

async function demarche(c: Contexte, { config }: Services) {
  const vue = vueDe(c)
  const trouvee = findDemarche(codeDe(c))
  if (!trouvee) return introuvable(c, vue.t.bouquet.introuvable.demarche, vue)
  const noms: Record<string, string> = vue.t.evenements
  const operateur = trouvee.operateur === null ? null : findOperateur(config.departement, trouvee.operateur)
  return avecCache(c, VERSION, () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre: trouvee.libelle,
        description: trouvee.etapes.join(' '),
        fil: [
          { libelle: vue.t.page.accueil, href: vue.lien('/') },
          { libelle: noms[trouvee.evenement] ?? '', href: vue.lien(`/evenements/${trouvee.evenement}`) },
          { libelle: trouvee.libelle },
        ],
        ilots: ['imprimer'],
      },
      <PageDemarche
        demarche={trouvee}
        operateur={operateur}
        adresse={`${config.url}/demarches/${trouvee.code}`}
        vue={vue}
      />,
    ),
  )
}

async function mesServices(c: Contexte) {
  const vue = vueDe(c)
  const { services: titre, servicesTexte } = vue.t.bouquet
  return avecCache(c, VERSION, () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre,
        description: servicesTexte,
        fil: [{ libelle: vue.t.page.accueil, href: vue.lien('/') }, { libelle: titre }],
        ilots: ['imprimer'],
      },
      <PageServices vue={vue} />,
    ),
  )
}

function introuvable(c: Contexte, titre: string, vue: Vue) {
  return pagePublique(
    c,
    { titre, statut: 404, traduite: true },
    <PageErreur
      titre={titre}
      message={vue.t.bouquet.introuvable.texte}
      actions={
        <>
          <LienBouton href={`${vue.lien('/')}#evenements`}>{vue.t.bouquet.toutesSituations}</LienBouton>
          <LienBouton genre="secondaire" href={vue.lien('/lieux')}>
            {vue.t.lieux.titre}
          </LienBouton>
        </>
      }
    />,
  )
}
