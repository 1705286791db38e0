import type { Child } from 'hono/jsx'
import { type Contexte, pageErreur, pagePublique } from '../../../platform/index.ts'
import { Bouton, Carte, Formulaire, LienBouton } from '../../../ui/index.ts'
import type { Horaires } from '../../horaires.ts'
import { lienLieu } from '../../liens.ts'
import { direValeur } from '../../versions/dire.ts'
import { ecrireJournee } from '../../versions/semaine-ecrite.ts'
import type { Fiche, Salle } from '../fiche.ts'
import { confirmerParLien, lireLien } from '../relances.ts'
import { JOURS } from '../saisie.ts'
import { lienModifier } from './communs.tsx'

/** GET: the sheet and a button; opening the link confirms nothing, since mail scanners open links too. */
export async function confirmerForm(salle: Salle, c: Contexte): Promise<Response> {
  const jeton = c.req.param('jeton') ?? ''
  const fiche = await lireLien(salle, jeton)
  if (!fiche) return lienFini(c)
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre: 'Tout est juste ?' }, <PageConfirmer fiche={fiche} jeton={jeton} />)
}

/** POST: confirmed in the name of the structure; the link has served. */
export async function confirmerLien(salle: Salle, c: Contexte): Promise<Response> {
  const fiche = await confirmerParLien(salle, c.req.param('jeton') ?? '')
  if (!fiche) return lienFini(c)
  return pagePublique(
    c,
    { titre: 'Merci' },
    <div class="wrap page">
      <div class="prose stack">
        <h1>Merci, la fiche est confirmée</h1>
        <p class="lead">
          {fiche.lieu.nom} : les habitants voient maintenant que ces informations sont justes aujourd’hui.
        </p>
        <div>
          <LienBouton href={lienLieu(fiche.lieu.id)}>Voir la fiche</LienBouton>
        </div>
      </div>
    </div>,
  )
}

function PageConfirmer({ fiche: { lieu }, jeton }: { fiche: Fiche; jeton: string }) {
  const adresse = [lieu.adresse, lieu.complement, [lieu.codePostal, lieu.ville].filter(Boolean).join(' ')]
  const lignes: [string, Child][] = [
    ['Adresse', adresse.filter(Boolean).join(', ')],
    ['Téléphone', direValeur('telephone', lieu.telephone)],
    ['Courriel', direValeur('email', lieu.email)],
    ['Site', direValeur('site', lieu.site)],
    ['Horaires', <Semaine horaires={lieu.horaires} />],
    ['Fauteuil', lieu.accessible === null ? 'on ne sait pas' : direValeur('accessible', lieu.accessible)],
    ...(lieu.note ? [['Bon à savoir', lieu.note] satisfies [string, Child]] : []),
  ]
  return (
    <div class="wrap page">
      <div class="prose stack">
        <h1>Tout est juste ?</h1>
        <p class="lead">Voici ce que les habitants lisent sur {lieu.nom}.</p>
        <Carte>
          <dl class="dl">
            {lignes.map(([quoi, valeur]) => (
              <>
                <dt>{quoi}</dt>
                <dd>{valeur}</dd>
              </>
            ))}
          </dl>
          <Formulaire action={`/confirmer/${encodeURIComponent(jeton)}`}>
            <div class="row">
              <Bouton icone="check">Tout est juste</Bouton>
              <LienBouton href={lienModifier(lieu.id)} genre="secondaire">
                Corriger, avec mon compte
              </LienBouton>
              <LienBouton href={`${lienLieu(lieu.id)}/signaler`} genre="discret">
                Signaler une erreur, sans compte
              </LienBouton>
            </div>
          </Formulaire>
        </Carte>
      </div>
    </div>
  )
}

function Semaine({ horaires }: { horaires: Horaires | null }) {
  if (horaires === null) return <>{direValeur('horaires', null)}</>
  return (
    <ul>
      {JOURS.map(({ nom, rang }) => (
        <li>
          {nom} : {ecrireJournee(horaires, rang) || 'fermé'}
        </li>
      ))}
    </ul>
  )
}

function lienFini(c: Contexte): Promise<Response> {
  return pageErreur(c, {
    statut: 410,
    titre: 'Ce lien ne marche plus',
    message: 'La fiche a déjà été confirmée, ou le lien est trop ancien. Merci, il n’y a rien d’autre à faire.',
  })
}
