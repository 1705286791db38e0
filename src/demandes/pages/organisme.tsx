import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  enListe,
  erreurDe,
  formulaire,
  pagePro,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Choix, Formulaire, LienBouton, Liste, ResumeErreurs } from '../../ui/index.ts'
import { ouvrirOrganisme } from '../gestion.ts'
import { DEFAUTS } from '../reglages.ts'
import { obligatoire } from '../saisie.ts'
import type { Salle } from '../salle.ts'

export const ORGANISME = '/administration/organisme'
const COMPTES = '/administration/comptes'

const schema = ({ catalogue }: Salle) =>
  z.object({
    id: z.uuid(),
    operateur: obligatoire('Choisissez de quel organisme il s’agit.').refine(
      (code) => catalogue.operateur(code) !== null,
      {
        error: 'Choisissez de quel organisme il s’agit.',
      },
    ),
    nom: obligatoire('Écrivez le nom de l’organisme.').max(80, { error: 'Écrivez 80 caractères au plus.' }),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'Écrivez une adresse comme groupe@exemple.fr.' })),
    communes: z
      .preprocess(enListe, z.array(z.string()))
      .transform((codes) => codes.filter((code) => catalogue.commune(code) !== null))
      .transform((codes) => (codes.length === 0 ? null : codes)),
  })

/** GET: a local operator joins, with its first group. */
export function organismePage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export async function creerOrganisme(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schema(salle))
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { id, operateur, nom, email, communes } = lu.valeur
  const themes = salle.catalogue.operateur(operateur)?.themes.map((t) => t.code) ?? []
  const groupe = { ...DEFAUTS, id, operateur, nom, email, communes, themes, delaiJoursOuvres: 3, structure: id }
  const ouvert = await ouvrirOrganisme(salle, acteurDe(c), groupe)
  if (!ouvert.ok) return page(salle, c, await relire(c), [enErreur(ouvert.refus)])
  const texte = `« ${nom} » et son premier groupe sont créés. Créez maintenant le compte de la personne responsable.`
  return retour(c, `${COMPTES}/nouveau`, { genre: 'ok', texte })
}

function page({ catalogue, config }: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const titre = 'Ajouter un organisme'
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), requis: true })
  return pagePro(
    c,
    {
      titre,
      courant: COMPTES,
      fil: [{ libelle: 'Comptes', href: COMPTES }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <p>
          Un CCAS, un bailleur, un service du département : il reçoit des demandes avec un premier groupe, que sa
          personne responsable règle ensuite.
        </p>
        <Formulaire action={ORGANISME}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          <Liste
            {...champ('operateur')}
            libelle="De quel organisme s’agit-il ?"
            aide={`La liste vient de territoires/${config.departement}/operateurs.json.`}
            options={catalogue.operateurs.map((o) => ({ valeur: o.code, libelle: o.nom }))}
          />
          <Champ
            {...champ('nom')}
            libelle="Nom"
            aide="C’est aussi celui de son premier groupe. Par exemple : CCAS de la ville (exemple)."
          />
          <Champ {...champ('email')} libelle="Boîte aux lettres du groupe" type="email" inputmode="email" />
          <Choix
            nom="communes"
            legende="Communes"
            aide="Rien de coché : tout le département."
            variante="puces"
            multiple
            valeur={enListe(saisie.communes) as string[]}
            options={catalogue.communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
          />
          <div class="row">
            <Bouton>Créer l’organisme</Bouton>
            <LienBouton href={COMPTES} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}
