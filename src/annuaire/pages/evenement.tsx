import type { Child } from 'hono/jsx'
import { BoutonImprimer, Icon } from '../../ui/index.ts'
import { type Demarche, demarchesDe, type Evenement } from '../bouquet.ts'
import type { Operateur } from '../operateurs.ts'
import { AvecQui, Documents, Etapes, enFrancais, ICONE_NIVEAU, NoteDeLangue, OuAller, Pieges } from './conseils.tsx'
import type { Vue } from './vue.ts'

interface Props {
  evenement: Evenement
  /** Its operators in this territory. */
  operateurs: readonly Operateur[]
  vue: Vue
}

/** Something happens in one's life: what to do first, what next, where, and with whom. */
export function PageEvenement({ evenement, operateurs, vue }: Props) {
  const t = vue.t.bouquet
  const { etapes, documents, pieges, lieux } = evenement
  return (
    <div class="wrap page stack-l sheet">
      <Titre evenement={evenement} vue={vue} />
      <div class="grid cols">
        <div class="stack-l">
          <Outil code={evenement.code} vue={vue} />
          <Etapes titre={t.commencer} etapes={etapes} vue={vue} />
          <Pieges pieges={pieges} vue={vue} />
          <Documents documents={documents} vue={vue} />
          <Demarches evenement={evenement.code} operateurs={operateurs} vue={vue} />
        </div>
        <div class="stack">
          <OuAller titre={t.ou} lieux={lieux} vue={vue} />
          <AvecQui operateurs={operateurs} vue={vue} />
          <BoutonImprimer>{vue.t.page.imprimer}</BoutonImprimer>
          <p class="noprint">
            <a class="tgt" href={`${vue.lien('/')}#evenements`}>
              {t.toutesSituations}
            </a>
          </p>
        </div>
      </div>
    </div>
  )
}

/** What this site does itself about an event, before leading elsewhere. */
const OUTILS = {
  'internet-difficile': { href: '/numerique', icone: 'digital-form', nom: 'numerique' },
  'apprendre-francais': { href: '/apprendre-le-francais', icone: 'event-french', nom: 'francais' },
} as const

function Outil({ code, vue }: { code: string; vue: Vue }) {
  const outil = Object.hasOwn(OUTILS, code) && OUTILS[code as keyof typeof OUTILS]
  if (!outil) return null
  const { titre, chapeau } = vue.t.parcours[outil.nom]
  return (
    <div>
      <a class="door" href={vue.lien(outil.href)}>
        <span class="pic">
          <Icon nom={outil.icone} grand />
        </span>
        <span>
          <b>{titre}</b>
          {chapeau}
        </span>
      </a>
    </div>
  )
}

function Titre({ evenement: { code, icone, accroche }, vue }: { evenement: Evenement; vue: Vue }) {
  const noms: Record<string, string> = vue.t.evenements
  return (
    <div class="sheet-head">
      <span class="pic pic--l">
        <Icon nom={icone} grand />
      </span>
      <div class="stack-s">
        <h1>{noms[code]}</h1>
        <p class="lead" {...enFrancais(vue)}>
          {accroche}
        </p>
        <NoteDeLangue vue={vue} />
      </div>
    </div>
  )
}

/** The columns of the France Services list, from the fullest help to the lightest. */
const AIDES = ['demarches', 'numerique', 'accompagnement'] as const

function Demarches({ evenement, operateurs, vue }: { evenement: string } & Pick<Props, 'operateurs' | 'vue'>) {
  const { t } = vue
  const parAide = Map.groupBy(demarchesDe(evenement), (d) => d.aide)
  return (
    <section class="stack" aria-labelledby="demarches">
      <h2 id="demarches">{t.bouquet.demarches}</h2>
      {AIDES.flatMap((aide): Child[] => {
        const demarches = parAide.get(aide)
        if (!demarches) return []
        return [
          <div class="stack-s">
            <h3>{t.bouquet.aides[aide]}</h3>
            <ul class="tasks">
              {demarches.map((demarche) => (
                <li>
                  <LienDemarche demarche={demarche} operateurs={operateurs} vue={vue} />
                </li>
              ))}
            </ul>
          </div>,
        ]
      })}
    </section>
  )
}

function LienDemarche({ demarche, operateurs, vue }: { demarche: Demarche } & Pick<Props, 'operateurs' | 'vue'>) {
  const { code, libelle, niveau } = demarche
  const operateur = operateurs.find((o) => o.code === demarche.operateur)
  return (
    <a class="task" href={vue.lien(`/demarches/${code}`)}>
      <span class="grow">
        <b {...enFrancais(vue)}>{libelle}</b>
        <span class="facts">
          {operateur && <span {...enFrancais(vue)}>{operateur.nomCourt}</span>}
          {niveau && (
            <span>
              <Icon nom={ICONE_NIVEAU[niveau]} petit />
              {vue.t.bouquet.niveaux[niveau].court}
            </span>
          )}
        </span>
      </span>
      <Icon nom="chevron" petit />
    </a>
  )
}
