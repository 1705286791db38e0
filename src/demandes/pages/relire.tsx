import { jourLong, nomComplet } from '../../mandats/index.ts'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  introuvable,
  ouvrirDossier,
  pagePro,
  type Result,
  relire,
  retour,
  type Saisie,
  un,
} from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Formulaire, Icon, LienBouton, Texte, ZoneTexte } from '../../ui/index.ts'
import { deleteBrouillon, findBrouillon, lireBrouillon, type Saisi } from '../brouillons.ts'
import { joignable, joindre, listDoublons, type Semblable } from '../doublons.ts'
import { envoyerBrouillon, type Prete, preparer } from '../envoyer.ts'
import { URGENCES } from '../model.ts'
import { estPartage } from '../partage.ts'
import { lacherDepots, listDepots, type PieceJointe, poidsEnMots } from '../pieces.ts'
import { nomTape } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { findDemande } from '../store.ts'
import { EtapesDemande } from './choisir.tsx'
import { fil, idDe, LISTE, suite } from './communs.tsx'
import { Destinataires, lireQui, PERSONNE_ENCORE, type QuiLira } from './destinataires.tsx'
import { DejaEnvoyee } from './doublons.tsx'
import { ChampSignature } from './signature.tsx'

interface ARelire {
  id: string
  saisi: Saisi
  prete: Result<Prete>
  pieces: PieceJointe[]
  /** Requests that already wait for the same. */
  doublons: { semblable: Semblable; joignable: boolean }[]
  /** Several people use the account. */
  partage: boolean
  qui: QuiLira
}

const RAISON_MAX = 500
const signatureDe = (lu: Saisie) => nomTape.catch('').parse(lu.signature)

/** GET: what will be sent, to whom and why, before anything leaves. */
export async function relireDemande(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await lire(salle, acteur, idDe(c), c.req.query('groupe'))
  if (lu === 'envoyee')
    return retour(c, `${LISTE.agent}/${idDe(c)}`, { genre: 'info', texte: 'Cette demande est déjà envoyée.' })
  if (!lu) return introuvable(c)
  const titre = 'Relire avant d’envoyer'
  return pagePro(
    c,
    { titre, courant: LISTE.agent, fil: fil(c, { libelle: titre }) },
    <PageRelire {...lu} structure={acteur.structureNom} salle={salle} />,
  )
}

function lire(
  salle: Salle,
  acteur: Acteur,
  id: string,
  groupe: string | undefined,
): Promise<ARelire | 'envoyee' | null> {
  return salle.database.as(acteur, async (trx) => {
    const brouillon = await findBrouillon(trx, acteur, id)
    if (!brouillon)
      return (await findDemande(trx, { ...acteur, porte: 'agent' }, { departement: acteur.departement, id }))
        ? 'envoyee'
        : null
    const saisi = await lireBrouillon(trx, salle, acteur, brouillon)
    if (!saisi) return null
    const prete = await preparer(trx, salle, acteur, brouillon.mandatId, saisi, groupe)
    const { departement } = acteur
    const de = { departement, dossierId: brouillon.dossierId }
    const pieces = await listDepots(trx, de, id, await ouvrirDossier(trx, salle, de))
    const qui = prete.ok ? await lireQui(trx, departement, prete.value) : PERSONNE_ENCORE
    const semblables = await listDoublons(trx, salle, acteur, brouillon.mandatId, saisi)
    const doublons = semblables.map((semblable) => ({ semblable, joignable: joignable(semblable, brouillon) }))
    return { id, saisi, prete, pieces, doublons, partage: await estPartage(trx, acteur), qui }
  })
}

/** POST: sent, once. What changed meanwhile (a mandate taken back) is said on the page. */
export async function envoyerDemande(salle: Salle, c: Contexte): Promise<Response> {
  const id = idDe(c)
  const lu = await relire(c)
  const choix = {
    groupe: un(lu, 'groupe'),
    raison: un(lu, 'raison').trim().slice(0, RAISON_MAX),
    signature: signatureDe(lu),
  }
  const envoi = await envoyerBrouillon(salle, acteurDe(c), id, choix)
  if (!envoi) return introuvable(c)
  if (!envoi.ok) return retour(c, `${LISTE.agent}/nouvelle/${id}`, { genre: 'erreur', texte: envoi.refus.message })
  const { demande, deja } = envoi.value
  return retour(
    c,
    `${LISTE.agent}/${id}`,
    deja
      ? { genre: 'info', texte: 'Cette demande est déjà envoyée.' }
      : { genre: 'ok', texte: `La demande ${demande.repere} est envoyée. Le groupe est prévenu.` },
  )
}

/** POST: not another request, but a message of the one that waits. */
export async function joindreALAutre(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await relire(c)
  const vers = un(lu, 'vers')
  const issue = await joindre(salle, acteurDe(c), idDe(c), { vers, signature: signatureDe(lu) })
  if (issue?.ok === false)
    return retour(c, `${LISTE.agent}/nouvelle/${idDe(c)}`, { genre: 'erreur', texte: issue.refus.message })
  return suite(c, vers, issue, 'Votre message est ajouté à cette demande.') ?? introuvable(c)
}

/** POST: nothing is sent. */
export async function abandonner(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  await salle.database.as(acteur, async (trx) => {
    await lacherDepots(trx, salle, acteur, idDe(c))
    await deleteBrouillon(trx, acteur, idDe(c))
  })
  return retour(c, LISTE.agent, { genre: 'ok', texte: 'La demande n’est pas envoyée. Ce qui était écrit est effacé.' })
}

function PageRelire({
  id,
  saisi,
  prete,
  pieces,
  doublons,
  partage,
  qui,
  structure,
  salle,
}: ARelire & { structure: string; salle: Salle }) {
  const modifier = `${LISTE.agent}/nouvelle?brouillon=${id}`
  return (
    <div class="wrap page stack">
      <h1>Relire avant d’envoyer</h1>
      <EtapesDemande ici={2} />
      {doublons.length > 0 && <DejaEnvoyee id={id} doublons={doublons} partage={partage} />}
      {prete.ok ? (
        <div class="grid cols">
          <div class="stack">
            <Recapitulatif saisi={saisi} prete={prete.value} pieces={pieces} salle={salle} />
          </div>
          <aside class="stack" aria-label="Qui recevra quoi">
            <Destinataires id={id} prete={prete.value} qui={qui} structure={structure} salle={salle} />
          </aside>
        </div>
      ) : (
        <Alerte genre="retard" titre="Cette demande ne peut pas partir">
          {prete.refus.message}
        </Alerte>
      )}
      <div class="row">
        {prete.ok && (
          <Formulaire action={`${LISTE.agent}/nouvelle/${id}`}>
            {doublons.length > 0 && (
              <ZoneTexte
                id="raison"
                libelle="Pourquoi une autre demande"
                aide="Le groupe le lira. Les deux demandes seront liées."
                requis
                lignes={2}
                maxlength={RAISON_MAX}
              />
            )}
            <ChampSignature partage={partage} />
            <input type="hidden" name="groupe" value={prete.value.destinataire.groupe.id} />
            <Bouton grand icone="send">
              {doublons.length > 0 ? 'Envoyer quand même à' : 'Envoyer à'} {prete.value.destinataire.groupe.nom}
            </Bouton>
          </Formulaire>
        )}
        <LienBouton href={modifier} genre="secondaire" icone="edit">
          Modifier
        </LienBouton>
        <Formulaire action={`${LISTE.agent}/nouvelle/${id}/abandonner`}>
          <Bouton genre="discret" icone="trash">
            Ne pas envoyer
          </Bouton>
        </Formulaire>
      </div>
    </div>
  )
}

function Recapitulatif({
  saisi,
  prete,
  pieces,
  salle,
}: {
  saisi: Saisi
  prete: Prete
  pieces: readonly PieceJointe[]
  salle: Salle
}) {
  const { personne, champs } = prete.contenu
  return (
    <Carte titre={saisi.sujet}>
      <Texte>{saisi.message}</Texte>
      {pieces.length > 0 && (
        <ul class="row">
          {pieces.map(({ nom, taille }) => (
            <li class="file">
              <Icon nom="file" petit />
              {nom} <span class="muted small nb">{poidsEnMots(taille)}</span>
            </li>
          ))}
        </ul>
      )}
      <dl class="dl">
        <dt>Personne</dt>
        <dd>{nomComplet(personne)}</dd>
        <dt>Date de naissance</dt>
        <dd>{jourLong(personne.naissance)}</dd>
        {champs.map(({ libelle, valeur }) => (
          <>
            <dt>{libelle}</dt>
            <dd class="num">{valeur}</dd>
          </>
        ))}
        <dt>Commune</dt>
        <dd>{salle.catalogue.commune(saisi.commune)?.nom}</dd>
        <dt>Démarche</dt>
        <dd>{prete.demarche.libelle}</dd>
        <dt>Situation</dt>
        <dd>{URGENCES[saisi.urgence]}</dd>
        <dt>Mandat</dt>
        <dd class="num">{prete.mandat.repere}</dd>
      </dl>
    </Carte>
  )
}
