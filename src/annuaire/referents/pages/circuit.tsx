import {
  acteurDe,
  type Contexte,
  enErreur,
  formulaire,
  introuvable,
  relire,
  retour,
  type Services,
} from '../../../platform/index.ts'
import { Champ, Liste, ZoneTexte } from '../../../ui/index.ts'
import { listOperateurs } from '../../operateurs.ts'
import { retirerCircuit, tenirCircuit } from '../gestes.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { peutTenirCircuit } from '../model.ts'
import { schemaCircuit } from '../saisie.ts'
import { findCircuit } from '../store.ts'
import { champsDe, type PageTenir, pageTenir } from './tenir.tsx'

const { href: LISTE } = LIENS_ANNUAIRE.circuits

/** GET: an empty form, or the circuit to correct. */
export async function circuitForm(services: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const id = c.req.param('id')
  if (id === undefined) return page(c, { saisie: { id: services.newId(), operateur: acteur.operateur ?? '' } })
  const connu = await services.database.as(acteur, (trx) => findCircuit(trx, acteur, id))
  if (!connu || !peutTenirCircuit(acteur, connu)) return introuvable(c)
  const { operateur, situation, marche, criteres, documents } = connu
  return page(c, { saisie: { id, operateur: operateur ?? '', situation, marche, criteres, documents }, connu: id })
}

/** POST: keeps it. Sent twice, it is kept once. */
export async function enregistrerCircuit(services: Services, c: Contexte): Promise<Response> {
  const connu = c.req.param('id')
  const lu = await formulaire(c, schemaCircuit)
  if (!lu.ok) return page(c, { saisie: lu.saisie, erreurs: lu.erreurs, connu })
  const { operateur, ...same } = lu.valeur
  const circuit = { ...same, id: connu ?? same.id, operateur: operateur || null }
  const fait = await tenirCircuit(services, acteurDe(c), circuit, connu === undefined)
  if (!fait) return introuvable(c)
  if (!fait.ok) return page(c, { saisie: await relire(c), erreurs: [enErreur(fait.refus)], connu })
  return retour(c, LISTE, { genre: 'ok', texte: 'Circuit enregistré.' })
}

/** POST: no longer shown. */
export async function oterCircuit(services: Services, c: Contexte): Promise<Response> {
  const fait = await retirerCircuit(services, acteurDe(c), c.req.param('id') ?? '')
  return fait.ok ? retour(c, LISTE, { genre: 'ok', texte: 'Circuit retiré.' }) : introuvable(c)
}

function page(c: Contexte, props: PageTenir): Promise<Response> {
  const champ = champsDe(props)
  return pageTenir(
    c,
    { ...props, cle: 'circuits', nom: 'circuit' },
    <>
      <Liste
        {...champ('operateur')}
        libelle="Organisme"
        invite="Plusieurs, ou aucun"
        options={listOperateurs(acteurDe(c).departement).map((o) => ({ valeur: o.code, libelle: o.nom }))}
      />
      <Champ
        {...champ('situation')}
        libelle="Situation"
        aide="Par exemple « enceinte et sans couverture maladie »"
        requis
      />
      <ZoneTexte {...champ('marche')} libelle="Que faire" aide="Une étape par ligne, dans l’ordre." requis />
      <ZoneTexte {...champ('criteres')} libelle="Pour qui" lignes={2} />
      <ZoneTexte {...champ('documents')} libelle="Documents" lignes={2} />
    </>,
  )
}
