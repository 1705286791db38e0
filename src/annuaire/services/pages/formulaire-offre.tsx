import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import { Case, Champ, Choix, Icon, ZoneTexte } from '../../../ui/index.ts'
import { textes } from '../textes/index.ts'
import {
  CODES_FAMILLES,
  FAMILLES_THEMES,
  FRAIS,
  LANGUES_PARLEES,
  MOBILISABLE_PAR,
  MODES,
  NATURES,
  PUBLICS,
  THEMES,
} from '../vocabulaires.ts'
import { ChampsRythme } from './champs-rythme.tsx'
import { FormulaireFiche, type PropsFiche } from './formulaire-fiche.tsx'

const options = (libelles: Record<string, string>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }))

/** A service of the place: what it is, for whom, how; hours only when they are its own. */
export function FormulaireOffre({ action, saisie, erreurs, id, rang }: PropsFiche) {
  const erreur = (champ: string) => erreurDe(erreurs, champ)
  return (
    <FormulaireFiche action={action} erreurs={erreurs} id={id} rang={rang}>
      <Champ
        id="nom"
        libelle="Nom du service"
        requis
        maxlength={120}
        valeur={un(saisie, 'nom')}
        erreur={erreur('nom')}
      />
      <ZoneTexte
        id="description"
        libelle="Ce que la personne peut y faire"
        aide="Des phrases courtes, des mots de tous les jours. La première phrase se lit dans les listes."
        requis
        lignes={4}
        valeur={un(saisie, 'description')}
        erreur={erreur('description')}
      />
      <Champ
        id="organisme"
        libelle="Organisme, si ce n’est pas votre équipe"
        aide="Par exemple le partenaire qui vient dans vos murs."
        maxlength={120}
        valeur={un(saisie, 'organisme')}
        erreur={erreur('organisme')}
      />
      <ChoixThemes saisie={saisie} erreur={erreur('thematiques')} />
      <Choix
        nom="modes"
        legende="Comment la personne est-elle reçue ?"
        variante="puces"
        multiple
        requis
        options={options(MODES)}
        valeur={saisie.modes}
        erreur={erreur('modes')}
      />
      <Choix
        nom="nature"
        legende="C’est…"
        variante="puces"
        options={options(NATURES)}
        valeur={saisie.nature}
        erreur={erreur('nature')}
      />
      <PourQui saisie={saisie} erreurs={erreurs} />
      <Prix saisie={saisie} erreurs={erreurs} />
      <ZoneTexte
        id="documents"
        libelle="Ce qu’il faut apporter"
        facultatif="facultatif, un document par ligne"
        lignes={3}
        valeur={un(saisie, 'documents')}
        erreur={erreur('documents')}
      />
      <HorairesPropres saisie={saisie} erreurs={erreurs} />
    </FormulaireFiche>
  )
}

/** Seventy themes are a lot: each family is folded unless something in it is chosen. */
function ChoixThemes({ saisie, erreur }: { saisie: Saisie; erreur: string | undefined }) {
  const choisis = new Set(saisie.thematiques)
  return (
    <fieldset class={erreur === undefined ? 'field' : 'field field--bad'} id="thematiques" tabindex={-1}>
      <legend class="label">Thèmes</legend>
      <p class="hint">
        Ils disent où le service apparaît dans les recherches. Ouvrez une famille, cochez un thème au moins.
      </p>
      {erreur !== undefined && (
        <p class="err">
          <Icon nom="warn" petit />
          <span>{erreur}</span>
        </p>
      )}
      <div class="grid g2">
        {CODES_FAMILLES.map((famille) => {
          const themes = Object.entries(THEMES[famille]).map(([theme, libelle]) => ({
            code: `${famille}--${theme}`,
            libelle,
          }))
          return (
            <details class="tog" open={themes.some((t) => choisis.has(t.code))}>
              <summary>{FAMILLES_THEMES[famille]}</summary>
              <div class="chips">
                {themes.map(({ code, libelle }) => (
                  <label class="chip">
                    <input type="checkbox" name="thematiques" value={code} checked={choisis.has(code)} />
                    <span>{libelle}</span>
                  </label>
                ))}
              </div>
            </details>
          )
        })}
      </div>
    </fieldset>
  )
}

interface PropsGroupe {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function PourQui({ saisie, erreurs }: PropsGroupe) {
  const langues = new Intl.DisplayNames(['fr'], { type: 'language' })
  const nommer = (code: string) => (code === 'fsl' ? textes('fr').langueDesSignes : (langues.of(code) ?? code))
  return (
    <>
      <Choix
        nom="publics"
        legende="Pour qui ?"
        variante="puces"
        multiple
        options={options(PUBLICS)}
        valeur={saisie.publics}
        erreur={erreurDe(erreurs, 'publics')}
      />
      <Champ
        id="conditions"
        libelle="Conditions pour venir"
        maxlength={500}
        valeur={un(saisie, 'conditions')}
        erreur={erreurDe(erreurs, 'conditions')}
      />
      <Choix
        nom="mobilisablePar"
        legende="Qui peut demander ce service ?"
        variante="puces"
        multiple
        options={options(MOBILISABLE_PAR)}
        valeur={saisie.mobilisablePar}
        erreur={erreurDe(erreurs, 'mobilisablePar')}
      />
      <details class="tog" open={(saisie.langues ?? []).length > 0}>
        <summary>Langues parlées</summary>
        <Choix
          nom="langues"
          legende="Langues dans lesquelles la personne peut être reçue"
          variante="puces"
          multiple
          options={LANGUES_PARLEES.map((code) => ({ valeur: code, libelle: nommer(code) }))}
          valeur={saisie.langues}
          erreur={erreurDe(erreurs, 'langues')}
        />
      </details>
    </>
  )
}

function Prix({ saisie, erreurs }: PropsGroupe) {
  return (
    <div class="grid g2">
      <Choix
        nom="frais"
        legende="Prix"
        variante="puces"
        options={options(FRAIS)}
        valeur={saisie.frais}
        erreur={erreurDe(erreurs, 'frais')}
      />
      <Champ
        id="fraisPrecision"
        libelle="Combien, si c’est payant"
        maxlength={200}
        valeur={un(saisie, 'fraisPrecision')}
        erreur={erreurDe(erreurs, 'fraisPrecision')}
      />
    </div>
  )
}

function HorairesPropres({ saisie, erreurs }: PropsGroupe) {
  const propres = un(saisie, 'aSesHeures') === 'oui'
  return (
    <details class="tog" open={propres}>
      <summary>Horaires différents de ceux du lieu</summary>
      <div class="stack">
        <p class="hint">
          Le service est rendu dans vos murs, mais pas à toutes les heures d’ouverture. S’il est rendu ailleurs ou par
          un partenaire qui vient, enregistrez le service, puis ajoutez une permanence.
        </p>
        <Case nom="aSesHeures" libelle="Ce service a ses propres horaires" coche={propres} />
        <ChampsRythme saisie={saisie} erreurs={erreurs} />
      </div>
    </details>
  )
}
