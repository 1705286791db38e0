import { cleDe, type Mot, type Phrase } from '../decouper.ts'
import donnees from '../sigles.json' with { type: 'json' }
import type { Remarque } from '../types.ts'
import { estExplique } from './explique.ts'
import { estRomain } from './nombres.ts'

/** As written (« Caf ») and in capitals (« CAF »). */
const CONNUS = new Map(
  Object.entries(donnees.sigles).flatMap(([sigle, nom]) => [
    [sigle, nom] as const,
    [sigle.toUpperCase(), nom] as const,
  ]),
)
const DE_TOUS_LES_JOURS = new Set(donnees.deTousLesJours)
const SIGLE = /^\p{Lu}[\p{Lu}\d]{1,7}$/u

/** Initials, where they first come, unless the text says there or in the next sentence what they stand for. */
export function sigles(phrases: readonly Phrase[], texte: string): Remarque[] {
  const vus = new Set<string>()
  return phrases.flatMap((phrase, rang) => {
    if (toutEnCapitales(phrase)) return []
    return phrase.mots.flatMap((mot) => {
      const sigle = mot.texte.toUpperCase()
      if (!estSigle(mot.texte) || vus.has(sigle)) return []
      vus.add(sigle)
      const nom = CONNUS.get(mot.texte)
      const proches = [phrase, phrases[rang + 1] ?? phrase]
      const dits = proches.flatMap((p) => p.mots).filter((m) => m.texte.toUpperCase() === sigle)
      if (dits.some((dit) => estExplique(texte, dit.debut, dit.fin))) return []
      if (nom && cleDe(texte.slice(0, proches[1]?.fin)).includes(cleDe(nom))) return []
      return remarque(mot, nom)
    })
  })
}

function estSigle(texte: string): boolean {
  if (DE_TOUS_LES_JOURS.has(texte) || estRomain(texte)) return false
  return CONNUS.has(texte) || SIGLE.test(texte)
}

function remarque({ texte, debut, fin }: Mot, nom: string | undefined): Remarque {
  return {
    regle: 'sigle',
    debut,
    fin,
    raison: 'Tout le monde ne connaît pas ces lettres.',
    proposition: nom
      ? `La première fois, écrivez : « ${nom} (${texte}) ».`
      : 'La première fois, écrivez tous les mots.',
  }
}

/** A title in capitals is not made of initials. */
function toutEnCapitales({ mots }: Phrase): boolean {
  const lettres = mots.filter((m) => /\p{L}/u.test(m.texte))
  return lettres.length > 1 && lettres.every((m) => m.texte === m.texte.toUpperCase())
}
