import {
  adresseDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  langueCourante,
  pagePublique,
  type Refus,
  retour,
  type Saisie,
  SYSTEME,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Carte,
  Champ,
  ChampContact,
  Choix,
  FormulairePublic,
  type Langue,
  messages,
  PageCourte,
  ResumeErreurs,
} from '../../ui/index.ts'
import { ACCES, type Acces } from '../model.ts'
import { reserver } from '../reserver.ts'
import { schemaPersonne } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { findMoment, type MomentLu } from '../store.ts'
import { filPublic, horairesDe, idDe, MES, PUBLIC_RDV, Recapitulatif } from './communs.tsx'
import { garderCode } from './mes.tsx'

/** From one address: a library, a desk or a family; a robot wants more. */
const PAR_HEURE = 30

/** GET: who comes, and how to tell them. */
export async function prendreForm(salle: Salle, c: Contexte): Promise<Response> {
  const moment = await ouvrir(salle, c)
  return moment ? page(salle, c, moment, {}, []) : introuvable(c)
}

/** POST: a seat or a place in the list, and the code that says so. */
export async function prendre(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue)
  const lu = await formulaire(c, schemaPersonne(t))
  if (!lu.ok) return encore(salle, c, lu.saisie, lu.erreurs)
  const { id, site, attente, salle: _, ...contenu } = lu.valeur
  const saisie = { id, ...contenu }
  if (!(await salle.limites.essayer(`agenda:adresse:${adresseDe(c)}`, PAR_HEURE, 3600)))
    return encore(salle, c, saisie, [{ champ: '', message: t.agenda.prendre.erreurs.tropVite }])
  // A robot filled the trap: nothing is kept.
  if (site !== '') return retour(c, adresseEn(PUBLIC_RDV, langue))
  const demande = { id, momentId: idDe(c), contenu, langue, listeAcceptee: attente === 'oui', ressourceId: null }
  const prise = await reserver(salle, null, demande)
  if (!prise.ok) return encore(salle, c, saisie, [enErreur(dire(prise.refus, langue))])
  garderCode(c, prise.value.code)
  return retour(c, adresseEn(`${MES}?nouveau=${id}`, langue))
}

/** The form again, with what was typed. */
async function encore(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const moment = await ouvrir(salle, c)
  return moment ? page(salle, c, moment, saisie, erreurs) : introuvable(c)
}

/** The refusal in the reader's language. */
export function dire(refus: Refus, langue: Langue): Refus {
  const phrases = messages(langue).agenda.prendre.erreurs as Record<string, unknown>
  const phrase = phrases[refus.code]
  return typeof phrase === 'string' ? { ...refus, message: phrase } : refus
}

async function ouvrir(salle: Salle, c: Contexte): Promise<MomentLu | null> {
  const { departement } = salle.config
  const moment = await salle.database.as(SYSTEME, (trx) => findMoment(trx, { departement, id: idDe(c) }))
  return moment && !moment.annuleLe && (moment.ouverture === 'public' || moment.ouverture === 'invites') ? moment : null
}

function page(salle: Salle, c: Contexte, moment: MomentLu, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).agenda
  const complet = moment.prises >= moment.places
  const titre = complet ? t.prendre.attenteTitre : t.prendre.titre
  return pagePublique(
    c,
    { titre, fil: filPublic(langue, { libelle: titre }), statut: statutDe(erreurs), traduite: true },
    <PageCourte titre={titre} chapeau={complet ? t.prendre.attenteTexte : t.genres[moment.genre]}>
      <ResumeErreurs erreurs={erreurs} titre={t.prendre.erreurs.resume} />
      {moment.lieu?.exemple && <Alerte genre="info" titre={t.exemple} />}
      <Carte>
        <Recapitulatif moment={moment} langue={langue} />
      </Carte>
      <Carte>
        <FormulairePublic
          action={adresseEn(`${PUBLIC_RDV}/prendre/${moment.id}`, langue)}
          id={un(saisie, 'id') || salle.newId()}
          donnees={t.prendre.donnees}
          envoyer={complet ? t.prendre.envoyerAttente : t.prendre.envoyer}
          annuler={{ libelle: t.prendre.annuler, href: horairesDe(moment.motifId, moment.lieuId, langue) }}
        >
          {(complet || moment.genre === 'seance') && <input type="hidden" name="attente" value="oui" />}
          <ChampsPersonne langue={langue} saisie={saisie} erreurs={erreurs} proposes={moment.acces} />
        </FormulairePublic>
      </Carte>
    </PageCourte>,
  )
}

interface PropsChamps {
  langue: Langue
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  /** What the place can do, in the words of the form. */
  proposes: readonly string[]
  /** When somebody fills it for the person. */
  mots?: { prenom: string; joindre: string; acces: string }
}

/** First name, how to reach them, what they need: the same for the person and for the desk that books for them. */
export function ChampsPersonne({ langue, saisie, erreurs, proposes, mots }: PropsChamps) {
  const t = messages(langue)
  const dit = mots ?? t.agenda.prendre
  const champ = (id: 'prenom' | 'telephone' | 'courriel') => ({
    id,
    libelle: t.agenda.prendre[id],
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
  })
  const options = (Object.keys(ACCES) as Acces[]).filter((a) => a === 'accompagnant' || proposes.includes(a))
  return (
    <>
      <Champ {...champ('prenom')} libelle={dit.prenom} requis autocomplete="given-name" dir="auto" maxlength={60} />
      <p>{dit.joindre}</p>
      <ChampContact {...champ('telephone')} type="tel" facultatif={false} />
      <ChampContact {...champ('courriel')} type="email" facultatif={false} />
      <Choix
        nom="acces"
        legende={dit.acces}
        variante="puces"
        multiple
        facultatif={t.page.facultatif}
        options={options.map((a) => ({ valeur: a, libelle: t.agenda.acces[a] }))}
        valeur={saisie.acces}
      />
    </>
  )
}
