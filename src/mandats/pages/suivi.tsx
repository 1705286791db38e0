import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  adresseDe,
  type Contexte,
  debutDuJour,
  dropSlip,
  type ErreurChamp,
  erreurDe,
  formulaire,
  jourIso,
  keepSlip,
  langueCourante,
  pagePublique,
  readSlip,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  adresseEn,
  Bouton,
  Carte,
  Case,
  Champ,
  Formulaire,
  formats,
  type Langue,
  messages,
  PageCourte,
  ResumeErreurs,
} from '../../ui/index.ts'
import { arreterParCode } from '../avis.ts'
import { hacherCode, lireCode, SUIVI } from '../code.ts'
import { etatLe, jourDeDestruction, jourDeFin, type Mandat, renouvelable } from '../model.ts'
import { arreter, type CodeDeLaPersonne, type Lecture, lireSuivi, type Suivi } from '../personne.ts'
import { demander as demanderUnAutre } from '../renouveler.ts'
import { aujourdhui, type Salle } from './communs.ts'

/** In an hour: from one address (a library has one for all), and for one code, whatever the years tried with it. */
const ESSAIS = { adresse: 60, code: 20 }
const UNE_HEURE_S = 3600
/** The code stays with this browser so that the page can change language; never in an address. */
const GARDE_S = 900
const slip = z.object({ code: z.string().max(20), annee: z.string().max(4) })

/** GET: the code asked for, or where things stand for the code typed just before. */
export async function montrerSuivi(salle: Salle, c: Contexte): Promise<Response> {
  const qui = readSlip(c, 'mandat', slip)
  if (!qui) return demander(c, {}, [])
  const langue = langueCourante(c)
  const t = messages(langue).mandat.suivi.erreurs
  if (!(await permis(salle, c, qui))) return demander(c, {}, [{ champ: 'code', message: t.tropVite }])
  const suivi = await lireSuivi(salle, qui, langue)
  if (suivi) return montrer(salle, c, suivi, [])
  dropSlip(c, 'mandat')
  return demander(c, {}, [{ champ: 'code', message: t.inconnu }])
}

/** POST: looked for at the next page. */
export async function suivreCode(_salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.suivi.erreurs
  const lu = await formulaire(
    c,
    z.object({
      code: z
        .string({ error: t.code })
        .transform((texte) => lireCode(texte) ?? '')
        .refine((code) => code !== '', { error: t.code }),
      annee: z
        .string({ error: t.annee })
        .trim()
        .regex(/^(19|20)\d\d$/, { error: t.annee }),
    }),
  )
  if (!lu.ok) return demander(c, lu.saisie, lu.erreurs)
  keepSlip(c, 'mandat', lu.valeur, GARDE_S)
  return retour(c, adresseEn(SUIVI, langue))
}

/** POST: on a shared computer, the next person must not find it. */
export async function fermerSuivi(_salle: Salle, c: Contexte): Promise<Response> {
  dropSlip(c, 'mandat')
  return retour(c, adresseEn(SUIVI, langueCourante(c)))
}

/** POST: the person stops the mandate. */
export async function arreterMandat(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.suivi
  const qui = readSlip(c, 'mandat', slip)
  if (!qui || !(await permis(salle, c, qui))) return retour(c, adresseEn(SUIVI, langue))
  const lu = await formulaire(c, z.object({ arreter: z.literal('oui', { error: t.arreter.erreur }) }))
  if (!lu.ok) {
    const suivi = await lireSuivi(salle, qui, langue)
    return suivi ? montrer(salle, c, suivi, lu.erreurs) : retour(c, adresseEn(SUIVI, langue))
  }
  const fin = await arreter(salle, qui)
  // Sent twice: the page says that it is over.
  if (!fin?.ok) return retour(c, adresseEn(SUIVI, langue))
  dropSlip(c, 'mandat')
  const chapeau = t.arreter.fait(sansExemple(fin.value.contenu.mandataire.structure))
  return publique(c, t.arreter.faitTitre, 200, <PageCourte titre={t.arreter.faitTitre} chapeau={chapeau} />)
}

/** POST: no more messages. */
export async function arreterSesAvis(salle: Salle, c: Contexte): Promise<Response> {
  const qui = readSlip(c, 'mandat', slip)
  if (qui && (await permis(salle, c, qui))) await arreterParCode(salle, qui)
  return retour(c, adresseEn(SUIVI, langueCourante(c)))
}

/** POST: the person asks for another mandate; the page then says since when it waits. */
export async function demanderRenouvellement(salle: Salle, c: Contexte): Promise<Response> {
  const qui = readSlip(c, 'mandat', slip)
  if (qui && (await permis(salle, c, qui))) await demanderUnAutre(salle, qui)
  return retour(c, adresseEn(SUIVI, langueCourante(c)))
}

async function permis({ limites }: Salle, c: Contexte, { code }: CodeDeLaPersonne): Promise<boolean> {
  const ici = await limites.essayer(`mandat:adresse:${adresseDe(c)}`, ESSAIS.adresse, UNE_HEURE_S)
  return ici && limites.essayer(`mandat:code:${hacherCode(code, '').toString('hex')}`, ESSAIS.code, UNE_HEURE_S)
}

function publique(c: Contexte, titre: string, statut: 200 | 422, contenu: Child) {
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre, statut, traduite: true }, contenu)
}

function demander(c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.suivi
  const champ = (id: 'code' | 'annee') => ({
    id,
    libelle: t[id],
    aide: t[`${id}Aide`],
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
    requis: true,
    dir: 'ltr' as const,
    autocomplete: 'off',
  })
  return publique(
    c,
    t.titre,
    statutDe(erreurs),
    <PageCourte titre={t.titre} chapeau={t.chapeau}>
      <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
      <Carte>
        <Formulaire action={adresseEn(SUIVI, langue)}>
          <Champ {...champ('code')} largeur="m" autocapitalize="characters" spellcheck="false" maxlength={20} />
          <Champ {...champ('annee')} largeur="s" inputmode="numeric" maxlength={4} />
          <p class="small muted">{t.sansNom}</p>
          <Bouton icone="search">{t.voir}</Bouton>
        </Formulaire>
      </Carte>
    </PageCourte>,
  )
}

function montrer(salle: Salle, c: Contexte, suivi: Suivi, erreurs: readonly ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.suivi
  const { mandat, parties, lectures, avis } = suivi
  const structure = sansExemple(mandat.contenu.mandataire.structure)
  const vivant = etatLe(mandat, aujourdhui(salle)) === 'en-vigueur'
  return publique(
    c,
    t.titre,
    statutDe(erreurs),
    <PageCourte titre={t.titre} chapeau={t.mandat.chez(structure)}>
      <ResumeErreurs erreurs={erreurs} titre={t.arreter.titre} />
      {parties}
      <Carte titre={t.mandat.titre}>
        <LeMandat mandat={mandat} langue={langue} vivant={vivant} />
      </Carte>
      <Carte titre={t.lecteurs.titre}>
        <Lectures lectures={lectures} langue={langue} />
      </Carte>
      {vivant && <SesAvis avis={avis} structure={structure} langue={langue} />}
      <Renouveler mandat={mandat} structure={structure} langue={langue} jour={aujourdhui(salle)} />
      {vivant && (
        <Carte titre={t.arreter.titre}>
          <p>{t.arreter.texte}</p>
          <Formulaire action={adresseEn(`${SUIVI}/arreter`, langue)}>
            <Case nom="arreter" libelle={t.arreter.case} erreur={erreurDe(erreurs, 'arreter')} requis />
            <Bouton genre="danger" icone="x">
              {t.arreter.bouton}
            </Bouton>
          </Formulaire>
        </Carte>
      )}
      <Formulaire action={adresseEn(`${SUIVI}/fermer`, langue)}>
        <Bouton genre="secondaire" icone="x">
          {t.fermer}
        </Bouton>
      </Formulaire>
    </PageCourte>,
  )
}

interface PropsMandat {
  mandat: Mandat
  langue: Langue
  vivant: boolean
}

function LeMandat({ mandat, langue, vivant }: PropsMandat) {
  const t = messages(langue).mandat.suivi.mandat
  const { date } = formats(langue)
  const fin = debutDuJour(jourDeFin(mandat) ?? jourIso(mandat.creeLe))
  return (
    <>
      <p>{vivant ? t.jusqua(date(fin)) : t.fini(date(fin))}</p>
      <p>{t.pour}</p>
      <ul class="list">
        {mandat.contenu.portees.map(({ operateur }) => (
          <li>
            <bdi>{operateur.libelle}</bdi>
          </li>
        ))}
      </ul>
      <p>{t.detruites(date(debutDuJour(jourDeDestruction(mandat) ?? jourIso(mandat.creeLe))))}</p>
    </>
  )
}

function Lectures({ lectures, langue }: { lectures: readonly Lecture[]; langue: Langue }) {
  const t = messages(langue).mandat.suivi.lecteurs
  if (lectures.length === 0) return <p>{t.aucun}</p>
  return (
    <ul class="list">
      {lectures.map(({ structure, le }) => (
        <li>{t.le(sansExemple(structure), formats(langue).date(le))}</li>
      ))}
    </ul>
  )
}

function SesAvis({ avis, structure, langue }: { avis: Suivi['avis']; structure: string; langue: Langue }) {
  const t = messages(langue).mandat.avis
  return (
    <Carte titre={t.titre}>
      <p>{avis ? t.actif[avis] : t.inactif(structure)}</p>
      {avis && (
        <Formulaire action={adresseEn(`${SUIVI}/avis/arreter`, langue)}>
          <Bouton genre="secondaire" icone="x">
            {t.arreter}
          </Bouton>
        </Formulaire>
      )}
    </Carte>
  )
}

function Renouveler(props: { mandat: Mandat; structure: string; langue: Langue; jour: string }) {
  const { mandat, structure, langue, jour } = props
  const t = messages(langue).mandat.suivi.renouveler
  if (!mandat.renouvellementLe && !renouvelable(mandat, jour)) return null
  return (
    <Carte titre={t.titre}>
      {mandat.renouvellementLe ? (
        <p>{t.demande(formats(langue).date(mandat.renouvellementLe), structure)}</p>
      ) : (
        <>
          <p>{t.texte}</p>
          <Formulaire action={adresseEn(`${SUIVI}/renouveler`, langue)}>
            <Bouton icone="undo">{t.bouton}</Bouton>
          </Formulaire>
        </>
      )}
    </Carte>
  )
}

/** « (exemple) » is for those who run the demonstration. */
const sansExemple = (nom: string) => nom.replace(/\s*\(exemple\)/, '')
