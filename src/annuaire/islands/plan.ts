import './plan.css'
import {
  control,
  divIcon,
  geoJSON,
  type LatLngTuple,
  type Map as LeafletMap,
  latLng,
  latLngBounds,
  type Marker,
  map,
  marker,
  tileLayer,
} from 'leaflet'
import { ecarter } from './communs/ecarter.ts'

/** A place of the map: an entry of the list that is in the page already. */
interface LieuDuPlan {
  numero: string
  nom: string
  position: LatLngTuple
  ouvert: boolean
  entree: HTMLElement
}

const DIAMETRE = 32
/** Below this scale the names of communes would cover each other. */
const ZOOM_DES_NOMS = 12

/** Puts the moving map in `figure`; everything it shows comes from the page, but the outlines. */
export async function ouvrir(figure: HTMLElement): Promise<void> {
  const { contours, centre, titre = '', agrandir = '', reduire = '' } = figure.dataset
  const fond = contours ? await lireFond(contours) : null
  const lieux = lireListe()
  const milieu = centre ? lirePosition(centre) : null
  const boite = Object.assign(document.createElement('div'), { className: 'map-live' })
  figure.replaceChildren(boite)
  const plan = map(boite, {
    zoomControl: false,
    attributionControl: false,
    // A page that scrolls must not stop on the map.
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    maxZoom: 18,
  })
  boite.setAttribute('role', 'region')
  boite.setAttribute('aria-label', titre)
  const points = lieux.map((l) => l.position)
  plan.fitBounds(latLngBounds(milieu ? [...points, milieu] : points), { padding: [36, 36], maxZoom: 14 })
  control.zoom({ zoomInTitle: agrandir, zoomOutTitle: reduire }).addTo(plan)
  poserLeFond(plan, figure, fond)
  if (milieu) marker(milieu, { icon: divIcon({ className: 'map-you', iconSize: [18, 18] }), ...MUET }).addTo(plan)
  poserLesEpingles(plan, lieux, milieu)
}

/** Drawn, not touched: out of the way of the keyboard and of screen readers. */
const MUET = { interactive: false, keyboard: false } as const

async function lireFond(adresse: string): Promise<GeoJSON.FeatureCollection | null> {
  const reponse = await fetch(adresse)
  return reponse.ok ? await reponse.json() : null
}

function lirePosition(texte: string): LatLngTuple {
  const [lat = 0, lon = 0] = texte.split(',').map(Number)
  return [lat, lon]
}

function lireListe(): LieuDuPlan[] {
  return [...document.querySelectorAll<HTMLElement>('[data-numero][data-lat]')].map((entree) => ({
    entree,
    numero: entree.dataset.numero ?? '',
    nom: entree.querySelector('h3')?.textContent?.trim() ?? '',
    position: [Number(entree.dataset.lat), Number(entree.dataset.lon)],
    ouvert: entree.dataset.ouvert !== undefined,
  }))
}

/** Tiles when the instance has some, outlines or the thread between communes, and their names. */
function poserLeFond(plan: LeafletMap, figure: HTMLElement, fond: GeoJSON.FeatureCollection | null): void {
  const { tuiles, fond: credit, communes = '' } = figure.dataset
  if (tuiles) {
    tileLayer(tuiles, { maxZoom: 19 }).addTo(plan)
    control
      .attribution({ prefix: false })
      .addAttribution(credit ?? '')
      .addTo(plan)
  }
  if (!fond) return
  const choisies = communes.split(' ')
  geoJSON(fond, {
    interactive: false,
    style: (feature) => ({
      className: classes('map-area', tuiles && 'over', choisies.includes(feature?.properties.code) && 'me'),
    }),
    pointToLayer: ({ properties }, point) =>
      marker(point, {
        icon: divIcon({ className: 'map-name', html: enHtml(properties.nom), iconSize: [0, 0] }),
        ...MUET,
      }),
    filter: (feature) => feature.geometry.type !== 'Point' || !tuiles,
  }).addTo(plan)
  const montrerLesNoms = () => plan.getContainer().classList.toggle('far', plan.getZoom() < ZOOM_DES_NOMS)
  plan.on('zoomend', montrerLesNoms)
  montrerLesNoms()
}

function poserLesEpingles(plan: LeafletMap, lieux: readonly LieuDuPlan[], milieu: LatLngTuple | null): void {
  const epingles = lieux.map((lieu) => epingler(plan, lieu))
  const degager = () => {
    const points = lieux.map(({ position }) => plan.latLngToLayerPoint(position))
    const ici = milieu ? plan.latLngToLayerPoint(milieu) : null
    for (const [rang, point] of ecarter(points, DIAMETRE, ici).entries())
      epingles[rang]?.setLatLng(plan.layerPointToLatLng([point.x, point.y]))
  }
  plan.on('zoomend', degager)
  degager()
}

/** A pin leads to its entry in the list; its entry lights it up. */
function epingler(plan: LeafletMap, { numero, nom, position, ouvert, entree }: LieuDuPlan): Marker {
  const icone = divIcon({
    className: classes('pin', !ouvert && 'pin--off'),
    html: numero,
    iconSize: [DIAMETRE, DIAMETRE],
  })
  const epingle = marker(latLng(position), { icon: icone, riseOnHover: true }).addTo(plan)
  epingle.bindTooltip(enHtml(nom), { direction: 'top', offset: [0, -DIAMETRE / 2] })
  const element = epingle.getElement()
  element?.setAttribute('role', 'link')
  element?.setAttribute('aria-label', `${numero}. ${nom}`)
  epingle.on('click', () => {
    entree.scrollIntoView({ block: 'center' })
    entree.querySelector<HTMLAnchorElement>('h3 a')?.focus({ preventScroll: true })
  })
  const eclairer = (vif: boolean) => () => element?.classList.toggle('pin--hot', vif)
  for (const debut of ['mouseenter', 'focusin']) entree.addEventListener(debut, eclairer(true))
  for (const fin of ['mouseleave', 'focusout']) entree.addEventListener(fin, eclairer(false))
  return epingle
}

function classes(...noms: (string | false | undefined)[]): string {
  return noms.filter(Boolean).join(' ')
}

/** Names go through `innerHTML` in the library. */
function enHtml(texte: string): string {
  const span = document.createElement('span')
  span.textContent = texte
  return span.innerHTML
}
