import { acteurDe, type Contexte, joursOuvresEntre, pagePro } from '../../platform/index.ts'
import { Chiffre, Etiquette, Tableau, Vide } from '../../ui/index.ts'
import { type ChargeGroupe, chargeDesGroupes, JOURS_CHARGE } from '../chiffres.ts'
import type { Salle } from '../salle.ts'

export const RETARDS = '/pilotage/demandes'

/** GET: where requests wait, group by group. Never who they are about. */
export async function montrerRetards(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const maintenant = salle.clock.now()
  const groupes = await salle.database.as(acteur, (trx) => chargeDesGroupes(trx, acteur.departement, maintenant))
  return pagePro(
    c,
    { titre: 'Demandes aux organismes', courant: RETARDS },
    <PageRetards {...{ groupes, maintenant, salle }} />,
  )
}

function PageRetards({
  groupes,
  maintenant,
  salle,
}: {
  groupes: readonly ChargeGroupe[]
  maintenant: Date
  salle: Salle
}) {
  const somme = (de: (g: ChargeGroupe) => number) => groupes.reduce((total, g) => total + de(g), 0)
  return (
    <div class="wrap page stack">
      <div>
        <h1>Demandes aux organismes</h1>
        <p class="muted">Ce qui attend une réponse, groupe par groupe. Les groupes en retard d’abord.</p>
      </div>
      {groupes.length === 0 ? (
        <Vide titre="Aucune demande n’attend" icone="ok">
          Rien n’attend de réponse, et rien n’a été répondu ces {JOURS_CHARGE} derniers jours.
        </Vide>
      ) : (
        <>
          <div class="grid g3">
            <Chiffre libelle="Attendent une réponse" valeur={somme((g) => g.ouvertes)} />
            <Chiffre libelle="En retard" valeur={somme((g) => g.retard)} />
            <Chiffre libelle={`Répondues en ${JOURS_CHARGE} jours`} valeur={somme((g) => g.repondues)} />
          </div>
          <Tableau
            legende="Par groupe"
            lignes={groupes}
            vide=""
            colonnes={[
              {
                titre: 'Groupe',
                entete: true,
                cellule: (g) => (
                  <>
                    {g.groupe}
                    <div class="small muted">{salle.catalogue.operateur(g.operateur)?.nomCourt ?? g.operateur}</div>
                  </>
                ),
              },
              { titre: 'Attendent', fin: true, cellule: (g) => g.ouvertes },
              { titre: 'En retard', fin: true, cellule: (g) => <Retard groupe={g} maintenant={maintenant} /> },
              { titre: `Répondues (${JOURS_CHARGE} j)`, fin: true, cellule: (g) => g.repondues },
              {
                titre: 'Délai médian',
                fin: true,
                cellule: (g) => (g.joursMedians === null ? '–' : enJours(g.joursMedians)),
              },
            ]}
          />
        </>
      )}
    </div>
  )
}

function Retard({ groupe, maintenant }: { groupe: ChargeGroupe; maintenant: Date }) {
  if (groupe.retard === 0 || groupe.depuis === null) return <>0</>
  return (
    <>
      <Etiquette genre="retard" icone="warn">
        {groupe.retard}
      </Etiquette>{' '}
      <span class="small muted">
        depuis {enJours(Math.max(1, joursOuvresEntre(groupe.depuis, maintenant)), 'ouvré')}
      </span>
    </>
  )
}

const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const enJours = (jours: number, quoi = '') =>
  [nombre.format(jours), ...['jour', quoi].filter(Boolean).map((mot) => (jours < 2 ? mot : `${mot}s`))].join(' ')
