import type { Child } from 'hono/jsx'
import { Icon } from '../../ui/index.ts'
import { cheminDe, type Piste, titreDe } from '../pistes.ts'
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
            <a class="task" href={vue.lien(cheminDe(piste))}>
              <b class="grow">{direPiste(piste, vue)}</b>
              <Icon nom="chevron" petit />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function direPiste(piste: Piste, vue: Vue): Child {
  if (piste.genre === 'demarche') return <Francais vue={vue}>{titreDe(piste)}</Francais>
  const noms: Record<string, string> = vue.t.evenements
  return noms[piste.code]
}
