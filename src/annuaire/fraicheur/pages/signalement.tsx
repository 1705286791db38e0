import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Carte,
  Choix,
  Formulaire,
  formats,
  LienBouton,
  ResumeErreurs,
  Texte,
  ZoneTexte,
} from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Salle } from '../fiche.ts'
import { clore, findSignalement, type Signalement } from '../signalements.ts'
import { textes } from '../textes.ts'
import { idDe, lienModifier, listeDe, optionsDe } from './communs.tsx'

const schema = z
  .object({
    etat: z.enum(['corrige', 'pas-erreur'], { error: 'Choisissez la suite.' }),
    reponse: z
      .string()
      .trim()
      .max(500, { error: 'Écrivez 500 caractères au plus.' })
      .default('')
      .transform((v) => (v === '' ? null : v)),
  })
  .refine((lu) => lu.etat !== 'pas-erreur' || lu.reponse !== null, {
    path: ['reponse'],
    error: 'Dites pourquoi la fiche est juste.',
  })

/** GET: what somebody said is wrong, and what to do about it. */
export async function signalementForm(salle: Salle, c: Contexte): Promise<Response> {
  const signalement = await ouvrir(salle, c)
  return signalement ? page(salle, c, signalement, {}, []) : introuvable(c)
}

/** POST: corrected, or right after all with the reason. */
export async function traiter(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schema)
  if (!lu.ok) {
    const signalement = await ouvrir(salle, c)
    return signalement ? page(salle, c, signalement, lu.saisie, lu.erreurs) : introuvable(c)
  }
  const fait = await clore(salle, acteurDe(c), idDe(c), lu.valeur)
  if (!fait) return introuvable(c)
  return retour(
    c,
    listeDe(c).href,
    fait.ok
      ? { genre: 'ok', texte: `Le signalement sur ${fait.value.lieuNom} est clos.` }
      : { genre: 'info', texte: fait.refus.message },
  )
}

/** Row-level security says whose reports are whose. */
function ouvrir(salle: Salle, c: Contexte): Promise<Signalement | null> {
  const acteur = acteurDe(c)
  return salle.database.as(acteur, async (trx) => {
    const signalement = await findSignalement(trx, acteur, idDe(c))
    if (signalement) await salle.journal(trx, acteur, { action: 'signalement.lu', objet: `lieu:${signalement.lieuId}` })
    return signalement
  })
}

function page(salle: Salle, c: Contexte, signalement: Signalement, saisie: Saisie, erreurs: ErreurChamp[]) {
  const options = { ...optionsDe(c, `Signalement : ${signalement.lieuNom}`), statut: statutDe(erreurs) }
  const maintenant = salle.clock.now()
  return pagePro(c, options, <PageSignalement {...{ signalement, saisie, erreurs, maintenant }} />)
}

interface Props {
  signalement: Signalement
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  maintenant: Date
}

function PageSignalement({ signalement, saisie, erreurs, maintenant }: Props) {
  const { lieuId, lieuNom, ville, quoi, texte, recuLe, echeance, etat } = signalement
  const { jour } = formats('fr')
  return (
    <div class="wrap page stack">
      <h1>Signalement : {lieuNom}</h1>
      <p class="lead">
        {ville}, reçu le {jour(recuLe)}
      </p>
      {etat === 'recu' && echeance < maintenant && (
        <Alerte genre="retard" titre="Ce signalement attend depuis plus de 72 heures ouvrées." />
      )}
      <ResumeErreurs erreurs={erreurs} />
      <Carte titre={`Serait faux : ${textes('fr').quois[quoi].toLowerCase()}`}>
        <Texte>{texte}</Texte>
        <div class="row">
          <LienBouton href={lienModifier(lieuId)} icone="edit">
            Corriger la fiche
          </LienBouton>
          <LienBouton href={lienLieu(lieuId)} genre="secondaire">
            Voir la fiche
          </LienBouton>
        </div>
      </Carte>
      {etat === 'recu' ? <Verifier {...{ signalement, saisie, erreurs }} /> : <Clos signalement={signalement} />}
    </div>
  )
}

function Verifier({ signalement: { id, attendReponse }, saisie, erreurs }: Omit<Props, 'maintenant'>) {
  return (
    <Carte titre="Après vérification">
      <Formulaire action={`/agent/signalements/${id}`}>
        <Choix
          nom="etat"
          legende="La suite"
          variante="puces"
          requis
          valeur={un(saisie, 'etat')}
          erreur={erreurDe(erreurs, 'etat')}
          options={[
            { valeur: 'corrige', libelle: 'La fiche est corrigée' },
            { valeur: 'pas-erreur', libelle: 'Ce n’est pas une erreur' },
          ]}
        />
        <ZoneTexte
          id="reponse"
          libelle="Pourquoi"
          aide="Obligatoire si ce n’est pas une erreur"
          valeur={un(saisie, 'reponse')}
          erreur={erreurDe(erreurs, 'reponse')}
          lignes={2}
          facultatif={false}
        />
        {attendReponse && (
          <p class="small muted">La personne a laissé une adresse : elle sera prévenue, puis l’adresse effacée.</p>
        )}
        <div>
          <Bouton icone="check">Clore le signalement</Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}

function Clos({ signalement: { etat, reponse, traiteLe, traitePar } }: { signalement: Signalement }) {
  return (
    <Carte titre={etat === 'corrige' ? 'La fiche a été corrigée' : 'Ce n’était pas une erreur'}>
      {reponse && <Texte>{reponse}</Texte>}
      <p class="small muted">
        {traitePar}
        {traiteLe && `, le ${formats('fr').jour(traiteLe)}`}
      </p>
    </Carte>
  )
}
