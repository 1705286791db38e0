import type { Child } from 'hono/jsx'
import { type Etat, Etiquette, formats, Tableau } from '../../../ui/index.ts'
import type { Canal, EtatCourrier } from '../../courrier.ts'
import type { CourrierVu } from '../boite.ts'

const ETATS: Record<EtatCourrier, { libelle: string; genre: Etat }> = {
  'a-envoyer': { libelle: 'à envoyer', genre: 'attente' },
  'en-cours': { libelle: 'en cours', genre: 'attente' },
  envoye: { libelle: 'envoyé', genre: 'ok' },
  abandonne: { libelle: 'abandonné', genre: 'retard' },
}

export function PageBoite({ courriers }: { courriers: CourrierVu[] }) {
  return (
    <div class="wrap page stack">
      <h1>Boîte aux lettres de la démonstration</h1>
      <p class="lead">
        Ces courriels et ces SMS ne partent pas : les adresses sont inventées. Les cent derniers sont ici.
      </p>
      <Tableau
        legende="Courriels et SMS, du plus récent au plus ancien"
        legendeMasquee
        vide="Aucun courriel. Demandez un lien de connexion, ou envoyez une demande."
        lignes={courriers}
        colonnes={[
          {
            titre: 'Sujet',
            entete: true,
            cellule: (m) => <a href={`/boite-aux-lettres/${m.id}`}>{m.sujet}</a>,
          },
          { titre: 'Pour', cellule: pourQui },
          { titre: 'Par', cellule: (m) => CANAUX[m.canal] },
          { titre: 'Écrit', cellule: (m) => quand(m.creeLe) },
          { titre: 'État', cellule: (m) => <EtatDuCourrier etat={m.etat} /> },
        ]}
      />
    </div>
  )
}

export function PageCourriel({ courrier }: { courrier: CourrierVu }) {
  return (
    <div class="wrap page stack">
      <h1>{courrier.sujet}</h1>
      <p class="row">
        <span>
          {CANAUX[courrier.canal]} pour {pourQui(courrier)}, {quand(courrier.creeLe)}
        </span>
        <EtatDuCourrier etat={courrier.etat} />
      </p>
      <article class="card prose stack" dir="auto">
        {courrier.texte
          .trim()
          .split(/\n{2,}/)
          .map((paragraphe) => (
            <p>
              {paragraphe.split('\n').map((ligne, rang) => (
                <>
                  {rang > 0 && <br />}
                  {avecLiens(ligne)}
                </>
              ))}
            </p>
          ))}
      </article>
    </div>
  )
}

const CANAUX: Record<Canal, string> = { courriel: 'Courriel', sms: 'SMS' }

/** What a dossier seals is not shown, even here. */
const pourQui = ({ destinataire, canal }: CourrierVu) =>
  destinataire || (canal === 'sms' ? 'une personne (numéro chiffré)' : 'une personne (adresse chiffrée)')

function EtatDuCourrier({ etat }: { etat: EtatCourrier }) {
  const { libelle, genre } = ETATS[etat]
  return <Etiquette genre={genre}>{libelle}</Etiquette>
}

/** Addresses become links; the rest is text. */
function avecLiens(ligne: string): Child[] {
  return ligne.split(/(https?:\/\/\S+)/).map((part, rang) => (rang % 2 === 1 ? <a href={part}>{part}</a> : part))
}

function quand(date: Date): string {
  const { jour, heure } = formats('fr')
  return `${jour(date)} à ${heure(date)}`
}
