import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  jourIso,
  pagePro,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, Liste, ResumeErreurs } from '../../ui/index.ts'
import { type Absence, deleteSienne, insertSienne, listCollegues, listSiennes } from '../absences.ts'
import type { Salle } from '../salle.ts'
import { periode } from './groupes/communs.ts'
import { schemaSienne } from './groupes/saisie.ts'

export const ABSENCES = '/compte/absences'

/** GET, and POST refused: one's own days away, in all one's groups. */
export async function absencesPage(
  salle: Salle,
  c: Contexte,
  saisie: Saisie = {},
  erreurs: ErreurChamp[] = [],
): Promise<Response> {
  const acteur = acteurDe(c)
  const [absences, collegues] = await salle.database.as(acteur, async (trx) => [
    await listSiennes(trx, acteur, jourIso(salle.clock.now())),
    await listCollegues(trx, acteur),
  ])
  const titre = 'Mes absences'
  return pagePro(
    c,
    { titre, fil: [{ libelle: 'Mon compte', href: '/compte' }, { libelle: titre }], statut: statutDe(erreurs) },
    <PageAbsences {...{ absences, collegues, saisie, erreurs }} nouvelId={salle.newId()} />,
  )
}

export async function noterLaSienne(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaSienne)
  if (!lu.ok) return absencesPage(salle, c, lu.saisie, lu.erreurs)
  const { remplacant } = lu.valeur
  const notee = await salle.database.as(acteur, async (trx) => {
    const permis = remplacant === null || (await listCollegues(trx, acteur)).some((m) => m.id === remplacant)
    if (!permis) return false
    const detail = { remplacant }
    if (await insertSienne(trx, acteur, lu.valeur))
      await salle.journal(trx, acteur, { action: 'absence.notee', objet: `compte:${acteur.compteId}`, detail })
    return true
  })
  if (!notee) {
    const { id, du, au } = lu.valeur
    const erreur = { champ: 'remplacant', message: 'Choisissez une personne de la liste.' }
    return absencesPage(salle, c, { id, du, au }, [erreur])
  }
  return retour(c, ABSENCES, { genre: 'ok', texte: 'L’absence est notée.' })
}

/** Deleted before its last day, one is back: the work comes back within the hour. */
export async function effacerLaSienne(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, z.object({ id: z.string() }))
  if (lu.ok)
    await salle.database.as(acteur, async (trx) => {
      if (await deleteSienne(trx, acteur, lu.valeur.id))
        await salle.journal(trx, acteur, { action: 'absence.effacee', objet: `compte:${acteur.compteId}` })
    })
  return retour(c, ABSENCES, { genre: 'ok', texte: 'L’absence est effacée.' })
}

interface Props {
  absences: readonly Absence[]
  collegues: Awaited<ReturnType<typeof listCollegues>>
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  nouvelId: string
}

function PageAbsences(props: Props) {
  const { absences, erreurs } = props
  return (
    <div class="wrap page stack">
      <h1>Mes absences</h1>
      <ResumeErreurs erreurs={erreurs} />
      {absences.length > 0 && (
        <Carte titre="Notées">
          <ul class="sep">
            {absences.map((absence) => (
              <UneAbsence absence={absence} />
            ))}
          </ul>
        </Carte>
      )}
      <Carte titre="Noter une absence">
        <p class="muted">
          Avec un remplaçant : il reçoit les demandes que vous suivez, et vous les reprenez à votre retour. Sans
          remplaçant : celles à rendre pendant votre absence reviennent au groupe.
        </p>
        <Ajout {...props} />
      </Carte>
    </div>
  )
}

function UneAbsence({ absence }: { absence: Absence }) {
  const { id, remplacant, sienne } = absence
  return (
    <li class="row row--sb">
      <span>
        Absent {periode(absence)}
        {remplacant && `, remplacé par ${remplacant}`}
      </span>
      {sienne ? (
        <Formulaire action={`${ABSENCES}/effacer`} class="row">
          <input type="hidden" name="id" value={id} />
          <Bouton genre="discret">
            Effacer<span class="sr"> l’absence {periode(absence)}</span>
          </Bouton>
        </Formulaire>
      ) : (
        <span class="small muted">notée par votre responsable</span>
      )}
    </li>
  )
}

function Ajout({ collegues, saisie, erreurs, nouvelId }: Props) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  return (
    <Formulaire action={ABSENCES}>
      <input type="hidden" name="id" value={un(saisie, 'id') || nouvelId} />
      <Champ {...champ('du')} libelle="Premier jour" type="date" largeur="m" requis />
      <Champ {...champ('au')} libelle="Dernier jour" type="date" largeur="m" requis />
      <Liste
        {...champ('remplacant')}
        libelle="Qui me remplace"
        options={collegues.map((m) => ({ valeur: m.id, libelle: m.fonction ? `${m.nom}, ${m.fonction}` : m.nom }))}
      />
      <Bouton>Noter l’absence</Bouton>
    </Formulaire>
  )
}
