import { findLieu, type Lieu } from '../../annuaire/index.ts'
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
  type Services,
  SYSTEME,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Carte,
  Champ,
  Formulaire,
  formats,
  type Langue,
  LienBouton,
  messages,
  ResumeErreurs,
  ZoneTexte,
} from '../../ui/index.ts'
import { recevoir } from '../gestes.ts'
import { echeanceDe } from '../model.ts'
import { schemaMessage } from '../saisie.ts'
import { findStructureDuLieu } from '../store.ts'

/** From one address, then to one place: enough for a family at the library's computer, too few for a robot. */
const PAR_HEURE = { adresse: 6, lieu: 20 }

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
  if (!(await permis(services, c, lieu)))
    return page(services, c, lieu, { id, ...contenu }, [{ champ: '', message: t.ecrire.erreurs.tropVite }])
  // A robot filled the trap: it is told nothing, and nothing is kept.
  const recu =
    site === '' ? await recevoir(services, { id, lieuId: lieu.id, langue, contenu, boite: lieu.email }) : null
  return envoye(c, lieu, langue, recu?.echeance ?? echeanceDe(services.clock.now()))
}

async function permis({ limites }: Services, c: Contexte, lieu: Lieu): Promise<boolean> {
  const ici = await limites.essayer(`message:adresse:${adresseDe(c)}`, PAR_HEURE.adresse, 3600)
  return ici && limites.essayer(`message:lieu:${lieu.id}`, PAR_HEURE.lieu, 3600)
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
  const fiche = adresseEn(`/lieux/${lieu.id}`, langue)
  return pagePublique(
    c,
    { titre: t.titre, fil: fil(lieu, langue), statut: statutDe(erreurs), traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{t.titre}</h1>
        <p class="lead">{t.chapeau(lieu.nom)}</p>
        <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
        {lieu.exemple && <Alerte genre="info" titre={messages(langue).lieux.exempleTitre} />}
        <Carte>
          <Formulaire action={adresseEn(`/lieux/${lieu.id}/ecrire`, langue)}>
            <input type="hidden" name="id" value={un(saisie, 'id') || services.newId()} />
            <ZoneTexte
              id="message"
              libelle={t.message}
              aide={t.messageAide}
              valeur={un(saisie, 'message')}
              erreur={erreurDe(erreurs, 'message')}
              requis
              maxlength={2000}
            />
            <p>{t.commentRepondre}</p>
            <Champ
              id="telephone"
              libelle={t.telephone}
              type="tel"
              autocomplete="tel"
              dir="ltr"
              valeur={un(saisie, 'telephone')}
              erreur={erreurDe(erreurs, 'telephone')}
              facultatif={false}
            />
            <Champ
              id="courriel"
              libelle={t.courriel}
              type="email"
              autocomplete="email"
              dir="ltr"
              valeur={un(saisie, 'courriel')}
              erreur={erreurDe(erreurs, 'courriel')}
              facultatif={false}
            />
            <Champ
              id="nom"
              libelle={t.nom}
              aide={t.nomAide}
              autocomplete="name"
              valeur={un(saisie, 'nom')}
              erreur={erreurDe(erreurs, 'nom')}
              facultatif={messages(langue).page.facultatif}
            />
            <div class="sr" aria-hidden="true">
              <input name="site" tabindex={-1} autocomplete="off" />
            </div>
            <p class="small muted">{t.donnees}</p>
            <div class="row">
              <Bouton icone="send">{t.envoyer}</Bouton>
              <LienBouton href={fiche} genre="discret">
                {t.annuler}
              </LienBouton>
            </div>
          </Formulaire>
        </Carte>
      </div>
    </div>,
  )
}

function envoye(c: Contexte, lieu: Lieu, langue: Langue, echeance: Date) {
  const t = messages(langue).ecrire
  const f = formats(langue)
  return pagePublique(
    c,
    { titre: t.envoyeTitre, fil: fil(lieu, langue), traduite: true },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{t.envoyeTitre}</h1>
        <p class="lead">{t.envoyeTexte(lieu.nom, f.jour(echeance), f.heure(echeance))}</p>
        <p>{t.envoyeSuite}</p>
        <div>
          <LienBouton href={adresseEn(`/lieux/${lieu.id}`, langue)}>{t.retour}</LienBouton>
        </div>
      </div>
    </div>,
  )
}

const fil = (lieu: Lieu, langue: Langue) => {
  const t = messages(langue)
  return [
    { libelle: t.page.accueil, href: adresseEn('/', langue) },
    { libelle: lieu.nom, href: adresseEn(`/lieux/${lieu.id}`, langue) },
    { libelle: t.ecrire.titre },
  ]
}
