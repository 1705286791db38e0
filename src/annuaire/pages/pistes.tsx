import type { Child } from 'hono/jsx'
import { Icon } from '../../ui/index.ts'
import { findDemarche } from '../bouquet.ts'
import type { Piste } from '../pistes.ts'
import { Francais } from './francais.tsx'
import type { Vue } from './vue.ts'

/** What to read before going anywhere. */
export function Pistes({ pistes, vue }: { pistes: readonly Piste[]; vue: Vue }): Child {
  if (pistes.length === 0) return null
  return (
    <nav class="stack-s" aria-labelledby="pistes">
      <h2 id="pistes">{vue.t.lieux.pistes}</h2>
      <ul class="tasks">
        {pistes.map((piste) => (
          <li>
            <a class="task" href={vue.lien(`/${CHEMINS[piste.genre]}/${piste.code}`)}>
              <b class="grow">{direPiste(piste, vue)}</b>
              <Icon nom="chevron" petit />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const CHEMINS = { evenement: 'evenements', demarche: 'demarches' } as const

function direPiste({ genre, code }: Piste, vue: Vue): Child {
  if (genre === 'demarche') return <Francais vue={vue}>{findDemarche(code)?.libelle}</Francais>
  const noms: Record<string, string> = vue.t.evenements
  return noms[code]
}
