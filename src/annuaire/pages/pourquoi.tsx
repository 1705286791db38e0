import type { Comprehension } from '../comprendre.ts'
import { nomDuBesoin } from '../synonymes.ts'
import { PARTENAIRES_FRANCE_SERVICES, type TypeLieu } from '../types.ts'
import { adresseRecherche } from './demande.ts'
import type { LieuNumerote } from './fiche.tsx'
import type { Reponse } from './repondre.ts'
import type { Vue } from './vue.ts'

interface Props {
  reponse: Pick<Reponse, 'compris' | 'corrige'>
  /** Kinds of places of the directory. */
  presents: readonly TypeLieu[]
  /** Address of the search page these links stay on. */
  chemin: string
  vue: Vue
}

/** Why these places: the need we recognised, and the words once right, with the way back to those that were typed. */
export function Pourquoi({ reponse: { compris, corrige }, presents, chemin, vue }: Props) {
  const t = vue.t.lieux
  const besoins = (compris?.besoins ?? []).slice(0, BESOINS_DITS)
  const types = typesUtiles(besoins, presents).map((type) => t.types[type])
  const noms = besoins.map((b) => nomDuBesoin(b, vue.langue))
  return (
    <>
      {corrige && (
        <p>
          {t.resultatsPour(corrige.dit)}{' '}
          <a class="tgt" href={adresseRecherche(vue.langue, corrige.exacte, {}, chemin)}>
            {t.motsExacts(corrige.exacte.q)}
          </a>
        </p>
      )}
      {types.length > 0 && <p>{t.pourquoi(vue.f.liste(noms, 'ou'), vue.f.liste(types, 'et'))}</p>}
    </>
  )
}

/** More than these would say nothing. */
const BESOINS_DITS = 2
const TYPES_DITS = 5
/** A walk. */
const PROCHE_KM = 2

/** Kinds of places of the directory that deal with the needs, then France services when they help with them. */
function typesUtiles(besoins: Comprehension['besoins'], presents: readonly TypeLieu[]): TypeLieu[] {
  const aident = besoins.some((b) => b.operateurs.some((code) => PARTENAIRES_FRANCE_SERVICES.includes(code)))
  const types = new Set([...besoins.flatMap((b) => b.lieux), ...(aident ? ['france-services' as const] : [])])
  return [...types].filter((type) => presents.includes(type)).slice(0, TYPES_DITS)
}

/** What this place has to do with what is looked for. */
export function raisonDe({ lieu, distance }: LieuNumerote, compris: Comprehension | null, vue: Vue): string | null {
  const t = vue.t.lieux
  const besoins = compris?.besoins ?? []
  const sEnOccupe = besoins.some((b) => b.lieux.some((type) => lieu.types.includes(type)))
  const aide = besoins.some((b) => b.operateurs.some((code) => lieu.operateurs.includes(code)))
  if (!sEnOccupe && !aide) return null
  const role = sEnOccupe ? t.sEnOccupe : t.aideADemarche
  return distance !== null && !lieu.approchee && distance <= PROCHE_KM ? `${role} · ${t.proche}` : role
}
