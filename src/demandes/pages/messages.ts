import {
  type Contexte,
  enErreur,
  formulaire,
  introuvable,
  ok,
  relire,
  retour,
  type Saisie,
  un,
} from '../../platform/index.ts'
import { ecrire, peutEcrire, prendre } from '../gestes.ts'
import { findGroupe } from '../groupes.ts'
import { noter } from '../notes.ts'
import { garderPieces } from '../pieces.ts'
import { schemaMessage, schemaNote, schemaPrise } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { findDemande } from '../store.ts'
import { entrantDe, idDe, lirePieces, pageDe, suite } from './communs.tsx'
import { pageDemande } from './demande.tsx'

/** POST: « je m’en occupe ». */
export async function prendreEnCharge(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaPrise)
  if (!lu.ok) return introuvable(c)
  const issue = await prendre(salle, entrantDe(c), idDe(c), lu.valeur)
  return suite(c, idDe(c), issue, 'Vous vous occupez de cette demande.') ?? introuvable(c)
}

/** POST: a message with its files, that may say the request is dealt with. */
export async function envoyerMessage(salle: Salle, c: Contexte): Promise<Response> {
  const id = idDe(c)
  const acteur = entrantDe(c)
  const lu = await formulaire(c, schemaMessage)
  if (!lu.ok) return pageDemande(salle, c, lu.saisie, lu.erreurs)
  const recus = await lirePieces(salle, c)
  const { id: pour, texte, signature, geste, reponse, attention } = lu.valeur
  const gardees = await salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id })
    // Whoever does not see the attachments adds none.
    if (demande?.voit === 'tout' && (await peutEcrire(trx, salle, demande)))
      return garderPieces(trx, salle, acteur, { dossierId: demande.dossierId, pour, ...recus })
    return demande && ok([])
  })
  if (!gardees) return introuvable(c)
  const erreurs = [...recus.erreurs, ...(gardees.ok ? [] : [enErreur(gardees.refus)])]
  if (erreurs.length > 0) return pageDemande(salle, c, await relire(c), erreurs)
  if (geste === 'inserer') return pageDemande(salle, c, await inserer(salle, c, reponse), [])
  const traitee = geste === 'traitee'
  const issue = await ecrire(salle, acteur, id, { id: pour, texte, signature, traitee, attention })
  const dit = traitee ? 'La demande est traitée. L’agent est prévenu.' : 'Votre message est envoyé.'
  // Whatever the reason, a colleague who answered at the same second included, what was typed comes back.
  if (issue?.ok === false) return pageDemande(salle, c, await relire(c), [enErreur({ champ: 'texte', ...issue.refus })])
  return suite(c, id, issue, dit) ?? introuvable(c)
}

/** What was typed, followed by the answer that was chosen: the form is shown again, to complete. */
async function inserer(salle: Salle, c: Contexte, titre: string): Promise<Saisie> {
  const acteur = entrantDe(c)
  const groupe = await salle.database.as(acteur, async (trx) => {
    const demande = await findDemande(trx, acteur, { departement: acteur.departement, id: idDe(c) })
    return demande?.cote === 'operateur' ? findGroupe(trx, demande.departement, demande.etat.groupe) : null
  })
  const choisie = groupe?.reponses.find((r) => r.titre === titre)
  const saisie = await relire(c)
  return { ...saisie, texte: [un(saisie, 'texte'), choisie?.texte].filter(Boolean).join('\n\n') }
}

/** POST: a note for the operator's side. */
export async function noterDemande(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaNote)
  if (!lu.ok) return pageDemande(salle, c, lu.saisie, lu.erreurs)
  const { id, signature, note } = lu.valeur
  const fait = await noter(salle, entrantDe(c), idDe(c), { id, signature, texte: note })
  if (!fait) return introuvable(c)
  if (!fait.ok && fait.refus.champ) {
    const erreur = { champ: `${fait.refus.champ}-note`, message: fait.refus.message }
    return pageDemande(salle, c, await relire(c), [erreur])
  }
  const dit = 'La note est gardée. Seul votre organisme la voit.'
  return retour(
    c,
    pageDe(c, idDe(c)),
    fait.ok ? { genre: 'ok', texte: dit } : { genre: 'erreur', texte: fait.refus.message },
  )
}
