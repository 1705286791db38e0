import { z } from 'zod'
import {
  acteurDe,
  type Canal,
  type Contexte,
  type ErreurChamp,
  ecrireMobile,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  lireMobile,
  pagePro,
  relire,
  retour,
  type Saisie,
  smsPossible,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Bouton,
  Carte,
  Case,
  Champ,
  Choix,
  estLangue,
  Formulaire,
  LANGUES,
  LienBouton,
  Liste,
  messages,
  ResumeErreurs,
} from '../../ui/index.ts'
import { type Avis, arreterParAgent, donnerAvis as enregistrer, findAvis, seraUtile } from '../avis.ts'
import type { Mandat } from '../model.ts'
import { fil, idDe, LISTE, ouvrir, pageDe, type Salle } from './communs.ts'

const CANAUX: Record<Canal, string> = { sms: 'Par SMS', courriel: 'Par courriel' }

/** GET: how the person wants to be told that there is something new. */
export async function avisForm(salle: Salle, c: Contexte): Promise<Response> {
  const mandat = await ouvrir(salle, c)
  if (mandat instanceof Response) return mandat
  const avis = await salle.database.as(acteurDe(c), (trx) => findAvis(trx, salle, mandat))
  const saisie: Saisie = avis
    ? { canal: avis.canal, langue: avis.langue, [avis.canal === 'sms' ? 'numero' : 'adresse']: enClair(avis) }
    : { langue: 'fr' }
  return page(salle, c, mandat, saisie, [])
}

/** POST: the person agreed, and said where. */
export async function donnerAvis(salle: Salle, c: Contexte): Promise<Response> {
  const refaire = async (saisie: Saisie, erreurs: ErreurChamp[]) => {
    const mandat = await ouvrir(salle, c)
    return mandat instanceof Response ? mandat : page(salle, c, mandat, saisie, erreurs)
  }
  const lu = await formulaire(c, schemaAvis(smsPossible(salle.config)))
  if (!lu.ok) return refaire(lu.saisie, lu.erreurs)
  const donne = await enregistrer(salle, acteurDe(c), idDe(c), lu.valeur)
  if (!donne) return introuvable(c)
  if (!donne.ok) return refaire(await relire(c), [enErreur(donne.refus)])
  return retour(c, pageDe(donne.value), { genre: 'ok', texte: 'La personne sera prévenue quand il y aura du nouveau.' })
}

/** POST: no more messages; the address is erased. */
export async function arreterAvis(salle: Salle, c: Contexte): Promise<Response> {
  const mandat = await arreterParAgent(salle, acteurDe(c), idDe(c))
  if (!mandat) return introuvable(c)
  return retour(c, pageDe(mandat), { genre: 'ok', texte: 'La personne ne recevra plus de message. C’est effacé.' })
}

/** Only what the chosen way needs is read: a number typed for nothing is not kept. What is wrong is said together. */
function schemaAvis(sms: boolean) {
  const texte = z.string().default('')
  const champs = { canal: texte, numero: texte, adresse: texte, langue: texte, accord: texte }
  return z.object(champs).transform(({ canal, numero, adresse, langue, accord }, ctx): Avis => {
    const refuser = (champ: string, message: string) =>
      ctx.addIssue({ code: 'custom', message, path: [champ], input: undefined })
    const mobile = canal === 'sms' && sms ? lireMobile(numero) : null
    const courriel = canal === 'courriel' ? z.email().max(200).safeParse(adresse.trim()) : null
    if (!mobile && !courriel) refuser('canal', 'Choisissez un SMS ou un courriel.')
    if (mobile && !mobile.ok) refuser('numero', mobile.refus.message)
    if (courriel && !courriel.success) refuser('adresse', 'Écrivez l’adresse comme prenom@exemple.fr.')
    if (!estLangue(langue)) refuser('langue', 'Choisissez la langue de la personne.')
    if (accord !== 'oui') refuser('accord', 'Demandez son accord à la personne, puis cochez cette case.')
    return {
      canal: mobile ? 'sms' : 'courriel',
      langue: estLangue(langue) ? langue : 'fr',
      adresse: mobile?.ok ? mobile.value : (courriel?.data ?? ''),
    }
  })
}

function page(salle: Salle, c: Contexte, mandat: Mandat, saisie: Saisie, erreurs: ErreurChamp[]) {
  const titre = 'Prévenir la personne'
  return pagePro(
    c,
    {
      titre,
      courant: LISTE,
      fil: fil({ libelle: mandat.repere, href: pageDe(mandat) }, { libelle: titre }),
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <p class="lead">Demandez-lui : « Voulez-vous un message quand il y a du nouveau ? » Elle peut dire non.</p>
      <Carte>
        <Formulaire action={`${pageDe(mandat)}/avis`} class="stack">
          <Adresse sms={smsPossible(salle.config)} saisie={saisie} erreurs={erreurs} />
          <Liste
            id="langue"
            libelle="Sa langue"
            valeur={un(saisie, 'langue')}
            erreur={erreurDe(erreurs, 'langue')}
            requis
            options={LANGUES.map((l) => ({ valeur: l, libelle: messages(l).langue.nom }))}
          />
          <Accord erreur={erreurDe(erreurs, 'accord')} />
          <div class="row">
            <Bouton icone="check">Enregistrer</Bouton>
            <LienBouton href={pageDe(mandat)} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}

interface PropsAdresse {
  /** An SMS can leave. */
  sms: boolean
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Adresse({ sms, saisie, erreurs }: PropsAdresse) {
  const champ = (id: string) => ({
    id,
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
    facultatif: false as const,
    autocomplete: 'off',
  })
  return (
    <>
      {sms ? (
        <>
          <Choix
            nom="canal"
            legende="Comment la prévenir"
            variante="puces"
            requis
            valeur={un(saisie, 'canal')}
            erreur={erreurDe(erreurs, 'canal')}
            options={Object.entries(CANAUX).map(([valeur, libelle]) => ({ valeur, libelle }))}
          />
          <Champ
            {...champ('numero')}
            libelle="Téléphone portable"
            aide="Pour un SMS. Par exemple 06 12 34 56 78."
            inputmode="tel"
            largeur="m"
          />
        </>
      ) : (
        <input type="hidden" name="canal" value="courriel" />
      )}
      <Champ
        {...champ('adresse')}
        libelle="Adresse électronique"
        aide="Pour un courriel. Par exemple prenom@exemple.fr."
        type="email"
      />
    </>
  )
}

/** What will be written, before the person says yes. */
function Accord({ erreur }: { erreur: string | undefined }) {
  return (
    <>
      <div>
        <p class="label">Le message dira</p>
        <p>« {messages('fr').mandat.avis.texte} »</p>
        <p class="hint">Rien d’autre : ni son nom, ni l’organisme, ni le sujet. Un lien permet d’arrêter.</p>
      </div>
      <Case
        nom="accord"
        libelle="La personne est d’accord pour recevoir ces messages."
        aide="Son numéro ou son adresse est chiffré, ne sert qu’à cela, et est détruit avec le mandat."
        erreur={erreur}
        requis
      />
    </>
  )
}

/** On the page of the mandate: told or not, and how to change it. */
export function CarteAvis({ mandat, avis, jour }: { mandat: Mandat; avis: Avis | null; jour: string }) {
  const href = `${pageDe(mandat)}/avis`
  if (!avis && !seraUtile(mandat, jour)) return null
  return (
    <Carte titre="Prévenir la personne">
      {avis ? (
        <p>
          {CANAUX[avis.canal]}, au <b class="nb">{enClair(avis)}</b>, en <bdi>{messages(avis.langue).langue.nom}</bdi>,
          quand il y a du nouveau.
        </p>
      ) : (
        <p>La personne n’est pas prévenue quand il y a du nouveau. Proposez-lui un message.</p>
      )}
      <div class="row">
        <LienBouton href={href} genre="secondaire" icone={avis ? 'edit' : 'send'}>
          {avis ? 'Changer' : 'Proposer un message'}
        </LienBouton>
        {avis && (
          <Formulaire action={`${href}/arreter`}>
            <Bouton genre="discret" icone="x">
              Ne plus prévenir
            </Bouton>
          </Formulaire>
        )}
      </div>
    </Carte>
  )
}

const enClair = ({ canal, adresse }: Avis) => (canal === 'sms' ? ecrireMobile(adresse) : adresse)
