import type { Exemple } from '../exemples.ts'
import { EXEMPLES_AAH } from './aah.exemples.ts'
import { EXEMPLES_AIDE_LOGEMENT } from './aide_logement.exemples.ts'
import { EXEMPLES_ALLOCATIONS_FAMILIALES } from './allocations_familiales.exemples.ts'
import { EXEMPLES_ASF } from './asf.exemples.ts'
import { EXEMPLES_ASPA_ASI } from './aspa_asi.exemples.ts'
import { EXEMPLES_ASS } from './ass.exemples.ts'
import { EXEMPLES_CSS } from './css.exemples.ts'
import { EXEMPLES_DIVERS } from './divers.exemples.ts'
import { EXEMPLES_ECOLE } from './ecole.exemples.ts'
import { EXEMPLES_HANDICAP_ENFANT } from './handicap_enfant.exemples.ts'
import { EXEMPLES_PETITE_ENFANCE } from './petite_enfance.exemples.ts'
import { EXEMPLES_PRIME_ACTIVITE } from './prime_activite.exemples.ts'
import { EXEMPLES_RSA } from './rsa.exemples.ts'

/** Those written beside each rule: figures of September 2026. Never in the browser: only the pages of rights and tests read them. */
export const EXEMPLES: readonly Exemple[] = [
  ...EXEMPLES_RSA,
  ...EXEMPLES_PRIME_ACTIVITE,
  ...EXEMPLES_AIDE_LOGEMENT,
  ...EXEMPLES_ALLOCATIONS_FAMILIALES,
  ...EXEMPLES_PETITE_ENFANCE,
  ...EXEMPLES_ASF,
  ...EXEMPLES_HANDICAP_ENFANT,
  ...EXEMPLES_AAH,
  ...EXEMPLES_ASPA_ASI,
  ...EXEMPLES_ASS,
  ...EXEMPLES_ECOLE,
  ...EXEMPLES_CSS,
  ...EXEMPLES_DIVERS,
]
