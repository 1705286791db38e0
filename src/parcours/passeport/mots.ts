import { debutDuJour } from '../../platform/index.ts'
import { formats, messages } from '../../ui/index.ts'
import type { Competence } from './model.ts'

/** French names of the skills, for agents and for paper. */
export const LIBELLES: Record<Competence, string> = messages('fr').parcours.passeport.competences

/** « 23 novembre 2026 ». */
export const jourEcrit = (jour: string): string => formats('fr').date(debutDuJour(jour))
