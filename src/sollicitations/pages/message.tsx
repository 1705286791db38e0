import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  retour,
  type Saisie,
  type Services,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Choix, Formulaire, formats, messages, ResumeErreurs, Texte } from '../../ui/index.ts'
import { repondre } from '../gestes.ts'
import { type Contenu, MOYENS, type Sollicitation } from '../model.ts'
import { schemaReponse } from '../saisie.ts'
import { readSollicitation } from '../store.ts'
import { Echeance, LISTE } from './liste.tsx'

/** GET: one message, how to answer it, and by when. */
export function lire(services: Services, c: Contexte): Promise<Response> {
  return page(services, c, {}, [])
}

/** POST: the person was answered. */
export async function noterReponse(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaReponse)
  if (!lu.ok) return page(services, c, lu.saisie, lu.erreurs)
  const acteur = acteurDe(c)
  const id = c.req.param('id') ?? ''
  const note = await repondre(services, acteur, id, lu.valeur.moyen)
  if (note.ok) return retour(c, LISTE, { genre: 'ok', texte: 'Réponse notée. Le message sera détruit dans 30 jours.' })
  const existe = await services.database.as(acteur, (trx) => readSollicitation(trx, services.coffre, acteur, id))
  return existe ? retour(c, `${LISTE}/${id}`, { genre: 'info', texte: note.refus.message }) : introuvable(c)
}

async function page(services: Services, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const { clock, coffre, database, journal } = services
  const acteur = acteurDe(c)
  const id = c.req.param('id') ?? ''
  const lue = await database.as(acteur, async (trx) => {
    const trouvee = await readSollicitation(trx, coffre, acteur, id)
    if (trouvee) await journal(trx, acteur, { action: 'sollicitation.lue', objet: `sollicitation:${id}` })
    return trouvee
  })
  if (!lue) return introuvable(c)
  const titre = `Message du ${formats('fr').jour(lue.recueLe)}`
  return pagePro(
    c,
    {
      titre,
      courant: LISTE,
      fil: [{ libelle: 'Messages', href: LISTE }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{titre}</h1>
        {lue.reponse === null && <Echeance s={lue} maintenant={clock.now()} />}
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {lue.contenu ? <Message contenu={lue.contenu} langue={lue.langue} /> : <p>Ce message a été détruit.</p>}
      {lue.reponse ? <Repondu {...lue.reponse} /> : <Repondre {...{ id, saisie, erreurs }} />}
    </div>,
  )
}

function Message({ contenu, langue }: { contenu: Contenu; langue: Sollicitation['langue'] }) {
  const { tag, sens, nom } = messages(langue).langue
  return (
    <Carte titre={contenu.nom || 'Une personne'}>
      <div lang={tag} dir={sens}>
        <Texte>{contenu.message}</Texte>
      </div>
      {tag !== 'fr' && <p class="small muted">La personne lit le site dans cette langue : {nom}.</p>}
      <ul class="stack-s">
        {contenu.telephone && (
          <li>
            Téléphone : <a href={`tel:${contenu.telephone.replaceAll(' ', '')}`}>{contenu.telephone}</a>
          </li>
        )}
        {contenu.courriel && (
          <li>
            Courriel : <a href={`mailto:${contenu.courriel}`}>{contenu.courriel}</a>
          </li>
        )}
      </ul>
    </Carte>
  )
}

function Repondre({ id, saisie, erreurs }: { id: string; saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  return (
    <Carte titre="Vous avez répondu ?">
      <Formulaire action={`${LISTE}/${id}`}>
        <Choix
          nom="moyen"
          legende="Comment"
          variante="puces"
          requis
          valeur={un(saisie, 'moyen')}
          erreur={erreurDe(erreurs, 'moyen')}
          options={Object.entries(MOYENS).map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
        <div>
          <Bouton icone="check">Noter la réponse</Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}

function Repondu({ le, par, moyen }: NonNullable<Sollicitation['reponse']>) {
  const { jour, heure } = formats('fr')
  return (
    <p>
      Réponse notée par {par}, {jour(le)} à {heure(le)} : {MOYENS[moyen].toLowerCase()}.
    </p>
  )
}
