import { joursEntre } from '../../platform/index.ts'
import { type Etat as CouleurEtat, Etiquette, type IconName } from '../../ui/index.ts'
import type { Etat } from '../model.ts'
import type { Vue } from './vue.ts'

interface Dit {
  texte: string
  genre?: CouleurEtat
  icone: IconName
}

/** The state of a place in words; unknown hours are a state of their own, never « closed ». */
function direEtat(etat: Etat, horairesConnus: boolean, { t, f, maintenant, jourDeSemaine }: Vue): Dit {
  const mots = t.lieux.etat
  if (etat.etat === 'inconnu') return { texte: horairesConnus ? mots.aVerifier : mots.inconnu, icone: 'ask' }
  if (etat.etat === 'ouvert') {
    const { jusqua } = etat
    if (jusqua === null) return { texte: mots.ouvertToujours, genre: 'ok', icone: 'clock' }
    const texte =
      joursEntre(maintenant, jusqua) <= 1
        ? mots.ouvertJusqua(f.heure(jusqua))
        : mots.ouvertJusquau(jourDeSemaine(jusqua), f.heure(jusqua))
    return { texte, genre: 'ok', icone: 'clock' }
  }
  const { ouvre } = etat
  if (ouvre === null) return { texte: mots.ferme, genre: 'attente', icone: 'x' }
  const dans = joursEntre(maintenant, ouvre)
  const heure = f.heure(ouvre)
  const texte =
    dans === 0
      ? mots.ouvreA(heure)
      : dans === 1
        ? mots.ouvreDemain(heure)
        : mots.ouvreLe(dans < 7 ? jourDeSemaine(ouvre) : f.jour(ouvre), heure)
  return { texte, genre: 'attente', icone: 'clock' }
}

export function EtatLieu({ etat, horairesConnus, vue }: { etat: Etat; horairesConnus: boolean; vue: Vue }) {
  const { texte, genre, icone } = direEtat(etat, horairesConnus, vue)
  return (
    <Etiquette genre={genre} icone={icone}>
      {texte}
    </Etiquette>
  )
}
