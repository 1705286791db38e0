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
import { ecarter, type Point, placerNoms } from './communs/dessin.ts'

/** A place of the map: an entry of the list that is in the page already. */
interface LieuDuPlan {
  numero: string
  nom: string
  position: LatLngTuple
  ouvert: boolean
  entree: HTMLElement
}

const DIAMETRE = 32

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
  plan.fitBounds(latLngBounds(milieu ? [...points, milieu] : points), {
    paddingTopLeft: [40, 40],
    // The buttons of the scale stand there.
    paddingBottomRight: [80, 40],
    maxZoom: 14,
  })
  control.zoom({ position: 'bottomright', zoomInTitle: agrandir, zoomOutTitle: reduire }).addTo(plan)
  poserLeFond(plan, figure, fond)
  if (milieu) marker(milieu, { icon: divIcon({ className: 'map-you', iconSize: [18, 18] }), ...MUET }).addTo(plan)
  const epingles = lieux.map((lieu) => epingler(plan, lieu))
  const noms = figure.dataset.tuiles ? [] : poserLesNoms(plan, figure, fond)
  const degager = () => {
    const ici = milieu ? plan.latLngToLayerPoint(milieu) : null
    const prises = deplacer(plan, lieux, epingles, ici)
    montrer(plan, noms, ici ? [...prises, ici] : prises)
  }
  plan.on('zoomend', degager)
  degager()
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

/** Tiles when the instance has some; outlines, or the thread between communes. */
function poserLeFond(plan: LeafletMap, { dataset }: HTMLElement, fond: GeoJSON.FeatureCollection | null): void {
  const { tuiles, credit = '', communes = '' } = dataset
  if (tuiles) {
    tileLayer(tuiles, { maxZoom: 19 }).addTo(plan)
    control.attribution({ prefix: false }).addAttribution(enHtml(credit)).addTo(plan)
  }
  if (!fond) return
  const choisies = communes.split(' ')
  geoJSON(fond, {
    interactive: false,
    filter: ({ geometry }) => geometry.type !== 'Point',
    style: (feature) => ({
      className: classes(
        feature?.geometry.type === 'LineString' ? 'map-thread' : 'map-area',
        tuiles && 'over',
        choisies.includes(feature?.properties.code) && 'me',
      ),
    }),
  }).addTo(plan)
}

interface NomDuPlan {
  texte: string
  position: LatLngTuple
  marque: Marker
}

/** Names of communes, those sought first. */
function poserLesNoms(plan: LeafletMap, { dataset }: HTMLElement, fond: GeoJSON.FeatureCollection | null): NomDuPlan[] {
  const choisies = (dataset.communes ?? '').split(' ')
  const noms = (fond?.features ?? []).flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point') return []
    const [lon = 0, lat = 0] = geometry.coordinates
    const texte = String(properties?.nom)
    const icon = divIcon({ className: 'map-name', html: `<span>${enHtml(texte)}</span>`, iconSize: [0, 0] })
    const marque = marker([lat, lon], { icon, ...MUET }).addTo(plan)
    return [{ texte, position: [lat, lon] as LatLngTuple, marque, choisie: choisies.includes(properties?.code) }]
  })
  return noms.sort((a, b) => Number(b.choisie) - Number(a.choisie))
}

/** At each scale, pins that would hide each other step aside. */
function deplacer(
  plan: LeafletMap,
  lieux: readonly LieuDuPlan[],
  epingles: readonly Marker[],
  ici: Point | null,
): Point[] {
  const points = lieux.map(({ position }) => plan.latLngToLayerPoint(position))
  const places = ecarter(points, DIAMETRE, ici)
  for (const [rang, point] of places.entries()) epingles[rang]?.setLatLng(plan.layerPointToLatLng([point.x, point.y]))
  return places
}

/** At each scale, the names there is room for. */
function montrer(plan: LeafletMap, noms: readonly NomDuPlan[], prises: readonly Point[]): void {
  const points = noms.map((nom) => ({ ...nom, point: plan.latLngToLayerPoint(nom.position) }))
  const places = placerNoms(
    points,
    prises.map((p) => ({ ...p, largeur: DIAMETRE, hauteur: DIAMETRE })),
  )
  for (const { marque } of noms) marque.getElement()?.classList.add('off')
  for (const { boite, marque } of places) {
    marque.setLatLng(plan.layerPointToLatLng([boite.x, boite.y]))
    marque.getElement()?.classList.remove('off')
  }
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
  const suivre = () => {
    entree.scrollIntoView({ block: 'center' })
    entree.querySelector<HTMLAnchorElement>('h3 a')?.focus({ preventScroll: true })
  }
  epingle.on('click', suivre)
  // The library answers to Enter for its own popups only.
  element?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') suivre()
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
