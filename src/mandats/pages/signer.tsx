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
import { Bouton, Carte, Case, Champ, Formulaire, LienBouton, ResumeErreurs } from '../../ui/index.ts'
import { auNomDe, type ModeDeSignature, signer } from '../gestes.ts'
import { type Mandat, nomComplet } from '../model.ts'
import { ecrireJour, schemaEcran, schemaPapier, schemaTelephone } from '../saisie.ts'
import { ouvrirLien } from '../telephone.ts'
import type { Texte } from '../texte.ts'
import { Cadre, MOTS_FR } from './cadre.tsx'
import { aujourdhui, dejaSigne, fil, idDe, LISTE, ouvrirBrouillon, pageDe, type Salle, texteDe } from './communs.ts'
import { montrerLien } from './lien.tsx'
import { EtapesMandat } from './preparer.tsx'
import { ALireAVoixHaute, TexteComplet } from './texte.tsx'

type Mode = ModeDeSignature['mode'] | 'telephone'

/** GET: the mandate to read aloud, and the two ways to sign it. */
export async function signerForm(salle: Salle, c: Contexte): Promise<Response> {
  const mandat = await ouvrirBrouillon(salle, c)
  if (mandat instanceof Response) return mandat
  return page(salle, c, mandat, { jour: ecrireJour(aujourdhui(salle)) }, [])
}

/** POST: both drew their signature. */
export async function signerSurEcran(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaEcran)
  if (!lu.ok) return refaire(salle, c, 'ecran', lu.saisie, lu.erreurs)
  const { personne, agent } = lu.valeur
  return enregistrer(salle, c, { mode: 'ecran', traces: { personne, agent } })
}

/** POST: both signed on paper, the agent attests it. */
export async function signerSurPapier(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaPapier)
  if (!lu.ok) return refaire(salle, c, 'papier', lu.saisie, lu.erreurs)
  return enregistrer(salle, c, { mode: 'papier', jour: lu.valeur.jour })
}

/** POST: the agent declares the identity and signs; the person signs on their phone, with the code said aloud. */
export async function signerSurTelephone(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaTelephone)
  if (!lu.ok) return refaire(salle, c, 'telephone', lu.saisie, lu.erreurs)
  const lien = await ouvrirLien(salle, acteurDe(c), idDe(c))
  if (!lien) return introuvable(c)
  return lien.ok ? montrerLien(salle, c, lien.value) : dejaSigne(c)
}

async function enregistrer(salle: Salle, c: Contexte, signature: ModeDeSignature): Promise<Response> {
  const resultat = await signer(salle, acteurDe(c), idDe(c), signature)
  if (!resultat) return introuvable(c)
  if (!resultat.ok && resultat.refus.champ)
    return refaire(salle, c, signature.mode, await relire(c), [enErreur(resultat.refus)])
  if (!resultat.ok) return dejaSigne(c)
  const suite = signature.mode === 'ecran' ? 'Imprimez l’exemplaire de la personne.' : 'Chacun garde son exemplaire.'
  return retour(c, pageDe(resultat.value), { genre: 'ok', texte: `Le mandat est signé. ${suite}` })
}

async function refaire(salle: Salle, c: Contexte, mode: Mode, saisie: Saisie, erreurs: ErreurChamp[]) {
  const mandat = await ouvrirBrouillon(salle, c)
  if (mandat instanceof Response) return mandat
  const jour = un(saisie, 'jour') || (mode === 'papier' ? '' : ecrireJour(aujourdhui(salle)))
  return page(salle, c, mandat, { ...saisie, jour, mode }, erreursDuMode(erreurs, mode))
}

/** Both forms declare the same things: an error leads to the box of the form that was sent. */
function erreursDuMode(erreurs: readonly ErreurChamp[], mode: Mode): ErreurChamp[] {
  return erreurs.map((e) =>
    e.champ === 'identite' || e.champ === 'lecture' ? { ...e, champ: `${e.champ}-${mode}` } : e,
  )
}

function page(salle: Salle, c: Contexte, brouillon: Mandat, saisie: Saisie, erreurs: ErreurChamp[]) {
  const acteur = acteurDe(c)
  const mandat = auNomDe(brouillon, acteur)
  return pagePro(
    c,
    {
      titre: `Lire et signer le mandat ${mandat.repere}`,
      courant: LISTE,
      fil: fil({ libelle: mandat.repere, href: pageDe(mandat) }, { libelle: 'Lire et signer' }),
      ilots: ['signature', 'clavier'],
      statut: statutDe(erreurs),
    },
    <PageSigner mandat={mandat} texte={texteDe(salle, mandat)} agent={acteur.nom} saisie={saisie} erreurs={erreurs} />,
  )
}

interface PropsSigner {
  mandat: Mandat
  texte: Texte
  /** Name of the agent who is about to sign. */
  agent: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Read aloud, then signed by both: on this screen, or on paper, as the person prefers. */
function PageSigner(props: PropsSigner) {
  const { mandat, texte, erreurs } = props
  return (
    <div class="wrap page stack">
      <h1>Lire et signer le mandat {mandat.repere}</h1>
      <EtapesMandat ici={1} />
      <ResumeErreurs erreurs={erreurs} />
      <div class="grid cols cols--m">
        <Carte
          titre="À lire à voix haute"
          actions={
            <LienBouton href={`${pageDe(mandat)}/corriger`} genre="secondaire" icone="edit">
              Corriger
            </LienBouton>
          }
        >
          <ALireAVoixHaute texte={texte} />
          <details class="tog">
            <summary>Tout le mandat, mot pour mot</summary>
            <TexteComplet texte={texte} />
          </details>
        </Carte>
        <div class="stack">
          <h2>Signer, au choix de la personne</h2>
          <SurEcran {...props} />
          <SurTelephone {...props} />
          <SurPapier {...props} />
        </div>
      </div>
    </div>
  )
}

function SurEcran({ mandat, agent, saisie, erreurs }: PropsSigner) {
  return (
    <Carte titre="Sur cet écran" niveau={3}>
      <p data-sans-ecran="">
        Votre navigateur n’ouvre pas le cadre de signature. Signez sur papier : c’est aussi valable.
      </p>
      <div data-ecran="" hidden>
        <Formulaire action={`${pageDe(mandat)}/signer-ecran`} class="stack">
          <Declarations mode="ecran" saisie={saisie} erreurs={erreurs} />
          <Cadre
            nom="personne"
            libelle={`La personne : ${nomComplet(mandat.contenu.mandant)}`}
            chemin={un(saisie, 'personne')}
            erreur={erreurDe(erreurs, 'personne')}
            mots={MOTS_FR}
          />
          <Cadre
            nom="agent"
            libelle={`L’agent : ${agent}`}
            chemin={un(saisie, 'agent')}
            erreur={erreurDe(erreurs, 'agent')}
            mots={MOTS_FR}
          />
          <Bouton icone="signature">Enregistrer les deux signatures</Bouton>
        </Formulaire>
      </div>
    </Carte>
  )
}

function SurTelephone({ mandat, saisie, erreurs }: PropsSigner) {
  return (
    <Carte titre="Sur le téléphone de la personne" niveau={3}>
      <p>
        Elle lit le mandat dans sa langue, signe et garde sa copie. Elle peut être ailleurs : envoyez-lui le lien après
        avoir vérifié son identité.
      </p>
      <Formulaire action={`${pageDe(mandat)}/signer-telephone`} class="stack">
        <Case
          {...declaration('identite', 'telephone', saisie, erreurs)}
          libelle="J’ai vérifié l’identité de la personne, et je signe pour ma structure."
        />
        <Bouton icone="phone">Préparer le lien et le code</Bouton>
      </Formulaire>
    </Carte>
  )
}

function SurPapier({ mandat, saisie, erreurs }: PropsSigner) {
  return (
    <Carte titre="Sur papier" niveau={3}>
      <ol class="list stack-s">
        <li>Imprimez les deux exemplaires.</li>
        <li>Signez tous les deux chaque exemplaire.</li>
        <li>La personne garde le sien. Rangez le vôtre : il n’est pas numérisé.</li>
      </ol>
      <LienBouton href={`${pageDe(mandat)}/mandat.pdf`} genre="secondaire" icone="print">
        Ouvrir les deux exemplaires (PDF)
      </LienBouton>
      <Formulaire action={`${pageDe(mandat)}/signer-papier`} class="stack">
        <Declarations mode="papier" saisie={saisie} erreurs={erreurs} />
        <Champ
          id="jour"
          libelle="Jour de la signature"
          aide="Par exemple 31/12/2026"
          valeur={un(saisie, 'jour')}
          erreur={erreurDe(erreurs, 'jour')}
          inputmode="numeric"
          autocomplete="off"
          largeur="m"
          requis
        />
        <Case
          nom="attestation"
          libelle="J’atteste que la personne et moi avons signé les deux exemplaires."
          coche={un(saisie, 'attestation') === 'oui'}
          erreur={erreurDe(erreurs, 'attestation')}
          requis
        />
        <Bouton icone="check">Enregistrer la signature sur papier</Bouton>
      </Formulaire>
    </Carte>
  )
}

/** What the agent declares whichever way they sign; an error names the box of its own form. */
function Declarations({ mode, saisie, erreurs }: { mode: Mode; saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  return (
    <>
      <Case
        {...declaration('identite', mode, saisie, erreurs)}
        libelle="J’ai vérifié l’identité de la personne, avec un document."
      />
      <Case
        {...declaration('lecture', mode, saisie, erreurs)}
        libelle="J’ai lu le mandat à la personne. Elle l’a compris et elle est d’accord."
      />
    </>
  )
}

function declaration(nom: 'identite' | 'lecture', mode: Mode, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  return {
    nom,
    id: `${nom}-${mode}`,
    coche: un(saisie, 'mode') === mode && un(saisie, nom) === 'oui',
    erreur: erreurDe(erreurs, `${nom}-${mode}`),
    requis: true,
  }
}
