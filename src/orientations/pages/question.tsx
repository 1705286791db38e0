import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  permits,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Etiquette, Formulaire, ResumeErreurs, Texte, ZoneTexte } from '../../ui/index.ts'
import { PUBLIER_QUESTION } from '../access.ts'
import { THEMES } from '../model.ts'
import { publier, repondre } from '../questions/gestes.ts'
import { GENRES, schemaPublication, schemaReponse } from '../questions/model.ts'
import { findQuestion, listMessages, type Question } from '../questions/store.ts'
import type { Salle } from '../salle.ts'
import type { Formule } from './choix-parmi.tsx'
import { idDe, LISTE, quand } from './communs.tsx'
import { EtatQuestion, QUESTIONS } from './questions.tsx'

/** GET: the thread, and what a manager may make of it for everybody. */
export function montrerQuestion(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, {}, [])
}

export async function repondreQuestion(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaReponse)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const fait = await repondre(salle, acteurDe(c), idDe(c), lu.valeur)
  return fait
    ? retour(c, `${QUESTIONS}/${idDe(c)}`, { genre: 'ok', texte: 'Votre message est envoyé.' })
    : introuvable(c)
}

export async function publierQuestion(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaPublication)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const fait = await publier(salle, acteurDe(c), idDe(c), lu.valeur)
  return fait
    ? retour(c, QUESTIONS, { genre: 'ok', texte: 'La réponse est publiée pour tous les professionnels.' })
    : introuvable(c)
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await salle.database.as(acteur, async (trx) => {
    const question = await findQuestion(trx, acteur.departement, idDe(c))
    return question && { question, messages: await listMessages(trx, acteur.departement, question.id) }
  })
  if (!lu) return introuvable(c)
  const { question, messages } = lu
  return pagePro(
    c,
    {
      titre: question.sujet,
      courant: LISTE,
      fil: [{ libelle: 'Questions', href: QUESTIONS }, { libelle: question.sujet }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <h1>{question.sujet}</h1>
      <p class="row">
        <EtatQuestion question={question} />
        <Etiquette>{GENRES[question.genre]}</Etiquette>
        <span class="muted">
          {THEMES[question.theme]} · de {question.de} à {question.vers}
        </span>
      </p>
      {messages.map((m) => (
        <Carte>
          <p class="small muted">
            {m.nom}, {m.structure} · {quand(m.le)}
          </p>
          <Texte>{m.texte}</Texte>
        </Carte>
      ))}
      <Repondre {...{ question, saisie, erreurs }} id={un(saisie, 'id') || salle.newId()} />
      {question.aMoi && question.repondueLe && permits(PUBLIER_QUESTION, acteur) && (
        <Publier {...{ question, saisie, erreurs }} derniere={messages.at(-1)?.texte} />
      )}
    </div>,
  )
}

function Repondre({ question, saisie, erreurs, id }: Formule & { question: Question; id: string }) {
  return (
    <Carte titre={question.aMoi ? 'Répondre' : 'Ajouter un message'}>
      <Formulaire action={`${QUESTIONS}/${question.id}/messages`}>
        <input type="hidden" name="id" value={id} />
        <ZoneTexte
          id="texte"
          libelle="Message"
          requis
          valeur={un(saisie, 'texte')}
          erreur={erreurDe(erreurs, 'texte')}
          maxlength={3000}
        />
        <Bouton icone="send">Envoyer</Bouton>
      </Formulaire>
    </Carte>
  )
}

function Publier({
  question,
  saisie,
  erreurs,
  derniere,
}: Formule & { question: Question; derniere: string | undefined }) {
  return (
    <Carte titre="Publier pour tous les professionnels">
      <Formulaire action={`${QUESTIONS}/${question.id}/publier`}>
        <ZoneTexte
          id="question"
          libelle="La question"
          requis
          lignes={2}
          valeur={un(saisie, 'question') || (question.publiee?.question ?? question.sujet)}
          erreur={erreurDe(erreurs, 'question')}
        />
        <ZoneTexte
          id="reponse"
          libelle="La réponse"
          requis
          valeur={un(saisie, 'reponse') || (question.publiee?.reponse ?? derniere)}
          erreur={erreurDe(erreurs, 'reponse')}
        />
        <Bouton genre="secondaire" icone="share">
          Publier
        </Bouton>
      </Formulaire>
    </Carte>
  )
}
