export interface Mot {
  debut: number
  fin: number
  texte: string
  /** Lower case, without accents: what dictionaries are looked up by. */
  cle: string
  /** Counts as a word: « l’ » is part of the next one, the groups of a telephone number are one. */
  compte: boolean
}

export interface Phrase {
  debut: number
  fin: number
  mots: readonly Mot[]
}

const MOT = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‐‑·][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' })
/** The segmenter ends a sentence after « M. ». */
const ABREVIATION = /(?:^|[\s(])(?:MM?|Mmes?|Mlles?|Dr|Me|Pr|Ste?|art|n°|tél|réf|av|bd|p|ex)\.\s*$/i

/** Sentences that hold a word, in order. */
export function decouper(texte: string): Phrase[] {
  const lisible = sansAdresses(unirLignes(texte))
  const phrases: Phrase[] = []
  let debut = 0
  for (const { segment, index } of segmenter.segment(lisible)) {
    if (ABREVIATION.test(segment.slice(-12))) continue
    const fin = index + segment.length
    ajouter(phrases, lisible, debut, fin)
    debut = fin
  }
  ajouter(phrases, lisible, debut, lisible.length)
  return phrases
}

export function motsDe(texte: string): Mot[] {
  const mots: Mot[] = []
  for (const { 0: trouve, index } of texte.matchAll(MOT)) {
    const fin = index + trouve.length
    const precedent = mots.at(-1)
    const elide = /[’']/.test(texte[fin] ?? '') && /\p{L}/u.test(texte[fin + 1] ?? '')
    const suiteDeNombre = estNombre(trouve) && precedent !== undefined && estNombre(precedent.texte)
    mots.push({ debut: index, fin, texte: trouve, cle: cleDe(trouve), compte: !elide && !suiteDeNombre })
  }
  return mots
}

/** Lower case, without accents nor curly apostrophes: what two ways of writing share. */
export function cleDe(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('œ', 'oe').toLowerCase()
}

function ajouter(phrases: Phrase[], texte: string, debut: number, fin: number): void {
  const contenu = texte.slice(debut, fin)
  const mots = motsDe(contenu).map((mot) => ({ ...mot, debut: mot.debut + debut, fin: mot.fin + debut }))
  const [premier, dernier] = [mots[0], mots.at(-1)]
  if (!premier || !dernier) return
  // From the first word to the last sign: bullets and spaces are not part of what is marked.
  phrases.push({ debut: premier.debut, fin: debut + contenu.trimEnd().length, mots })
}

/**
 * Ends of lines that only wrap a sentence become spaces; the others stay, and end it. Positions do not move. Easy-to-read
 * texts turn the line inside a sentence, letters wrap theirs, forms and addresses put one thing on each line.
 */
function unirLignes(texte: string): string {
  const lignes = texte
    .replace(/\r(?!\n)/g, '\n')
    .replaceAll('\r', ' ')
    .split('\n')
  let uni = lignes[0] ?? ''
  for (const [rang, ligne] of lignes.entries()) {
    if (rang > 0) uni += (seSuivent(lignes[rang - 1] ?? '', ligne) ? ' ' : '\n') + ligne
  }
  return uni
}

const LARGEUR_DE_LETTRE = 60

function seSuivent(avant: string, apres: string): boolean {
  const [fin, debut] = [avant.trimEnd(), apres.trimStart()]
  if (fin === '' || debut === '' || /^(?:[-–—•*·▪◦☐]|\d+[.)])/.test(debut)) return false
  if (/[.!?:;…][»”")]?$/.test(fin.slice(-2))) return false
  return /^\p{Ll}/u.test(debut) || fin.length >= LARGEUR_DE_LETTRE
}

const ADRESSE = /@|^\W?(?:https?:|www\.)|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:fr|com|org|net|eu)(?![\p{L}\d])/u

/** Web and mail addresses are copied, not read: blanks of the same length. */
function sansAdresses(texte: string): string {
  return texte.replace(/\S+/g, (suite) => {
    if (!ADRESSE.test(suite)) return suite
    const garde = /[.!?;,]$/.test(suite) ? suite.slice(-1) : ''
    return ' '.repeat(suite.length - garde.length) + garde
  })
}

function estNombre(texte: string): boolean {
  return /^\p{N}+$/u.test(texte)
}
