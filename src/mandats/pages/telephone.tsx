import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  langueCourante,
  pagePublique,
  relire,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Carte,
  Case,
  Champ,
  Formulaire,
  type Langue,
  messages,
  PageCourte,
  ResumeErreurs,
} from '../../ui/index.ts'
import { type Mandat, nomComplet } from '../model.ts'
import { lienVit, lireTraces, ouvrirParLien, signerParLien } from '../telephone.ts'
import { lireTrace } from '../trace.ts'
import { Cadre } from './cadre.tsx'
import { type Salle, texteDe } from './communs.ts'
import { enPdf } from './exemplaires.ts'
import { TexteComplet } from './texte.tsx'

export const SIGNATURE = '/signature'

/** GET: asks for the code said aloud; opening the link (a mail scanner does) shows and uses nothing. */
export async function demanderCode(salle: Salle, c: Contexte): Promise<Response> {
  return (await lienVit(salle, jetonDe(c))) ? demander(c, []) : perime(c)
}

/** POST: the mandate, in the person's language. */
export async function lireMandat(salle: Salle, c: Contexte): Promise<Response> {
  const acces = await accesDe(c)
  const vu = await ouvrirParLien(salle, acces)
  if (vu.genre !== 'ouvert') return refuser(c, vu.genre)
  return vu.mandat.signature ? fait(c, acces.code) : lire(salle, c, vu.mandat, acces.code, [])
}

/** POST: signed; with a drawing or without, the code is the proof that they were there. */
export async function signerMandat(salle: Salle, c: Contexte): Promise<Response> {
  const t = messages(langueCourante(c)).mandat.signer.erreurs
  const acces = await accesDe(c)
  const schema = z.object({
    accord: z.literal('oui', { error: t.accord }),
    trace: z
      .string()
      .default('')
      .refine((chemin) => chemin === '' || typeof lireTrace(chemin) !== 'string', { error: t.trace }),
  })
  const lu = await formulaire(c, schema)
  if (!lu.ok) {
    const vu = await ouvrirParLien(salle, acces)
    return vu.genre === 'ouvert' ? lire(salle, c, vu.mandat, acces.code, lu.erreurs) : refuser(c, vu.genre)
  }
  const signe = await signerParLien(salle, acces, lu.valeur.trace)
  return signe.genre === 'signe' ? fait(c, acces.code) : refuser(c, signe.genre)
}

/** POST: their copy. */
export async function prendreExemplaire(salle: Salle, c: Contexte): Promise<Response> {
  const vu = await ouvrirParLien(salle, await accesDe(c))
  if (vu.genre !== 'ouvert') return refuser(c, vu.genre)
  return vu.mandat.signature ? enPdf(salle, c, vu.mandat, await lireTraces(salle, vu.mandat)) : perime(c)
}

const jetonDe = (c: Contexte) => c.req.param('jeton') ?? ''

async function accesDe(c: Contexte) {
  return { jeton: jetonDe(c), code: un(await relire(c), 'code').replace(/\D/g, '') }
}

const adresse = (c: Contexte, suite = '') => adresseEn(`${SIGNATURE}/${jetonDe(c)}${suite}`, langueCourante(c))

function publique(c: Contexte, titre: string, statut: 200 | 410 | 422, contenu: Child, ilots: string[] = []) {
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre, statut, traduite: true, ilots }, contenu)
}

function refuser(c: Contexte, genre: 'perime' | 'code-faux') {
  const message = messages(langueCourante(c)).mandat.signer.codeFaux
  return genre === 'perime' ? perime(c) : demander(c, [{ champ: 'code', message }])
}

function perime(c: Contexte) {
  const t = messages(langueCourante(c)).mandat.signer
  return publique(c, t.perimeTitre, 410, <PageCourte titre={t.perimeTitre} chapeau={t.perime} />)
}

function demander(c: Contexte, erreurs: readonly ErreurChamp[]) {
  const t = messages(langueCourante(c)).mandat.signer
  return publique(
    c,
    t.titre,
    statutDe(erreurs),
    <PageCourte titre={t.titre} chapeau={t.chapeau}>
      <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
      <Carte>
        <Formulaire action={adresse(c)}>
          <Champ
            id="code"
            libelle={t.code}
            valeur=""
            erreur={erreurDe(erreurs, 'code')}
            requis
            largeur="m"
            dir="ltr"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={7}
          />
          <Bouton icone="book">{t.lire}</Bouton>
        </Formulaire>
      </Carte>
    </PageCourte>,
  )
}

function lire(salle: Salle, c: Contexte, mandat: Mandat, code: string, erreurs: readonly ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.signer
  return publique(
    c,
    t.titre,
    statutDe(erreurs),
    <PageCourte titre={t.titre} chapeau={t.lisez}>
      <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
      <Carte>
        <Resume mandat={mandat} langue={langue} delai={mandat.delaiJours} />
        <details class="tog" lang="fr" dir="ltr">
          <summary lang={messages(langue).langue.tag} dir={messages(langue).langue.sens}>
            {t.enFrancais}
          </summary>
          <TexteComplet texte={texteDe(salle, mandat)} />
        </details>
      </Carte>
      <Formulaire action={adresse(c, '/signer')}>
        <input type="hidden" name="code" value={code} />
        <div data-ecran="" hidden>
          <Cadre
            nom="trace"
            libelle={t.signature}
            chemin=""
            erreur={erreurDe(erreurs, 'trace')}
            mots={{ ...t.cadre, aide: t.doigt, cadre: t.signature, effacer: t.effacer }}
          />
        </div>
        <Case nom="accord" libelle={t.accord} erreur={erreurDe(erreurs, 'accord')} requis />
        <Bouton grand icone="signature">
          {t.jeSigne}
        </Bouton>
      </Formulaire>
    </PageCourte>,
    ['signature'],
  )
}

/** The mandate in short sentences; what the catalogue of procedures says stays in French, and says so. */
function Resume({ mandat, langue, delai }: { mandat: Mandat; langue: Langue; delai: number }) {
  const t = messages(langue).mandat.signer
  const { mandant, mandataire, portees, donnees } = mandat.contenu
  return (
    <div class="stack prose">
      <p class="lead">{t.lu.qui(nomComplet(mandant), mandataire.nom, mandataire.structure)}</p>
      <p>{t.lu.demarches}</p>
      <ul class="list">
        {portees.map(({ operateur, demarches }) => (
          <li>
            <b>{operateur.libelle}</b> :{' '}
            {demarches === 'toutes' ? (
              t.lu.toutes
            ) : (
              <span lang="fr">{demarches.map((d) => d.libelle).join(' ; ')}</span>
            )}
          </li>
        ))}
      </ul>
      <p>{t.lu.donnees}</p>
      <ul class="list">
        {donnees
          .filter((d) => d !== 'identifiants')
          .map((d) => (
            <li>{t.donnees[d]}</li>
          ))}
      </ul>
      <p>{donnees.includes('identifiants') ? t.lu.motsDePasse : t.lu.sansMotDePasse}</p>
      <p>{t.lu.duree[mandat.dureeMois]}</p>
      <p>{t.lu.fin}</p>
      <p>{t.lu.vues(mandataire.structure)}</p>
      <p>{t.lu.detruites(delai)}</p>
      <p>{t.lu.droits(mandataire.structure)}</p>
    </div>
  )
}

function fait(c: Contexte, code: string) {
  const t = messages(langueCourante(c)).mandat.signer
  return publique(
    c,
    t.faitTitre,
    200,
    <PageCourte titre={t.faitTitre} chapeau={t.fait}>
      <Alerte genre="ok">{t.faitTitre}</Alerte>
      <Formulaire action={adresse(c, '/exemplaire')}>
        <input type="hidden" name="code" value={code} />
        <Bouton icone="download">{t.exemplaire}</Bouton>
      </Formulaire>
    </PageCourte>,
  )
}
