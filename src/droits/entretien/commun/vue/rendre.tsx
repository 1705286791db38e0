import type { Contexte } from '../contexte.ts'
import type { Suite } from '../parcours.ts'
import { Entretien } from './entretien.tsx'

/** The interview as text, for the browser. */
export const rendre = (ctx: Contexte, suite: Suite): string => String(<Entretien ctx={ctx} suite={suite} />)
