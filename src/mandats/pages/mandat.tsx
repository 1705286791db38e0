import { acteurDe, type Contexte, introuvable, jourIso, pagePro, permits, retour } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Dialogue, type Evenement, Formulaire, Frise, LienBouton } from '../../ui/index.ts'
import { EXPORTER_PERSONNE } from '../access.ts'
import { type Avis, findAvis } from '../avis.ts'
import { consulter } from '../consulter.ts'
import { exporterPersonne } from '../exporter.ts'
import { abandonner, auNomDe } from '../gestes.ts'
import { etatLe, type Fiche, type Jour, jourLong, type Mandat, MOTIFS_DE_FIN, nomComplet } from '../model.ts'
import type { ProcesVerbalTable } from '../proces.ts'
import { noterRenouvele } from '../renouveler.ts'
import type { Traces } from '../store.ts'
import type { Texte } from '../texte.ts'
import { CarteAvis } from './avis.tsx'
import { CodeDuMandat } from './code.tsx'
import { aujourdhui, dejaSigne, fil, idDe, LISTE, pageDe, type Salle, texteDe } from './communs.ts'
import { EtatDuMandat } from './etat.tsx'
import { enPdf, exemplaires } from './exemplaires.ts'
import { SignatureDessinee, TexteComplet } from './texte.tsx'

/** GET: the mandate, or what is left of it. */
export async function montrer(salle: Salle, c: Contexte): Promise<Response> {
  const vu = await consulter(salle, acteurDe(c), idDe(c))
  if (!vu) return introuvable(c)
  const { repere } = vu.genre === 'mandat' ? vu.mandat : vu.fiche
  const page = { titre: `Mandat ${repere}`, courant: LISTE, fil: fil({ libelle: repere }) }
  if (vu.genre === 'detruit') return pagePro(c, page, <PageDetruit {...vu} />)
  const mandat = auNomDe(vu.mandat, acteurDe(c))
  const props = {
    ...vu,
    mandat,
    avis: await salle.database.as(acteurDe(c), (trx) => findAvis(trx, salle, mandat)),
    texte: texteDe(salle, mandat),
    aujourdhui: aujourdhui(salle),
    lienDemande: salle.options.lienDemande?.(mandat.id) ?? null,
    lienOrientation: salle.options.lienOrientation?.(mandat.id) ?? null,
    site: salle.config.url,
    lienExport: permits(EXPORTER_PERSONNE, acteurDe(c)) ? `${pageDe(mandat)}/tout.zip` : null,
  }
  return pagePro(c, page, <PageMandat {...props} />)
}

/** GET: the two originals, as a PDF. */
export async function imprimer(salle: Salle, c: Contexte): Promise<Response> {
  const vu = await consulter(salle, acteurDe(c), idDe(c), 'mandat.imprime')
  if (vu?.genre !== 'mandat') return introuvable(c)
  const mandat = auNomDe(vu.mandat, acteurDe(c))
  return enPdf(salle, c, mandat, vu.traces)
}

/** GET: all that concerns the person, for them. */
export async function donnerTout(salle: Salle, c: Contexte): Promise<Response> {
  const tout = await exporterPersonne(salle, acteurDe(c), idDe(c), (m, traces) => exemplaires(salle, m, traces))
  if (!tout) return introuvable(c)
  return c.body(Buffer.from(tout.archive), 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="donnees-${tout.repere}.zip"`,
    'cache-control': 'no-store',
  })
}

/** POST: the agent spoke with the person: there will be no other mandate. */
export async function ecarterRenouvellement(salle: Salle, c: Contexte): Promise<Response> {
  await salle.database.as(acteurDe(c), (trx) => noterRenouvele(trx, acteurDe(c), idDe(c)))
  return retour(c, LISTE, { genre: 'ok', texte: 'La demande de renouvellement est retirée de la liste.' })
}

/** POST: a draft nobody will sign. */
export async function supprimer(salle: Salle, c: Contexte): Promise<Response> {
  const resultat = await abandonner(salle, acteurDe(c), idDe(c))
  if (!resultat) return introuvable(c)
  if (!resultat.ok) return dejaSigne(c)
  return retour(c, LISTE, { genre: 'ok', texte: 'Le mandat non signé est supprimé. Ses données sont détruites.' })
}

interface PropsMandat {
  mandat: Mandat
  texte: Texte
  traces: Traces | null
  /** What the agent wrote when ending it. */
  precision: string | null
  aujourdhui: Jour
  /** How the person is told that there is something new. */
  avis: Avis | null
  /** Begins a request under this mandate; absent when there is no such room. */
  lienDemande: string | null
  lienOrientation: string | null
  /** All that concerns the person; for the manager. */
  lienExport: string | null
  /** Address of this instance. */
  site: string
}

function PageMandat(props: PropsMandat) {
  const { mandat, texte, aujourdhui } = props
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <div class="stack-s">
          <h1>{nomComplet(mandat.contenu.mandant)}</h1>
          <p class="row">
            <EtatDuMandat mandat={mandat} aujourdhui={aujourdhui} />
            <span class="muted num">Mandat {mandat.repere}</span>
          </p>
        </div>
        <Actions {...props} />
      </div>
      {mandat.renouvellementLe && (
        <Alerte
          genre="info"
          titre="La personne demande à renouveler ce mandat"
          actions={
            <Formulaire action={`${pageDe(mandat)}/renouvellement`}>
              <Bouton genre="discret">Ne pas renouveler</Bouton>
            </Formulaire>
          }
        >
          Depuis le {jourLong(jourIso(mandat.renouvellementLe))}. Appelez-la, puis préparez le nouveau avec « Renouveler
          ».
        </Alerte>
      )}
      <div class="grid cols">
        <Carte titre={texte.titre}>
          <TexteComplet texte={texte} />
        </Carte>
        <div class="grid">
          <Carte titre="Où en est ce mandat">
            <Frise items={evenements(props)} />
          </Carte>
          {mandat.signature && <CodeDuMandat mandat={mandat} site={props.site} />}
          <CarteAvis mandat={mandat} avis={props.avis} jour={aujourdhui} />
          <Signatures {...props} />
        </div>
      </div>
    </div>
  )
}

function Actions({ mandat, aujourdhui, lienDemande, lienOrientation, lienExport }: PropsMandat) {
  const href = pageDe(mandat)
  const etat = etatLe(mandat, aujourdhui)
  return (
    <div class="row">
      {etat === 'en-vigueur' && lienDemande && (
        <LienBouton href={lienDemande} icone="send">
          Écrire à un organisme
        </LienBouton>
      )}
      {etat === 'en-vigueur' && lienOrientation && (
        <LienBouton href={lienOrientation} genre="secondaire" icone="path">
          Orienter vers une autre structure
        </LienBouton>
      )}
      {etat === 'brouillon' && (
        <LienBouton href={`${href}/signer`} icone="signature">
          Lire et signer
        </LienBouton>
      )}
      <LienBouton href={`${href}/mandat.pdf`} genre="secondaire" icone="print">
        Exemplaires (PDF)
      </LienBouton>
      {lienExport && (
        <LienBouton href={lienExport} genre="secondaire" icone="download">
          Tout donner à la personne (ZIP)
        </LienBouton>
      )}
      {etat !== 'brouillon' && (
        <LienBouton href={`${LISTE}/nouveau?comme=${mandat.id}`} genre="secondaire" icone="copy">
          Renouveler
        </LienBouton>
      )}
      {etat === 'en-vigueur' && (
        <LienBouton href={`${href}/fin`} genre="danger" icone="x">
          Mettre fin
        </LienBouton>
      )}
      {etat === 'brouillon' && (
        <Dialogue
          id="supprimer"
          titre="Supprimer ce mandat ?"
          declencheur="Supprimer"
          genre="danger"
          icone="trash"
          fermer="Garder ce mandat"
        >
          <p>Il n’est pas signé. Ce que vous avez écrit sur la personne est détruit tout de suite.</p>
          <Formulaire action={`${href}/supprimer`}>
            <Bouton genre="danger">Supprimer et détruire</Bouton>
          </Formulaire>
        </Dialogue>
      )}
    </div>
  )
}

const COMMENT = {
  ecran: 'À l’écran, identité vérifiée',
  papier: 'Sur papier, attesté par l’agent, identité vérifiée',
  telephone: 'Sur le téléphone de la personne, identité vérifiée',
}

function evenements({ mandat, precision, aujourdhui }: PropsMandat): Evenement[] {
  const { signature, fin, creeLe } = mandat
  const prepare: Evenement = { titre: 'Préparé', date: jourLong(jourIso(creeLe)), etat: 'fait' }
  if (!signature) return [prepare, { titre: 'À signer', etat: 'ici' }]
  const comment = COMMENT[signature.mode]
  const signe: Evenement = {
    titre: 'Signé par les deux',
    date: jourLong(signature.debut),
    etat: 'fait',
    contenu: comment,
  }
  if (fin) {
    const titre = MOTIFS_DE_FIN[fin.motif]
    return [
      prepare,
      signe,
      { titre, date: jourLong(fin.jour), etat: 'alerte', ...(precision ? { contenu: precision } : {}) },
    ]
  }
  const passe = etatLe(mandat, aujourdhui) === 'expire'
  const terme: Evenement = {
    titre: passe ? 'Expiré' : 'Fin au plus tard',
    date: jourLong(signature.dernierJour),
    etat: passe ? 'alerte' : 'a-venir',
  }
  return passe ? [prepare, signe, terme] : [prepare, signe, { titre: 'En vigueur', etat: 'ici' }, terme]
}

function Signatures({ mandat, traces }: PropsMandat) {
  if (!traces) return null
  const { mandant, mandataire } = mandat.contenu
  return (
    <Carte titre="Signatures">
      {(
        [
          [nomComplet(mandant), traces.personne],
          [mandataire.nom, traces.agent],
        ] as const
      )
        .filter(([, chemin]) => chemin !== '')
        .map(([qui, chemin]) => (
          <div class="stack-s">
            <p class="muted">{qui}</p>
            <SignatureDessinee qui={qui} chemin={chemin} />
          </div>
        ))}
    </Carte>
  )
}

/** All that is left once the person's data are destroyed: the reference and the record. */
function PageDetruit({ fiche, proces }: { fiche: Fiche; proces: ProcesVerbalTable | undefined }) {
  return (
    <div class="wrap page stack">
      <h1>Mandat {fiche.repere}</h1>
      <Alerte genre="info" titre="Les données de ce mandat sont détruites">
        Le nom de la personne, ses démarches et ses signatures ne peuvent plus être lus, par personne.
      </Alerte>
      {proces && (
        <Carte titre="Procès-verbal de destruction">
          <dl class="dl">
            <dt>Quand</dt>
            <dd>{jourLong(jourIso(proces.le))}</dd>
            <dt>Quoi</dt>
            <dd>{proces.quoi}</dd>
            <dt>Pièces jointes</dt>
            <dd>{proces.fichiers}</dd>
            <dt>Pourquoi</dt>
            <dd>{proces.regle}</dd>
          </dl>
        </Carte>
      )}
    </div>
  )
}
