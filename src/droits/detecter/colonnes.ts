import { BOOLEENS, MOIS, NOMBRES } from './types.ts'

type Objet = Record<string, unknown>

/**
 * A table has flat columns: `logement.loyer_hors_charges`, `personnes.1.revenus.1.nature` (from 1), `recus` (names
 * separated by spaces). An empty cell is an answer left out; `?` is « not known ». A person without `role` is not there.
 */
export function creerMoule(colonnes: readonly string[]): (valeurs: readonly unknown[]) => Objet {
  const chemins = colonnes.map((c) => c.trim().split('.'))
  return (valeurs) => {
    const racine: Objet = {}
    chemins.forEach((chemin, i) => {
      const v = valeurs[i]
      if (v === '' || v === null || v === undefined) return
      poser(racine, chemin, lire(chemin.at(-1) ?? '', v))
    })
    return nettoyer(racine)
  }
}

function poser(racine: Objet, chemin: readonly string[], valeur: unknown): void {
  let ici: Objet = racine
  for (let i = 0; i < chemin.length - 1; i++) {
    const cle = chemin[i] ?? ''
    const liste = /^\d+$/.test(chemin[i + 1] ?? '')
    ici[cle] ??= liste ? [] : {}
    ici = ici[cle] as Objet
    if (liste) {
      const rang = Number(chemin[++i]) - 1
      const elements = ici as unknown as Objet[]
      elements[rang] ??= {}
      ici = elements[rang]
    }
  }
  ici[chemin.at(-1) ?? ''] = valeur
}

function lire(cle: string, v: unknown): unknown {
  if (typeof v === 'bigint') return Number(v)
  if (v instanceof Date) return v.toISOString().slice(0, MOIS.has(cle) ? 7 : 10)
  if (typeof v !== 'string') return v
  const texte = v.trim()
  if (texte === '?') return null
  if (cle === 'recus') return texte.split(/[\s|]+/)
  if (BOOLEENS.has(cle))
    return texte === 'true' || texte === 'oui' || texte === '1'
      ? true
      : texte === 'false' || texte === 'non' || texte === '0'
        ? false
        : texte
  if (!NOMBRES.has(cle)) return texte
  const nombre = Number(texte.replace(',', '.'))
  return Number.isNaN(nombre) ? texte : nombre
}

/** Holes of lists, and persons not there. */
function nettoyer(racine: Objet): Objet {
  if (Array.isArray(racine.personnes)) {
    const personnes = (racine.personnes as (Objet | undefined)[]).filter((p): p is Objet => p?.role !== undefined)
    for (const p of personnes) if (Array.isArray(p.revenus)) p.revenus = p.revenus.filter((r) => r !== undefined)
    racine.personnes = personnes
  }
  return racine
}
