import { acteurDe, type Contexte, introuvable, retour } from '../../platform/index.ts'
import { Bouton, Carte, Formulaire } from '../../ui/index.ts'
import { ecrireCode, SUIVI } from '../code.ts'
import { changerCode } from '../gestes.ts'
import type { Mandat } from '../model.ts'
import { idDe, pageDe, type Salle } from './communs.ts'

/** POST: another code; the paper that bears the old one is of no use any more. */
export async function renouvelerCode(salle: Salle, c: Contexte): Promise<Response> {
  const change = await changerCode(salle, acteurDe(c), idDe(c))
  if (!change) return introuvable(c)
  const texte = 'Le nouveau code est prêt. Imprimez l’exemplaire de la personne.'
  return retour(c, pageDe({ id: idDe(c) }), { genre: 'ok', texte })
}

/** What the person leaves with: said aloud or printed. */
export function CodeDuMandat({ mandat, site }: { mandat: Mandat; site: string }) {
  const { code } = mandat.contenu
  return (
    <Carte titre="Le code de la personne">
      {code !== null && <p class="h2 code num">{ecrireCode(code)}</p>}
      <p>
        Avec ce code et son année de naissance, la personne voit où en sont ses demandes et qui a lu ses informations,
        et peut arrêter le mandat : <b>{adresseDuSuivi(site)}</b>. Il est écrit sur son exemplaire.
      </p>
      <Formulaire action={`${pageDe(mandat)}/code`}>
        <Bouton genre="secondaire" icone="undo">
          {code === null ? 'Donner un code' : 'Changer le code'}
        </Bouton>
      </Formulaire>
    </Carte>
  )
}

/** As it is typed: without what every address begins with. */
export function adresseDuSuivi(site: string): string {
  return new URL(SUIVI, site).toString().replace(/^https?:\/\//, '')
}
