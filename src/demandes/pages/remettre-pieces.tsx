import {
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  ok,
  relire,
  type Saisie,
  un,
} from '../../platform/index.ts'
import { Champ, Choix } from '../../ui/index.ts'
import { peutEcrire } from '../gestes.ts'
import { garderPieces, type Piece, type PieceJointe, poidsEnMots } from '../pieces.ts'
import { type Attendue, lireAttendues, remettrePieces } from '../pieces-demandees.ts'
import { champRemise, schemaRemises } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import type { Entrant, Participation } from '../store.ts'
import { entrantDe, idDe, lireFichiers, suite } from './communs.tsx'
import { pageGeste, ZoneMessage } from './geste.tsx'

/** GET: each paper that was asked for, with its box, its file and its word. */
export function remettrePage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

interface Ligne {
  dit: 'fournie' | 'absente' | ''
  mot: string
  /** Ids of its files, received now or before. */
  pieces: string[]
}

/** POST: the whole list in one answer. */
export async function remettreDesPieces(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = entrantDe(c)
  const question = c.req.param('question') ?? ''
  const attente = await lireAttendues(salle, acteur, idDe(c), question)
  if (!attente) return introuvable(c)
  const { demande, attendues } = attente
  const lu = await formulaire(c, schemaRemises(attendues.length))
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { id, texte, signature } = lu.valeur
  const { lignes, erreurs } = await recevoir(salle, acteur, c, demande, lu.valeur)
  const muettes = attendues.flatMap(({ libelle }, rang) =>
    lignes[rang]?.dit === ''
      ? [{ champ: champRemise.dit(rang), message: `Dites si cette pièce est fournie : ${libelle}.` }]
      : [],
  )
  const saisie = async () => ({
    ...(await relire(c)),
    ...Object.fromEntries(lignes.map((l, rang) => [champRemise.garder(rang), l.pieces])),
  })
  if (erreurs.length + muettes.length > 0) return page(salle, c, await saisie(), [...muettes, ...erreurs])
  const remises = attendues.map(({ libelle }, rang) => remise(libelle, lignes[rang]))
  const issue = await remettrePieces(salle, acteur, idDe(c), { id, texte, signature, question, remises })
  const refusee = async () => page(salle, c, await saisie(), issue?.ok === false ? [enErreur(issue.refus)] : [])
  return suite(c, idDe(c), issue, 'Votre réponse est envoyée, pièce par pièce.') ?? refusee()
}

const remise = (libelle: string, ligne: Ligne | undefined) => ({
  libelle,
  fournie: ligne?.dit === 'fournie',
  mot: ligne?.mot ?? '',
  pieces: ligne?.pieces ?? [],
})

/** Keeps the files of each line; several photographs of one paper become one document. A file is an answer in itself. */
async function recevoir(
  salle: Salle,
  acteur: Entrant,
  c: Contexte,
  demande: Participation,
  { id, lignes }: { id: string; lignes: (Omit<Ligne, 'pieces'> & { garder: string[] })[] },
): Promise<{ lignes: Ligne[]; erreurs: ErreurChamp[] }> {
  const body = await c.req.parseBody({ all: true })
  const recus = await Promise.all(
    lignes.map(({ garder }, rang) =>
      lireFichiers(salle, body[champRemise.pieces(rang)], { reunir: true, deja: garder.length }),
    ),
  )
  const pieces: Piece[] = recus.flatMap((r) => r.pieces)
  const garder = lignes.flatMap((l) => l.garder)
  const gardees = await salle.database.as(acteur, async (trx) =>
    (await peutEcrire(trx, salle, demande))
      ? garderPieces(trx, salle, acteur, { dossierId: demande.dossierId, pour: id, pieces, garder })
      : ok([]),
  )
  const ids = gardees.ok ? [...gardees.value] : []
  return {
    lignes: lignes.map(({ dit, mot, garder }, rang) => {
      const siennes = [...garder, ...ids.splice(0, recus[rang]?.pieces.length ?? 0)]
      return { dit: dit === '' && siennes.length > 0 ? 'fournie' : dit, mot, pieces: siennes }
    }),
    erreurs: [
      ...recus.flatMap((r, rang) => r.erreurs.map(({ message }) => ({ champ: champRemise.pieces(rang), message }))),
      ...(gardees.ok ? [] : [{ champ: champRemise.pieces(0), message: gardees.refus.message }]),
    ],
  }
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const question = c.req.param('question') ?? ''
  return pageGeste(
    salle,
    c,
    {
      titre: 'Répondre pièce par pièce',
      types: ['reponse'],
      page: `reponse/${question}`,
      bouton: { libelle: 'Envoyer la réponse', icone: 'send' },
      fichiers: true,
      champs: ({ moments, depots }) => {
        const liste = moments.find((m) => m.id === question)?.liste
        const repondue = moments.some((m) => m.type === 'reponse' && m.question === question)
        if (!liste || !('attendues' in liste) || repondue) return null
        return (
          <>
            <div class="sep">
              {liste.attendues.map((attendue, rang) => (
                <UnePiece {...{ attendue, rang, saisie, erreurs, depots }} />
              ))}
            </div>
            <ZoneMessage libelle="Un mot pour l’organisme" saisie={saisie} erreurs={erreurs} />
          </>
        )
      },
    },
    saisie,
    erreurs,
  )
}

interface PropsPiece {
  attendue: Attendue
  rang: number
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  depots: readonly PieceJointe[]
}

function UnePiece({ attendue: { libelle }, rang, saisie, erreurs, depots }: PropsPiece) {
  const gardees = depots.filter((d) => saisie[champRemise.garder(rang)]?.includes(d.id))
  const de = <span class="sr"> : {libelle}</span>
  return (
    <div class="stack-s">
      <Choix
        nom={champRemise.dit(rang)}
        legende={libelle}
        variante="puces"
        requis
        valeur={un(saisie, champRemise.dit(rang))}
        erreur={erreurDe(erreurs, champRemise.dit(rang))}
        options={[
          { valeur: 'fournie', libelle: 'Fournie' },
          { valeur: 'absente', libelle: 'La personne ne l’a pas' },
        ]}
      />
      {gardees.map(({ id, nom, taille }) => (
        <label class="check">
          <input type="checkbox" name={champRemise.garder(rang)} value={id} checked />
          <span>
            {nom} <span class="muted small nb">{poidsEnMots(taille)}</span>
          </span>
        </label>
      ))}
      <div class="grid g2">
        <Champ
          id={champRemise.pieces(rang)}
          type="file"
          libelle={<>Fichier{de}</>}
          erreur={erreurDe(erreurs, champRemise.pieces(rang))}
          multiple
        />
        <Champ
          id={champRemise.mot(rang)}
          libelle={<>Un mot{de}</>}
          valeur={un(saisie, champRemise.mot(rang))}
          erreur={erreurDe(erreurs, champRemise.mot(rang))}
          maxlength={500}
          autocomplete="off"
        />
      </div>
    </div>
  )
}
