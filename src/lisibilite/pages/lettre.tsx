import { z } from 'zod'
import { type Contexte, type ErreurChamp, erreurDe, formulaire, pagePro, statutDe, un } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Formulaire, formats, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { annoter, type Groupe, type Morceau } from '../annoter.ts'
import { type Bilan, REGLES, relire, SEUIL } from '../model.ts'
import { MOTS_LONGUE } from '../regles/phrases.ts'

export const LETTRE = '/agent/lisibilite'
/** A little more than a hundred pages. */
const TEXTE_MAX = 400_000

const schema = z.object({
  texte: z
    .string({ error: 'Collez un texte.' })
    .max(TEXTE_MAX, { error: 'Ce texte est trop long. Relisez-le en plusieurs fois.' })
    .refine((texte) => /\p{L}/u.test(texte), { error: 'Collez un texte.' }),
})

/** GET: an empty page, ready for a letter. */
export function lettre(c: Contexte) {
  return page(c, '', null, [])
}

/** POST: the letter comes back with its remarks. It is neither stored nor logged: it may speak of somebody. */
export async function relireLettre(c: Contexte) {
  const lu = await formulaire(c, schema)
  if (!lu.ok) return page(c, un(lu.saisie, 'texte'), null, lu.erreurs)
  const texte = lu.valeur.texte.replaceAll('\r\n', '\n')
  return page(c, texte, relire(texte), [])
}

function page(c: Contexte, texte: string, bilan: Bilan | null, erreurs: ErreurChamp[]) {
  return pagePro(
    c,
    { titre: bilan ? 'Votre lettre relue' : 'Relire une lettre', courant: LETTRE, statut: statutDe(erreurs) },
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>{bilan ? 'Votre lettre relue' : 'Relire une lettre'}</h1>
        <p class="muted">Collez une lettre, un courriel ou une affiche : la page montre ce qui est difficile à lire.</p>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {bilan && <Resultat texte={texte} bilan={bilan} />}
      <Carte>
        <Formulaire action={LETTRE}>
          <ZoneTexte
            id="texte"
            libelle={bilan ? 'Corrigez ici' : 'Votre texte'}
            aide="Rien n’est gardé : ni le texte, ni le résultat. Enlevez quand même les noms."
            valeur={texte}
            erreur={erreurDe(erreurs, 'texte')}
            lignes={12}
            requis
          />
          <div>
            <Bouton>{bilan ? 'Relire encore' : 'Relire'}</Bouton>
          </div>
        </Formulaire>
      </Carte>
      <Methode />
    </div>,
  )
}

function Resultat({ texte, bilan }: { texte: string; bilan: Bilan }) {
  const { morceaux, groupes } = annoter(texte, bilan.remarques)
  const { nombre } = formats('fr')
  return (
    <>
      <Alerte
        genre={bilan.facile ? 'ok' : 'attente'}
        titre={`${bilan.facile ? 'Facile à lire' : 'À simplifier'} : ${bilan.score} sur 100`}
      >
        {groupes.length === 0
          ? 'Aucune remarque. Faites relire la lettre par une personne concernée.'
          : `Un texte facile a ${SEUIL} ou plus. Ici : ${nombre(bilan.mots)} mots, ${nombre(bilan.phrases)} phrases, ${nombre(bilan.remarques.length)} remarques.`}
      </Alerte>
      {groupes.length > 0 && (
        <div class="g2 grid">
          <section class="stack" aria-labelledby="lettre">
            <h2 id="lettre">Votre texte</h2>
            <pre class="letter">{morceaux.map((morceau) => rendre(morceau))}</pre>
          </section>
          <section class="stack" aria-labelledby="remarques">
            <h2 id="remarques">Ce qu’on peut simplifier</h2>
            <ol class="remarks">
              {groupes.map((groupe) => (
                <LigneRemarque {...groupe} />
              ))}
            </ol>
          </section>
        </div>
      )}
    </>
  )
}

function rendre({ texte, mot, phrase, finDe }: Morceau) {
  const marque = mot ? <mark>{texte}</mark> : texte
  return (
    <>
      {phrase ? <span class="hard">{marque}</span> : marque}
      {finDe.map((numero) => (
        <a class="ref" href={`#remarque-${numero}`} aria-label={`Remarque ${numero}`}>
          {numero}
        </a>
      ))}
    </>
  )
}

const EXTRAIT_MAX = 80

function LigneRemarque({ numero, regle, extrait, raison, proposition, fois }: Groupe) {
  const cite = extrait.length > EXTRAIT_MAX ? `${extrait.slice(0, EXTRAIT_MAX)}…` : extrait
  return (
    <li id={`remarque-${numero}`} class="stack-s">
      <p>
        <b>{REGLES[regle].nom}</b> : « {cite} »{fois > 1 && ` (${fois} fois)`}
      </p>
      <p>
        {raison} {proposition}
      </p>
    </li>
  )
}

/** What the score holds and what it cannot say. */
function Methode() {
  return (
    <details class="tog">
      <summary>Comment la lettre est relue</summary>
      <div class="prose stack">
        <p>
          Les règles viennent de « L’information pour tous », les règles européennes du facile à lire et à comprendre
          (Inclusion Europe). Les nombres sont les nôtres : {MOTS_LONGUE} mots par phrase au plus, {SEUIL} points pour
          être facile.
        </p>
        <p>Le texte part de 100 points. Chaque remarque en retire, pour 100 mots :</p>
        <ul class="list">
          {Object.values(REGLES).map(({ nom, points }) => (
            <li>
              {nom} : {points}
            </li>
          ))}
        </ul>
        <p>
          Un mot est « long » quand il a plus de 12 lettres ou de 4 syllabes. Nous n’avons pas de liste libre des mots
          rares : un mot court peut être difficile aussi.
        </p>
        <p>
          La machine se trompe parfois, et ne voit ni l’ordre des idées ni les images. Un vrai « facile à lire » est
          relu par des personnes concernées.
        </p>
      </div>
    </details>
  )
}
