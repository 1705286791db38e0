import type { Child } from 'hono/jsx'
import { Alerte, Icon, LienBouton, Vide } from '../../ui/index.ts'
import type { Comprehension } from '../comprendre.ts'
import type { TypeLieu } from '../types.ts'
import { Danger } from './accueil.tsx'
import type { Apercu } from './apercu.ts'
import { CarteDesLieux, type Centre, type Tuiles } from './carte.tsx'
import { adresseRecherche, type Demande } from './demande.ts'
import { LieuEnListe, type LieuNumerote } from './fiche.tsx'
import { Filtres } from './filtres.tsx'
import type { Fond } from './fond.ts'
import { FormulaireRecherche } from './formulaire.tsx'
import { ChoisirLaVille, Suite } from './parcourir.tsx'
import { Pistes } from './pistes.tsx'
import { Pourquoi, raisonDe } from './pourquoi.tsx'
import { RAYON_KM, type Reponse } from './repondre.ts'
import type { Vue } from './vue.ts'
import type { Zone } from './zone.ts'

export interface PropsRecherche extends Reponse {
  /** Sentences about what could not be read in the address. */
  erreurs: readonly string[]
  apercu: Apercu
  tuiles: Tuiles | null
  vue: Vue
}

/** Find a place: what is asked, what was understood, the list, the map. */
export function PageRecherche(props: PropsRecherche) {
  const { demande, zone, erreurs, vue } = props
  return (
    <div class="wrap page stack">
      <h1>{titreRecherche(props)}</h1>
      <FormulaireRecherche demande={demande} vue={vue} />
      {erreurs.length > 0 && (
        <Alerte genre="attente" titre={vue.t.lieux.demandeCorrigee}>
          <ul class="list">
            {erreurs.map((erreur) => (
              <li>{erreur}</li>
            ))}
          </ul>
        </Alerte>
      )}
      {zone.genre === 'plusieurs' ? (
        <ChoisirLaVille demande={demande} communes={zone.communes} chemin="/lieux" vue={vue} />
      ) : (
        <>
          <Filtres demande={demande} situee={estSituee(zone)} filtrables={props.apercu.filtrables} vue={vue} />
          <Compris zone={zone} demande={demande} corrige={props.corrige !== null} vue={vue} />
          {props.compris?.besoins.some((b) => b.urgence) && <Danger vue={vue} />}
          <Pourquoi reponse={props} presents={props.apercu.filtrables.types} chemin="/lieux" vue={vue} />
          <Pistes pistes={props.pistes} vue={vue} />
          <Resultats {...props} />
        </>
      )}
    </div>
  )
}

/** Whether results have a distance. */
export function estSituee(zone: Zone): boolean {
  return centreDe(zone) !== null
}

/** « 8 lieux autour de Bobigny »: also the title of the window. */
export function titreRecherche({ zone, total, vue }: Pick<PropsRecherche, 'zone' | 'total' | 'vue'>): string {
  const t = vue.t.lieux
  if (zone.genre === 'plusieurs') return t.plusieursTitre(zone.texte)
  const compte = t.compte(total, vue.f.nombre(total))
  switch (zone.genre) {
    case 'commune':
      return t.autourDe(compte, zone.nom)
    case 'moi':
      return t.presDeVous(compte)
    case 'departement':
      return t.dansLeDepartement(compte)
    default:
      return compte
  }
}

interface PropsCompris {
  zone: Zone
  demande: Demande
  corrige: boolean
  vue: Vue
}

/** What we made of the words, so that a wrong guess is seen at once. */
function Compris({ zone, demande, corrige, vue }: PropsCompris): Child {
  const t = vue.t.lieux
  const phrases: Child[] = []
  if (zone.genre === 'inconnue') return <Alerte genre="attente">{t.villeInconnue(zone.texte)}</Alerte>
  if (zone.genre === 'ailleurs') phrases.push(t.ailleurs)
  if (zone.genre === 'moi') phrases.push(t.positionUtilisee)
  if (zone.genre === 'commune') {
    const { nom, complet, ancienne, devinee, position } = zone
    if (ancienne) phrases.push(t.fusionnee(ancienne, nom))
    // Words that were corrected are said below.
    if (devinee) phrases.push(demande.q && !corrige ? t.comprisEtBesoin(complet, demande.q) : t.compris(complet))
    if (!position) phrases.push(t.sansPosition(nom))
  }
  return phrases.length === 0 ? null : <p class="muted">{phrases.map((phrase, i) => (i ? [' ', phrase] : phrase))}</p>
}

function Resultats(props: PropsRecherche) {
  const { demande, zone, lieux, apercu, tuiles, vue } = props
  const { fond, version } = apercu
  const t = vue.t.lieux
  if (apercu.filtrables.types.length === 0) return <Vide titre={vue.t.accueil.vide} icone="search" niveau={2} />
  if (lieux.length === 0) return <RienTrouve demande={demande} zone={zone} vue={vue} />
  const epingles = lieux.flatMap(({ numero, lieu, etat }) =>
    lieu.position ? [{ numero, position: lieu.position, ouvert: etat.etat === 'ouvert' }] : [],
  )
  return (
    <div class="grid cols cols--m">
      <div class="stack">
        <Liste {...props} />
        <Suite reponse={props} chemin="/lieux" vue={vue} />
      </div>
      <section aria-labelledby="carte" class="stack-s sticky">
        <h2 id="carte" class="sr">
          {t.carte}
        </h2>
        {epingles.length > 0 ? (
          <CarteDesLieux
            epingles={epingles}
            centre={centreDe(zone)}
            fond={fond}
            titre={t.carteTitre(epingles.length)}
            contours={`/lieux/contours.json?v=${version}`}
            tuiles={tuiles}
            vue={vue}
          />
        ) : (
          <p class="muted">{t.carteVide}</p>
        )}
        <Legende zone={zone} fond={fond} vue={vue} />
      </section>
    </div>
  )
}

function centreDe(zone: Zone): Centre | null {
  if (zone.genre === 'moi') return { position: zone.position, genre: 'moi', communes: [] }
  if (zone.genre !== 'commune' || !zone.position) return null
  return { position: zone.position, genre: 'commune', communes: zone.codes }
}

/** Open ones first under their own heading; the others stay in sight, with unknown hours said as such. */
function Liste({ demande, lieux, suivant, compris, vue }: PropsRecherche) {
  const t = vue.t.lieux
  // On one page only: how many there are in each part is then known.
  const entier = suivant === null && lieux[0]?.numero === 1
  const compter = (titre: string, n: number) => (entier ? `${titre} (${n})` : titre)
  if (demande.tri === 'proches')
    return <Groupe id="lieux" titre={t.tousLesLieux} lieux={lieux} compris={compris} vue={vue} carte />
  const ouverts = lieux.filter((l) => l.etat.etat === 'ouvert')
  const autres = lieux.filter((l) => l.etat.etat !== 'ouvert')
  return (
    <>
      {ouverts.length > 0 && (
        <Groupe
          id="ouverts"
          titre={compter(t.ouverts, ouverts.length)}
          lieux={ouverts}
          compris={compris}
          vue={vue}
          carte
        />
      )}
      {autres.length > 0 && (
        <Groupe
          id="fermes"
          titre={compter(t.fermes, autres.length)}
          lieux={autres}
          compris={compris}
          vue={vue}
          carte={ouverts.length === 0}
        />
      )}
    </>
  )
}

interface PropsGroupe {
  id: string
  titre: string
  lieux: readonly LieuNumerote[]
  compris: Comprehension | null
  vue: Vue
  /** With the link to the map, which comes after the list on a phone. */
  carte: boolean
}

function Groupe({ id, titre, lieux, compris, vue, carte }: PropsGroupe) {
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="row row--sb">
        <h2 id={id}>{titre}</h2>
        {carte && (
          <a class="btn btn--q noprint sm-only" href="#carte" data-voir-carte="">
            <Icon nom="map" petit />
            {vue.t.lieux.voirLaCarte}
          </a>
        )}
      </div>
      <ol class="grid" start={lieux[0]?.numero}>
        {lieux.map((trouve) => (
          <LieuEnListe trouve={trouve} raison={raisonDe(trouve, compris, vue)} vue={vue} />
        ))}
      </ol>
    </section>
  )
}

function Legende({ zone, fond, vue }: { zone: Zone; fond: Fond; vue: Vue }) {
  const t = vue.t.lieux
  const centre = centreDe(zone)
  return (
    <>
      <p class="facts">
        <span>
          <span class="key key--on" />
          {t.legendeOuvert}
        </span>
        <span>
          <span class="key" />
          {t.legendeFerme}
        </span>
        {centre && (
          <span>
            <span class="key key--here" />
            {zone.genre === 'commune' ? t.legendeCentre(zone.nom) : t.legendeVous}
          </span>
        )}
      </p>
      <p class="small muted">
        {t.distances} {fond.communes.some((c) => c.contours.length > 0) && t.contours}
      </p>
    </>
  )
}

/** Never a dead end: each way out is a link that gives results more easily. */
function RienTrouve({ demande, zone, vue }: { demande: Demande; zone: Zone; vue: Vue }) {
  const t = vue.t.lieux
  const vers = (change: Partial<Demande>) => adresseRecherche(vue.langue, demande, change)
  const filtree = demande.types.length > 0 || demande.operateur !== null || demande.accessible
  const situee = zone.genre === 'commune' || zone.genre === 'moi'
  const rayon = Math.min(100, (demande.rayon ?? RAYON_KM) * 3)
  const pistes: [boolean, string, string][] = [
    [filtree, t.rienFiltres, vers({ types: [], operateur: null, accessible: false })],
    [demande.q !== '', t.rienMots(demande.q), vers({ q: '' })],
    [situee && rayon > (demande.rayon ?? RAYON_KM), t.rienPlusLoin(vue.f.distance(rayon)), vers({ rayon })],
    [situee, t.rienTout, vers({ ville: '', position: null, rayon: null })],
  ]
  const utiles = pistes.filter(([possible]) => possible)
  return (
    <Vide titre={t.rienTitre} icone="search" niveau={2}>
      <div class="stack-s">
        {utiles.length > 0 && (
          <>
            <p>{t.rienTexte}</p>
            <p class="row row--center">
              {utiles.map(([, texte, href]) => (
                <LienBouton genre="secondaire" href={href}>
                  {texte}
                </LienBouton>
              ))}
            </p>
          </>
        )}
        {!demande.types.includes(AIDE) && (
          <p>
            <a href={adresseRecherche(vue.langue, { ...demande, q: '', types: [AIDE], operateur: null })}>
              {t.rienAide}
            </a>
          </p>
        )}
      </div>
    </Vide>
  )
}

const AIDE: TypeLieu = 'france-services'
