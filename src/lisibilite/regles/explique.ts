const PORTEE = 24

/** Said right after the word, or the word itself in brackets after what it means. */
export function estExplique(texte: string, debut: number, fin: number): boolean {
  const apres = texte.slice(fin, fin + PORTEE)
  return (
    /^[»"”]?\s?(?:[:(=]|,? ?(?:c[’']est|ce sont|veut dire|cela veut dire))/.test(apres) ||
    /^[»"”]?[.,]\s(?:C[’']est|Ce sont|Cela veut dire)/.test(apres) ||
    (texte[debut - 1] === '(' && texte[fin] === ')')
  )
}
