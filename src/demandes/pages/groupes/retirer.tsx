import { z } from 'zod'
import {
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  retour,
  statutDe,
} from '../../../platform/index.ts'
import { Alerte, Bouton, Carte, Choix, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import { lireRetrait, retirerGroupe } from '../../heritage.ts'
import type { Salle } from '../../salle.ts'
import { idDe } from '../communs.tsx'
import { filDesGroupes, GROUPES, gerant, groupeHref } from './communs.ts'
import { territoire } from './liste.tsx'

const schema = z.object({
  suite: z
    .string()
    .default('')
    .transform((id) => id || null),
})

export function retirerPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, [])
}

export async function retirerLeGroupe(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = gerant(c)
  const lu = await formulaire(c, schema)
  const fait = acteur && lu.ok && (await retirerGroupe(salle, acteur, idDe(c), lu.valeur.suite))
  if (!fait) return introuvable(c)
  if (!fait.ok) return page(salle, c, [enErreur(fait.refus)])
  const { demandes } = fait.value
  const transmises =
    demandes > 1 ? ` Ses ${demandes} demandes sont transmises.` : demandes === 1 ? ' Sa demande est transmise.' : ''
  return retour(c, GROUPES, { genre: 'ok', texte: `Le groupe est retiré.${transmises}` })
}

async function page(salle: Salle, c: Contexte, erreurs: ErreurChamp[]): Promise<Response> {
  const acteur = gerant(c)
  const retrait = acteur && (await lireRetrait(salle, acteur, idDe(c)))
  if (!retrait) return introuvable(c)
  const { id, nom } = retrait.groupe
  const titre = `Retirer « ${nom} »`
  return pagePro(
    c,
    {
      titre,
      courant: GROUPES,
      fil: filDesGroupes({ libelle: nom, href: groupeHref(id) }, { libelle: 'Retirer' }),
      statut: statutDe(erreurs),
    },
    <PageRetrait {...{ salle, retrait, erreurs, titre }} />,
  )
}

interface Props {
  salle: Salle
  retrait: NonNullable<Awaited<ReturnType<typeof lireRetrait>>>
  erreurs: readonly ErreurChamp[]
  titre: string
}

function PageRetrait({ salle, retrait: { groupe, suites, ouvertes }, erreurs, titre }: Props) {
  const ici = groupeHref(groupe.id)
  const attendent =
    ouvertes > 1
      ? `${ouvertes} demandes sont en cours.`
      : ouvertes === 1
        ? 'Une demande est en cours.'
        : 'Aucune demande n’est en cours.'
  return (
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <p>
          {attendent} Ce groupe ne sera plus proposé. Ses membres ne liront plus ses demandes. L’histoire de chaque
          demande reste, et le délai ne change pas.
        </p>
        {ouvertes > 0 && suites.length === 0 ? (
          <Alerte genre="attente" titre="Aucun autre groupe ne peut prendre la suite">
            Créez d’abord un autre groupe, ou répondez aux demandes en cours.
          </Alerte>
        ) : (
          <Formulaire action={`${ici}/retirer`}>
            {suites.length > 0 && (
              <Choix
                nom="suite"
                legende="Quel groupe prend la suite ?"
                variante="cartes"
                requis={ouvertes > 0}
                erreur={erreurDe(erreurs, 'suite')}
                options={suites.map((g) => ({ valeur: g.id, libelle: g.nom, aide: territoire(salle, g) }))}
              />
            )}
            <div class="row">
              <Bouton genre="danger">Retirer ce groupe</Bouton>
              <LienBouton genre="discret" href={ici}>
                Garder le groupe
              </LienBouton>
            </div>
          </Formulaire>
        )}
      </Carte>
    </div>
  )
}
