import { essayerFormulaire, filDuLieu, findLieu, type Lieu, lienLieu } from '../../annuaire/index.ts'
import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  langueCourante,
  pagePublique,
  type Saisie,
  type Services,
  SYSTEME,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Carte,
  Champ,
  ChampContact,
  FormulairePublic,
  formats,
  type Langue,
  LienBouton,
  messages,
  PageCourte,
  ResumeErreurs,
  ZoneTexte,
} from '../../ui/index.ts'
import { recevoir } from '../gestes.ts'
import { echeanceDe } from '../model.ts'
import { schemaMessage } from '../saisie.ts'
import { findStructureDuLieu } from '../store.ts'

/** GET: write to those who receive people at this place. */
export async function ecrireForm(services: Services, c: Contexte): Promise<Response> {
  const lieu = await ouvrir(services, c)
  return lieu ? page(services, c, lieu, {}, []) : introuvable(c)
}

/** POST: the message is kept and the structure told; sent twice, kept once. */
export async function ecrire(services: Services, c: Contexte): Promise<Response> {
  const lieu = await ouvrir(services, c)
  if (!lieu) return introuvable(c)
  const langue = langueCourante(c)
  const t = messages(langue)
  const lu = await formulaire(c, schemaMessage(t))
  if (!lu.ok) return page(services, c, lieu, lu.saisie, lu.erreurs)
  const { id, site, ...contenu } = lu.valeur
  if (!(await essayerFormulaire(services, c, 'message', lieu)))
    return page(services, c, lieu, { id, ...contenu }, [{ champ: '', message: t.ecrire.erreurs.tropVite }])
  // A robot filled the trap: it is told nothing, and nothing is kept.
  const recu =
    site === '' ? await recevoir(services, { id, lieuId: lieu.id, langue, contenu, boite: lieu.email }) : null
  return envoye(c, lieu, langue, recu?.echeance ?? echeanceDe(services.clock.now()))
}

async function ouvrir(services: Services, c: Contexte): Promise<Lieu | null> {
  const { config, database } = services
  const lieu = await findLieu(services, c.req.param('id') ?? '')
  if (!lieu || lieu.retireLe !== null) return null
  const structure = await database.as(SYSTEME, (trx) => findStructureDuLieu(trx, config.departement, lieu.id))
  return structure ? lieu : null
}

function page(services: Services, c: Contexte, lieu: Lieu, saisie: Saisie, erreurs: ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).ecrire
  const fiche = adresseEn(lienLieu(lieu.id), langue)
  return pagePublique(
    c,
    { titre: t.titre, fil: filDuLieu(lieu, langue, t.titre), statut: statutDe(erreurs), traduite: true },
    <PageCourte titre={t.titre} chapeau={t.chapeau(lieu.nom)}>
      <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
      {lieu.exemple && <Alerte genre="info" titre={messages(langue).lieux.exempleTitre} />}
      <Carte>
        <FormulairePublic
          action={adresseEn(`${lienLieu(lieu.id)}/ecrire`, langue)}
          id={un(saisie, 'id') || services.newId()}
          donnees={t.donnees}
          envoyer={t.envoyer}
          annuler={{ libelle: t.annuler, href: fiche }}
        >
          <Champs langue={langue} saisie={saisie} erreurs={erreurs} />
        </FormulairePublic>
      </Carte>
    </PageCourte>,
  )
}

interface PropsChamps {
  langue: Langue
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Champs({ langue, saisie, erreurs }: PropsChamps) {
  const t = messages(langue)
  const champ = (id: 'message' | 'telephone' | 'courriel' | 'nom') => ({
    id,
    libelle: t.ecrire[id],
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
  })
  return (
    <>
      <ZoneTexte {...champ('message')} aide={t.ecrire.messageAide} requis maxlength={2000} />
      <p>{t.ecrire.commentRepondre}</p>
      <ChampContact {...champ('telephone')} type="tel" facultatif={false} />
      <ChampContact {...champ('courriel')} type="email" facultatif={false} />
      <Champ {...champ('nom')} aide={t.ecrire.nomAide} autocomplete="name" facultatif={t.page.facultatif} />
    </>
  )
}

function envoye(c: Contexte, lieu: Lieu, langue: Langue, echeance: Date) {
  const t = messages(langue).ecrire
  const f = formats(langue)
  return pagePublique(
    c,
    { titre: t.envoyeTitre, fil: filDuLieu(lieu, langue, t.titre), traduite: true },
    <PageCourte titre={t.envoyeTitre} chapeau={t.envoyeTexte(lieu.nom, f.jour(echeance), f.heure(echeance))}>
      <p>{t.envoyeSuite}</p>
      <div>
        <LienBouton href={adresseEn(lienLieu(lieu.id), langue)}>{t.retour}</LienBouton>
      </div>
    </PageCourte>,
  )
}
