import { z } from 'zod'
import {
  adresseDe,
  ajouterJoursOuvres,
  type Contexte,
  dropSlip,
  type ErreurChamp,
  erreurDe,
  formulaire,
  keepSlip,
  langueCourante,
  pagePublique,
  readSlip,
  retour,
  statutDe,
} from '../../platform/index.ts'
import {
  adresseEn,
  Bouton,
  Carte,
  Champ,
  Formulaire,
  formats,
  Icon,
  type Langue,
  messages,
  ResumeErreurs,
  Texte,
} from '../../ui/index.ts'
import { lireParCode, type Suivi } from '../lire.ts'
import { lireCode } from '../model.ts'
import type { Salle } from '../salle.ts'
import type { Structure } from '../structures.ts'

export const SUIVI = '/suivi'

/** In ten minutes: from one address (a library has one for all), then from everywhere. Codes are many enough for these to hold. */
const ESSAIS = { adresse: 60, partout: 3000 }
const DIX_MINUTES_S = 600
/** The code stays with this browser so that the page can change language; never in an address. */
const GARDE_S = 900
const slip = z.object({ code: z.string().max(20) })

/** GET: the code asked for, or where the sheet of the code typed just before stands. */
export async function montrerSuivi(salle: Salle, c: Contexte): Promise<Response> {
  const code = lireCode(readSlip(c, 'suivi', slip)?.code ?? '')
  if (code === null) return demander(c, [])
  const t = messages(langueCourante(c)).suivi
  if (!(await permis(salle, c))) return demander(c, [{ champ: 'code', message: t.tropVite }])
  const suivi = await lireParCode(salle, code)
  if (suivi) return montrer(c, suivi)
  dropSlip(c, 'suivi')
  return demander(c, [{ champ: 'code', message: t.inconnu }])
}

/** POST: the code is looked for at the next page, once for both. */
export async function suivreCode(_salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, z.object({ code: z.string().default('') }))
  const code = lireCode(lu.ok ? lu.valeur.code : '')
  if (code === null)
    return demander(
      c,
      [{ champ: 'code', message: messages(langueCourante(c)).suivi.inconnu }],
      lu.ok ? lu.valeur.code : '',
    )
  keepSlip(c, 'suivi', { code }, GARDE_S)
  return retour(c, adresseEn(SUIVI, langueCourante(c)))
}

/** POST: on a shared computer, the next person must not find it. */
export async function fermerSuivi(_salle: Salle, c: Contexte): Promise<Response> {
  dropSlip(c, 'suivi')
  return retour(c, adresseEn(SUIVI, langueCourante(c)))
}

async function permis({ limites }: Salle, c: Contexte): Promise<boolean> {
  const ici = await limites.essayer(`suivi:adresse:${adresseDe(c)}`, ESSAIS.adresse, DIX_MINUTES_S)
  return ici && limites.essayer('suivi:partout', ESSAIS.partout, DIX_MINUTES_S)
}

function demander(c: Contexte, erreurs: readonly ErreurChamp[], code = '') {
  const langue = langueCourante(c)
  const t = messages(langue).suivi
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    { titre: t.titre, statut: statutDe(erreurs), traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{t.titre}</h1>
        <p class="lead">{t.chapeau}</p>
        <ResumeErreurs erreurs={erreurs} titre={t.titre} />
        <Carte>
          <Formulaire action={adresseEn(SUIVI, langue)}>
            <Champ
              id="code"
              libelle={t.code}
              aide={t.codeAide}
              valeur={code}
              erreur={erreurDe(erreurs, 'code')}
              requis
              largeur="m"
              dir="ltr"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck="false"
              maxlength={20}
            />
            <Bouton icone="search">{t.voir}</Bouton>
          </Formulaire>
        </Carte>
      </div>
    </div>,
  )
}

function montrer(c: Contexte, suivi: Suivi) {
  const langue = langueCourante(c)
  const t = messages(langue).suivi
  const { etat, repere } = suivi.orientation
  const chez = sansExemple(suivi.chez.nom)
  const par = sansExemple(suivi.par.nom)
  const titre = t.etats[etat.statut](chez)
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    { titre: t.titre, traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <p class="muted">
          {t.titre} <span class="num nb">{repere}</span>
        </p>
        <h1>{titre}</h1>
        <p>{t.depuis(formats(langue).date(etat.depuis))}</p>
        {etat.statut === 'envoyee' && (
          <p>{t.reponseAvant(formats(langue).jour(ajouterJoursOuvres(etat.depuis, etat.delai)))}</p>
        )}
        {suivi.rdv && <RendezVous rdv={suivi.rdv} langue={langue} />}
        <Carte titre={t.aFaireTitre}>
          <p>{t.aFaire[etat.statut](par)}</p>
          <Telephones structures={[suivi.chez, suivi.par]} langue={langue} />
        </Carte>
        <Carte titre={t.quiTitre}>
          <ul class="list">
            {suivi.lectures.map((l) => (
              <li>{t.lue(sansExemple(l.structure), formats(langue).date(l.le))}</li>
            ))}
          </ul>
          {etat.statut !== 'close' && <p>{t.accord(par)}</p>}
        </Carte>
        <Formulaire action={adresseEn(`${SUIVI}/fermer`, langue)}>
          <Bouton genre="secondaire" icone="x">
            {t.fermer}
          </Bouton>
        </Formulaire>
      </div>
    </div>,
  )
}

/** The agent's words stay in French: said so to screen readers. */
function RendezVous({ rdv, langue }: { rdv: NonNullable<Suivi['rdv']>; langue: Langue }) {
  const t = messages(langue).suivi.rdv
  const { jour, heure } = formats(langue)
  return (
    <Carte titre={t.titre}>
      <dl class="dl">
        <dt>{t.quand}</dt>
        <dd>
          <b>
            {jour(rdv.le)}, {heure(rdv.le)}
          </b>
        </dd>
        <dt>{rdv.mode === 'telephone' ? t.telephone : t.ou}</dt>
        <dd lang="fr" dir="auto">
          {rdv.lieu}
        </dd>
        {rdv.apporter && (
          <>
            <dt>{t.apporter}</dt>
            <dd lang="fr" dir="auto">
              <Texte>{rdv.apporter}</Texte>
            </dd>
          </>
        )}
      </dl>
    </Carte>
  )
}

function Telephones({ structures, langue }: { structures: readonly Structure[]; langue: Langue }) {
  const t = messages(langue).suivi
  return (
    <>
      {structures.map(
        ({ nom, telephone }) =>
          telephone && (
            <p>
              <a class="btn btn--2" href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>
                <Icon nom="phone" petit />
                <span>{t.appeler(sansExemple(nom))}</span>{' '}
                <span class="num nb" dir="ltr">
                  {telephone}
                </span>
              </a>
            </p>
          ),
      )}
    </>
  )
}

/** « (exemple) » is for those who run the demonstration. */
const sansExemple = (nom: string) => nom.replace(/\s*\(exemple\)/, '')
