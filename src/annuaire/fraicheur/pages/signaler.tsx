import { z } from 'zod'
import {
  adresseDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  langueCourante,
  pagePublique,
  type Saisie,
  statutDe,
  un,
} from '../../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Carte,
  Champ,
  Choix,
  Formulaire,
  type Langue,
  LienBouton,
  messages,
  ResumeErreurs,
  ZoneTexte,
} from '../../../ui/index.ts'
import type { Lieu } from '../../model.ts'
import { findLieu } from '../../store.ts'
import type { Salle } from '../fiche.ts'
import { QUOI } from '../model.ts'
import { signaler } from '../signalements.ts'
import { textes } from '../textes.ts'
import { lienLieu } from './communs.tsx'

const TEXTE_MAX = 500
/** From one address, then for one place: enough for a family at the library's computer, too few for a robot. */
const PAR_HEURE = { adresse: 6, lieu: 20 }

/** The public form. `site` is a trap for robots: people do not see it. */
function schema(langue: Langue) {
  const t = textes(langue)
  return z.object({
    id: z.uuid({ error: t.recharger }),
    quoi: z.enum(QUOI, { error: t.quoiErreur }),
    texte: z
      .string({ error: t.texteErreur })
      .trim()
      .min(3, { error: t.texteErreur })
      .max(TEXTE_MAX, { error: t.tropLong(TEXTE_MAX) }),
    email: z.union([z.literal('').transform(() => null), z.email({ error: t.emailErreur })]).default(null),
    site: z.string().default(''),
  })
}

/** GET: « C'est faux », from any sheet, without an account. */
export async function signalerForm(salle: Salle, c: Contexte): Promise<Response> {
  const lieu = await ouvrir(salle, c)
  return lieu ? page(salle, c, lieu, {}, []) : introuvable(c)
}

/** POST: kept once however often it is sent; its owner is told. */
export async function recevoir(salle: Salle, c: Contexte): Promise<Response> {
  const lieu = await ouvrir(salle, c)
  if (!lieu) return introuvable(c)
  const langue = langueCourante(c)
  const lu = await formulaire(c, schema(langue))
  if (!lu.ok) return page(salle, c, lieu, lu.saisie, lu.erreurs)
  const { site, ...recu } = lu.valeur
  if (!(await permis(salle, c, lieu))) {
    c.header('Retry-After', '3600')
    const saisie = { ...recu, email: recu.email ?? '' }
    return page(salle, c, lieu, saisie, [{ champ: 'texte', message: textes(langue).tropVite }])
  }
  // A robot filled the trap: it is told nothing, and nothing is kept.
  if (site === '') await signaler(salle, lieu, recu)
  return merci(c, lieu, langue, recu.email !== null)
}

async function permis({ limites }: Salle, c: Contexte, lieu: Lieu): Promise<boolean> {
  const ici = await limites.essayer(`signaler:adresse:${adresseDe(c)}`, PAR_HEURE.adresse, 3600)
  return ici && limites.essayer(`signaler:lieu:${lieu.id}`, PAR_HEURE.lieu, 3600)
}

async function ouvrir(salle: Salle, c: Contexte): Promise<Lieu | null> {
  const lieu = await findLieu(salle, c.req.param('id') ?? '')
  return lieu && lieu.retireLe === null ? lieu : null
}

function fil(lieu: Lieu, langue: Langue) {
  return [
    { libelle: messages(langue).page.accueil, href: adresseEn('/', langue) },
    { libelle: lieu.nom, href: adresseEn(lienLieu(lieu.id), langue) },
    { libelle: textes(langue).titre },
  ]
}

function page(salle: Salle, c: Contexte, lieu: Lieu, saisie: Saisie, erreurs: ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = textes(langue)
  return pagePublique(
    c,
    { titre: t.titre, fil: fil(lieu, langue), statut: statutDe(erreurs), traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{t.titre}</h1>
        <p class="lead">{t.chapeau(lieu.nom)}</p>
        <ResumeErreurs erreurs={erreurs} titre={t.resume} />
        {lieu.exemple && <Alerte genre="info" titre={messages(langue).lieux.exempleTitre} />}
        <Carte>
          <Champs salle={salle} lieu={lieu} langue={langue} saisie={saisie} erreurs={erreurs} />
        </Carte>
      </div>
    </div>,
  )
}

interface PropsChamps {
  salle: Salle
  lieu: Lieu
  langue: Langue
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Champs({ salle, lieu, langue, saisie, erreurs }: PropsChamps) {
  const t = textes(langue)
  return (
    <Formulaire action={adresseEn(`${lienLieu(lieu.id)}/signaler`, langue)}>
      <input type="hidden" name="id" value={un(saisie, 'id') || salle.newId()} />
      <Choix
        nom="quoi"
        legende={t.quoi}
        variante="puces"
        requis
        valeur={un(saisie, 'quoi')}
        erreur={erreurDe(erreurs, 'quoi')}
        options={QUOI.map((valeur) => ({ valeur, libelle: t.quois[valeur] }))}
      />
      <ZoneTexte
        id="texte"
        libelle={t.texte}
        aide={t.texteAide}
        valeur={un(saisie, 'texte')}
        erreur={erreurDe(erreurs, 'texte')}
        lignes={3}
        maxlength={TEXTE_MAX}
        requis
      />
      <Champ
        id="email"
        libelle={t.email}
        aide={t.emailAide}
        type="email"
        autocomplete="email"
        dir="ltr"
        valeur={un(saisie, 'email')}
        erreur={erreurDe(erreurs, 'email')}
        facultatif={messages(langue).page.facultatif}
      />
      <div class="sr" aria-hidden="true">
        <input name="site" tabindex={-1} autocomplete="off" />
      </div>
      <p class="small muted">{t.donnees}</p>
      <div class="row">
        <Bouton icone="send">{t.envoyer}</Bouton>
        <LienBouton href={adresseEn(lienLieu(lieu.id), langue)} genre="discret">
          {t.annuler}
        </LienBouton>
      </div>
    </Formulaire>
  )
}

function merci(c: Contexte, lieu: Lieu, langue: Langue, avecMail: boolean) {
  const t = textes(langue)
  return pagePublique(
    c,
    { titre: t.recuTitre, fil: fil(lieu, langue), traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{t.recuTitre}</h1>
        <p class="lead">{t.recuTexte(lieu.nom)}</p>
        {avecMail && <p>{t.recuMail}</p>}
        <div>
          <LienBouton href={adresseEn(lienLieu(lieu.id), langue)}>{t.retour}</LienBouton>
        </div>
      </div>
    </div>,
  )
}
