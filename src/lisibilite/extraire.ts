export type Genre = 'texte' | 'markdown' | 'html'

/** What a person reads of a file, and where each letter of it stands in the file. */
export interface Extrait {
  texte: string
  /** Offset in the file of a position of `texte`. */
  ou(position: number): number
}

export function extraire(source: string, genre: Genre): Extrait {
  if (genre === 'html') return extraireHtml(source)
  return { texte: genre === 'markdown' ? sansMarques(source) : source, ou: (position) => position }
}

/** By the end of the name, else by the first signs. */
export function genreDe(nom: string, source: string): Genre {
  if (/\.(?:md|markdown)$/i.test(nom)) return 'markdown'
  return /\.x?html?$/i.test(nom) || /^\s*<(?:!doctype html|html)\b/i.test(source) ? 'html' : 'texte'
}

/** Blanks of the same length: positions do not move. */
const effacer = (marque: string) => marque.replace(/[^\n]/g, ' ')

function sansMarques(source: string): string {
  return source
    .replace(/^---\n[\s\S]*?\n---$/m, effacer)
    .replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, effacer)
    .replace(/`[^`\n]+`|<[^<>\n]+>/g, effacer)
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, (lien, texte: string) => {
      const debut = lien.startsWith('!') ? 2 : 1
      return ' '.repeat(debut) + texte + ' '.repeat(lien.length - debut - texte.length)
    })
    .replace(/^\s*(?:#{1,6}|>)\s/gm, effacer)
    .replace(/^[ |:-]*-{3}[ |:-]*$/gm, effacer)
    .replace(/^\s*\|.*$/gm, (ligne) => ligne.replaceAll('|', '\n'))
    .replace(/\*+|_{2,}|(?<![\p{L}\d])_|_(?![\p{L}\d])/gu, (signes) => (signes === '*' ? '*' : effacer(signes)))
}

const JETON =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|&(#?\w{1,31});|[^<&]+|[<&]/gi
/** Inside a sentence; everything else ends it. */
const DANS_LA_PHRASE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const NON_LUS = new Set('head script style template noscript svg nav textarea select object iframe'.split(' '))
const VIDES = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const CACHE = /\s(?:hidden(?:[\s=]|$)|aria-hidden="true"|lang="(?!fr)[^"]*")/i

/** The words of a page: only of its main part when it says which, without what is hidden, repeated or in another language. */
function extraireHtml(source: string): Extrait {
  const principal = /<main\b/i.test(source)
  const morceaux: { texte: number; source: number }[] = []
  let texte = ''
  let dansPrincipal = !principal
  let saute: { nom: string; profondeur: number } | null = null
  for (const { 0: jeton, 1: ferme, 2: balise, 3: attributs = '', 4: entite, index } of source.matchAll(JETON)) {
    const nom = balise?.toLowerCase()
    if (nom === undefined) {
      if (saute || !dansPrincipal || jeton.startsWith('<!--')) continue
      // « heures</span><span>Venez »: side by side on the page, not one word.
      if (/\p{Ll}$/u.test(texte.slice(-2)) && /^\p{Lu}/u.test(jeton)) texte += '\n'
      morceaux.push({ texte: texte.length, source: index })
      texte += entite === undefined ? jeton.replace(/[\n\r\t]/g, ' ') : caractere(entite)
      continue
    }
    if (nom === 'main') dansPrincipal = ferme === ''
    if (!DANS_LA_PHRASE.has(nom)) texte += '\n'
    if (VIDES.has(nom) || attributs.endsWith('/')) continue
    if (saute) {
      if (nom === saute.nom) saute.profondeur += ferme ? -1 : 1
      if (saute.profondeur === 0) saute = null
    } else if (!ferme && nom !== 'html' && (NON_LUS.has(nom) || CACHE.test(attributs))) saute = { nom, profondeur: 1 }
  }
  return { texte, ou: (position) => situer(morceaux, position) }
}

const ENTITES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  icirc: 'î',
  ucirc: 'û',
  ugrave: 'ù',
  oelig: 'œ',
  Eacute: 'É',
}

function caractere(entite: string): string {
  if (!entite.startsWith('#')) return ENTITES[entite] ?? ' '
  const code = /^#x/i.test(entite) ? Number.parseInt(entite.slice(2), 16) : Number.parseInt(entite.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** The last piece that begins before the position holds it. */
function situer(morceaux: readonly { texte: number; source: number }[], position: number): number {
  let [bas, haut] = [0, morceaux.length - 1]
  while (bas < haut) {
    const milieu = Math.ceil((bas + haut) / 2)
    if ((morceaux[milieu]?.texte ?? 0) <= position) bas = milieu
    else haut = milieu - 1
  }
  const morceau = morceaux[bas] ?? { texte: 0, source: 0 }
  return morceau.source + position - morceau.texte
}
