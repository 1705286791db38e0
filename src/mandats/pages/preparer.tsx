import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Bouton,
  Carte,
  Case,
  Champ,
  Choix,
  Etapes,
  Etiquette,
  Formulaire,
  Icon,
  LienBouton,
  ResumeErreurs,
} from '../../ui/index.ts'
import { type Catalogue, choixDe, type OperateurDuCatalogue, TOUTES } from '../catalogue.ts'
import { consulter } from '../consulter.ts'
import * as gestes from '../gestes.ts'
import { DONNEES, type Donnee, DUREES, type Mandat } from '../model.ts'
import { champDemarches, ecrireJour, schemaMandat } from '../saisie.ts'
import { dejaSigne, fil, idDe, LISTE, ouvrirBrouillon, pageDe, plusieurs, type Salle } from './communs.ts'

/** GET: an empty form, or one filled in like another mandate (`?comme=`); with the procedure that is asked for, ticked. */
export async function nouveau(salle: Salle, c: Contexte): Promise<Response> {
  const modele = c.req.query('comme')
  const vu = modele ? await consulter(salle, acteurDe(c), modele) : null
  const saisie: Saisie =
    vu?.genre === 'mandat' ? saisieDe(vu.mandat) : { donnees: ['identite', 'numeros'], duree: '12' }
  return page(salle, c, { ...saisie, ...demandee(c, saisie), id: salle.newId(), ...(modele && { comme: modele }) }, [])
}

/** POST: a draft, then its reading. The same form sent twice leads to the same draft. */
export async function etablir(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaMandat(salle.catalogue))
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const resultat = await gestes.etablir(salle, acteurDe(c), lu.valeur.id, lu.valeur.saisi, lu.valeur.comme)
  if (!resultat.ok) return page(salle, c, await relire(c), [enErreur(resultat.refus)])
  const { deja, mandat } = resultat.value
  const href = mandat.signature || mandat.detruitLe ? pageDe(mandat) : `${pageDe(mandat)}/signer`
  const texte = `Ce mandat était déjà enregistré, sous le numéro ${mandat.repere}.`
  return retour(c, href, deja ? { genre: 'info', texte } : undefined)
}

/** GET: the form of a draft, as it was filled in. */
export async function corrigerForm(salle: Salle, c: Contexte): Promise<Response> {
  const mandat = await ouvrirBrouillon(salle, c)
  return mandat instanceof Response ? mandat : page(salle, c, saisieDe(mandat), [], mandat)
}

/** POST: the draft as corrected, then its reading again. */
export async function corriger(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaMandat(salle.catalogue))
  const refaire = async (saisie: Saisie, erreurs: ErreurChamp[]) => {
    const mandat = await ouvrirBrouillon(salle, c)
    return mandat instanceof Response ? mandat : page(salle, c, saisie, erreurs, mandat)
  }
  if (!lu.ok) return refaire(lu.saisie, lu.erreurs)
  const resultat = await gestes.corriger(salle, acteurDe(c), idDe(c), lu.valeur.saisi)
  if (!resultat) return introuvable(c)
  if (resultat.ok)
    return retour(c, `${pageDe(resultat.value)}/signer`, { genre: 'ok', texte: 'Le mandat est corrigé.' })
  return resultat.refus.champ ? refaire(await relire(c), [enErreur(resultat.refus)]) : dejaSigne(c)
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[], brouillon?: Mandat) {
  const titre = brouillon ? `Corriger le mandat ${brouillon.repere}` : 'Nouveau mandat'
  const action = brouillon ? `${pageDe(brouillon)}/corriger` : `${LISTE}/nouveau`
  const annuler = brouillon ? `${pageDe(brouillon)}/signer` : LISTE
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil({ libelle: titre }), ilots: ['clavier'], statut: statutDe(erreurs) },
    <PagePreparer {...{ catalogue: salle.catalogue, action, annuler, titre, saisie, erreurs }} />,
  )
}

/** A page elsewhere may say what the mandate is for (`?operateur=caf&demarche=budget-rsa`): never who it is for. */
/** The procedure of the address, beside those already ticked. */
function demandee(c: Contexte, saisie: Saisie): Saisie {
  const operateur = c.req.query('operateur')
  const demarche = c.req.query('demarche')
  if (!operateur || !demarche) return {}
  const champ = champDemarches(operateur)
  const coches = plusieurs(saisie, champ)
  return coches.includes('toutes') ? {} : { [champ]: [...coches, demarche] }
}

/** The form as one would fill it in to get this mandate: to correct a draft, or to sign again. */
function saisieDe({ id, dureeMois, contenu }: Mandat): Saisie {
  const { mandant, portees, donnees } = contenu
  const coches = Object.entries(choixDe(portees)).map(([operateur, codes]) => [champDemarches(operateur), codes])
  return {
    id,
    prenom: mandant.prenom,
    nom: mandant.nom,
    naissance: ecrireJour(mandant.naissance),
    donnees,
    duree: String(dureeMois),
    ...Object.fromEntries(coches),
  }
}

interface PropsPreparer {
  catalogue: Catalogue
  /** Where the form goes, and where « Annuler » leads. */
  action: string
  annuler: string
  titre: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Everything that is written in a mandate, on one page: the person is waiting. */
function PagePreparer({ catalogue, action, annuler, titre, saisie, erreurs }: PropsPreparer) {
  return (
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <EtapesMandat ici={0} />
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={action} class="stack">
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        {un(saisie, 'comme') && <input type="hidden" name="comme" value={un(saisie, 'comme')} />}
        <Personne saisie={saisie} erreurs={erreurs} />
        <Demarches catalogue={catalogue} saisie={saisie} erreur={erreurDe(erreurs, 'demarches')} />
        <Informations saisie={saisie} erreurs={erreurs} />
        <div class="row">
          <Bouton grand icone="arrow">
            Continuer : lire et signer
          </Bouton>
          <LienBouton href={annuler} genre="discret">
            Annuler
          </LienBouton>
        </div>
      </Formulaire>
    </div>
  )
}

const ETAPES = ['La personne et les démarches', 'La lecture et la signature', 'Les deux exemplaires']

export function EtapesMandat({ ici }: { ici: number }) {
  const etat = (rang: number) => (rang < ici ? 'fait' : rang === ici ? 'ici' : 'a-venir')
  return <Etapes etapes={ETAPES.map((titre, rang) => ({ titre, etat: etat(rang) }))} />
}

interface Morceau {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Personne({ saisie, erreurs }: Morceau) {
  const champ = (id: string) => ({
    id,
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
    requis: true,
    autocomplete: 'off',
  })
  return (
    <Carte titre="La personne">
      <p class="hint">Comme sur sa pièce d’identité. Rien de plus n’est demandé ici.</p>
      <div class="grid g3">
        <Champ {...champ('prenom')} libelle="Prénom" />
        <Champ {...champ('nom')} libelle="Nom de famille" />
        <Champ
          {...champ('naissance')}
          libelle="Date de naissance"
          aide="Par exemple 31/12/1980"
          inputmode="numeric"
          largeur="m"
        />
      </div>
    </Carte>
  )
}

function Demarches({
  catalogue,
  saisie,
  erreur,
}: {
  catalogue: Catalogue
  saisie: Saisie
  erreur: string | undefined
}) {
  return (
    <Carte titre="Les démarches" id="demarches" tabindex={-1}>
      <p class="hint">
        Ouvrez chaque organisme, puis choisissez les démarches. Prenez « Toutes les démarches » seulement si la personne
        le veut.
      </p>
      {erreur && (
        <p class="err">
          <Icon nom="warn" petit />
          <span>{erreur}</span>
        </p>
      )}
      <div class="grid grid--flush cols--m">
        {catalogue.map((o) => (
          <Organisme organisme={o} coches={plusieurs(saisie, champDemarches(o.operateur.code))} />
        ))}
      </div>
    </Carte>
  )
}

function Organisme({ organisme, coches }: { organisme: OperateurDuCatalogue; coches: string[] }) {
  const { operateur, demarches } = organisme
  return (
    <details class="tog" open={coches.length > 0}>
      <summary>
        {operateur.libelle}
        {coches.length > 0 && (
          <Etiquette genre="accent">{coches.length === 1 ? '1 choix' : `${coches.length} choix`}</Etiquette>
        )}
      </summary>
      <Choix
        nom={champDemarches(operateur.code)}
        legende={`Démarches : ${operateur.libelle}`}
        legendeMasquee
        facultatif={false}
        variante="puces"
        multiple
        valeur={coches}
        options={[
          { valeur: TOUTES, libelle: <b>Toutes les démarches</b> },
          ...demarches.map((d) => ({ valeur: d.code, libelle: d.libelle })),
        ]}
      />
    </details>
  )
}

const DONNEES_COURANTES = (Object.keys(DONNEES) as Donnee[]).filter((d) => d !== 'identifiants')

function Informations({ saisie, erreurs }: Morceau) {
  const choisies = plusieurs(saisie, 'donnees')
  return (
    <Carte titre="Les informations et la durée">
      <Choix
        nom="donnees"
        legende="Informations que vous utiliserez"
        aide="Seulement celles qu’il faut pour ces démarches."
        variante="puces"
        multiple
        requis
        valeur={choisies}
        erreur={erreurDe(erreurs, 'donnees')}
        options={DONNEES_COURANTES.map((d) => ({ valeur: d, libelle: DONNEES[d] }))}
      />
      <Case
        nom="donnees"
        id="donnees-identifiants"
        valeur="identifiants"
        libelle={DONNEES.identifiants}
        aide="Cochez seulement si la personne vous les confie. Ne les écrivez nulle part."
        coche={choisies.includes('identifiants')}
      />
      <Choix
        nom="duree"
        legende="Durée"
        aide="Le mandat s’arrête de toute façon quand les démarches sont terminées."
        variante="puces"
        requis
        valeur={un(saisie, 'duree')}
        erreur={erreurDe(erreurs, 'duree')}
        options={Object.entries(DUREES).map(([valeur, libelle]) => ({ valeur, libelle }))}
      />
    </Carte>
  )
}
