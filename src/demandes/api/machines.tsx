import { z } from 'zod'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  creerMachine,
  type ErreurChamp,
  enListe,
  erreurDe,
  formulaire,
  introuvable,
  listMachines,
  type Machine,
  PORTEES,
  type Portee,
  pagePro,
  type Routes,
  relire,
  retour,
  revoquerMachine,
  type Saisie,
  SYSTEME,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  Choix,
  Etiquette,
  Formulaire,
  formats,
  ResumeErreurs,
  Vide,
} from '../../ui/index.ts'
import { TENIR_MACHINES } from '../access.ts'
import { insertMembre, listGroupes } from '../groupes.ts'
import type { Groupe } from '../routage.ts'
import type { Salle } from '../salle.ts'
import { type EtatWebhook, listWebhooks, saveWebhook } from './webhooks.ts'

export const MACHINES = '/operateur/api'

/** Programs of the operator: who they are, what they may do, where they are called. */
export function routesMachines(r: Routes, salle: Salle): void {
  r.get(MACHINES, TENIR_MACHINES, (c) => page(salle, c, {}, []))
  r.post(MACHINES, TENIR_MACHINES, (c) => creer(salle, c))
  r.post(`${MACHINES}/:id/arreter`, TENIR_MACHINES, (c) => arreter(salle, c))
  r.post(`${MACHINES}/:id/webhook`, TENIR_MACHINES, (c) => appeler(salle, c))
}

interface Etat {
  machines: Machine[]
  webhooks: Map<string, EtatWebhook>
  groupes: Groupe[]
}

/** As the system, narrowed here to the actor's own operator; `null`: the structure is not one. */
function lire(salle: Salle, { departement, structureId, operateur }: Acteur): Promise<Etat> | null {
  if (operateur === null) return null
  return salle.database.as(SYSTEME, async (trx) => ({
    machines: await listMachines(trx, departement, structureId),
    webhooks: new Map((await listWebhooks(trx, departement)).map((w) => [w.machineId, w])),
    groupes: (await listGroupes(trx, departement)).filter((g) => g.operateur === operateur),
  }))
}

const schemaMachine = z.object({
  nom: z.string().trim().min(2, { error: 'Donnez un nom à ce programme.' }).max(80, { error: '80 lettres au plus.' }),
  portees: z.preprocess(
    enListe,
    z
      .array(z.enum(Object.keys(PORTEES) as Portee[], { error: 'Choisissez dans la liste.' }))
      .min(1, { error: 'Cochez au moins une chose.' }),
  ),
  groupes: z.preprocess(enListe, z.array(z.string()).min(1, { error: 'Cochez au moins un groupe.' })),
})

async function creer(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const etat = await lire(salle, acteur)
  if (!etat) return introuvable(c)
  const lu = await formulaire(c, schemaMachine)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { nom, portees, groupes } = lu.valeur
  const siens = etat.groupes.filter((g) => groupes.includes(g.id))
  if (siens.length !== groupes.length)
    return page(salle, c, await relire(c), [{ champ: 'groupes', message: 'Choisissez parmi vos groupes.' }])
  const machine = await salle.database.as(SYSTEME, async (trx) => {
    const creee = await creerMachine(trx, salle, acteur, { nom, portees })
    for (const { id } of siens) await insertMembre(trx, acteur.departement, id, creee.compteId)
    await salle.journal(trx, acteur, { action: 'machine.creee', objet: `machine:${creee.id}` })
    return creee
  })
  c.header('Cache-Control', 'no-store')
  return pagePro(
    c,
    { titre: 'Accès créé', courant: MACHINES },
    <PageSecret
      titre={`Accès créé : ${nom}`}
      secrets={[
        ['Identifiant (client_id)', machine.id],
        ['Secret (client_secret)', machine.secret],
      ]}
    />,
  )
}

async function arreter(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const machine = await laSienne(salle, c, acteur)
  if (!machine) return introuvable(c)
  await salle.database.as(SYSTEME, async (trx) => {
    if (await revoquerMachine(trx, acteur.departement, machine.id, salle.clock.now()))
      await salle.journal(trx, acteur, { action: 'machine.arretee', objet: `machine:${machine.id}` })
  })
  return retour(c, MACHINES, { genre: 'ok', texte: `« ${machine.nom} » n’a plus accès.` })
}

async function laSienne(salle: Salle, c: Contexte, acteur: Acteur): Promise<Machine | undefined> {
  const etat = await lire(salle, acteur)
  return etat?.machines.find((m) => m.id === c.req.param('id') && m.revoqueeLe === null)
}

const schemaWebhook = z.object({
  adresse: z.url({ protocol: /^https$/, error: 'Écrivez une adresse qui commence par https://.' }).max(500),
})

async function appeler(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const machine = await laSienne(salle, c, acteur)
  if (!machine) return introuvable(c)
  const lu = await formulaire(c, schemaWebhook)
  if (!lu.ok) {
    const erreurs = lu.erreurs.map((e) => ({ ...e, champ: `adresse-${machine.id}` }))
    return page(salle, c, { [`adresse-${machine.id}`]: un(lu.saisie, 'adresse') }, erreurs)
  }
  const secret = await salle.database.as(SYSTEME, async (trx) => {
    await salle.journal(trx, acteur, { action: 'machine.appelee', objet: `machine:${machine.id}` })
    return saveWebhook(trx, salle, acteur.departement, machine.id, lu.valeur.adresse)
  })
  c.header('Cache-Control', 'no-store')
  const secrets: [string, string][] = [['Clé des signatures', secret]]
  return pagePro(
    c,
    { titre: 'Adresse enregistrée', courant: MACHINES },
    <PageSecret titre="Adresse enregistrée" {...{ secrets }} />,
  )
}

/** Shown once: only their prints are kept. */
function PageSecret({ titre, secrets }: { titre: string; secrets: [string, string][] }) {
  return (
    <div class="wrap page stack narrow">
      <h1>{titre}</h1>
      <Alerte genre="info" titre="Copiez ceci maintenant">
        Cela ne sera plus montré. Gardez-le dans le coffre de votre programme, jamais dans un courriel.
      </Alerte>
      <dl class="dl">
        {secrets.map(([nom, valeur]) => (
          <>
            <dt>{nom}</dt>
            <dd class="code">{valeur}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={MACHINES}>Revenir aux accès</a>
      </p>
    </div>
  )
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const etat = await lire(salle, acteurDe(c))
  if (!etat) return introuvable(c)
  return pagePro(
    c,
    { titre: 'Programmes', courant: MACHINES, statut: statutDe(erreurs) },
    <PageMachines {...etat} {...{ saisie, erreurs }} />,
  )
}

type PropsMachines = Etat & { saisie: Saisie; erreurs: readonly ErreurChamp[] }

function PageMachines({ machines, webhooks, groupes, saisie, erreurs }: PropsMachines) {
  return (
    <div class="wrap page stack">
      <div>
        <h1>Programmes de votre organisme</h1>
        <p class="muted">
          Votre outil de gestion peut lire les demandes et y répondre, sans rien retaper.{' '}
          <a href="/api/v1/openapi.json">Description de l’API</a>
        </p>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {machines.length === 0 ? (
        <Vide titre="Aucun programme n’a accès" icone="lock">
          Donnez un accès ci-dessous. Vous pourrez l’arrêter à tout moment.
        </Vide>
      ) : (
        machines.map((machine) => (
          <CarteMachine {...{ machine, webhook: webhooks.get(machine.id) ?? null, saisie, erreurs }} />
        ))
      )}
      <Nouvelle {...{ groupes, saisie, erreurs }} />
    </div>
  )
}

interface PropsCarte {
  machine: Machine
  webhook: EtatWebhook | null
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function CarteMachine({ machine, webhook, saisie, erreurs }: PropsCarte) {
  const { id, nom, portees, creeLe, vueLe, revoqueeLe } = machine
  const jour = (date: Date) => formats('fr').jour(date)
  const champ = `adresse-${id}`
  return (
    <Carte
      titre={nom}
      niveau={2}
      actions={revoqueeLe ? <Etiquette genre="retard">Arrêté le {jour(revoqueeLe)}</Etiquette> : undefined}
    >
      <p>
        {portees.map((p) => PORTEES[p]).join(', ')}. Créé le {jour(creeLe)}.{' '}
        {vueLe ? `Dernière connexion le ${jour(vueLe)}.` : 'Jamais connecté.'}
      </p>
      <p class="small muted">
        Identifiant : <span class="code">{id}</span>
      </p>
      {revoqueeLe === null && (
        <>
          <Formulaire action={`${MACHINES}/${id}/webhook`} class="stack-s">
            <Champ
              id={champ}
              nom="adresse"
              type="url"
              libelle="Adresse à prévenir"
              aide="À chaque événement d’une demande. L’appel ne dit rien de la personne."
              valeur={un(saisie, champ) || (webhook?.adresse ?? '')}
              erreur={erreurDe(erreurs, champ)}
              dir="ltr"
              autocomplete="off"
            />
            {webhook && <EtatAppels {...webhook} />}
            <Bouton genre="secondaire">Enregistrer l’adresse</Bouton>
          </Formulaire>
          <Formulaire action={`${MACHINES}/${id}/arreter`}>
            <Bouton genre="discret" icone="x">
              Arrêter cet accès
            </Bouton>
          </Formulaire>
        </>
      )}
    </Carte>
  )
}

function EtatAppels({ enAttente, panne }: EtatWebhook) {
  if (panne === null) return <p class="small muted">Les appels arrivent.</p>
  return (
    <Alerte genre="retard" titre="Les appels n’arrivent pas">
      {panne}. {enAttente} en attente. Ils sont répétés pendant un jour, de moins en moins souvent.
    </Alerte>
  )
}

function Nouvelle({ groupes, saisie, erreurs }: Pick<PropsMachines, 'groupes' | 'saisie' | 'erreurs'>) {
  return (
    <Carte titre="Donner un accès" niveau={2}>
      <Formulaire action={MACHINES} class="stack">
        <Champ
          id="nom"
          libelle="Nom du programme"
          aide="Il est montré dans le fil des demandes, par exemple « Gestion de la Caf (exemple) »."
          valeur={un(saisie, 'nom')}
          erreur={erreurDe(erreurs, 'nom')}
          requis
          maxlength={80}
          autocomplete="off"
        />
        <Choix
          nom="portees"
          legende="Il peut"
          variante="puces"
          multiple
          valeur={enListe(saisie.portees).map(String)}
          erreur={erreurDe(erreurs, 'portees')}
          options={Object.entries(PORTEES).map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
        <Choix
          nom="groupes"
          legende="Pour les demandes de"
          variante="puces"
          multiple
          valeur={enListe(saisie.groupes).map(String)}
          erreur={erreurDe(erreurs, 'groupes')}
          options={groupes.map((g) => ({ valeur: g.id, libelle: g.nom }))}
        />
        <div>
          <Bouton icone="plus">Donner l’accès</Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}
