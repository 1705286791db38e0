import {
  acteurDe,
  type Contexte,
  debutDuJour,
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
  Case,
  Champ,
  Choix,
  Formulaire,
  formats,
  LienBouton,
  ResumeErreurs,
  ZoneTexte,
} from '../../../ui/index.ts'
import type { Champ as ChampLieu } from '../../versions/champs.ts'
import { direValeur } from '../../versions/dire.ts'
import { type Fiche, findFiche, type Salle } from '../fiche.ts'
import { corriger } from '../gestes.ts'
import { enSaisie, JOURS, schemaFormulaire } from '../saisie.ts'
import { idDe, lienModifier, lienVersions, listeDe, optionsDe } from './communs.tsx'

/** GET: the sheet, to correct. */
export async function modifierForm(salle: Salle, c: Contexte): Promise<Response> {
  const fiche = await ouvrir(salle, c)
  return fiche ? page(c, fiche, enSaisie(fiche), []) : introuvable(c)
}

/** POST: saved, which confirms the sheet too; what is wrong is said beside its field. */
export async function modifier(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaFormulaire)
  if (!lu.ok) {
    const fiche = await ouvrir(salle, c)
    return fiche ? page(c, fiche, lu.saisie, lu.erreurs) : introuvable(c)
  }
  const faite = await corriger(salle, acteurDe(c), idDe(c), lu.valeur)
  if (!faite) return introuvable(c)
  if (!faite.ok) {
    const { jours, ...tape } = lu.valeur
    const saisie = { ...enTextes(tape), ...Object.fromEntries(JOURS.map((j) => [j.champ, jours[j.rang] ?? ''])) }
    return page(c, faite.fiche, { ...saisie, rang: String(faite.fiche.rang) }, faite.erreurs)
  }
  const texte = faite.changee ? 'La fiche est corrigée et confirmée.' : 'Rien n’a changé : la fiche est confirmée.'
  return retour(c, listeDe(c).href, { genre: 'ok', texte })
}

function ouvrir(salle: Salle, c: Contexte): Promise<Fiche | null> {
  const acteur = acteurDe(c)
  return salle.database.as(acteur, (trx) => findFiche(trx, salle, acteur, idDe(c)))
}

function enTextes(valeurs: Record<string, unknown>): Saisie {
  return Object.fromEntries(
    Object.entries(valeurs).flatMap(([k, v]) => (v === null || v === undefined ? [] : [[k, String(v)]])),
  )
}

function page(c: Contexte, fiche: Fiche, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  const options = { ...optionsDe(c, 'Corriger la fiche', fiche), statut: statutDe(erreurs) }
  return pagePro(c, options, <PageModifier fiche={fiche} saisie={saisie} erreurs={erreurs} />)
}

interface Props {
  fiche: Fiche
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function PageModifier(props: Props) {
  const { fiche, saisie, erreurs } = props
  const { lieu } = fiche
  return (
    <div class="wrap page stack">
      <h1>Corriger la fiche</h1>
      <p class="lead">
        {lieu.nom}, {lieu.ville}. Enregistrer confirme aussi tout le reste de la fiche.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={lienModifier(lieu.id)}>
        <input type="hidden" name="rang" value={un(saisie, 'rang')} />
        <OuEtQui {...props} />
        <Semaine {...props} />
        <Acces {...props} />
        <Carte titre="Pour l’historique">
          <Ligne {...props} id="motif" libelle="Pourquoi cette correction" aide="Exemple : nouveaux horaires d’été" />
          <div class="row">
            <Bouton icone="check">Enregistrer</Bouton>
            <LienBouton href={lienVersions(lieu.id)} genre="discret">
              Voir l’historique
            </LienBouton>
          </div>
        </Carte>
      </Formulaire>
    </div>
  )
}

function OuEtQui(props: Props) {
  const { saisie } = props
  return (
    <>
      <Carte titre="Le lieu">
        <Ligne {...props} id="nom" libelle="Nom" champ="nom" requis />
        <Ligne {...props} id="adresse" libelle="Adresse" champ="adresse" aide="Numéro et rue" />
        <Ligne {...props} id="complement" libelle="Complément" champ="complement" aide="Bâtiment, étage, quartier" />
        <Ligne {...props} id="codePostal" libelle="Code postal" champ="codePostal" largeur="s" inputmode="numeric" />
        <Ligne {...props} id="ville" libelle="Ville" champ="ville" largeur="m" requis />
        <Case
          nom="demenage"
          libelle="Le lieu a déménagé"
          coche={un(saisie, 'demenage') !== ''}
          aide="La carte le montrera au milieu de la commune, en le disant, jusqu’à ce que sa liste donne le bon endroit."
        />
      </Carte>
      <Carte titre="Contact">
        <Ligne {...props} id="telephone" libelle="Téléphone" champ="telephone" largeur="m" type="tel" />
        <Ligne
          {...props}
          id="email"
          libelle="Adresse électronique"
          champ="email"
          type="email"
          aide="Celle du lieu, jamais celle d’une personne"
        />
        <Ligne {...props} id="site" libelle="Site internet" champ="site" type="url" />
      </Carte>
    </>
  )
}

type PropsLigne = Props & {
  id: string
  libelle: string
  champ?: ChampLieu
  aide?: string
  requis?: boolean
  largeur?: 's' | 'm'
  type?: string
  inputmode?: 'numeric'
}

function Ligne({ fiche, saisie, erreurs, id, champ, aide, ...reste }: PropsLigne) {
  const source = champ && ceQueDitLaListe(fiche, champ)
  return (
    <Champ
      id={id}
      valeur={un(saisie, id)}
      erreur={erreurDe(erreurs, id)}
      aide={[aide, source].filter(Boolean).join('. ') || undefined}
      autocomplete="off"
      {...reste}
    />
  )
}

/** What a person corrected, the list may still say otherwise: they see both. */
function ceQueDitLaListe({ corrections }: Fiche, champ: ChampLieu): string | undefined {
  const correction = corrections.find((c) => c.champ === champ)
  if (!correction) return undefined
  const quand = formats('fr').date(debutDuJour(correction.le))
  return `Corrigé le ${quand} ; la liste dit : « ${direValeur(champ, correction.source)} »`
}

function Semaine({ fiche, saisie, erreurs }: Props) {
  const source = ceQueDitLaListe(fiche, 'horaires')
  return (
    <Carte titre="Horaires">
      <p id="semaine-aide">
        Écrivez par exemple <b>9h-12h, 13h30-17h</b>. Laissez vide un jour fermé. Un « ? » veut dire : pas sûr.
      </p>
      {source && <p class="small muted">{source}.</p>}
      {(fiche.lieu.horaires?.incertain.length ?? 0) > 0 && (
        <Alerte genre="attente" icone="ask">
          Des horaires ne sont pas sûrs : remplacez les « ? » par les bons.
        </Alerte>
      )}
      {JOURS.map(({ nom, champ }) => (
        <Champ
          id={champ}
          libelle={nom.charAt(0).toUpperCase() + nom.slice(1)}
          facultatif={false}
          valeur={un(saisie, champ)}
          erreur={erreurDe(erreurs, champ)}
          largeur="m"
          autocomplete="off"
          maxlength={100}
        />
      ))}
      <Case
        nom="inconnus"
        libelle="Horaires non connus"
        coche={un(saisie, 'inconnus') !== ''}
        erreur={erreurDe(erreurs, 'inconnus')}
        aide="La fiche dira de téléphoner avant de venir."
      />
    </Carte>
  )
}

function Acces(props: Props) {
  const { fiche, saisie, erreurs } = props
  return (
    <Carte titre="Accès">
      <Choix
        nom="accessible"
        legende="Accessible en fauteuil"
        variante="puces"
        requis
        valeur={un(saisie, 'accessible')}
        erreur={erreurDe(erreurs, 'accessible')}
        options={[
          { valeur: 'oui', libelle: 'Oui' },
          { valeur: 'non', libelle: 'Non' },
          { valeur: 'inconnu', libelle: 'On ne sait pas' },
        ]}
      />
      <Ligne {...props} id="accesNote" libelle="Précision sur l’accès" champ="accesNote" />
      <ZoneTexte
        id="note"
        libelle="Bon à savoir"
        aide={ceQueDitLaListe(fiche, 'note')}
        valeur={un(saisie, 'note')}
        erreur={erreurDe(erreurs, 'note')}
        lignes={4}
      />
    </Carte>
  )
}
