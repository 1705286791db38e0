import { Pagination } from '../../ui/index.ts'
import type { Commune } from '../communes.ts'
import { adresseRecherche, type Demande } from './demande.ts'
import { Francais } from './francais.tsx'
import type { Reponse } from './repondre.ts'
import type { Vue } from './vue.ts'
import { nomComplet } from './zone.ts'

interface Props {
  /** Address of the search page these links stay on. */
  chemin: string
  vue: Vue
}

/** Several towns have that name. */
export function ChoisirLaVille(props: Props & { demande: Demande; communes: readonly Commune[] }) {
  const { demande, communes, chemin, vue } = props
  return (
    <section class="stack-s" aria-labelledby="choix">
      <h2 id="choix">{vue.t.lieux.plusieursTexte}</h2>
      <ul class="chips">
        {communes.map((commune) => (
          <li>
            <a class="chip" href={adresseRecherche(vue.langue, demande, { ville: nomComplet(commune) }, chemin)}>
              <Francais vue={vue}>{nomComplet(commune)}</Francais>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The list goes one way: onwards, or back to its start. */
export function Suite({ reponse, chemin, vue }: Props & { reponse: Reponse }) {
  const { demande, lieux, total, suivant } = reponse
  const t = vue.t.lieux
  const premier = lieux[0]?.numero ?? 1
  const dernier = lieux.at(-1)?.numero ?? 1
  if (suivant === null && premier === 1) return null
  const vers = (change: Partial<Demande>) => adresseRecherche(vue.langue, demande, change, chemin)
  return (
    <Pagination
      precedent={premier > 1 ? vers({}) : undefined}
      suivant={suivant ? vers({ apres: suivant, rang: dernier + 1 }) : undefined}
      libelle={t.numerosDe(premier, dernier, vue.f.nombre(total))}
      textes={{ navigation: vue.t.page.pages, precedente: t.retourAuDebut, suivante: t.suivants }}
    />
  )
}
