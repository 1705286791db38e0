import { z } from 'zod'
import {
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
  Carte,
  ChampContact,
  Choix,
  FormulairePublic,
  type Langue,
  LienBouton,
  messages,
  PageCourte,
  ResumeErreurs,
  ZoneTexte,
} from '../../../ui/index.ts'
import { essayerFormulaire, filDuLieu } from '../../formulaire-public.ts'
import { lienLieu } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import { findLieu } from '../../store.ts'
import type { Salle } from '../fiche.ts'
import { QUOI } from '../model.ts'
import { signaler } from '../signalements.ts'
import { textes } from '../textes.ts'

const TEXTE_MAX = 500

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
  if (!(await essayerFormulaire(salle, c, 'signaler', lieu))) {
    c.header('Retry-After', '3600')
    const saisie = { ...recu, email: recu.email ?? '' }
    return page(salle, c, lieu, saisie, [{ champ: 'texte', message: textes(langue).tropVite }])
  }
  // A robot filled the trap: it is told nothing, and nothing is kept.
  if (site === '') await signaler(salle, lieu, recu)
  return merci(c, lieu, langue, recu.email !== null)
}

async function ouvrir(salle: Salle, c: Contexte): Promise<Lieu | null> {
  const lieu = await findLieu(salle, c.req.param('id') ?? '')
  return lieu && lieu.retireLe === null ? lieu : null
}

function page(salle: Salle, c: Contexte, lieu: Lieu, saisie: Saisie, erreurs: ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = textes(langue)
  return pagePublique(
    c,
    { titre: t.titre, fil: filDuLieu(lieu, langue, t.titre), statut: statutDe(erreurs), traduite: true },
    <PageCourte titre={t.titre} chapeau={t.chapeau(lieu.nom)}>
      <ResumeErreurs erreurs={erreurs} titre={t.resume} />
      {lieu.exemple && <Alerte genre="info" titre={messages(langue).lieux.exempleTitre} />}
      <Carte>
        <Champs salle={salle} lieu={lieu} langue={langue} saisie={saisie} erreurs={erreurs} />
      </Carte>
    </PageCourte>,
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
    <FormulairePublic
      action={adresseEn(`${lienLieu(lieu.id)}/signaler`, langue)}
      id={un(saisie, 'id') || salle.newId()}
      donnees={t.donnees}
      envoyer={t.envoyer}
      annuler={{ libelle: t.annuler, href: adresseEn(lienLieu(lieu.id), langue) }}
    >
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
      <ChampContact
        id="email"
        type="email"
        libelle={t.email}
        aide={t.emailAide}
        valeur={un(saisie, 'email')}
        erreur={erreurDe(erreurs, 'email')}
        facultatif={messages(langue).page.facultatif}
      />
    </FormulairePublic>
  )
}

function merci(c: Contexte, lieu: Lieu, langue: Langue, avecMail: boolean) {
  const t = textes(langue)
  return pagePublique(
    c,
    { titre: t.recuTitre, fil: filDuLieu(lieu, langue, t.titre), traduite: true },
    <PageCourte titre={t.recuTitre} chapeau={t.recuTexte(lieu.nom)}>
      {avecMail && <p>{t.recuMail}</p>}
      <div>
        <LienBouton href={adresseEn(lienLieu(lieu.id), langue)}>{t.retour}</LienBouton>
      </div>
    </PageCourte>,
  )
}
