import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  pagePro,
  permits,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  Etiquette,
  Formulaire,
  LienBouton,
  Liste,
  ResumeErreurs,
  Tableau,
  Texte,
  Vide,
  ZoneTexte,
} from '../../ui/index.ts'
import { SUIVRE_QUESTIONS } from '../access.ts'
import { THEMES } from '../model.ts'
import { poser } from '../questions/gestes.ts'
import { GENRES, schemaQuestion } from '../questions/model.ts'
import { listCibles, listPubliees, listQuestions, type Question } from '../questions/store.ts'
import type { Salle } from '../salle.ts'
import { listDestinataires } from '../structures.ts'
import { enLigne } from './choisir.tsx'
import { ChoixParmi } from './choix-parmi.tsx'
import { LISTE, quand } from './communs.tsx'

export const QUESTIONS = '/agent/questions'
const fil = (libelle: string) => [{ libelle: 'Questions', href: QUESTIONS }, { libelle }]

/** GET: answers that serve again, then the questions of one's structure and groups. */
export async function listerQuestions(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const pose = permits(SUIVRE_QUESTIONS, acteur)
  const { publiees, siennes } = await salle.database.as(acteur, async (trx) => ({
    publiees: await listPubliees(trx, acteur.departement),
    siennes: pose ? await listQuestions(trx, acteur) : [],
  }))
  return pagePro(
    c,
    { titre: 'Questions entre professionnels', courant: LISTE },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Questions entre professionnels</h1>
        {pose && (
          <LienBouton href={`${QUESTIONS}/nouvelle`} icone="plus">
            Poser une question
          </LienBouton>
        )}
      </div>
      <h2>Réponses qui servent souvent</h2>
      {publiees.length === 0 ? (
        <Vide titre="Aucune réponse publiée" icone="book">
          Un responsable publie ici les réponses qui reviennent.
        </Vide>
      ) : (
        publiees.map((q) => <Publiee question={q} />)
      )}
      {pose && <Siennes questions={siennes} />}
    </div>,
  )
}

function Publiee({ question: { publiee, theme, vers } }: { question: Question }) {
  if (!publiee) return null
  return (
    <details class="tog">
      <summary>{publiee.question}</summary>
      <Texte>{publiee.reponse}</Texte>
      <p class="small muted">
        {THEMES[theme]} · {vers} · {quand(publiee.le)}
      </p>
    </details>
  )
}

function Siennes({ questions }: { questions: readonly Question[] }) {
  return (
    <Tableau
      legende="Les questions de votre structure et de vos groupes"
      lignes={questions}
      vide="Aucune question. Ici, on parle d’une règle, jamais d’une personne."
      colonnes={[
        {
          titre: 'Question',
          entete: true,
          cellule: (q) => (
            <a class="tgt" href={`${QUESTIONS}/${q.id}`}>
              {q.sujet}
            </a>
          ),
        },
        { titre: 'Genre', cellule: (q) => GENRES[q.genre] },
        { titre: 'De', cellule: (q) => q.de },
        { titre: 'À', cellule: (q) => q.vers },
        { titre: 'État', cellule: (q) => <EtatQuestion question={q} /> },
      ]}
    />
  )
}

export function EtatQuestion({ question: q }: { question: Question }) {
  if (q.repondueLe)
    return (
      <Etiquette genre="ok" icone="check">
        Répondue
      </Etiquette>
    )
  return q.rappels > 0 ? (
    <Etiquette genre="retard" icone="warn">
      En retard
    </Etiquette>
  ) : (
    <Etiquette genre="attente" icone="clock">
      Attend une réponse
    </Etiquette>
  )
}

/** GET: a question about a rule, never about somebody. */
export function nouvelleQuestion(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId(), genre: 'regle' }, [])
}

export async function poserQuestion(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaQuestion)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const posee = await poser(salle, acteurDe(c), lu.valeur)
  if (!posee.ok) return page(salle, c, await relire(c), [enErreur(posee.refus)])
  return retour(c, `${QUESTIONS}/${posee.value}`, { genre: 'ok', texte: 'La question est envoyée.' })
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const { groupes, structures } = await salle.database.as(acteur, async (trx) => ({
    groupes: await listCibles(trx, acteur.departement),
    structures: await listDestinataires(trx, acteur),
  }))
  const titre = 'Poser une question'
  const cibles = [
    ...groupes.map((g) => ({ ...g, groupe: 'Groupes des organismes' })),
    ...structures.map((s) => ({ valeur: `s:${s.id}`, libelle: enLigne(s), groupe: 'Structures' })),
  ]
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), requis: true })
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil(titre), statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <h1>{titre}</h1>
      <Alerte genre="info" icone="lock">
        Ne parlez d’aucune personne : ni nom, ni numéro, ni date de naissance. Pour un dossier, faites une demande.
      </Alerte>
      <Carte>
        <Formulaire action={`${QUESTIONS}/nouvelle`}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          <Liste {...champ('vers')} libelle="À qui" options={cibles} />
          <ChoixParmi nom="genre" legende="Genre" codes={GENRES} saisie={saisie} erreurs={erreurs} />
          <ChoixParmi nom="theme" legende="Sujet principal" codes={THEMES} saisie={saisie} erreurs={erreurs} />
          <Champ {...champ('sujet')} libelle="La question, en une ligne" maxlength={150} autocomplete="off" />
          <ZoneTexte {...champ('texte')} libelle="Explication" maxlength={3000} />
          <div class="row">
            <Bouton icone="send">Envoyer la question</Bouton>
            <LienBouton href={QUESTIONS} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}
