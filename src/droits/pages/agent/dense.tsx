import type { Child } from 'hono/jsx'
import { type ErreurChamp, erreurDe } from '../../../platform/index.ts'
import { Carte, Case, Champ, Liste, type OptionListe } from '../../../ui/index.ts'
import { STATUTS_LOGEMENT } from '../../engine/index.ts'
import type { Contexte } from '../../entretien/commun/contexte.ts'
import { ACTIVITES_ADULTE, ECOLES, NATIONALITES_ASKED, SITUATIONS_FOYER } from '../../entretien/commun/questions.ts'
import { CLES_REVENUS, type Reponses } from '../../entretien/commun/reponses.ts'

interface Props {
  ctx: Contexte
  reponses: Reponses
  erreurs: readonly ErreurChamp[]
}

const RANGS = Array.from({ length: 10 }, (_, i) => i + 1)
/** Children in view at once; the others are folded. */
const RANGS_MONTRES = 3

/** The whole household on one page, for who knows the questions by heart: Tab goes from field to field, a letter chooses. */
export function SaisieDense(props: Props) {
  const { ctx, reponses } = props
  const plus = RANGS.slice(RANGS_MONTRES)
  return (
    <>
      <Carte titre="Foyer">
        <div class="dense">
          <Choisir
            {...props}
            nom="situation"
            libelle="Situation"
            options={mots(ctx.t.options.situation, SITUATIONS_FOYER)}
          />
          <Choisir
            {...props}
            nom="urgence"
            libelle="Danger"
            options={mots({ non: 'Non', violences: 'Violences', rue: 'Sans toit ce soir' }, [
              'non',
              'violences',
              'rue',
            ])}
            invite={false}
          />
          <Ecrire {...props} nom="terme" libelle="Naissance prévue" genre="mois" />
        </div>
        <Adulte {...props} qui="vous" titre="Personne reçue" />
        <Adulte {...props} qui="conjoint" titre="Conjoint" />
      </Carte>
      <Carte titre="Enfants à charge">
        {RANGS.slice(0, RANGS_MONTRES).map((n) => (
          <Enfant {...props} n={n} />
        ))}
        <details class="tog" open={plus.some((n) => reponses[`enfant_${n}_ne`])}>
          <summary>Plus de {RANGS_MONTRES} enfants</summary>
          <div class="stack">
            {plus.map((n) => (
              <Enfant {...props} n={n} />
            ))}
          </div>
        </details>
      </Carte>
      <Carte titre="Logement">
        <div class="dense">
          <Choisir
            {...props}
            nom="commune"
            libelle="Commune"
            options={[
              ...ctx.communes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
              { valeur: 'ailleurs', libelle: ctx.t.options.commune.ailleurs },
            ]}
          />
          <Ecrire {...props} nom="code_postal" libelle="Code postal" genre="entier" />
          <Choisir
            {...props}
            nom="logement"
            libelle="Logement"
            options={mots(ctx.t.options.logement, STATUTS_LOGEMENT)}
          />
          <Ecrire {...props} nom="loyer" libelle="Loyer sans charges" genre="euros" />
        </div>
        <div class="row">
          <Cocher {...props} nom="colocation" libelle="Colocation" />
          <Cocher {...props} nom="chambre" libelle="Une seule chambre" />
          <Cocher {...props} nom="crous" libelle="Résidence du Crous" />
        </div>
      </Carte>
      <Carte titre="Revenus nets par mois">
        <Revenus {...props} qui="vous" titre="Personne reçue" />
        <Revenus {...props} qui="conjoint" titre="Conjoint" />
        <div class="dense">
          <Ecrire {...props} nom="epargne" libelle="Épargne" genre="euros" />
        </div>
      </Carte>
      <Carte titre="Situations particulières">
        <Particulieres {...props} />
      </Carte>
    </>
  )
}

function Adulte({ qui, titre, ...props }: Props & { qui: string; titre: string }) {
  const { t } = props.ctx
  return (
    <Ligne titre={titre} cle={qui}>
      <Ecrire {...props} nom={`${qui}_ne`} libelle="Né en" genre="mois" />
      <Choisir
        {...props}
        nom={`${qui}_activite`}
        libelle="Activité"
        options={mots(t.options.activite, ACTIVITES_ADULTE)}
      />
      <Choisir
        {...props}
        nom={`${qui}_nationalite`}
        libelle="Nationalité"
        options={mots(t.options.nationalite, NATIONALITES_ASKED)}
      />
      <Ecrire {...props} nom={`${qui}_titre`} libelle="Années de titre" genre="entier" />
    </Ligne>
  )
}

function Enfant({ n, ...props }: Props & { n: number }) {
  const qui = `enfant_${n}`
  return (
    <Ligne titre={`Enfant ${n}`} cle={qui}>
      <Ecrire {...props} nom={`${qui}_ne`} libelle="Né en" genre="mois" />
      <Choisir
        {...props}
        nom={`${qui}_ecole`}
        libelle="École"
        options={mots(props.ctx.t.options.ecole, ECOLES)}
        invite="D’après l’âge"
      />
      <Choisir
        {...props}
        nom={`${qui}_handicap`}
        libelle="Handicap"
        options={mots({ oui: 'Oui' }, ['oui'])}
        invite="Non"
      />
      <Choisir {...props} nom={`${qui}_taux`} libelle="Taux (MDPH)" options={TAUX(props.ctx)} invite="Inconnu" />
    </Ligne>
  )
}

const TAUX = ({ t }: Contexte): OptionListe[] => mots(t.options.taux, ['moins', 'moyen', 'haut'])

function Revenus({ qui, titre, ...props }: Props & { qui: string; titre: string }) {
  const { t } = props.ctx
  return (
    <Ligne titre={titre} cle={`${qui}-revenus`}>
      {CLES_REVENUS.filter((cle) => cle !== 'pension' || qui === 'vous').map((cle) => (
        <Ecrire {...props} nom={`${qui}_${cle}`} libelle={t.questions[cle]} genre="euros" />
      ))}
      <Ecrire {...props} nom={`${qui}_depuis`} libelle="Depuis (vide : 2 ans ou plus)" genre="mois" />
      <Ecrire {...props} nom={`${qui}_avant`} libelle="Salaire avant cette date" genre="euros" />
      <Cocher {...props} nom={`${qui}_rien`} libelle="Aucun revenu" />
    </Ligne>
  )
}

const DETAIL = /^(vous|conjoint)_(handicap|taux|rsdae|autonomie|chomeur|dixans|boursier)$/

function Particulieres(props: Props) {
  const adulte = (qui: string, titre: string) => (
    <Ligne titre={titre} cle={`${qui}-situation`}>
      <Cocher {...props} nom={`${qui}_handicap`} libelle="Handicap" />
      <Choisir {...props} nom={`${qui}_taux`} libelle="Taux (MDPH)" options={TAUX(props.ctx)} invite="Inconnu" />
      <OuiNon {...props} nom={`${qui}_rsdae`} libelle="RSDAE reconnue" />
      <Cocher {...props} nom={`${qui}_autonomie`} libelle="Besoin d’aide au quotidien" />
      <Ecrire {...props} nom={`${qui}_chomeur`} libelle="Chômage depuis" genre="mois" />
      <OuiNon {...props} nom={`${qui}_dixans`} libelle="5 ans de travail sur 10" />
      <OuiNon {...props} nom={`${qui}_boursier`} libelle="Boursier" />
    </Ligne>
  )
  const dites = Object.keys(props.reponses).some((nom) => DETAIL.test(nom))
  return (
    <>
      <details class="tog" open={dites}>
        <summary>Handicap, perte d’autonomie, chômage, études</summary>
        <div class="stack">
          {adulte('vous', 'Personne reçue')}
          {adulte('conjoint', 'Conjoint')}
        </div>
      </details>
      <div class="row">
        <Cocher {...props} nom="impayes" libelle="Dette de loyer ou d’énergie" />
        <Cocher {...props} nom="demenagement" libelle="Déménagement (3 enfants ou plus)" />
      </div>
    </>
  )
}

function Ligne({ titre, cle, children }: { titre: string; cle: string; children: Child }) {
  return (
    <fieldset class="dense-row">
      <legend class="label" id={`ligne-${cle}`}>
        {titre}
      </legend>
      <div class="dense">{children}</div>
    </fieldset>
  )
}

interface PropsChamp extends Props {
  nom: string
  libelle: string
}

function Ecrire({ reponses, erreurs, nom, libelle, genre }: PropsChamp & { genre: 'mois' | 'euros' | 'entier' }) {
  return (
    <Champ
      id={nom}
      libelle={libelle}
      facultatif={false}
      valeur={reponses[nom]}
      erreur={erreurDe(erreurs, nom)}
      inputmode={genre === 'euros' ? 'decimal' : 'numeric'}
      placeholder={genre === 'mois' ? 'MM/AAAA' : genre === 'euros' ? '€' : undefined}
      autocomplete="off"
      maxlength={20}
    />
  )
}

function Choisir(props: PropsChamp & { options: OptionListe[]; invite?: string | false }) {
  const { reponses, nom, libelle, options, invite = 'Non dit' } = props
  return (
    <Liste id={nom} libelle={libelle} facultatif={false} valeur={reponses[nom]} options={options} invite={invite} />
  )
}

const OuiNon = (props: PropsChamp) => <Choisir {...props} options={mots({ oui: 'Oui', non: 'Non' }, ['oui', 'non'])} />

const Cocher = ({ reponses, nom, libelle }: PropsChamp) => (
  <Case nom={nom} libelle={libelle} coche={reponses[nom] === 'oui'} />
)

const mots = (textes: Record<string, string>, codes: readonly string[]): OptionListe[] =>
  codes.map((valeur) => ({ valeur, libelle: textes[valeur] ?? valeur }))
