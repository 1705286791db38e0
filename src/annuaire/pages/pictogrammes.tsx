import { Icon, type IconName } from '../../ui/index.ts'
import type { Lieu } from '../model.ts'
import { estType, type TypeLieu } from '../types.ts'
import type { Vue } from './vue.ts'

/** A drawing for each kind of place: what is done there, for those who read little. */
const PICTOGRAMMES: Record<TypeLieu, IconName> = {
  'france-services': 'users',
  msap: 'users',
  mairie: 'building',
  ccas: 'event-care',
  'centre-social': 'users',
  evs: 'users',
  prefecture: 'building',
  'la-poste': 'mail',
  associations: 'users',
  administration: 'building',
  caf: 'event-children',
  'service-social': 'event-care',
  departement: 'building',
  pmi: 'event-baby',
  domiciliation: 'event-address',
  'aide-alimentaire': 'event-purchase',
  'point-info-famille': 'event-children',
  ofii: 'globe',
  onac: 'event-care',
  cpam: 'event-health',
  msa: 'event-farm',
  'centre-examens-sante': 'event-health',
  mdph: 'event-disability',
  clic: 'event-retirement',
  cnav: 'event-retirement',
  'france-travail': 'event-job',
  'mission-locale': 'event-youth',
  pij: 'event-youth',
  orientation: 'event-youth',
  formation: 'book',
  'cours-de-francais': 'event-french',
  emploi: 'event-job',
  entreprises: 'event-job',
  dgfip: 'event-tax',
  pcb: 'event-money',
  'banque-de-france': 'event-money',
  urssaf: 'event-tax',
  adil: 'event-home',
  habitat: 'event-home',
  'point-justice': 'event-justice',
  mjd: 'event-justice',
  cidff: 'event-victim',
  'aide-victimes': 'event-victim',
  tribunal: 'event-justice',
  penitentiaire: 'building',
  police: 'event-victim',
  epn: 'event-internet',
  mediatheque: 'book',
}

/** « Caf · Assurance maladie », with the drawing of the first kind; nothing for a place without a known kind. */
export function GenreDeLieu({ lieu, vue }: { lieu: Pick<Lieu, 'types' | 'itinerant'>; vue: Vue }) {
  const types = lieu.types.filter(estType)
  const [premier] = types
  if (!premier) return null
  return (
    <p class="fact muted">
      <Icon nom={lieu.itinerant ? 'bus' : PICTOGRAMMES[premier]} petit />
      <span>{types.map((type) => vue.t.lieux.types[type]).join(' · ')}</span>
    </p>
  )
}
