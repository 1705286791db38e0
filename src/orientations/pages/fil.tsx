import { Frise, type Evenement as Ligne, Texte } from '../../ui/index.ts'
import type { Moment } from '../evenements.ts'
import type { Lecture } from '../lire.ts'
import { MOTIFS_REFUS, SUITES } from '../model.ts'
import { quand } from './communs.tsx'

/** All that happened, in order, with what was written. */
export function FilDeLaFiche({ lecture }: { lecture: Lecture }) {
  const { moments, vue } = lecture
  const fini = vue.etat.statut === 'close' || vue.etat.statut === 'honoree'
  return (
    <Frise
      items={moments.map((m, rang) => ({
        ...ligneDe(m, lecture),
        etat: ALERTES.has(m.type) ? 'alerte' : rang === moments.length - 1 && !fini ? 'ici' : 'fait',
      }))}
    />
  )
}

const ALERTES = new Set<Moment['type']>(['refusee', 'absente', 'expiree', 'rappel', 'sans-nouvelles'])

function ligneDe(m: Moment, { structures, noms }: Lecture): Ligne {
  const nom = (id: string | null) => (id && structures.get(id)?.nom) || ''
  const par = (m.par && noms.get(m.par)) || ''
  const mots = m.dit?.mots
  return {
    titre: titreDe(m, nom),
    date: quand(m.le),
    contenu: (
      <>
        {par && <p class="small muted">{par}</p>}
        {mots && <Texte>{mots}</Texte>}
      </>
    ),
  }
}

function titreDe(m: Moment, nom: (id: string | null) => string): string {
  switch (m.type) {
    case 'envoyee':
      return `Envoyée à ${nom(m.vers)}`
    case 'renvoyee':
      return `Envoyée cette fois à ${nom(m.vers)}`
    case 'transmise':
      return `Transmise à ${nom(m.vers)}, avec l’accord de la personne`
    case 'acceptee':
      return `Rendez-vous donné : ${quand(m.rdv)}`
    case 'refusee':
      return `Refusée : ${MOTIFS_REFUS[m.motif].toLowerCase()}`
    case 'honoree':
      return `La personne est venue. ${SUITES[m.suite]}`
    case 'absente':
      return 'La personne n’est pas venue'
    case 'rappel':
      return 'Rappel envoyé'
    case 'expiree':
      return 'Sans réponse : la structure qui a envoyé la fiche est prévenue'
    case 'sans-nouvelles':
      return 'Sans nouvelles du rendez-vous : la structure qui a envoyé la fiche est prévenue'
    case 'close':
      return 'Close'
    case 'mandat-fini':
      return 'Close : le mandat de la personne a pris fin'
  }
}
