import {
  acteurDe,
  type Contexte,
  enErreur,
  enListe,
  formulaire,
  introuvable,
  relire,
  retour,
  type Services,
  un,
} from '../../../platform/index.ts'
import { Champ, Choix, Liste, ZoneTexte } from '../../../ui/index.ts'
import { listOperateurs } from '../../operateurs.ts'
import { retirerReferent, tenirReferent } from '../gestes.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { peutTenir } from '../model.ts'
import { schemaReferent } from '../saisie.ts'
import { findReferent, listStructuresAidantes } from '../store.ts'
import { champsDe, type PageTenir, pageTenir } from './tenir.tsx'

const { href: LISTE } = LIENS_ANNUAIRE.referents

/** GET: an empty form, or the referent to correct. */
export async function referentForm(services: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const id = c.req.param('id')
  if (id === undefined)
    return page(services, c, { saisie: { id: services.newId(), operateur: acteur.operateur ?? '' } })
  const connu = await services.database.as(acteur, (trx) => findReferent(trx, acteur, id))
  if (!connu || !peutTenir(acteur, connu)) return introuvable(c)
  const { structureId, structureNom: _, modifieLe: __, ...same } = connu
  return page(services, c, { saisie: { ...same, structure: structureId ?? '' }, connu: id })
}

/** POST: keeps it. Sent twice, it is kept once. */
export async function enregistrerReferent(services: Services, c: Contexte): Promise<Response> {
  const connu = c.req.param('id')
  const lu = await formulaire(c, schemaReferent)
  if (!lu.ok) return page(services, c, { saisie: lu.saisie, erreurs: lu.erreurs, connu })
  const { structure, ...same } = lu.valeur
  const referent = { ...same, id: connu ?? same.id, structureId: structure || null }
  const fait = await tenirReferent(services, acteurDe(c), referent, connu === undefined)
  if (!fait) return introuvable(c)
  if (!fait.ok) return page(services, c, { saisie: await relire(c), erreurs: [enErreur(fait.refus)], connu })
  return retour(c, LISTE, { genre: 'ok', texte: 'Référent enregistré. Les structures le voient.' })
}

/** POST: no longer shown. */
export async function oterReferent(services: Services, c: Contexte): Promise<Response> {
  const fait = await retirerReferent(services, acteurDe(c), c.req.param('id') ?? '')
  return fait.ok ? retour(c, LISTE, { genre: 'ok', texte: 'Référent retiré.' }) : introuvable(c)
}

async function page(services: Services, c: Contexte, props: PageTenir): Promise<Response> {
  const acteur = acteurDe(c)
  const structures = await services.database.as(acteur, (trx) => listStructuresAidantes(trx, acteur))
  const champs = <Champs {...props} operateurs={listOperateurs(acteur.departement)} structures={structures} />
  return pageTenir(c, { ...props, cle: 'referents', nom: 'référent' }, champs)
}

interface PropsChamps extends PageTenir {
  operateurs: ReturnType<typeof listOperateurs>
  structures: readonly { id: string; nom: string }[]
}

function Champs({ operateurs, structures, ...props }: PropsChamps) {
  const champ = champsDe(props)
  const themes = operateurs.find((o) => o.code === un(props.saisie, 'operateur'))?.themes ?? []
  return (
    <>
      <Liste
        {...champ('operateur')}
        libelle="Organisme"
        requis
        options={operateurs.map((o) => ({ valeur: o.code, libelle: o.nom }))}
      />
      <Liste
        {...champ('structure')}
        libelle="Pour quelle structure"
        invite="Toutes les structures"
        options={structures.map((s) => ({ valeur: s.id, libelle: s.nom }))}
      />
      <Champ {...champ('fonction')} libelle="Fonction" aide="Par exemple « référente France services »" requis />
      <Champ
        {...champ('nom')}
        libelle="Nom"
        aide="La fonction suffit, si l’équipe change souvent."
        autocomplete="off"
      />
      <Champ {...champ('telephone')} libelle="Ligne directe" type="tel" autocomplete="off" largeur="m" />
      <Champ
        {...champ('courriel')}
        libelle="Boîte aux lettres"
        aide="De préférence celle d’une équipe."
        type="email"
        autocomplete="off"
      />
      {themes.length > 0 && (
        <Choix
          nom="themes"
          legende="Sujets suivis"
          aide="Rien de coché : tous les sujets."
          variante="puces"
          multiple
          valeur={enListe(props.saisie.themes).map(String)}
          options={themes.map((t) => ({ valeur: t.code, libelle: t.libelle }))}
        />
      )}
      <ZoneTexte
        {...champ('precision')}
        libelle="À savoir"
        aide="Quand appeler, pour quoi."
        lignes={2}
        maxlength={500}
      />
    </>
  )
}
