import {
  type Acteur,
  acteurDe,
  type Contexte,
  introuvable,
  PUBLIC,
  pagePro,
  type Routes,
} from '../../platform/index.ts'
import { CHIFFRER_OPERATEUR, CHIFFRER_STRUCTURE, PILOTER_DEMANDES } from '../access.ts'
import type { Salle } from '../salle.ts'
import { exporter, FORMATS, type Format, type LigneExportee } from './exporter.ts'
import { PageChiffres } from './page.tsx'
import { DELAIS, montrerDelais, vueDelais } from './public.tsx'
import { createReleves, type LireReleve } from './releve.ts'
import { type Lecture, lireTrimestre, type Vue } from './vue.ts'
import {
  CHIFFRES_OPERATEUR,
  CHIFFRES_STRUCTURE,
  CHIFFRES_TERRITOIRE,
  lireNoms,
  type Noms,
  vueOperateur,
  vueStructure,
  vueTerritoire,
} from './vues.ts'

type LireVue = (c: Contexte, acteur: Acteur, noms: Noms) => Vue | null

/** The same figures behind every door, and a page for everybody; each with its file. */
export function routesChiffres(r: Routes, salle: Salle): void {
  const lire = createReleves(salle)
  const pages = [
    [CHIFFRES_OPERATEUR, CHIFFRER_OPERATEUR, vueOperateur],
    [CHIFFRES_STRUCTURE, CHIFFRER_STRUCTURE, vueStructure],
    [CHIFFRES_TERRITOIRE, PILOTER_DEMANDES, vueTerritoire],
  ] as const
  for (const [chemin, action, lireVue] of pages) {
    r.get(chemin, action, (c) => montrer(salle, lire, lireVue, c))
    for (const format of ['.csv', '.ods'] as const)
      r.get(`${chemin}${format}`, action, async (c) =>
        telecharger(salle, lire, lireVue(c, acteurDe(c), await lireNoms(salle)), format, c),
      )
  }
  r.get(DELAIS, PUBLIC, (c) => montrerDelais(salle, lire, c))
  for (const format of ['.csv', '.ods'] as const)
    r.get(`${DELAIS}${format}`, PUBLIC, async (c) =>
      telecharger(salle, lire, vueDelais(await lireNoms(salle)), format, c),
    )
}

async function montrer(salle: Salle, lire: LireReleve, lireVue: LireVue, c: Contexte): Promise<Response> {
  const vue = lireVue(c, acteurDe(c), await lireNoms(salle))
  if (!vue) return introuvable(c)
  const lecture = await lireTrimestre(c, salle.clock.now(), lire)
  const { titre, fil } = vue
  return pagePro(c, { titre, courant: vue.chemin, ...(fil && { fil }) }, <PageChiffres vue={vue} lecture={lecture} />)
}

async function telecharger(salle: Salle, lire: LireReleve, vue: Vue | null, format: Format, c: Contexte) {
  if (!vue) return introuvable(c)
  const lecture = await lireTrimestre(c, salle.clock.now(), lire)
  const nom = `demandes-${lecture.trimestre.code}${format}`
  return c.body(await exporter(format, lignesDe(vue, lecture)), 200, {
    'Content-Type': FORMATS[format],
    'Content-Disposition': `attachment; filename="${nom}"`,
  })
}

/** The quarters that the page draws, whole and by what they are made of. */
function lignesDe(vue: Vue, { releves }: Lecture): LigneExportee[] {
  return releves.flatMap((releve) => {
    const trimestre = releve.trimestre.code
    const mesure = vue.ensemble(releve)
    const ensemble = mesure ? [{ trimestre, rubrique: 'Ensemble', libelle: vue.titre, mesure }] : []
    const parties = vue.parties.flatMap(({ entete, lignes }) =>
      lignes(releve).flatMap((l) =>
        l.mesure ? [{ trimestre, rubrique: entete, libelle: l.libelle, mesure: l.mesure }] : [],
      ),
    )
    return [...ensemble, ...parties]
  })
}
