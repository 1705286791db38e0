import { type Contexte, jourIso, pagePro } from '../../../platform/index.ts'
import { Alerte, Etiquette, LienBouton, Tableau, Vide } from '../../../ui/index.ts'
import { listAbsences } from '../../absences.ts'
import { listGroupesTenus, listMembres } from '../../gestion.ts'
import type { Groupe } from '../../routage.ts'
import type { Salle } from '../../salle.ts'
import { GROUPES, gerant, groupeHref, NOUVEAU } from './communs.ts'

interface Ligne {
  groupe: Groupe
  membres: number
  absent: boolean
}

/** GET: the groups of one's operator. */
export async function montrerGroupes(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = gerant(c)
  const titre = 'Groupes'
  if (!acteur) return pagePro(c, { titre, courant: GROUPES }, <PasUnOrganisme />)
  const { departement } = acteur
  const jour = jourIso(salle.clock.now())
  const lignes = await salle.database.as(acteur, async (trx) => {
    const lues: Ligne[] = []
    for (const groupe of await listGroupesTenus(trx, acteur)) {
      const absences = await listAbsences(trx, departement, groupe.id, jour)
      const membres = (await listMembres(trx, departement, groupe.id)).length
      lues.push({ groupe, membres, absent: absences.some((a) => a.compte === null && a.du <= jour) })
    }
    return lues
  })
  return pagePro(c, { titre, courant: GROUPES }, <PageGroupes lignes={lignes} salle={salle} />)
}

function PasUnOrganisme() {
  return (
    <div class="wrap page stack">
      <h1>Groupes</h1>
      <Alerte genre="info">
        Les groupes répondent aux demandes pour un organisme. Votre structure n’en est pas un : il n’y a rien à régler
        ici.
      </Alerte>
    </div>
  )
}

function PageGroupes({ lignes, salle }: { lignes: readonly Ligne[]; salle: Salle }) {
  const creer = (
    <LienBouton href={NOUVEAU} icone="plus">
      Créer un groupe
    </LienBouton>
  )
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Groupes</h1>
        {lignes.length > 0 && creer}
      </div>
      <p class="muted">Un groupe répond sur des sujets, dans des communes. Les demandes arrivent à tous ses membres.</p>
      {lignes.length === 0 ? (
        <Vide titre="Aucun groupe" icone="users" niveau={2} action={creer}>
          Sans groupe, aucune demande ne peut vous arriver.
        </Vide>
      ) : (
        <Tableau
          legende="Groupes de votre organisme"
          legendeMasquee
          lignes={lignes}
          vide=""
          colonnes={[
            {
              titre: 'Groupe',
              entete: true,
              cellule: ({ groupe }) => <a href={groupeHref(groupe.id)}>{groupe.nom}</a>,
            },
            { titre: 'Territoire', cellule: ({ groupe }) => territoire(salle, groupe) },
            { titre: 'Membres', fin: true, cellule: ({ membres }) => membres },
            { titre: 'Délai', cellule: ({ groupe }) => <span class="nb">{delai(groupe)}</span> },
            { titre: 'État', cellule: (ligne) => <EtatDuGroupe {...ligne} /> },
          ]}
        />
      )}
    </div>
  )
}

function EtatDuGroupe({ membres, absent }: Ligne) {
  if (absent) return <Etiquette genre="attente">Absent aujourd’hui</Etiquette>
  return membres === 0 ? <Etiquette genre="retard">Personne</Etiquette> : <Etiquette genre="ok">Répond</Etiquette>
}

export function territoire({ catalogue }: Salle, { communes }: Pick<Groupe, 'communes'>): string {
  if (communes === null) return 'Tout le département'
  const noms = communes.map((code) => catalogue.commune(code)?.nom ?? code)
  return noms.length > 3 ? `${noms.slice(0, 3).join(', ')} et ${noms.length - 3} autres` : noms.join(', ')
}

export function delai({ delaiJoursOuvres: jours }: Pick<Groupe, 'delaiJoursOuvres'>): string {
  return jours === 1 ? '1 jour ouvré' : `${jours} jours ouvrés`
}
