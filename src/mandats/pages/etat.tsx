import { Etiquette, type Etat as Genre, type IconName } from '../../ui/index.ts'
import { type Etat, etatLe, type Jour, joursRestants, type Suivi } from '../model.ts'

const ETATS: Record<Etat, { libelle: string; genre?: Genre; icone: IconName }> = {
  brouillon: { libelle: 'À signer', genre: 'attente', icone: 'signature' },
  'en-vigueur': { libelle: 'En vigueur', genre: 'ok', icone: 'check' },
  expire: { libelle: 'Expiré', icone: 'clock' },
  revoque: { libelle: 'Retiré', genre: 'retard', icone: 'x' },
  termine: { libelle: 'Terminé', icone: 'check' },
}

/** From this many days before the end, the list says when to sign again. */
const BIENTOT = 30

export function EtatDuMandat({ mandat, aujourdhui }: { mandat: Pick<Suivi, 'signature' | 'fin'>; aujourdhui: Jour }) {
  const reste = joursRestants(mandat, aujourdhui)
  if (reste > 0 && reste <= BIENTOT) {
    return (
      <Etiquette genre="attente" icone="clock">
        {reste === 1 ? 'Dernier jour' : `Finit dans ${reste} jours`}
      </Etiquette>
    )
  }
  const { libelle, genre, icone } = ETATS[etatLe(mandat, aujourdhui)]
  return (
    <Etiquette genre={genre} icone={icone}>
      {libelle}
    </Etiquette>
  )
}
