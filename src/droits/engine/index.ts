/**
 * The rights engine: what a household may have, why, and what to ask next. It depends on nothing, and runs in a browser
 * under a strict content policy (no `eval`) as well as in Node.
 *
 * ```ts
 * const verifie = verifierFoyer(JSON.parse(corps))          // refuses by field, in French
 * if (!verifie.ok) return verifie.erreurs                   // [{ champ: 'personnes[0].revenus[0].au', message }]
 * const { droits } = evaluer(verifie.foyer)                 // droits.rsa.statut: 'ouvert' | 'ferme' | 'a_completer'
 * prochainesQuestions(verifie.foyer)[0]                     // { champ: 'logement.statut', droits: ['rsa', …], poids }
 * ```
 *
 * **Not known yet.** Any answer may be missing, or `null` (« je ne sais pas »). Then `montant` is absent, `fourchette`
 * says between what and what, `manquants` names the answers that would decide. « ouvert » and « ferme » are certain:
 * no completion contradicts them. An optional answer left out (`enceinte`, `handicap`…) means no; `null` means not known.
 * Children not described yet: `nombre_enfants` (a number, or `null`); a partner not described yet: `situation` alone.
 * `personnes.A1.…` in `manquants` uses the person's `id`, else its rank from 1; `personnes.conjoint` and
 * `personnes.enfant_2` are persons still to describe.
 *
 * **Speed.** `evaluer` takes about a millisecond; `creerLot` (`lot.ts`, Node only) compiles the same tree for batches.
 */

export { CATALOGUE, type NomParametre } from './baremes/catalogue.ts'
export { DROITS, type Droit, NOMS_NATIONAUX, type NomNational, type Periodicite } from './droits/liste.ts'
export {
  type Evaluation,
  enFrancais,
  evaluer,
  type Niveau,
  type Options,
  type Reponse,
  type Statut,
} from './evaluer.ts'
export type { LigneExplication, Terme } from './explication.ts'
export type { Unite } from './expression.ts'
export * from './foyer.ts'
export { LIBELLES } from './libelles.ts'
export { type ConditionLocale, type DroitLocal, lireDroitsLocaux } from './locaux.ts'
export { baremeDuMois, baremesAVerifier, histoireDe, type LigneBareme, PROVENANCES } from './parametres.ts'
export { prochainesQuestions, type Question } from './questions.ts'
export { type Erreur, type Verifie, verifierFoyer } from './verifier.ts'
