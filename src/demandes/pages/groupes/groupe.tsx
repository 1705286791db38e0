import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  introuvable,
  jourIso,
  listBoitesEnPanne,
  pagePro,
  type Saisie,
  SYSTEME,
  statutDe,
  un,
} from '../../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, LienBouton, Liste, ResumeErreurs } from '../../../ui/index.ts'
import { type Absence, listAbsences } from '../../absences.ts'
import { findGroupeTenu, listComptesDeLOrganisme, listMembres, type Membre } from '../../gestion.ts'
import { findGroupe } from '../../groupes.ts'
import { listApprisDuGroupe } from '../../renvois.ts'
import type { Appris, Groupe } from '../../routage.ts'
import type { Salle } from '../../salle.ts'
import { idDe } from '../communs.tsx'
import { dateDe, filDesGroupes, GROUPES, gerant, groupeHref, JOURS, periode } from './communs.ts'
import { delai, territoire } from './liste.tsx'
import { CeQuiEstAppris, Modeles } from './modeles.tsx'
import { ReponsesTypes } from './reponses.tsx'

export interface Fiche {
  groupe: Groupe
  suppleant: string | null
  membres: Membre[]
  /** Accounts of the operator that are not in the group. */
  autres: Membre[]
  absences: Absence[]
  /** Addresses, of the group or of its members, that take no mail any more. */
  enPanne: string[]
  /** What its « ce n'est pas pour nous » taught, with the name of the group that gets those requests now. */
  appris: (Appris & { nom: string })[]
}

/** GET, and POST refused: who is in the group, who is away, what it answers. */
export async function montrerGroupe(
  salle: Salle,
  c: Contexte,
  saisie: Saisie = {},
  erreurs: ErreurChamp[] = [],
): Promise<Response> {
  const acteur = gerant(c)
  if (!acteur) return introuvable(c)
  const { departement } = acteur
  const fiche = await salle.database.as(acteur, async (trx): Promise<Omit<Fiche, 'enPanne'> | null> => {
    const groupe = await findGroupeTenu(trx, acteur, idDe(c))
    if (!groupe) return null
    const membres = await listMembres(trx, departement, groupe.id)
    const ids = new Set(membres.map((m) => m.id))
    return {
      groupe,
      membres,
      suppleant: groupe.suppleant && ((await findGroupe(trx, departement, groupe.suppleant))?.nom ?? null),
      autres: (await listComptesDeLOrganisme(trx, acteur, groupe)).filter((m) => !ids.has(m.id)),
      appris: await listApprisDuGroupe(trx, departement, groupe.id),
      absences: await listAbsences(trx, departement, groupe.id, jourIso(salle.clock.now())),
    }
  })
  if (!fiche) return introuvable(c)
  const enPanne = await boitesEnPanne(salle, fiche)
  const { nom } = fiche.groupe
  return pagePro(
    c,
    { titre: nom, courant: GROUPES, fil: filDesGroupes({ libelle: nom }), statut: statutDe(erreurs) },
    <PageGroupe {...{ salle, saisie, erreurs }} fiche={{ ...fiche, enPanne }} nouvelId={salle.newId()} />,
  )
}

/** The group's mailbox and its members' that refuse our mails: somebody must know. */
function boitesEnPanne(salle: Salle, { groupe, membres }: Pick<Fiche, 'groupe' | 'membres'>): Promise<string[]> {
  const { departement } = salle.config
  return salle.database.as(SYSTEME, async (trx) => [
    ...(await listBoitesEnPanne(trx, departement, [groupe.email, ...membres.map((m) => m.email)])),
  ])
}

export interface Props {
  fiche: Fiche
  salle: Salle
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  nouvelId: string
}

function PageGroupe(props: Props) {
  const { fiche, erreurs } = props
  const { groupe, membres } = fiche
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{groupe.nom}</h1>
        <LienBouton href={`${groupeHref(groupe.id)}/modifier`} genre="secondaire" icone="edit">
          Modifier
        </LienBouton>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {membres.length === 0 && (
        <Alerte genre="attente" titre="Personne ne lit les demandes de ce groupe">
          Seule sa boîte aux lettres est prévenue. Ajoutez au moins un membre.
        </Alerte>
      )}
      {fiche.enPanne.length > 0 && (
        <Alerte genre="retard" titre="Ces boîtes aux lettres refusent nos courriels">
          {fiche.enPanne.join(', ')}. Vérifiez chaque adresse : personne n’y lit ce que nous envoyons.
        </Alerte>
      )}
      <div class="grid cols--m">
        <div class="stack">
          <Membres {...props} />
          <Absences {...props} />
        </div>
        <div class="stack">
          <Reglages {...props} />
          <CeQuiEstAppris {...props} />
          <Modeles {...props} />
          <ReponsesTypes {...props} />
        </div>
      </div>
    </div>
  )
}

function Membres({ fiche: { groupe, membres, autres }, saisie, erreurs }: Props) {
  const ici = groupeHref(groupe.id)
  return (
    <Carte titre="Membres">
      {membres.length > 0 && (
        <ul class="sep">
          {membres.map(({ id, nom, fonction }) => (
            <li class="row row--sb">
              <span>
                <b>{nom}</b>
                <span class="small muted"> {fonction}</span>
              </span>
              <Formulaire action={`${ici}/membres/retirer`} class="row">
                <input type="hidden" name="compte" value={id} />
                <Bouton genre="discret">
                  Retirer<span class="sr"> {nom} du groupe</span>
                </Bouton>
              </Formulaire>
            </li>
          ))}
        </ul>
      )}
      {autres.length === 0 ? (
        <p class="muted">Tous les comptes de votre organisme sont dans ce groupe.</p>
      ) : (
        <Formulaire action={`${ici}/membres`}>
          <Liste
            id="compte"
            libelle="Ajouter une personne"
            aide="Elle manque dans la liste ? L’administration de Maillage crée son compte."
            requis
            valeur={un(saisie, 'compte')}
            erreur={erreurDe(erreurs, 'compte')}
            options={autres.map((m) => ({ valeur: m.id, libelle: m.fonction ? `${m.nom}, ${m.fonction}` : m.nom }))}
          />
          <Bouton genre="secondaire">Ajouter au groupe</Bouton>
        </Formulaire>
      )}
    </Carte>
  )
}

function Absences({ fiche: { groupe, membres, absences }, saisie, erreurs, nouvelId }: Props) {
  const ici = groupeHref(groupe.id)
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), requis: true })
  return (
    <Carte titre="Absences">
      <p class="muted">
        Les demandes d’une personne absente à l’échéance reviennent au groupe. Celles d’un groupe absent s’ouvrent au
        suppléant.
      </p>
      {absences.length > 0 && (
        <ul class="sep">
          {absences.map(({ id, nom, du, au, sienne, remplacant }) => (
            <li class="row row--sb">
              <span>
                <b>{nom ?? 'Tout le groupe'}</b>, {periode({ du, au })}
              </span>
              {sienne ? (
                <span class="small muted">{remplacant ? `remplacé par ${remplacant}` : 'notée par lui-même'}</span>
              ) : (
                <Formulaire action={`${ici}/absences/retirer`} class="row">
                  <input type="hidden" name="id" value={id} />
                  <Bouton genre="discret">
                    Effacer<span class="sr"> l’absence de {nom ?? 'tout le groupe'}</span>
                  </Bouton>
                </Formulaire>
              )}
            </li>
          ))}
        </ul>
      )}
      <Formulaire action={`${ici}/absences`}>
        <input type="hidden" name="id" value={un(saisie, 'du') === '' ? nouvelId : un(saisie, 'id')} />
        <Liste
          {...champ('qui')}
          libelle="Qui est absent"
          options={[
            { valeur: 'groupe', libelle: 'Tout le groupe' },
            ...membres.map((m) => ({ valeur: m.id, libelle: m.nom })),
          ]}
        />
        <Champ {...champ('du')} libelle="Premier jour" type="date" largeur="m" />
        <Champ {...champ('au')} libelle="Dernier jour" type="date" largeur="m" />
        <Bouton genre="secondaire">Noter l’absence</Bouton>
      </Formulaire>
    </Carte>
  )
}

function Reglages({ fiche: { groupe, suppleant }, salle }: Props) {
  const operateur = salle.catalogue.operateur(groupe.operateur)
  const themes = groupe.themes.map((code) => operateur?.themes.find((t) => t.code === code)?.libelle ?? code)
  return (
    <Carte titre="Ce que le groupe promet">
      <dl class="dl">
        <dt>Sujets</dt>
        <dd>{themes.join(', ')}</dd>
        <dt>Territoire</dt>
        <dd>{territoire(salle, groupe)}</dd>
        <dt>Délai</dt>
        <dd>{delai(groupe)}</dd>
        <dt>Jours travaillés</dt>
        <dd>{groupe.jours.map((j) => JOURS[j - 1]).join(', ')}</dd>
        <dt>Fermetures</dt>
        <dd>{groupe.fermetures.length === 0 ? 'Aucune notée' : groupe.fermetures.map(dateDe).join(', ')}</dd>
        <dt>Boîte aux lettres</dt>
        <dd>{groupe.email}</dd>
        <dt>Suppléant</dt>
        <dd>{suppleant ?? 'Aucun'}</dd>
      </dl>
      <p>
        <a class="tgt" href={`${groupeHref(groupe.id)}/retirer`}>
          Retirer ce groupe
        </a>
      </p>
    </Carte>
  )
}
