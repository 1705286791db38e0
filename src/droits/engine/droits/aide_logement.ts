import { aideAvec } from '../commun/aide.ts'
import { rsaAvec } from '../commun/rsa.ts'
import { ilYA, superieur, valeur } from '../expression.ts'
import { mvaAvec } from './aah.ts'

const jamais = valeur(0, 'oui')
const sansRsa = aideAvec('_sans_rsa', jamais)
/** RSA of the month before, with a housing aid that owes nothing to it: otherwise each month would ask for the one before. */
const rsaSimple = rsaAvec('_simple', sansRsa.aide, mvaAvec('mva_simple', sansRsa.aide)).rsa

export const { aide: aideLogement, ressources: aideLogementRessources } = aideAvec(
  '',
  superieur(ilYA(1, rsaSimple), valeur(0, 'eur/mois')),
)
export const mva = mvaAvec('mva', aideLogement)
