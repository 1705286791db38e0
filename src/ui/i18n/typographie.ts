const NBSP = '\u00a0'
// A tag, or a whole element whose text must reach the reader (or come back with the form) untouched.
const INTOUCHABLE = /(<(textarea|pre|code|script|style|title)\b[^>]*>[\s\S]*?<\/\2>|<[^>]*>)/
/** A space that some rule below could bind: most pieces of a page have none. */
const A_LIER = / [?!:;%»€]|« |[\d°] /

/** Non-breaking spaces French wants: before ? ! : ; % » €, after «, inside hours and numbers, after « n° ». */
export function insecables(texte: string): string {
  if (!A_LIER.test(texte)) return texte
  return texte
    .replace(/ ([?!:;%»€])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(\d) h (?=\d\d\b)/g, `$1${NBSP}h${NBSP}`)
    .replace(/(\d) (?=(?:h|min|km|m|Mo|ko)\b)/g, `$1${NBSP}`)
    .replace(/\b([Nn]°) /g, `$1${NBSP}`)
    .replace(/(\d) (?=\d)/g, `$1${NBSP}`)
}

/** The same on the text of an HTML page, outside its tags and outside what people type. */
export function typographie(html: string): string {
  return html
    .split(INTOUCHABLE)
    .map((morceau, rang) => (rang % 3 === 0 ? insecables(morceau) : rang % 3 === 1 ? morceau : ''))
    .join('')
}
