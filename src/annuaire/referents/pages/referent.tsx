import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  enListe,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  relire,
  retour,
  type Saisie,
  type Services,
  statutDe,
  un,
} from '../../../platform/index.ts'
import {
  Bouton,
  Carte,
  Champ,
  Choix,
  Formulaire,
  LienBouton,
  Liste,
  ResumeErreurs,
  ZoneTexte,
} from '../../../ui/index.ts'
import { listOperateurs } from '../../operateurs.ts'
import { retirerReferent, tenirReferent } from '../gestes.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { peutTenir } from '../model.ts'
import { schemaReferent } from '../saisie.ts'
import { findReferent, listStructuresAidantes } from '../store.ts'

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

interface Page {
  saisie: Saisie
  erreurs?: ErreurChamp[]
  connu?: string | undefined
}

async function page(services: Services, c: Contexte, { saisie, erreurs = [], connu }: Page): Promise<Response> {
  const acteur = acteurDe(c)
  const structures = await services.database.as(acteur, (trx) => listStructuresAidantes(trx, acteur))
  const titre = connu ? 'Corriger un référent' : 'Ajouter un référent'
  return pagePro(
    c,
    {
      titre,
      courant: LIENS_ANNUAIRE.lieux.href,
      fil: [{ libelle: 'Référents', href: LISTE }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <Formulaire action={connu ? `${LISTE}/${connu}` : `${LISTE}/nouveau`}>
          <Champs {...{ acteur, saisie, erreurs, structures }} />
          <div class="row">
            <Bouton icone="check">Enregistrer</Bouton>
            <LienBouton href={LISTE} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
      {connu && (
        <Formulaire action={`${LISTE}/${connu}/retirer`}>
          <Bouton genre="danger" icone="trash">
            Retirer ce référent
          </Bouton>
        </Formulaire>
      )}
    </div>,
  )
}

interface PropsChamps {
  acteur: Acteur
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  structures: readonly { id: string; nom: string }[]
}

function Champs({ acteur, saisie, erreurs, structures }: PropsChamps) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  const operateurs = listOperateurs(acteur.departement)
  const themes = operateurs.find((o) => o.code === un(saisie, 'operateur'))?.themes ?? []
  return (
    <>
      <input type="hidden" name="id" value={un(saisie, 'id')} />
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
          valeur={enListe(saisie.themes).map(String)}
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
