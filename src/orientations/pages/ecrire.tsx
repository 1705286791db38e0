import { jourLong, type Mandat, nomComplet } from '../../mandats/index.ts'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  enListe,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Case, Formulaire, LienBouton, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { themeDe } from '../connu.ts'
import { envoyer, mandatEnMain, permis } from '../envoyer.ts'
import { CODES_PARTAGES, PARTAGES, type Partage, THEMES, URGENCES } from '../model.ts'
import { type ProtocoleNomme, protocoleEntre } from '../protocoles.ts'
import { champTexte, schemaCadre, schemaFiche } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { listDestinataires, type Structure } from '../structures.ts'
import { adresse, choisirPersonne, choisirStructure, EtapesFiche, enLigne, lireConnus } from './choisir.tsx'
import { ChoixParmi } from './choix-parmi.tsx'
import { fil, LISTE, NOUVELLE, pageDe } from './communs.tsx'
import { CarteProtocole } from './protocoles.tsx'
import { pageRelire } from './relire.tsx'

/** What the form is about, before a word is written. */
interface Cadre {
  mandat: Mandat
  vers: Structure
  protocole: ProtocoleNomme | null
}

/** GET: the person, then the structure, then the form; each only when it is not known yet. */
export async function nouvelle(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const connus = lireConnus((nom) => c.req.query(nom) ?? '')
  if (connus.mandat === '') return choisirPersonne(salle, c, connus)
  const lu = await salle.database.as(acteur, async (trx) => {
    const mandat = await mandatEnMain(trx, salle, acteur, connus.mandat)
    if (!mandat.ok) return mandat
    const vers = (await listDestinataires(trx, acteur)).find((s) => s.id === connus.vers)
    const protocole = vers ? await protocoleEntre(trx, acteur.departement, acteur.structureId, vers.id) : null
    const connu = {
      ...(connus.demande && (await salle.connuDeDemande(trx, acteur, connus.demande))),
      ...(connus.entretien && (await salle.connuDeEntretien(trx, acteur, connus.entretien))),
    }
    return { ok: true as const, value: mandat.value, vers, protocole, connu }
  })
  if (!lu.ok) return choisirPersonne(salle, c, { ...connus, mandat: '' }, { refus: lu.refus.message })
  if (!('vers' in lu) || !lu.vers) return choisirStructure(salle, c, connus, lu.value)
  const { value: mandat, vers, protocole, connu } = lu
  const textes = Object.entries(connu).map(([partage, texte]) => [champTexte(partage as Partage), texte])
  const saisie: Saisie = {
    id: salle.newId(),
    mandat: mandat.id,
    vers: vers.id,
    origine: connus.origine,
    theme: themeDe(connus.demarche) ?? protocole?.themes[0] ?? '',
    urgence: 'normale',
    ...Object.fromEntries(textes),
  }
  return page(c, { mandat, vers, protocole }, saisie, [])
}

/** POST: to read over, to go back and correct, or to send. What is refused is shown again with the rest untouched. */
export async function enregistrer(salle: Salle, c: Contexte): Promise<Response> {
  const saisie = await relire(c)
  const cadre = await lireCadre(salle, c)
  if (cadre instanceof Response) return cadre
  const lu = await formulaire(c, schemaFiche)
  if (!lu.ok) return page(c, cadre, saisie, lu.erreurs)
  const { saisi, geste, accord } = lu.valeur
  if (geste === 'modifier') return page(c, cadre, saisie, [])
  if (geste === 'envoyer' && accord) {
    const envoi = await envoyer(salle, acteurDe(c), saisi)
    if (!envoi.ok) return page(c, cadre, saisie, [enErreur(envoi.refus)])
    const { orientation, deja } = envoi.value
    const texte = deja
      ? 'Cette fiche est déjà envoyée.'
      : `La fiche ${orientation.repere} est envoyée. Imprimez le papier pour la personne.`
    return retour(c, pageDe(orientation.id), { genre: deja ? 'info' : 'ok', texte })
  }
  const manque = [{ champ: 'accord', message: 'Lisez cette page avec la personne, puis cochez son accord.' }]
  return pageRelire(salle, c, { saisi, saisie, erreurs: geste === 'envoyer' ? manque : [] }, (erreur) =>
    page(c, cadre, saisie, [erreur]),
  )
}

async function lireCadre(salle: Salle, c: Contexte): Promise<Cadre | Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaCadre)
  if (!lu.ok) return introuvable(c)
  const connus = lireConnus((nom) => (nom === 'mandat' || nom === 'vers' ? lu.valeur[nom] : ''))
  const { mandat, vers, protocole } = await salle.database.as(acteur, async (trx) => {
    const vers = (await listDestinataires(trx, acteur)).find((s) => s.id === connus.vers)
    return {
      mandat: await mandatEnMain(trx, salle, acteur, connus.mandat),
      vers,
      protocole: vers ? await protocoleEntre(trx, acteur.departement, acteur.structureId, vers.id) : null,
    }
  })
  if (!mandat.ok) return choisirPersonne(salle, c, { ...connus, mandat: '' }, { refus: mandat.refus.message })
  return vers ? { mandat: mandat.value, vers, protocole } : choisirStructure(salle, c, connus, mandat.value)
}

function page(c: Contexte, cadre: Cadre, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const titre = 'Orienter une personne'
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil({ libelle: titre }), ilots: ['clavier'], statut: statutDe(erreurs) },
    <PageEcrire {...{ cadre, saisie, erreurs }} />,
  )
}

interface PropsEcrire {
  cadre: Cadre
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function PageEcrire({ cadre, saisie, erreurs }: PropsEcrire) {
  const { mandat, vers, protocole } = cadre
  const { mandant } = mandat.contenu
  return (
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <h1>Orienter une personne</h1>
      <EtapesFiche ici={1} />
      <div class="grid cols">
        <Formulaire action={NOUVELLE}>
          {['id', 'mandat', 'vers', 'origine'].map((nom) => (
            <input type="hidden" name={nom} value={un(saisie, nom)} />
          ))}
          <Pourquoi saisie={saisie} erreurs={erreurs} />
          <Partages {...{ cadre, saisie, erreurs }} />
          <div class="row">
            <Bouton grand icone="eye" name="geste" value="relire">
              Relire avant d’envoyer
            </Bouton>
            <LienBouton href={LISTE} genre="discret">
              Abandonner
            </LienBouton>
          </div>
        </Formulaire>
        <aside class="stack" aria-label="De qui, vers qui">
          <Carte titre="De qui, vers qui">
            <dl class="dl">
              <dt>Personne</dt>
              <dd>{nomComplet(mandant)}</dd>
              <dt>Mandat</dt>
              <dd class="num">{mandat.repere}</dd>
              <dt>Vers</dt>
              <dd>{enLigne(vers)}</dd>
              {vers.telephone && (
                <>
                  <dt>Téléphone</dt>
                  <dd class="num">{vers.telephone}</dd>
                </>
              )}
            </dl>
            <p>
              <a href={adresse({ mandat: mandat.id })}>Changer de structure</a>
            </p>
          </Carte>
          {protocole ? (
            <CarteProtocole protocole={protocole} />
          ) : (
            <p class="muted small">Pas de protocole avec cette structure : votre responsable peut en écrire un.</p>
          )}
        </aside>
      </div>
    </div>
  )
}

function Pourquoi({ saisie, erreurs }: Pick<PropsEcrire, 'saisie' | 'erreurs'>) {
  return (
    <>
      <ChoixParmi nom="theme" legende="Sujet principal" codes={THEMES} saisie={saisie} erreurs={erreurs} />
      <ChoixParmi nom="urgence" legende="Urgence" codes={URGENCES} saisie={saisie} erreurs={erreurs} />
      <ZoneTexte
        id="mots"
        libelle="Pourquoi"
        aide="Ce que la personne attend. Sans nom ni numéro : ils se cochent plus bas."
        requis
        valeur={un(saisie, 'mots')}
        erreur={erreurDe(erreurs, 'mots')}
        maxlength={3000}
      />
    </>
  )
}

const AIDES: Partial<Record<Partage, string>> = {
  coordonnees: 'Téléphone, adresse, langue parlée, moment pour appeler.',
  dejaFait: 'Démarches, demandes, réponses reçues.',
  referent: 'Nom du service, de la personne qui suit, téléphone. Prévenue ou non.',
}

/** Each item on its own: what is not ticked is neither sent nor kept. */
function Partages({ cadre, saisie, erreurs }: PropsEcrire) {
  const { mandat } = cadre
  const coches = new Set(enListe(saisie.partage))
  const interdits = CODES_PARTAGES.filter((p) => !permis(mandat, p))
  return (
    <fieldset class="field stack">
      <legend class="label">Ce que la personne accepte de partager</legend>
      <p class="hint">Demandez-lui pour chaque ligne. Ce qui n’est pas coché n’est ni envoyé ni gardé.</p>
      {CODES_PARTAGES.filter((p) => permis(mandat, p)).map((p) => (
        <div class="stack-s">
          <Case
            nom="partage"
            id={`partage-${p}`}
            valeur={p}
            coche={coches.has(p)}
            libelle={<b>{PARTAGES[p].libelle}</b>}
            erreur={erreurDe(erreurs, `partage-${p}`)}
          />
          {p === 'identite' ? (
            <p class="hint check-hint">
              {nomComplet(mandat.contenu.mandant)}, né(e) le {jourLong(mandat.contenu.mandant.naissance)}
            </p>
          ) : (
            <ZoneTexte
              id={champTexte(p)}
              libelle={<span class="sr">Texte : {PARTAGES[p].libelle}</span>}
              facultatif={false}
              aide={AIDES[p]}
              lignes={2}
              valeur={un(saisie, champTexte(p))}
              erreur={erreurDe(erreurs, champTexte(p))}
              maxlength={3000}
            />
          )}
        </div>
      ))}
      {interdits.length > 0 && (
        <Alerte
          genre="info"
          icone="lock"
          actions={<a href={`/agent/mandats/nouveau?comme=${mandat.id}`}>Faire un nouveau mandat</a>}
        >
          Ce mandat ne permet pas de dire : {interdits.map((p) => PARTAGES[p].libelle.toLowerCase()).join(', ')}.
        </Alerte>
      )}
    </fieldset>
  )
}
