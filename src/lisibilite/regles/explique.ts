const PORTEE = 24

/** Said right after the word, or the word itself in brackets after what it means. */
export function estExplique(texte: string, debut: number, fin: number): boolean {
  const apres = texte.slice(fin, fin + PORTEE)
  return (
    /^[»"”]?\s?[:(=]/.test(apres) ||
    // « C’est gratuit » explains nothing: something is named, or said in other words.
    /^[»"”]?[.,]?\s(?:c[’']est (?:une?|l[ea]|du|de|quand) |c[’']est l[’']|ce sont |(?:cela )?veut dire )/i.test(
      apres,
    ) ||
    (texte[debut - 1] === '(' && texte[fin] === ')')
  )
}
