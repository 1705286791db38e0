import {
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
  type OptionChoix,
  ResumeErreurs,
  ZoneTexte,
} from '../../../ui/index.ts'
import type { Operateur } from '../../catalogue.ts'
import { ecrireGroupe, findGroupeTenu, listGroupesTenus } from '../../gestion.ts'
import { DEFAUTS } from '../../reglages.ts'
import type { Groupe } from '../../routage.ts'
import type { Salle } from '../../salle.ts'
import { idDe } from '../communs.tsx'
import { filDesGroupes, GROUPES, gerant, groupeHref, JOURS, NOUVEAU } from './communs.ts'
import { saisieDuGroupe, saisieVide, schemaGroupe } from './saisie.ts'

/** GET: the form of a new group, or of the one that is there. */
export async function modifierPage(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = gerant(c)
  if (!acteur) return introuvable(c)
  if (idDe(c) === '') return page(salle, c, saisieVide(salle.newId()), [])
  const groupe = await salle.database.as(acteur, (trx) => findGroupeTenu(trx, acteur, idDe(c)))
  return groupe ? page(salle, c, saisieDuGroupe(groupe), []) : introuvable(c)
}

/** POST: keeps the group as typed; what is refused is shown again, whole. */
export async function enregistrerGroupe(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = gerant(c)
  const operateur = acteur && salle.catalogue.operateur(acteur.operateur)
  if (!acteur || !operateur) return introuvable(c)
  const id = idDe(c)
  const avant = id === '' ? null : await salle.database.as(acteur, (trx) => findGroupeTenu(trx, acteur, id))
  if (id !== '' && !avant) return introuvable(c)
  const lu = await formulaire(
    c,
    schemaGroupe(
      salle.catalogue,
      operateur.themes.map((t) => t.code),
    ),
  )
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const groupe: Groupe = {
    ...(avant ?? { ...DEFAUTS, operateur: operateur.code, structure: acteur.structureId }),
    ...lu.valeur,
  }
  const ecrit = await ecrireGroupe(salle, acteur, { ...groupe, id: avant?.id ?? lu.valeur.id })
  if (!ecrit.ok) return page(salle, c, await relire(c), [enErreur(ecrit.refus)])
  const texte = avant ? 'Le groupe est enregistré.' : 'Le groupe est créé. Ajoutez maintenant ses membres.'
  return retour(c, groupeHref(groupe.id), { genre: 'ok', texte })
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const acteur = gerant(c)
  const operateur = acteur && salle.catalogue.operateur(acteur.operateur)
  if (!acteur || !operateur) return introuvable(c)
  const id = idDe(c)
  const freres = await salle.database.as(acteur, (trx) => listGroupesTenus(trx, acteur))
  const titre = id === '' ? 'Créer un groupe' : 'Modifier le groupe'
  const action = id === '' ? NOUVEAU : `${groupeHref(id)}/modifier`
  const annuler = id === '' ? GROUPES : groupeHref(id)
  const suppleants = freres.filter((g) => g.id !== id)
  return pagePro(
    c,
    { titre, courant: GROUPES, fil: filDesGroupes({ libelle: titre }), statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={action}>
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        <QuiRepond {...{ saisie, erreurs, operateur, salle }} />
        <Quand {...{ saisie, erreurs }} />
        <SiRienNeVient {...{ saisie, erreurs, suppleants }} />
        <div class="row">
          <Bouton>Enregistrer</Bouton>
          <LienBouton href={annuler} genre="discret">
            Annuler
          </LienBouton>
        </div>
      </Formulaire>
    </div>,
  )
}

interface Rempli {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** A field of the form, with what was typed and what is wrong with it. */
const champ = ({ saisie, erreurs }: Rempli, id: string) => ({
  id,
  valeur: un(saisie, id),
  erreur: erreurDe(erreurs, id),
  requis: true,
})
const cases = ({ saisie, erreurs }: Rempli, nom: string) => ({
  nom,
  valeur: enListe(saisie[nom]) as string[],
  erreur: erreurDe(erreurs, nom),
  multiple: true,
  variante: 'puces' as const,
})

function QuiRepond({ operateur, salle, ...rempli }: Rempli & { operateur: Operateur; salle: Salle }) {
  const demarches = salle.catalogue.demarches.filter((d) => d.operateur === operateur.code)
  const enOption = ({ code, libelle }: { code: string; libelle: string }) => ({ valeur: code, libelle })
  const facultatifs = operateur.champs.filter((ch) => !ch.obligatoire && ch.cle !== 'dateNaissance')
  return (
    <Carte titre="Qui répond, sur quoi, où">
      <Champ
        {...champ(rempli, 'nom')}
        libelle="Nom du groupe"
        aide="Lu par les agents. Par exemple : Caf 93, famille."
      />
      <Champ
        {...champ(rempli, 'email')}
        libelle="Boîte aux lettres du groupe"
        aide="Chaque demande y est annoncée, sans rien dire de la personne."
        type="email"
        inputmode="email"
      />
      <Choix {...cases(rempli, 'themes')} legende="Sujets" requis options={operateur.themes.map(enOption)} />
      {demarches.length > 0 && (
        <Repli
          {...rempli}
          nom="demarches"
          titre="Démarches acceptées"
          rien="toutes celles de ces sujets"
          options={demarches.map(enOption)}
        />
      )}
      <Repli
        {...rempli}
        nom="communes"
        titre="Communes"
        rien="tout le département"
        options={salle.catalogue.communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
      />
      {facultatifs.length > 0 && (
        <Choix
          {...cases(rempli, 'champs')}
          legende="Ce qu’il vous faut pour répondre"
          aide="Coché : l’agent ne peut pas envoyer sans."
          options={facultatifs.map(({ cle, libelle }) => ({ valeur: cle, libelle }))}
        />
      )}
    </Carte>
  )
}

/** A long list of boxes, folded while nothing is ticked in it. */
function Repli({ nom, titre, rien, options, ...rempli }: Rempli & RepliProps) {
  const coches = enListe(rempli.saisie[nom]).length
  return (
    <details open={coches > 0}>
      <summary>
        {titre} : {coches === 0 ? rien : coches}
      </summary>
      <Choix
        {...cases(rempli, nom)}
        legende={titre}
        legendeMasquee
        aide={`Rien de coché : ${rien}.`}
        options={options}
      />
    </details>
  )
}

interface RepliProps {
  nom: string
  titre: string
  /** What no tick means. */
  rien: string
  options: OptionChoix[]
}

const JOURS_OUVRES = 'jours ouvrés'

function Quand(rempli: Rempli) {
  return (
    <Carte titre="Quand">
      <Champ
        {...champ(rempli, 'delaiJoursOuvres')}
        libelle="Délai de réponse promis"
        inputmode="numeric"
        largeur="s"
        suffixe={JOURS_OUVRES}
      />
      <Choix
        {...cases(rempli, 'jours')}
        legende="Jours travaillés"
        requis
        options={JOURS.map((libelle, rang) => ({ valeur: String(rang + 1), libelle }))}
      />
      <ZoneTexte
        {...champ(rempli, 'fermetures')}
        requis={false}
        libelle="Jours de fermeture"
        aide="Une date par ligne, par exemple 24/12/2026. Les jours fériés sont déjà comptés."
        lignes={3}
      />
    </Carte>
  )
}

function SiRienNeVient({ suppleants, ...rempli }: Rempli & { suppleants: readonly Groupe[] }) {
  const jours = (id: string, libelle: string, aide: string) => (
    <Champ
      {...champ(rempli, id)}
      libelle={libelle}
      aide={aide}
      inputmode="numeric"
      largeur="s"
      suffixe={JOURS_OUVRES}
    />
  )
  return (
    <Carte titre="Si rien ne vient">
      <p class="muted">Ces étapes se font toutes seules. Chaque participant les voit dans la demande.</p>
      <Champ
        {...champ(rempli, 'rappelPart')}
        libelle="Rappel au groupe"
        aide="Part du délai déjà passée. 100 : le jour de l’échéance."
        inputmode="numeric"
        largeur="s"
        suffixe="%"
      />
      <Liste
        {...champ(rempli, 'suppleant')}
        requis={false}
        libelle="Groupe suppléant"
        aide="Il entre dans la demande à l’échéance, ou dès que votre groupe est absent."
        invite="Aucun"
        options={suppleants.map((g) => ({ valeur: g.id, libelle: g.nom }))}
      />
      {jours('responsableJours', 'Vos responsables sont prévenus', 'Après l’échéance.')}
      {jours(
        'coordinationJours',
        'Le pilotage du département est prévenu',
        'Après l’échéance. Il ne lit pas la demande.',
      )}
      {jours('relanceJours', 'L’agent est relancé', 'Quand votre réponse, ou votre question, l’attend.')}
      {jours(
        'clotureJours',
        'La demande se ferme',
        'Après votre réponse, si l’agent ne dit rien. Il est prévenu, et peut la rouvrir.',
      )}
    </Carte>
  )
}
