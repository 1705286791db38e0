import type { Role } from '../src/platform/index.ts'

/** Who may do what, written by hand: the code's own declarations are checked against it, not copied from it. */
export const MATRICE: Record<string, 'tous' | readonly Role[]> = {
  public: 'tous',
}
