import type { Etat, Evenement, Fait } from './model.ts'

/** Where a request stands once it is sent. */
export function naissance(e: Evenement & { type: 'envoyee' }): Etat {
  return {
    statut: 'envoyee',
    groupe: e.groupe,
    operateur: e.operateur,
    responsable: null,
    confieePar: null,
    depuis: e.le,
    echeance: e.echeance,
    etapes: [],
    suppleant: null,
    dernierMot: 'aidant',
    dernierMotLe: e.le,
    utile: null,
    envoyeeLe: e.le,
    priseLe: null,
    repondueLe: null,
    closeLe: null,
    mouvementLe: e.le,
    evenements: 1,
  }
}

/** What an event changes, once the rules let it happen: {@link appliquer} alone asks. */
export function changer(etat: Etat, e: Exclude<Evenement, { type: 'envoyee' }>): Partial<Etat> {
  switch (e.type) {
    case 'prise-en-charge':
      return prise(e)
    case 'message':
    case 'reponse':
      return mot(etat, e)
    case 'question':
      return { ...mot(etat, e), ...(etat.statut !== 'prise-en-charge' && prise(e)) }
    case 'traitee':
      return { ...mot(etat, e), statut: 'traitee', responsable: etat.responsable ?? e.par, repondueLe: e.le }
    case 'pas-pour-nous':
      return { ...mot(etat, e), statut: 'pas-pour-nous', responsable: null, repondueLe: e.le }
    case 'reroutee':
      return {
        statut: 'envoyee',
        groupe: e.groupe,
        operateur: e.operateur,
        responsable: null,
        confieePar: null,
        suppleant: null,
        ...delai(e),
        priseLe: null,
      }
    case 'rouverte':
      return { ...mot(etat, e), statut: 'rouverte', ...delai(e), ...ailleurs(e.groupe), utile: null, closeLe: null }
    case 'close':
      return { statut: 'close', utile: e.utile, closeLe: e.le }
    case 'mandat-fini':
    case 'reunie':
    case 'close-seule':
      return { statut: 'close', closeLe: e.le }
    case 'rappel':
      return { etapes: [...etat.etapes, 'rappel'] }
    case 'etape':
      return { etapes: [...etat.etapes, e.etape], ...(e.etape === 'suppleance' && { suppleant: e.groupe }) }
    case 'liberee':
      return { statut: 'envoyee', responsable: null, confieePar: null, priseLe: null }
    case 'confiee':
      return { responsable: e.a, confieePar: etat.confieePar ?? etat.responsable }
    case 'reprise':
      return { responsable: etat.confieePar, confieePar: null }
    case 'heritee':
      return heritage(etat, e)
    case 'invitation':
    case 'reunion':
      return {}
  }
}

function prise({ par, le }: Fait): Partial<Etat> {
  return { statut: 'prise-en-charge', responsable: par, confieePar: null, priseLe: le }
}

/** The delay promised to the person does not start again. */
function heritage({ statut }: Etat, { groupe, responsable }: Evenement & { type: 'heritee' }): Partial<Etat> {
  const aReprendre = statut === 'prise-en-charge' && responsable === null
  return { ...ailleurs(groupe), responsable, ...(aReprendre && { statut: 'envoyee', priseLe: null }) }
}

function ailleurs(groupe: string | undefined): Partial<Etat> {
  return groupe === undefined ? {} : { groupe, responsable: null, confieePar: null, suppleant: null }
}

function delai({ le, echeance }: { le: Date; echeance: Date }) {
  return { depuis: le, echeance, etapes: [], repondueLe: null }
}

/** Somebody wrote: what waited for a word waits anew. */
function mot({ etapes }: Etat, { cote, le }: Fait): Partial<Etat> {
  const restent = etapes.filter((etape) => etape !== 'relance' && etape !== 'structure')
  return { dernierMot: cote === 'aidant' ? 'aidant' : 'operateur', dernierMotLe: le, etapes: restent }
}
