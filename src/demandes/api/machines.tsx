import { z } from 'zod'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  creerMachine,
  type ErreurChamp,
  enListe,
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
import { TENIR_MACHINES } from '../access.ts'
import { listGroupesTenus } from '../gestion.ts'
import { insertMembre } from '../groupes.ts'
import { type Etat, MACHINES, PageMachines, PageSecret } from '../pages/machines.tsx'
import type { Salle } from '../salle.ts'
import { listWebhooks, saveWebhook } from './webhooks.ts'

/** Programs of the operator: who they are, what they may do, where they are called. */
export function routesMachines(r: Routes, salle: Salle): void {
  r.get(MACHINES, TENIR_MACHINES, (c) => page(salle, c, {}, []))
  r.post(MACHINES, TENIR_MACHINES, (c) => creer(salle, c))
  r.post(`${MACHINES}/:id/arreter`, TENIR_MACHINES, (c) => arreter(salle, c))
  r.post(`${MACHINES}/:id/webhook`, TENIR_MACHINES, (c) => appeler(salle, c))
}

/** As the system, narrowed here to the groups that the actor keeps; `null`: the structure is no operator. */
function lire(salle: Salle, acteur: Acteur): Promise<Etat> | null {
  const { departement, structureId, operateur } = acteur
  if (operateur === null) return null
  return salle.database.as(SYSTEME, async (trx) => ({
    machines: await listMachines(trx, departement, structureId),
    webhooks: new Map((await listWebhooks(trx, departement)).map((w) => [w.machineId, w])),
    groupes: await listGroupesTenus(trx, acteur),
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

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const etat = await lire(salle, acteurDe(c))
  if (!etat) return introuvable(c)
  return pagePro(
    c,
    { titre: 'Programmes', courant: MACHINES, statut: statutDe(erreurs) },
    <PageMachines {...etat} {...{ saisie, erreurs }} />,
  )
}
