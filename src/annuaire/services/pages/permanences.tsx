import type { Child } from 'hono/jsx'
import { jourIso } from '../../../platform/index.ts'
import { Icon } from '../../../ui/index.ts'
import { lienLieu, lienService } from '../../liens.ts'
import type { Etat, Lieu } from '../../model.ts'
import { Francais } from '../../pages/francais.tsx'
import { majuscule, type Vue } from '../../pages/vue.ts'
import { direFois, direHeures, direRythme } from '../dire.ts'
import { entrelacer, etatDesFois, type FoisDe, type Offre, type Permanence } from '../model.ts'
import { lireRythme, prochaines } from '../rythme.ts'
import type { ServicesDuLieu } from '../store.ts'
import { textes } from '../textes/index.ts'
import type { Vacances } from '../vacances.ts'
import { EtiquettesOffre, type PropsSection, premierePhrase } from './sections.tsx'

/** Partners who come to the place, those of a place who go elsewhere, and the round of an itinerant. */
export function PermanencesDuLieu({ lieu, services, vacances, vue }: PropsSection): Child {
  const t = textes(vue.langue)
  const { offres, ici, ailleurs } = services
  const offreDe = (p: Permanence) => offres.find((o) => o.id === p.offre?.id)
  return (
    <>
      {ici.length > 0 && (
        <section class="stack" aria-labelledby="permanences">
          <h2 id="permanences">{t.permanencesIci}</h2>
          <ul class="grid g2">
            {ici.map((p) => (
              <CartePermanence permanence={p} offre={offreDe(p)} vacances={vacances} vue={vue} />
            ))}
          </ul>
        </section>
      )}
      {ailleurs.length > 0 &&
        (lieu.itinerant ? (
          <Circuit arrets={ailleurs} vacances={vacances} vue={vue} />
        ) : (
          <section class="stack" aria-labelledby="ailleurs">
            <h2 id="ailleurs">{t.permanencesAilleurs}</h2>
            <ul class="grid g2">
              {ailleurs.map((p) => (
                <CartePermanence permanence={p} ailleurs vacances={vacances} vue={vue} />
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

interface PropsPermanence {
  permanence: Permanence
  /** What is done, when the card must tell it. */
  offre?: Offre | undefined
  /** The card says where. */
  ailleurs?: boolean
  vacances: Vacances
  vue: Vue
}

const DATES_MONTREES = 3

function CartePermanence({ permanence: p, offre, ailleurs, vacances, vue }: PropsPermanence) {
  return (
    <li class="card stack-s">
      <h3>
        {p.offre ? (
          <a href={vue.lien(lienService(p.lieuId, p.offre.id))}>
            <Francais vue={vue}>{p.offre.nom}</Francais>
          </a>
        ) : (
          <a href={vue.lien(lienLieu(p.porteur.id))}>
            <Francais vue={vue}>{p.porteur.nom}</Francais>
          </a>
        )}
      </h3>
      {p.offre && <QuiVient permanence={p} vue={vue} />}
      {offre && (
        <>
          <p>
            <Francais vue={vue}>{premierePhrase(offre.description)}</Francais>
          </p>
          <EtiquettesOffre offre={offre} vue={vue} />
        </>
      )}
      {ailleurs && <OuCest permanence={p} vue={vue} />}
      <QuandCest permanence={p} vacances={vacances} vue={vue} />
    </li>
  )
}

/** Who holds it, when it is not the place of the page. */
function QuiVient({ permanence: p, vue }: { permanence: Permanence; vue: Vue }): Child {
  const chezLui = p.endroit.lieuId === p.lieuId
  const qui = p.offre?.organisme ?? (chezLui ? null : p.porteur.nom)
  if (qui === null) return null
  return (
    <p class="small muted">
      {textes(vue.langue).par} <Francais vue={vue}>{qui}</Francais>
    </p>
  )
}

export function OuCest({ permanence: { endroit, precision }, vue }: { permanence: Permanence; vue: Vue }) {
  const { lieuId, nom, adresse, ville } = endroit
  return (
    <address class="fact">
      <Icon nom="pin" petit />
      <span>
        <Francais vue={vue}>
          {lieuId === null ? nom : <a href={vue.lien(lienLieu(lieuId))}>{nom}</a>}
          {[adresse, ville].filter(Boolean).map((ligne) => (
            <>
              <br />
              {ligne}
            </>
          ))}
          {precision && (
            <>
              <br />
              {precision}
            </>
          )}
        </Francais>
      </span>
    </address>
  )
}

/** The rule in words, then the dates it makes. */
export function QuandCest({ permanence: p, vacances, vue }: PropsPermanence): Child {
  const t = textes(vue.langue)
  const rythme = lireRythme(p.horaires)
  if (!rythme.ok) return null
  const jours = { exceptions: p.exceptions, vacances }
  const fois = prochaines(rythme.value, vue.maintenant, DATES_MONTREES, jours)
  return (
    <>
      <p>{majuscule(direRythme(p.horaires, vue) ?? '')}</p>
      {rythme.value.scolaire && <p class="small">{t.vacances}</p>}
      {p.endroit.lieuId !== null && p.precision && (
        <p class="small">
          <Francais vue={vue}>{p.precision}</Francais>
        </p>
      )}
      <p class="small muted">{fois.length > 0 ? t.prochaines : t.aucuneDate}</p>
      {fois.length > 0 && (
        <ul class="small stack-s">
          {fois.map((une) => (
            <li>
              <time datetime={une.debut.toISOString()}>{direFois(une, vue)}</time>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const ARRETS_MONTRES = 6

/** Next stops day by day, then the whole round. */
function Circuit({ arrets, vacances, vue }: { arrets: readonly Permanence[]; vacances: Vacances; vue: Vue }) {
  const t = textes(vue.langue)
  const suite = parPassage(prochainsArrets(arrets, 2 * ARRETS_MONTRES, vacances, vue.maintenant)).slice(
    0,
    ARRETS_MONTRES,
  )
  return (
    <section class="stack" aria-labelledby="circuit">
      <h2 id="circuit">{t.circuit}</h2>
      <div class="card stack">
        <h3>{t.prochainsArrets}</h3>
        {suite.length === 0 && <p>{t.aucuneDate}</p>}
        <ol class="grid g2">
          {suite.map(([premiere, ...suivantes]) => (
            <li class="stack-s">
              <p>
                <b>
                  <time datetime={premiere.debut.toISOString()}>{majuscule(vue.f.jour(premiere.debut))}</time>
                </b>
                {[premiere, ...suivantes].map((fois) => (
                  <>
                    <br />
                    {direHeures(fois, vue)}
                  </>
                ))}
              </p>
              <OuCest permanence={premiere.de} vue={vue} />
            </li>
          ))}
        </ol>
      </div>
      <details class="tog">
        <summary>{t.tousLesArrets}</summary>
        <ul class="grid g2">
          {arrets.map((p) => (
            <li class="card stack-s">
              <OuCest permanence={p} vue={vue} />
              <p>{majuscule(direRythme(p.horaires, vue) ?? '')}</p>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

type Arret = FoisDe<Permanence>

/** Morning and afternoon at one stop are one line. */
function parPassage(fois: readonly Arret[]): [Arret, ...Arret[]][] {
  const passages = Map.groupBy(fois, (f) => `${jourIso(f.debut)} ${f.de.id}`)
  return [...passages.values()] as [Arret, ...Arret[]][]
}

export function prochainsArrets(arrets: readonly Permanence[], nombre: number, vacances: Vacances, maintenant: Date) {
  const listes = arrets.map((de) => {
    const rythme = lireRythme(de.horaires)
    const jours = { exceptions: de.exceptions, vacances }
    return { de, fois: rythme.ok ? prochaines(rythme.value, maintenant, nombre, jours) : [] }
  })
  return entrelacer(listes).slice(0, nombre)
}

/** State of an itinerant of which only the round is known. */
export function etatDuCircuit(lieu: Lieu, { ailleurs }: ServicesDuLieu, vacances: Vacances, maintenant: Date): Etat {
  if (!lieu.itinerant || lieu.retireLe !== null || ailleurs.length === 0) return { etat: 'inconnu' }
  return etatDesFois(prochainsArrets(ailleurs, 1, vacances, maintenant), maintenant)
}
