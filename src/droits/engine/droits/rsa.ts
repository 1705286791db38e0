import { rsaAvec } from '../commun/rsa.ts'
import { aideLogement, mva } from './aide_logement.ts'

export const { rsa, minima } = rsaAvec('', aideLogement, mva)
