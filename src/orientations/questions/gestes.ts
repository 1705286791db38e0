import type { z } from 'zod'
import { type Acteur, ajouterJoursOuvres, ok, type Result, refus, SYSTEME, type Trx } from '../../platform/index.ts'
import type { Salle } from '../salle.ts'
import { listBoites, listDestinataires } from '../structures.ts'
import { DELAIS_QUESTION, type schemaPublication, type schemaQuestion } from './model.ts'
import {
  findQuestion,
  insertMessage,
  insertQuestion,
  listCibles,
  listEchues,
  listMembres,
  type Question,
  updateQuestion,
} from './store.ts'

/** Asks; sent twice with the same `id`, once. */
export function poser(salle: Salle, acteur: Acteur, lu: z.infer<typeof schemaQuestion>): Promise<Result<string>> {
  const { departement, structureId, compteId } = acteur
  return salle.database.as(acteur, async (trx) => {
    const [genreCible, ...reste] = lu.vers.split(':')
    const cible = reste.join(':')
    const connue =
      genreCible === 'g'
        ? (await listCibles(trx, departement)).some((c) => c.valeur === lu.vers)
        : (await listDestinataires(trx, acteur)).some((s) => s.id === cible)
    if (!connue) return refus('sans-cible', 'Choisissez à qui poser la question.', 'vers')
    const le = salle.clock.now()
    const neuve = await insertQuestion(trx, {
      departement,
      id: lu.id,
      genre: lu.genre,
      theme: lu.theme,
      sujet: lu.sujet,
      structure_id: structureId,
      auteur_id: compteId,
      groupe_id: genreCible === 'g' ? cible : null,
      vers_structure_id: genreCible === 's' ? cible : null,
      posee_le: le,
      echeance: ajouterJoursOuvres(le, DELAIS_QUESTION[lu.genre]),
      rappels: 0,
      repondue_le: null,
      publiee_le: null,
      publique_question: null,
      publique_reponse: null,
    })
    if (!neuve) return ok(lu.id)
    await insertMessage(trx, { departement, id: lu.id, question_id: lu.id, compte_id: compteId, le, texte: lu.texte })
    const question = await findQuestion(trx, departement, lu.id)
    if (question) await prevenir(trx, salle, acteur, question, 'nouvelle', lu.id)
    return ok(lu.id)
  })
}

/** A message: from those who are asked, it is an answer; from those who ask, the answer is awaited again. */
export function repondre(
  salle: Salle,
  acteur: Acteur,
  id: string,
  lu: { id: string; texte: string },
): Promise<boolean> {
  const { departement, compteId } = acteur
  return salle.database.as(acteur, async (trx) => {
    const question = await findQuestion(trx, departement, id)
    if (!question) return false
    const le = salle.clock.now()
    const neuf = await insertMessage(trx, {
      departement,
      id: lu.id,
      question_id: id,
      compte_id: compteId,
      le,
      texte: lu.texte,
    })
    if (!neuf) return true
    const suite = question.aMoi
      ? { repondue_le: le, echeance: null }
      : { repondue_le: null, rappels: 0, echeance: ajouterJoursOuvres(le, DELAIS_QUESTION[question.genre]) }
    await updateQuestion(trx, { departement, id }, suite)
    await prevenir(trx, salle, acteur, question, question.aMoi ? 'reponse' : 'nouvelle', lu.id)
    return true
  })
}

/** To the list that every professional reads: by a manager of those who were asked, once answered. */
export function publier(
  salle: Salle,
  acteur: Acteur,
  id: string,
  lu: z.infer<typeof schemaPublication>,
): Promise<boolean> {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    const question = await findQuestion(trx, departement, id)
    if (!question?.aMoi || question.repondueLe === null) return false
    await updateQuestion(
      trx,
      { departement, id },
      { publiee_le: salle.clock.now(), publique_question: lu.question, publique_reponse: lu.reponse },
    )
    await salle.journal(trx, acteur, { action: 'question.publiee', objet: `question:${id}` })
    return true
  })
}

/** One reminder to those who are asked; then whoever asked is told. */
export async function relancer(salle: Salle): Promise<void> {
  const { departement } = salle.config
  await salle.database.as(SYSTEME, async (trx) => {
    const maintenant = salle.clock.now()
    for (const q of await listEchues(trx, departement, maintenant)) {
      const echeance = q.rappels === 0 ? ajouterJoursOuvres(maintenant, DELAIS_QUESTION[q.genre]) : null
      await updateQuestion(trx, { departement, id: q.id }, { rappels: q.rappels + 1, echeance })
      await prevenir(trx, salle, SYSTEME, q, q.rappels === 0 ? 'rappel' : 'silence', salle.newId())
    }
  })
}

const MAILS = {
  nouvelle: { sujet: 'une question vous attend', texte: 'Une question de professionnel attend votre réponse.' },
  reponse: { sujet: 'réponse à votre question', texte: 'Votre question a une réponse.' },
  rappel: { sujet: 'une question attend encore', texte: 'Une question attend toujours votre réponse.' },
  silence: {
    sujet: 'votre question est sans réponse',
    texte: 'Personne n’a répondu, même après un rappel. Posez-la à un autre groupe, ou appelez.',
  },
} as const

async function prevenir(
  trx: Trx,
  salle: Salle,
  qui: Acteur | typeof SYSTEME,
  q: Question,
  quoi: keyof typeof MAILS,
  evenement: string,
): Promise<void> {
  const departement = qui === SYSTEME ? salle.config.departement : qui.departement
  const sauf = qui === SYSTEME ? null : qui.compteId
  await salle.journal(trx, qui, { action: `question.${quoi}`, objet: `question:${q.id}` })
  const auteur = quoi === 'reponse' || quoi === 'silence'
  const boites = auteur
    ? await listBoites(trx, departement, q.structureId, q.auteurId, sauf)
    : q.groupeId
      ? await listMembres(trx, departement, q.groupeId)
      : await listBoites(trx, departement, q.versStructureId ?? '', null, sauf)
  const { sujet, texte } = MAILS[quoi]
  const lien = `Pour la lire :\n${salle.config.url}/agent/questions/${q.id}`
  const mails = boites
    .filter((b) => b.id !== sauf)
    .map(({ id, email }) => ({
      a: email,
      sujet: `Question : ${sujet}`,
      texte: ['Bonjour,', texte, lien, 'Maillage'].join('\n\n'),
      cle: `question:${evenement}:${id}`,
    }))
  await salle.courrier.envoyer(trx, qui, ...mails)
}
