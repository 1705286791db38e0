import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  permits,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Bouton,
  Carte,
  Champ,
  Formulaire,
  LienBouton,
  Liste,
  ResumeErreurs,
  Texte,
  Vide,
  ZoneTexte,
} from '../../ui/index.ts'
import { TENIR_PROTOCOLES } from '../access.ts'
import { THEMES } from '../model.ts'
import {
  findProtocole,
  listProtocoles,
  type Protocole,
  type ProtocoleNomme,
  retirerProtocole,
  saveProtocole,
} from '../protocoles.ts'
import { schemaProtocole } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { listDestinataires, type Structure } from '../structures.ts'
import { enLigne } from './choisir.tsx'
import { ChoixParmi, type Formule } from './choix-parmi.tsx'
import { fil, idDe, LISTE, PROTOCOLES } from './communs.tsx'

/** GET: who sends what to whom, in the whole territory. */
export async function listerProtocoles(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const protocoles = await salle.database.as(acteur, (trx) => listProtocoles(trx, acteur.departement))
  const tient = permits(TENIR_PROTOCOLES, acteur)
  return pagePro(
    c,
    { titre: 'Protocoles', courant: LISTE, fil: fil({ libelle: 'Protocoles' }) },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Protocoles entre structures</h1>
        {tient && (
          <LienBouton href={`${PROTOCOLES}/nouveau`} icone="plus">
            Nouveau protocole
          </LienBouton>
        )}
      </div>
      <p class="muted">
        Qui oriente vers qui, dans quelles situations, avec quels papiers. Chaque protocole guide la fiche.
      </p>
      {protocoles.length === 0 ? (
        <Vide titre="Aucun protocole" icone="book" niveau={2}>
          Les responsables des deux structures l’écrivent une fois, ensemble.
        </Vide>
      ) : (
        <ul class="grid g2">
          {protocoles.map((p) => (
            <li>
              <CarteProtocole protocole={p} lien={tient && concerne(acteur, p)} />
            </li>
          ))}
        </ul>
      )}
    </div>,
  )
}

/** A manager writes those of their own structure; those who steer write all. */
function concerne({ role, structureId }: Acteur, { de, vers }: Pick<Protocole, 'de' | 'vers'>): boolean {
  return role !== 'responsable' || de === structureId || vers === structureId
}

export function CarteProtocole({ protocole: p, lien = false }: { protocole: ProtocoleNomme; lien?: boolean }) {
  const parties = [
    ['Qui, dans quelles situations', p.situations],
    ['Points d’alerte', p.alertes],
    ['Suivi conjoint', p.conjoint],
    ['Papiers à joindre ou à apporter', p.documents],
  ] as const
  return (
    <Carte
      titre={`De ${p.deNom} vers ${p.versNom}`}
      niveau={2}
      actions={lien && <a href={`${PROTOCOLES}/${p.id}`}>Modifier</a>}
    >
      <p class="muted">
        {p.themes.map((t) => THEMES[t]).join(', ')}
        {p.delai && ` · réponse sous ${p.delai} jours ouvrés`}
      </p>
      {parties.map(
        ([titre, texte]) =>
          texte && (
            <div class="stack-s">
              <h3>{titre}</h3>
              <Texte>{texte}</Texte>
            </div>
          ),
      )}
    </Carte>
  )
}

/** GET: an empty one, or one to correct. */
export async function ecrireProtocole(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  if (c.req.path === `${PROTOCOLES}/nouveau`) {
    const de = acteur.role === 'responsable' ? acteur.structureId : ''
    return page(salle, c, { id: salle.newId(), de }, [], null)
  }
  const p = await salle.database.as(acteur, (trx) => findProtocole(trx, acteur.departement, idDe(c)))
  if (!p || !concerne(acteur, p)) return introuvable(c)
  return page(
    salle,
    c,
    { ...p, themes: [...p.themes], delai: p.delai === null ? '' : String(p.delai) } as unknown as Saisie,
    [],
    p,
  )
}

/** POST: kept; two structures have one protocol in each direction. */
export async function garderProtocole(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const saisie = await relire(c)
  const lu = await formulaire(c, schemaProtocole)
  const connu = await salle.database.as(acteur, (trx) => findProtocole(trx, acteur.departement, un(saisie, 'id')))
  if (!lu.ok) return page(salle, c, saisie, lu.erreurs, connu)
  const p: Protocole = { ...lu.valeur, ...(connu && { de: connu.de, vers: connu.vers }) }
  const erreur = await salle.database.as(acteur, async (trx) => {
    const structures = new Set((await listDestinataires(trx, { ...acteur, structureId: '' })).map((s) => s.id))
    if (!structures.has(p.de)) return { champ: 'de', message: 'Choisissez la structure qui oriente.' }
    if (!structures.has(p.vers) || p.vers === p.de)
      return { champ: 'vers', message: 'Choisissez une autre structure, qui reçoit.' }
    if (!concerne(acteur, p))
      return { champ: 'de', message: 'Un responsable écrit les protocoles de sa propre structure.' }
    const garde = await saveProtocole(trx, acteur, p, salle.clock.now())
    if (!garde) return { champ: 'vers', message: 'Un protocole existe déjà entre ces deux structures. Modifiez-le.' }
    await salle.journal(trx, acteur, { action: 'protocole.garde', objet: `protocole:${p.id}` })
    return null
  })
  if (erreur) return page(salle, c, saisie, [erreur], connu)
  return retour(c, PROTOCOLES, { genre: 'ok', texte: 'Le protocole est gardé. Il guide les prochaines fiches.' })
}

/** POST: no longer shown; sheets already sent keep their delay. */
export async function retirer(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const fait = await salle.database.as(acteur, async (trx) => {
    const p = await findProtocole(trx, acteur.departement, idDe(c))
    if (!p || !concerne(acteur, p)) return false
    await retirerProtocole(trx, acteur, p.id, salle.clock.now())
    await salle.journal(trx, acteur, { action: 'protocole.retire', objet: `protocole:${p.id}` })
    return true
  })
  return fait ? retour(c, PROTOCOLES, { genre: 'ok', texte: 'Le protocole est retiré.' }) : introuvable(c)
}

async function page(
  salle: Salle,
  c: Contexte,
  saisie: Saisie,
  erreurs: readonly ErreurChamp[],
  connu: ProtocoleNomme | null,
): Promise<Response> {
  const acteur = acteurDe(c)
  const structures = await salle.database.as(acteur, (trx) => listDestinataires(trx, { ...acteur, structureId: '' }))
  const titre = connu ? 'Modifier le protocole' : 'Nouveau protocole'
  return pagePro(
    c,
    {
      titre,
      courant: LISTE,
      fil: fil({ libelle: 'Protocoles', href: PROTOCOLES }, { libelle: titre }),
      ilots: ['clavier'],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <h1>{titre}</h1>
      {connu && (
        <p>
          De {connu.deNom} vers {connu.versNom}
        </p>
      )}
      <Formulaire action={`${PROTOCOLES}/nouveau`}>
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        {!connu && <DeuxStructures {...{ saisie, erreurs, structures }} />}
        <Champs saisie={saisie} erreurs={erreurs} />
        <div class="row">
          <Bouton icone="check">Garder</Bouton>
          <LienBouton href={PROTOCOLES} genre="discret">
            Annuler
          </LienBouton>
        </div>
      </Formulaire>
      {connu && (
        <Formulaire action={`${PROTOCOLES}/${connu.id}/retirer`}>
          <Bouton genre="danger" icone="trash">
            Retirer ce protocole
          </Bouton>
        </Formulaire>
      )}
    </div>,
  )
}

function DeuxStructures({ saisie, erreurs, structures }: Formule & { structures: readonly Structure[] }) {
  const options = structures.map((s) => ({ valeur: s.id, libelle: enLigne(s) }))
  return (
    <div class="grid g2">
      <Liste
        id="de"
        libelle="Structure qui oriente"
        requis
        options={options}
        valeur={un(saisie, 'de')}
        erreur={erreurDe(erreurs, 'de')}
      />
      <Liste
        id="vers"
        libelle="Structure qui reçoit"
        requis
        options={options}
        valeur={un(saisie, 'vers')}
        erreur={erreurDe(erreurs, 'vers')}
      />
    </div>
  )
}

const ZONES = [
  ['situations', 'Qui est orienté, dans quelles situations', true],
  ['alertes', 'Points d’alerte', false],
  ['conjoint', 'Suivi conjoint : qui fait quoi', false],
  ['documents', 'Papiers à joindre ou à apporter', false],
] as const

function Champs({ saisie, erreurs }: Formule) {
  return (
    <>
      <ChoixParmi nom="themes" legende="Sujets" codes={THEMES} multiple saisie={saisie} erreurs={erreurs} />
      {ZONES.map(([id, libelle, requis]) => (
        <ZoneTexte
          id={id}
          libelle={libelle}
          requis={requis}
          lignes={3}
          valeur={un(saisie, id)}
          erreur={erreurDe(erreurs, id)}
          maxlength={3000}
        />
      ))}
      <Champ
        id="delai"
        libelle="Délai de réponse"
        aide="Jours ouvrés, de 1 à 30. Vide : 5 jours."
        largeur="s"
        inputmode="numeric"
        valeur={un(saisie, 'delai')}
        erreur={erreurDe(erreurs, 'delai')}
      />
    </>
  )
}
