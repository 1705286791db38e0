import { commencer, lireDonnees } from './communs/interview.ts'

/**
 * The interview without the server: the same pages, the same engine, the same words. Answers live in the form alone:
 * nothing is sent, and nothing is stored.
 */
const page = lireDonnees()
if (page) commencer(page.zone, page.donnees)
