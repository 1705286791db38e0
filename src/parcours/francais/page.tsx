import type { OffreProche, Zone } from '../../annuaire/index.ts'
import { type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import {
  adresseEn,
  Bouton,
  Carte,
  Choix,
  Formulaire,
  type Langue,
  LienBouton,
  messages,
  ResumeErreurs,
} from '../../ui/index.ts'
import { ListeOffres } from '../pages/offres.tsx'
import { ChampVille } from '../pages/ville.tsx'
import { type Bande, DEGRES, ECOLES, foisVoulue, JOURS, MOMENTS, type Proposition, type Reponses } from './model.ts'

export const FRANCAIS = '/apprendre-le-francais'
export const FORMULAIRE = 'francais'

export interface Trouve {
  reponses: Reponses
  proposition: Proposition
  offres: readonly OffreProche[]
}

interface Props {
  saisie: Saisie
  zone: Zone | null
  erreurs: readonly ErreurChamp[]
  /** `null`: not asked yet. */
  trouve: Trouve | null
  langue: Langue
}

/** Five questions, then what to ask for and where. */
export function PageFrancais(props: Props) {
  const { erreurs, trouve, langue } = props
  const { parcours: p } = messages(langue)
  const t = p.francais
  return (
    <div class="wrap page stack-l">
      <div class="prose stack">
        <h1>{t.titre}</h1>
        {!trouve && <p class="lead">{t.chapeau}</p>}
        <ResumeErreurs erreurs={erreurs} titre={p.resume} />
        {trouve && <Resultat {...trouve} langue={langue} />}
      </div>
      {trouve && <Cours {...trouve} ville={un(props.saisie, 'ville')} langue={langue} />}
      <div class="prose stack noprint">
        {trouve && <h2 id="reponses">{t.changer}</h2>}
        <Questions {...props} />
        <p>
          <a class="tgt" href={adresseEn('/passeport', langue)}>
            {p.passeport.titre}
          </a>
        </p>
      </div>
    </div>
  )
}

function Resultat({ proposition, langue }: Trouve & { langue: Langue }) {
  const t = messages(langue).parcours.francais
  const dire = ({ de, a }: Bande) => <bdi>{t.bande(de, a)}</bdi>
  return (
    <Carte titre={t.resultat}>
      <dl class="dl">
        <dt>{t.parler}</dt>
        <dd>{dire(proposition.oral)}</dd>
        <dt>{t.lire}</dt>
        <dd>{dire(proposition.ecrit)}</dd>
      </dl>
      <p>
        <b>{proposition.alpha ? t.alpha : t.fle}</b>
      </p>
      <p>{t.indication}</p>
      <details class="tog">
        <summary>{t.echelle}</summary>
        <ul class="list">
          {t.echelleTexte.map((ligne) => (
            <li>{ligne}</li>
          ))}
        </ul>
      </details>
    </Carte>
  )
}

function Cours({ offres, reponses, ville, langue }: Trouve & { ville: string; langue: Langue }) {
  const { parcours: p } = messages(langue)
  const voulus = offres.filter((o) => foisVoulue(o, reponses))
  const autres = offres.filter((o) => !foisVoulue(o, reponses))
  const lieux = new URLSearchParams([['type', 'cours-de-francais'], ...(ville ? [['ville', ville]] : [])])
  return (
    <>
      <section class="stack" aria-labelledby="voulus">
        <h2 id="voulus">{p.francais.aVosMoments}</h2>
        {voulus.length > 0 ? (
          <ListeOffres offres={voulus} langue={langue} fois={(o) => foisVoulue(o, reponses)} />
        ) : (
          <p>{offres.length > 0 ? p.francais.aucunMoment : p.aucun}</p>
        )}
      </section>
      {autres.length > 0 && (
        <section class="stack" aria-labelledby="autres">
          <h2 id="autres">{p.francais.autres}</h2>
          <ListeOffres offres={autres} langue={langue} />
        </section>
      )}
      <p class="noprint">
        <LienBouton genre="secondaire" icone="pin" href={adresseEn(`/lieux?${lieux}`, langue)}>
          {p.voirLieux}
        </LienBouton>
      </p>
    </>
  )
}

/** Any Monday: names of days are asked of the language. */
const LUNDI = Date.UTC(2026, 10, 23, 12)
const UN_JOUR = 86_400_000

function Questions({ saisie, zone, erreurs, trouve, langue }: Props) {
  const t = messages(langue).parcours.francais
  const { locale } = messages(langue).langue
  const jour = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const plusieurs = (nom: string) => [saisie[nom] ?? []].flat()
  const choix = (nom: string) => ({ nom, valeur: un(saisie, nom), erreur: erreurDe(erreurs, nom), requis: true })
  const multiple = { variante: 'puces', multiple: true, facultatif: messages(langue).page.facultatif } as const
  return (
    <Formulaire action={adresseEn(FRANCAIS, langue)} id={FORMULAIRE} class="stack asks">
      <button type="submit" name="action" value="voir" class="sr" tabindex={-1}>
        {t.voir}
      </button>
      <Choix
        {...choix('oral')}
        legende={t.oral}
        variante="cartes"
        options={DEGRES.map((valeur) => ({ valeur, libelle: t.oraux[valeur] }))}
      />
      <Choix
        {...choix('ecrit')}
        legende={t.ecrit}
        variante="cartes"
        options={DEGRES.map((valeur) => ({ valeur, libelle: t.ecrits[valeur] }))}
      />
      <Choix
        {...choix('ecole')}
        legende={t.ecole}
        variante="puces"
        options={ECOLES.map((valeur) => ({ valeur, libelle: t.ecoles[valeur] }))}
      />
      <Choix
        {...multiple}
        nom="jours"
        legende={t.quand}
        aide={t.quandAide}
        valeur={plusieurs('jours')}
        options={JOURS.map((valeur, rang) => ({ valeur, libelle: jour.format(LUNDI + rang * UN_JOUR) }))}
      />
      <Choix
        {...multiple}
        nom="moments"
        legende={t.moment}
        valeur={plusieurs('moments')}
        options={MOMENTS.map((valeur) => ({ valeur, libelle: t.moments[valeur] }))}
      />
      <ChampVille ville={un(saisie, 'ville')} zone={zone} erreurs={erreurs} langue={langue} requis />
      <Bouton grand={!trouve} icone="search" name="action" value="voir">
        {t.voir}
      </Bouton>
    </Formulaire>
  )
}
