import type { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  enErreur,
  formulaire,
  introuvable,
  pagePro,
  relire,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, LienBouton, ResumeErreurs } from '../../ui/index.ts'
import { lireOrientation } from '../lire.ts'
import { peut } from '../model.ts'
import type { Salle } from '../salle.ts'
import type { Formule } from './choix-parmi.tsx'
import { fil, idDe, LISTE, nomDe, pageDe, suite } from './communs.tsx'
import { GESTES, type Geste, type NomDeGeste } from './formulaires.tsx'

/** GET: the form. */
export function gestePage(nom: NomDeGeste, salle: Salle, c: Contexte): Promise<Response> {
  return page(nom, salle, c, { saisie: { id: salle.newId() }, erreurs: [] })
}

/** POST: what is refused is shown again with what was typed. */
export async function faireGeste(nom: NomDeGeste, salle: Salle, c: Contexte): Promise<Response> {
  const { schema, faire, dit } = GESTES[nom] as Geste<z.ZodType>
  const lu = await formulaire(c, schema)
  if (!lu.ok) return page(nom, salle, c, lu)
  const issue = await faire(salle, acteurDe(c), idDe(c), lu.valeur)
  const refusee = async () =>
    page(nom, salle, c, { saisie: await relire(c), erreurs: issue?.ok === false ? [enErreur(issue.refus)] : [] })
  return suite(c, idDe(c), issue, dit) ?? refusee()
}

async function page(nom: NomDeGeste, salle: Salle, c: Contexte, f: Formule): Promise<Response> {
  const acteur = acteurDe(c)
  const { titre, bouton, type, champs } = GESTES[nom] as Geste<z.ZodType>
  const lecture = await lireOrientation(salle, acteur, idDe(c))
  if (!lecture?.contenu || !peut(lecture.vue.etat, lecture.vue.cote, type)) return introuvable(c)
  const { id, repere } = lecture.vue
  const href = pageDe(id)
  const contenu = await champs(f, lecture, (work) => salle.database.as(acteur, (trx) => work(trx, acteur)))
  return pagePro(
    c,
    {
      titre: `${titre} (${repere})`,
      courant: LISTE,
      fil: fil({ libelle: repere, href }, { libelle: titre }),
      statut: statutDe(f.erreurs),
    },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={f.erreurs} />
      <div class="stack-s">
        <h1>{titre}</h1>
        <p class="muted">
          {nomDe(lecture.contenu, repere)} · <span class="num">{repere}</span>
        </p>
      </div>
      <Carte>
        <Formulaire action={`${href}/${nom}`}>
          <input type="hidden" name="id" value={un(f.saisie, 'id')} />
          {contenu}
          <div class="row">
            <Bouton icone={bouton.icone}>{bouton.libelle}</Bouton>
            <LienBouton href={href} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}
