import type { Child } from 'hono/jsx'
import type { Zone } from '../../../annuaire/index.ts'
import { type ErreurChamp, erreurDe } from '../../../platform/index.ts'
import { adresseEn, Bouton, Choix, Icon, type Langue, messages, ResumeErreurs } from '../../../ui/index.ts'
import { ChampVille } from '../../pages/ville.tsx'
import type { Envoi } from '../envoi.ts'
import { ETAPES, type Etape, estSujet, questionsDe, REPONSES, type Sujet } from '../model.ts'

export const NUMERIQUE = '/numerique'
export const FORMULAIRE = 'test'

interface Props {
  envoi: Envoi
  etape: Etape
  zone: Zone | null
  erreurs: readonly ErreurChamp[]
  langue: Langue
}

/** One subject a page: three questions with their pictures, three answers each. */
export function PageTest({ envoi, etape, zone, erreurs, langue }: Props) {
  const { parcours: p } = messages(langue)
  const t = p.numerique
  const rang = ETAPES.indexOf(etape)
  const precedente = ETAPES[rang - 1]
  return (
    <div class="wrap page">
      <FormulaireTest envoi={envoi} etape={etape} langue={langue}>
        <div class="row row--sb">
          {precedente ? (
            <button type="submit" name="action" value={`aller:${precedente}`} class="btn btn--q flush">
              <Icon nom="back" petit />
              {p.precedent}
            </button>
          ) : (
            <h1>{t.titre}</h1>
          )}
          <p class="muted small row">
            <Icon nom="lock" petit />
            <span>{t.rienGarde}</span>
          </p>
        </div>
        {!precedente && <p class="lead">{t.chapeau}</p>}
        <Avancement langue={langue} rang={rang} />
        {precedente ? <h1>{titreDe(etape, langue)}</h1> : <h2>{titreDe(etape, langue)}</h2>}
        <ResumeErreurs erreurs={erreurs} titre={p.resume} />
        {estSujet(etape) ? (
          <Questions sujet={etape} envoi={envoi} erreurs={erreurs} langue={langue} />
        ) : (
          <ChampVille ville={envoi.ville} zone={zone} erreurs={erreurs} langue={langue} />
        )}
        <Bouton grand>
          {etape === 'ville' ? t.voirResultat : p.continuer}
          <Icon nom="arrow" petit />
        </Bouton>
      </FormulaireTest>
    </div>
  )
}

export function titreDe(etape: Etape, langue: Langue): string {
  const t = messages(langue).parcours.numerique
  return etape === 'resultat' ? t.resultat.titre : estSujet(etape) ? t.sujets[etape] : t.ville
}

/** The whole test as a form: what is not in view travels in hidden fields, never in an address. */
export function FormulaireTest({
  envoi,
  etape,
  langue,
  children,
}: Pick<Props, 'envoi' | 'etape' | 'langue'> & { children: Child }) {
  const montrees: readonly string[] = estSujet(etape) ? questionsDe(etape).map(([question]) => question) : []
  return (
    <form class="prose stack" id={FORMULAIRE} method="post" action={adresseEn(NUMERIQUE, langue)} novalidate>
      {/* Enter in a field goes on: the first button of a form is the one the browser presses. */}
      <button type="submit" name="action" value="suite" class="sr" tabindex={-1}>
        {messages(langue).parcours.continuer}
      </button>
      <input type="hidden" name="passage" value={envoi.passage} />
      <input type="hidden" name="etape" value={etape} />
      {etape !== 'ville' && <input type="hidden" name="ville" value={envoi.ville} />}
      {Object.entries(envoi.reponses)
        .filter(([question]) => !montrees.includes(question))
        .map(([question, reponse]) => (
          <input type="hidden" name={question} value={reponse} />
        ))}
      {children}
    </form>
  )
}

function Questions({ sujet, envoi, erreurs, langue }: Omit<Props, 'etape' | 'zone'> & { sujet: Sujet }) {
  const t = messages(langue).parcours.numerique
  const reponses = sujet === 'equipement' ? t.reponsesEquipement : t.reponses
  return (
    <div class="ask-3">
      {questionsDe(sujet).map(([question, icone]) => (
        <Choix
          nom={question}
          legende={
            <>
              <span class="pic">
                <Icon nom={icone} grand />
              </span>
              <span>{t.questions[question]}</span>
            </>
          }
          variante="cartes"
          requis
          valeur={envoi.reponses[question] ?? ''}
          erreur={erreurDe(erreurs, question)}
          options={REPONSES.map((valeur) => ({ valeur, libelle: reponses[valeur] }))}
        />
      ))}
    </div>
  )
}

/** A thread with as many knots as pages before the result; the saffron one is here. */
function Avancement({ langue, rang }: { langue: Langue; rang: number }) {
  const total = ETAPES.length - 1
  const x = (i: number) => `${(i / (total - 1)) * 100}%`
  return (
    <div class="stack-s">
      <p class="muted">{messages(langue).parcours.numerique.avancement(rang + 1, total)}</p>
      <div class="clock">
        <svg aria-hidden="true" focusable="false">
          <line x1="0" x2="100%" y1="12" y2="12" />
          <line class="on" x1="0" x2={x(rang)} y1="12" y2="12" />
          {ETAPES.slice(0, total).map((_, i) => (
            <circle class={i < rang ? 'd' : i === rang ? 'n' : undefined} cx={x(i)} cy="12" r={i === rang ? 8 : 6} />
          ))}
        </svg>
      </div>
    </div>
  )
}
