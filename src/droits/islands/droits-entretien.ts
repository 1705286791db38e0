import { commencer, lireDonnees, reprendreEnRoute } from './communs/interview.ts'

/**
 * The interview without the server: the same pages, the same engine, the same words. Answers live in the form alone:
 * nothing is sent, and nothing is stored but for the time of a change of language.
 */
const page = lireDonnees()
if (page) commencer(page.zone, page.donnees, reprendreEnRoute())
