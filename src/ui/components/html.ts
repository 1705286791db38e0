import type { Child } from 'hono/jsx'

/** Attributes handed through to the HTML element (`data-*`, `aria-*`, `placeholder`…). */
export type Rest = Record<`data-${string}` | `aria-${string}` | string, unknown>

export interface Enfants {
  children?: Child
}

/** Joins class names, dropping the absent ones; `undefined` when none is left, so that no empty attribute is written. */
export function classes(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}

/** « Réponse attendue » → « reponse-attendue »: an id that says what it is for. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
