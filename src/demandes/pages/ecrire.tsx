import { couvre, jourLong, lireMandat, type Mandat, nomComplet } from '../../mandats/index.ts'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  jourIso,
  ok,
  ouvrirDossier,
  pagePro,
  type Result,
  refus,
  relire,
  retour,
  type Saisie,
  statutDe,
  type Trx,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, LienBouton, Liste, ResumeErreurs } from '../../ui/index.ts'
import { findBrouillon, lireBrouillon, type Saisi, saveBrouillon } from '../brouillons.ts'
import type { Catalogue, ChampOperateur, Demarche, Operateur } from '../catalogue.ts'
import { preparer } from '../envoyer.ts'
import { listModeles } from '../groupes.ts'
import { garderPieces, listDepots, type PieceJointe } from '../pieces.ts'
import type { Modele } from '../reglages.ts'
import { champDe, champsATaper, schemaCadre, schemaDemande } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import {
  type Connu,
  choisirDemarche,
  choisirMandat,
  deLAdresse,
  demarchesDe,
  EtapesDemande,
  lireConnu,
} from './choisir.tsx'
import { fil, LISTE, lirePieces } from './communs.tsx'
import { Modeles, VotreDemande } from './votre-demande.tsx'

/** What the form is about, before a word is written. */
interface Cadre {
  id: string
  mandat: Mandat
  demarche: Demarche
  operateur: Operateur
  /** What must be typed, for this operator and under this mandate. */
  champs: ChampOperateur[]
}

/** GET: the person, then the procedure, then the form; each only when it is not known yet. */
export async function nouvelle(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const connu = lireConnu(deLAdresse(c))
  const repris = await reprendre(salle, acteur, c.req.query('brouillon') ?? '')
  if (repris) return page(salle, c, repris.cadre, repris.saisie, { depots: repris.depots, erreurs: [] })
  if (connu.mandat === '') return choisirMandat(salle, c, connu)
  const mandat = await salle.database.as(acteur, (trx) => mandatDe(trx, salle, acteur, connu.mandat))
  if (!mandat.ok) return choisirMandat(salle, c, { ...connu, mandat: '' }, { refus: mandat.refus.message })
  const possibles = demarchesDe(salle.catalogue, mandat.value).flatMap((p) => p.demarches)
  const choisie =
    connu.demarche === '' && possibles.length === 1 ? possibles[0] : possibles.find((d) => d.code === connu.demarche)
  if (!choisie)
    return connu.demarche === '' ? choisirDemarche(salle, c, connu, mandat.value) : horsMandat(salle, c, connu)
  const cadre = cadreDe(salle, salle.newId(), mandat.value, choisie)
  const modeles = await salle.database.as(acteur, (trx) => listModeles(trx, acteur.departement, choisie.code))
  const modele = modeles.find((m) => m.groupe === c.req.query('modele'))
  const saisie = { commune: connu.commune, ...(modele && { sujet: modele.sujet, message: modele.message }) }
  return page(salle, c, cadre, saisie, { depots: [], erreurs: [], modeles: modele ? [] : modeles })
}

function horsMandat(salle: Salle, c: Contexte, connu: Connu): Promise<Response> {
  const refus = 'Ce mandat ne couvre pas cette démarche. La personne peut en signer un autre : rien n’est à retaper.'
  const operateur = salle.catalogue.demarche(connu.demarche)?.operateur ?? connu.operateur
  return choisirMandat(salle, c, { ...connu, operateur, mandat: '' }, { refus, comme: connu.mandat })
}

/** A mandate of one's own structure that holds today, whatever it covers: whoever answers under one reads it too. */
async function mandatDe(
  trx: Trx,
  salle: Salle,
  { departement, structureId }: Acteur,
  mandatId: string,
): Promise<Result<Mandat>> {
  const fiche = await lireMandat(trx, salle, departement, mandatId)
  if (!fiche?.contenu || fiche.structureId !== structureId) return SANS_MANDAT
  return couvre(fiche, fiche.contenu.portees[0]?.operateur.code ?? '', null, jourIso(salle.clock.now()))
}

const SANS_MANDAT = refus('sans-mandat', 'Choisissez un mandat en vigueur, ou établissez-en un.', 'mandat')

function cadreDe({ catalogue }: Salle, id: string, mandat: Mandat, demarche: Demarche): Cadre {
  const operateur = catalogue.operateur(demarche.operateur)
  if (!operateur) throw new Error(`The catalogue has a procedure of an unknown operator: ${demarche.operateur}`)
  return { id, mandat, demarche, operateur, champs: champsATaper(operateur.champs, mandat.contenu.donnees) }
}

/** A draft as it was left; `null` when there is none to go on with. */
async function reprendre(salle: Salle, acteur: Acteur, id: string) {
  if (id === '') return null
  return salle.database.as(acteur, async (trx) => {
    const brouillon = await findBrouillon(trx, acteur, id)
    const saisi = brouillon && (await lireBrouillon(trx, salle, acteur, brouillon))
    const mandat = brouillon && (await mandatDe(trx, salle, acteur, brouillon.mandatId))
    const demarche = saisi && salle.catalogue.demarche(saisi.demarche)
    if (!mandat?.ok || !saisi || !demarche) return null
    const dossier = await ouvrirDossier(trx, salle, mandat.value)
    const depots = await listDepots(trx, mandat.value, id, dossier)
    return { cadre: cadreDe(salle, id, mandat.value, demarche), saisie: saisieDe(saisi), depots }
  })
}

function saisieDe({ commune, urgence, sujet, message, champs }: Saisi): Saisie {
  const tapes = Object.entries(champs).map(([cle, valeur]) => [champDe({ cle }), valeur])
  return { commune, urgence, sujet, message, ...Object.fromEntries(tapes) }
}

/** POST: keeps what is written, with its files, to be read over. What is refused is shown again with the rest untouched. */
export async function enregistrer(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaCadre)
  if (!lu.ok) return choisirMandat(salle, c, lireConnu(deLAdresse(c)), { refus: lu.erreurs[0]?.message })
  const { id, mandat: mandatId, demarche: code } = lu.valeur
  const demarche = salle.catalogue.demarche(code)
  const mandat = await salle.database.as(acteur, (trx) => mandatDe(trx, salle, acteur, mandatId))
  if (!mandat.ok || !demarche) {
    const raison = mandat.ok ? 'Choisissez la démarche, puis écrivez.' : mandat.refus.message
    return choisirMandat(salle, c, { ...lireConnu(deLAdresse(c)), demarche: code }, { refus: raison })
  }
  const cadre = cadreDe(salle, id, mandat.value, demarche)
  const recus = await lirePieces(salle, c)
  const champs = await formulaire(c, schemaDemande(cadre.champs))
  const { depots, refus } = await salle.database.as(acteur, async (trx) => {
    const gardees = await garderPieces(trx, salle, acteur, { dossierId: cadre.mandat.dossierId, pour: id, ...recus })
    const sauve = champs.ok ? await sauver(trx, salle, acteur, cadre, champs.valeur) : ok(null)
    const dossier = await ouvrirDossier(trx, salle, cadre.mandat)
    return {
      depots: await listDepots(trx, cadre.mandat, id, dossier),
      refus: [gardees, sauve].flatMap((r) => (r.ok ? [] : [enErreur(r.refus)])),
    }
  })
  const erreurs = [...(champs.ok ? [] : champs.erreurs), ...refus, ...recus.erreurs]
  if (erreurs.length > 0) return page(salle, c, cadre, await relire(c), { depots, erreurs })
  return retour(c, `${LISTE.agent}/nouvelle/${id}`)
}

async function sauver(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  { id, mandat, demarche, operateur }: Cadre,
  champs: Omit<Saisi, 'operateur' | 'demarche'>,
): Promise<Result<unknown>> {
  const saisi: Saisi = { ...champs, operateur: operateur.code, demarche: demarche.code }
  const prete = await preparer(trx, salle, acteur, mandat.id, saisi)
  if (!prete.ok) return prete
  const dossier = await ouvrirDossier(trx, salle, mandat)
  const contenu = dossier.chiffrer(JSON.stringify(saisi))
  const { dossierId } = mandat
  await saveBrouillon(trx, acteur, { id, mandatId: mandat.id, dossierId, contenu, modifieLe: salle.clock.now() })
  return prete
}

interface Reste {
  depots: readonly PieceJointe[]
  erreurs: readonly ErreurChamp[]
  /** Texts that the groups propose to start from, on a form where nothing is written yet. */
  modeles?: readonly (Modele & { groupe: string; nom: string })[]
}

function page(salle: Salle, c: Contexte, cadre: Cadre, saisie: Saisie, reste: Reste): Promise<Response> {
  const titre = 'Nouvelle demande'
  return pagePro(
    c,
    {
      titre,
      courant: LISTE.agent,
      fil: fil(c, { libelle: titre }),
      ilots: ['clavier'],
      statut: statutDe(reste.erreurs),
    },
    <PageEcrire {...{ cadre, saisie, ...reste, catalogue: salle.catalogue }} />,
  )
}

export type PropsEcrire = Reste & { cadre: Cadre; saisie: Saisie; catalogue: Catalogue }

function PageEcrire(props: PropsEcrire) {
  const { cadre, erreurs } = props
  return (
    <div class="wrap page stack">
      <h1>Demande pour {nomComplet(cadre.mandat.contenu.mandant)}</h1>
      <EtapesDemande ici={1} />
      <ResumeErreurs erreurs={erreurs} />
      <Modeles {...props} />
      <Formulaire action={`${LISTE.agent}/nouvelle`} fichiers class="stack">
        <input type="hidden" name="id" value={cadre.id} />
        <input type="hidden" name="mandat" value={cadre.mandat.id} />
        <input type="hidden" name="demarche" value={cadre.demarche.code} />
        <Pour {...props} />
        <VotreDemande {...props} />
        <div class="row">
          <Bouton grand icone="arrow">
            Relire avant d’envoyer
          </Bouton>
          <LienBouton href={LISTE.agent} genre="discret">
            Annuler
          </LienBouton>
        </div>
      </Formulaire>
    </div>
  )
}

/** What the mandate already says is shown, not asked; what only this operator needs is asked. */
function Pour({ cadre, saisie, erreurs, catalogue }: PropsEcrire) {
  const { mandat, demarche, operateur, champs } = cadre
  const { mandant } = mandat.contenu
  return (
    <Carte titre="Pour qui, et pour quoi">
      <dl class="dl">
        <dt>Personne</dt>
        <dd>{nomComplet(mandant)}</dd>
        <dt>Date de naissance</dt>
        <dd>{jourLong(mandant.naissance)}</dd>
        <dt>Organisme</dt>
        <dd>{operateur.nomCourt}</dd>
        <dt>Démarche</dt>
        <dd>{demarche.libelle}</dd>
        <dt>Mandat</dt>
        <dd class="num">{mandat.repere}</dd>
      </dl>
      <p class="row">
        <a href={`${LISTE.agent}/nouvelle?mandat=${mandat.id}`}>Changer de démarche</a>
        <a href={`${LISTE.agent}/nouvelle`}>Changer de personne</a>
      </p>
      <div class="grid g2">
        {champs.map((c) => (
          <Champ
            id={champDe(c)}
            libelle={c.libelle}
            aide={c.aide}
            valeur={un(saisie, champDe(c))}
            erreur={erreurDe(erreurs, champDe(c))}
            requis={c.obligatoire}
            autocomplete="off"
            largeur="m"
          />
        ))}
        <Liste
          id="commune"
          libelle="Commune où vit la personne"
          aide="Elle décide du groupe qui répond."
          requis
          valeur={un(saisie, 'commune')}
          erreur={erreurDe(erreurs, 'commune')}
          options={catalogue.communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
          largeur="m"
        />
      </div>
    </Carte>
  )
}
