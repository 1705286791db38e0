import type { Mot, Phrase } from '../decouper.ts'
import type { Remarque } from '../types.ts'

const ETRE = new Set(
  'est sont etait etaient sera seront serait seraient soit soient fut furent etre ete suis sommes etes serez serons'.split(
    ' ',
  ),
)
const AVOIR = new Set('a ont avait avaient aura auront aurait auraient ait aient'.split(' '))
const ENTRE = new Set(
  'pas plus bien deja aussi ainsi encore jamais toujours egalement donc alors tous toutes tout'.split(' '),
)
/** Before « être », what makes it « se » : « vous vous êtes inscrit ». */
const REFLECHIS = new Set(['se', 's', 'me', 'm', 'te', 't'])

/** Participles that do not end in « é ». */
const IRREGULIERS =
  'pris mis permis promis transmis soumis remis admis compris repris surpris emis fait dit interdit ecrit inscrit prescrit souscrit conduit produit reduit detruit construit instruit traduit deduit vu prevu revu recu percu lu elu connu reconnu tenu retenu obtenu maintenu soutenu detenu rendu vendu perdu attendu entendu defendu suspendu etendu du fourni defini etabli rempli choisi fini puni saisi averti reuni garanti enrichi ouvert offert couvert atteint joint contraint restreint exclu inclus conclu resolu suivi poursuivi servi subi verse'.split(
    ' ',
  )
const PARTICIPES = accorder(IRREGULIERS)

/** With « être », these are the past of a movement or a plain adjective: nobody else acts. */
const ETATS = accorder(
  'alle arrive entre rentre reste retourne tombe monte passe decede ne marie divorce separe age fatigue handicape situe prive salarie retraite assure oblige interesse ferme ouvert adapte degage isole cote permis compris interdit fini connu inconnu perdu reuni du celibataire ete'.split(
    ' ',
  ),
)

function accorder(participes: readonly string[]): ReadonlySet<string> {
  return new Set(participes.flatMap((p) => [p, `${p}e`, `${p}s`, `${p}es`]))
}

/** A form of « être » and a participle: the reader does not see who does what. */
export function passifs(phrases: readonly Phrase[]): Remarque[] {
  return phrases.flatMap(({ mots }) =>
    mots.flatMap((mot, rang) => {
      const participe = ETRE.has(mot.cle) ? participeApres(mots, rang) : null
      if (!participe) return []
      return {
        regle: 'passif' as const,
        debut: AVOIR.has(mots[rang - 1]?.cle ?? '') ? (mots[rang - 1] ?? mot).debut : mot.debut,
        fin: participe.fin,
        raison: 'On ne voit pas tout de suite qui fait l’action.',
        proposition: 'Commencez par qui agit. Exemple : « La Caf étudie votre demande. »',
      }
    }),
  )
}

function participeApres(mots: readonly Mot[], rang: number): Mot | null {
  if (reflechi(mots, rang)) return null
  let suivant = rang + 1
  while (ENTRE.has(mots[suivant]?.cle ?? '') || /ment$/.test(mots[suivant]?.cle ?? '')) suivant += 1
  const mot = mots[suivant]
  if (!mot || !estParticipe(mot)) return null
  const agent = mots[suivant + 1]?.cle === 'par'
  return agent || !ETATS.has(mot.cle) ? mot : null
}

function estParticipe({ texte, cle }: Mot): boolean {
  const bas = texte.toLowerCase()
  // « été » is « être » again: « a été refusé » is seen from « été ».
  return bas !== 'été' && (/é(?:e|s|es)?$/.test(bas) || PARTICIPES.has(cle))
}

function reflechi(mots: readonly Mot[], rang: number): boolean {
  const avant = mots[rang - 1]?.cle ?? ''
  // « vous vous êtes inscrit »
  return REFLECHIS.has(avant) || ((avant === 'vous' || avant === 'nous') && mots[rang - 2]?.cle === avant)
}
