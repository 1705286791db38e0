import type { PropsLayout } from './chrome.ts'
import { renderDocument } from './document.tsx'

/** A page shown inside another site: no menu, no languages to choose, only what was asked. */
export function LayoutCadre(props: PropsLayout) {
  return renderDocument({ ...props, entete: null, pied: null })
}
