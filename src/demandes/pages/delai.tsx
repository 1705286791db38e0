import { debutDuJour } from '../../platform/index.ts'
import { Carte, type Etape, Etapes, formats } from '../../ui/index.ts'
import { enRetard, jourEcheance } from '../delai.ts'
import { etapesPrevues } from '../horloge.ts'
import type { Vue } from '../lire.ts'
import { EN_ATTENTE, type Etape as EtapeHorloge, type Etat } from '../model.ts'
import { calendrierDe } from '../reglages.ts'
import { EtiquetteDelai, jourCourt, quand } from './communs.tsx'

/** The deadline in words first; then where one stands, and what happens next by itself. */
export function CarteDelai({ vue, maintenant }: { vue: Vue; maintenant: Date }) {
  const { etat, cote } = vue.demande
  return (
    <Carte
      titre={titre(etat, maintenant)}
      actions={<EtiquetteDelai etat={etat} maintenant={maintenant} calendrier={calendrierDe(vue.groupe)} />}
      retard={enRetard(etat, maintenant)}
    >
      <Etapes etapes={etapes(vue, maintenant)} />
      <p>
        <b>Et après ?</b> {etApres(etat, cote === 'aidant', maintenant)}
      </p>
      <CeQuiVaSePasser vue={vue} />
    </Carte>
  )
}

/** What the clock does by itself if nobody moves, for everyone to see. */
function CeQuiVaSePasser({ vue: { demande, groupe, absence, suppleant, detruite } }: { vue: Vue }) {
  const { etat } = demande
  const prevues = detruite ? [] : etapesPrevues(etat, { groupe, absence }).filter((p) => !etat.etapes.includes(p.etape))
  if (prevues.length === 0) return null
  return (
    <details>
      <summary>Ce qui va se passer si rien ne bouge</summary>
      {absence && (
        <p>
          Le groupe est absent du {formats('fr').date(debutDuJour(absence.du))} au{' '}
          {formats('fr').date(debutDuJour(absence.au))}.
        </p>
      )}
      <ul class="sep">
        {prevues.map(({ etape, le }) => (
          <li>
            <span class="nb">{jourCourt(le)}</span> : {dire(etape, suppleant)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function dire(etape: EtapeHorloge, suppleant: string | null): string {
  switch (etape) {
    case 'rappel':
      return 'le groupe reçoit un rappel'
    case 'suppleance':
      return `le groupe suppléant, ${suppleant ?? 'choisi par l’organisme'}, entre dans la demande`
    case 'responsable':
      return 'les responsables de l’organisme sont prévenus'
    case 'coordination':
      return 'le pilotage du département est prévenu, sans lire la demande'
    case 'relance':
      return 'l’agent est relancé'
    case 'structure':
      return 'la structure de l’agent est prévenue'
    case 'cloture':
      return 'la demande se clôt toute seule ; l’agent peut la rouvrir'
  }
}

/** « vendredi 27 novembre, 10 h », or the evening before when it falls at midnight. */
function dateEcheance({ echeance }: Pick<Etat, 'echeance'>): string {
  const minuit = echeance.getHours() === 0 && echeance.getMinutes() === 0
  return minuit ? `${formats('fr').jour(jourEcheance({ echeance }))} au soir` : quand(echeance)
}

function titre(etat: Etat, maintenant: Date): string {
  switch (etat.statut) {
    case 'traitee':
      return `Réponse reçue le ${le(etat.repondueLe)}`
    case 'pas-pour-nous':
      return `Rendue à l’agent le ${le(etat.repondueLe)}`
    case 'close':
      return `Close le ${le(etat.closeLe)}`
    default:
      return enRetard(etat, maintenant)
        ? `Réponse attendue depuis ${dateEcheance(etat)}`
        : `Réponse attendue ${dateEcheance(etat)}`
  }
}

function court(date: Date | null): string {
  return date ? jourCourt(date) : ''
}

function le(date: Date | null): string {
  return date ? formats('fr').jour(date) : ''
}

function etapes({ demande: { etat }, moments }: Vue, maintenant: Date): Etape[] {
  const debut: Etape = {
    titre: etat.statut === 'rouverte' || moments.some((m) => m.type === 'rouverte') ? 'Rouverte' : 'Envoyée',
    detail: jourCourt(etat.depuis),
    etat: 'fait',
  }
  if (!EN_ATTENTE.includes(etat.statut)) return [debut, ...prise(etat), ...fin(etat)]
  const retard = enRetard(etat, maintenant)
  const occupe = etat.statut === 'prise-en-charge'
  return [
    debut,
    occupe
      ? { titre: 'Prise en charge', detail: court(etat.priseLe), etat: 'fait' }
      : { titre: 'Prise en charge', detail: 'pas encore', etat: retard ? 'a-venir' : 'ici' },
    {
      titre: 'Réponse',
      detail: `attendue ${jourCourt(jourEcheance(etat))}`,
      etat: retard ? 'alerte' : occupe ? 'ici' : 'a-venir',
    },
    {
      titre: 'Rappel au groupe',
      detail: etat.etapes.includes('rappel') ? 'envoyé' : 'si rien ne vient',
      etat: etat.etapes.includes('rappel') ? 'fait' : 'a-venir',
    },
  ]
}

function prise({ priseLe }: Etat): Etape[] {
  return priseLe ? [{ titre: 'Prise en charge', detail: court(priseLe), etat: 'fait' }] : []
}

function fin({ statut, repondueLe, closeLe }: Etat): Etape[] {
  const rendue = statut === 'pas-pour-nous'
  const reponse: Etape[] = repondueLe
    ? [{ titre: rendue ? 'Rendue à l’agent' : 'Réponse', detail: court(repondueLe), etat: closeLe ? 'fait' : 'ici' }]
    : []
  return [
    ...reponse,
    { titre: 'Close', detail: closeLe ? court(closeLe) : 'par l’agent', etat: closeLe ? 'ici' : 'a-venir' },
  ]
}

function etApres(etat: Etat, aidant: boolean, maintenant: Date): string {
  switch (etat.statut) {
    case 'traitee':
      return aidant
        ? 'Dites la réponse à la personne. Si tout est réglé, vous pouvez clore la demande. Sinon, rouvrez-la.'
        : 'L’agent dit la réponse à la personne, puis clôt la demande. Vous n’avez rien à faire.'
    case 'pas-pour-nous':
      return aidant
        ? 'Lisez l’explication. Vous pouvez ensuite envoyer la demande à un autre groupe, ou la clore.'
        : 'L’agent choisit la suite. Vous n’avez rien à faire.'
    case 'close':
      return aidant
        ? 'Si le problème revient, rouvrez la demande tant que le mandat est en vigueur.'
        : 'Vous n’avez rien à faire.'
    default:
      return attente(etat, aidant, enRetard(etat, maintenant))
  }
}

function attente(etat: Etat, aidant: boolean, retard: boolean): string {
  if (retard) {
    const rappel = etat.etapes.includes('rappel') ? 'Le groupe a reçu un rappel.' : 'Le groupe va recevoir un rappel.'
    return aidant
      ? `${rappel} Vous pouvez aussi lui écrire ici.`
      : `${rappel} Répondez, ou dites où la demande doit aller.`
  }
  return aidant
    ? 'Le groupe reçoit un rappel avant l’échéance. Vous n’avez rien à faire.'
    : `Répondez avant ${dateEcheance(etat)}. Un rappel part avant.`
}
