import type { Child } from 'hono/jsx'
import { debutDuJour, jourIso, plusJours } from '../../../platform/index.ts'
import { Alerte, Etiquette } from '../../../ui/index.ts'
import { lienLieu, lienService } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import type { Fond } from '../../pages/fond.ts'
import { Francais } from '../../pages/francais.tsx'
import { Contacter, Venir } from '../../pages/lieu-contact.tsx'
import { SemaineDuLieu } from '../../pages/semaine.tsx'
import { majuscule, type Vue } from '../../pages/vue.ts'
import { direHeures, direLangue, direRythme } from '../dire.ts'
import type { Offre, Permanence } from '../model.ts'
import { foisEntre, lireRythme, type Rythme } from '../rythme.ts'
import { textes } from '../textes/index.ts'
import type { Vacances } from '../vacances.ts'
import { THEMATIQUES } from '../vocabulaires.ts'
import { OuCest, QuandCest } from './permanences.tsx'
import { Agenda, EtatOffre, EtiquettesOffre } from './sections.tsx'

export interface PropsService {
  offre: Offre
  lieu: Lieu
  permanences: readonly Permanence[]
  recoitMessages: boolean
  vacances: Vacances
  fond: Fond
  vue: Vue
}

/** One service: for whom, how, at what price, when and where. */
export function PageService(props: PropsService) {
  const { offre, lieu, permanences, recoitMessages, vacances, fond, vue } = props
  const t = textes(vue.langue)
  return (
    <div class="wrap page stack">
      <div class="stack-s">
        <p class="muted">
          {offre.thematiques.map((code, rang) => (
            <>
              {rang > 0 && ' · '}
              <Francais vue={vue}>{THEMATIQUES.get(code)}</Francais>
            </>
          ))}
        </p>
        <h1>
          <Francais vue={vue}>{offre.nom}</Francais>
        </h1>
        <p>
          <a href={vue.lien(lienLieu(lieu.id))}>
            <Francais vue={vue}>{t.duService(lieu.nom)}</Francais>
          </a>
        </p>
        <EtiquettesOffre offre={offre} vue={vue} />
        <EtatOffre offre={offre} lieu={lieu} vacances={vacances} vue={vue} />
      </div>
      {offre.exemple && <Alerte genre="info" titre={t.exemple} />}
      <div class="grid cols">
        <div class="stack-l">
          <div class="stack-s">
            <Paragraphes texte={offre.description} vue={vue} />
          </div>
          <Details offre={offre} vue={vue} />
          <Quand {...props} />
          <p class="small muted">{t.misAJour(vue.f.date(debutDuJour(offre.misAJourLe)))}</p>
        </div>
        <div class="stack">
          {permanences.length === 0 && <Venir lieu={lieu} fond={fond} vue={vue} />}
          <Contacter lieu={lieu} recoitMessages={recoitMessages} vue={vue} />
          <Agenda chemin={lienService(lieu.id, offre.id)} vue={vue} />
        </div>
      </div>
    </div>
  )
}

function Details({ offre, vue }: { offre: Offre; vue: Vue }) {
  const t = textes(vue.langue)
  const publics = offre.publics.map((p) => t.publics[p])
  return (
    <dl class="card stack">
      <Detail titre={t.pourQui}>
        {publics.map((nom) => (
          <p>{nom}</p>
        ))}
        {offre.conditions && <Paragraphes texte={offre.conditions} vue={vue} />}
      </Detail>
      <Detail titre={t.comment}>
        {offre.modes.map((m) => (
          <p>{t.modes[m]}</p>
        ))}
        {offre.langues.length > 0 && (
          <p>
            {t.langues} {offre.langues.map((l) => direLangue(l, vue)).join(vue.t.lieux.virgule)}
          </p>
        )}
      </Detail>
      <Detail titre={t.quiDemande}>
        {offre.mobilisablePar.map((m) => (
          <p>{t.mobilisablePar[m]}</p>
        ))}
      </Detail>
      <Detail titre={t.prix}>
        {offre.frais && <p>{t[offre.frais]}</p>}
        {offre.fraisPrecision && <Paragraphes texte={offre.fraisPrecision} vue={vue} />}
      </Detail>
      <Detail titre={t.apporter}>{offre.documents && <Paragraphes texte={offre.documents} vue={vue} />}</Detail>
    </dl>
  )
}

/** One paragraph for each line typed. */
function Paragraphes({ texte, vue }: { texte: string; vue: Vue }) {
  return (
    <>
      {texte.split(/\s*\n\s*/).map((ligne) => (
        <p>
          <Francais vue={vue}>{ligne}</Francais>
        </p>
      ))}
    </>
  )
}

/** Nothing known, nothing shown. */
function Detail({ titre, children }: { titre: string; children?: Child }): Child {
  const dits = [children].flat(2).filter(Boolean)
  if (dits.length === 0) return null
  return (
    <div>
      <dt>
        <b>{titre}</b>
      </dt>
      <dd>{dits}</dd>
    </div>
  )
}

function Quand({ offre, lieu, permanences, vacances, vue }: PropsService) {
  const t = textes(vue.langue)
  const rythme = offre.horaires === null ? null : lireRythme(offre.horaires)
  const inconnu = offre.ailleurs !== null && offre.horaires === null && permanences.length === 0
  return (
    <section class="stack" aria-labelledby="quand">
      <h2 id="quand">{t.quand}</h2>
      {rythme?.ok && (
        <div class="card stack">
          <p>{majuscule(direRythme(rythme.value.osm, vue) ?? '')}</p>
          {rythme.value.scolaire && <p class="small">{t.vacances}</p>}
          <DeuxSemaines rythme={rythme.value} lieu={lieu} vacances={vacances} vue={vue} />
        </div>
      )}
      {inconnu && <p>{vue.t.lieux.etat.inconnu}</p>}
      {!inconnu && offre.horaires === null && permanences.length === 0 && (
        <>
          <p>{t.horairesDuLieu}</p>
          {lieu.horaires && (
            <div class="card">
              <SemaineDuLieu lieu={lieu} horaires={lieu.horaires} vue={vue} />
            </div>
          )}
        </>
      )}
      {permanences.length > 0 && (
        <ul class="grid g2">
          {permanences.map((p) => (
            <li class="card stack-s">
              <OuCest permanence={p} vue={vue} />
              <QuandCest permanence={p} vacances={vacances} vue={vue} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface PropsSemaines {
  rythme: Rythme
  lieu: Lieu
  vacances: Vacances
  vue: Vue
}

/** Two weeks from today, since they may differ: only the days when it is held. */
function DeuxSemaines({ rythme, lieu, vacances, vue }: PropsSemaines) {
  const t = textes(vue.langue)
  const aujourdhui = jourIso(vue.maintenant)
  const debut = debutDuJour(aujourdhui)
  const fois = foisEntre(rythme, debut, plusJours(debut, 14), { exceptions: lieu.exceptions, vacances })
  const parJour = Map.groupBy(fois, (f) => jourIso(f.debut))
  if (fois.length === 0) return <p>{t.aucuneDate}</p>
  return (
    <table class="week">
      <caption class="sr">{vue.t.lieux.semaineDu(vue.f.date(debut), vue.f.date(plusJours(debut, 13)))}</caption>
      <tbody>
        {[...parJour].map(([jour, leurs]) => (
          <tr class={jour === aujourdhui ? 'today' : undefined}>
            <th scope="row" aria-current={jour === aujourdhui ? 'date' : undefined}>
              {majuscule(vue.f.jour(debutDuJour(jour)))}{' '}
              {jour === aujourdhui && <Etiquette genre="accent">{vue.t.lieux.aujourdhui}</Etiquette>}
            </th>
            <td colspan={2}>
              {leurs.map((f) => (
                <span class="slot">{direHeures(f, vue)}</span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
