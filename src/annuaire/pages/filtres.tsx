import type { Child } from 'hono/jsx'
import { Bouton, Icon, Liste } from '../../ui/index.ts'
import { TYPES, type TypeLieu } from '../types.ts'
import { adresseRecherche, type Demande } from './demande.ts'
import { Cachees } from './formulaire.tsx'
import type { Vue } from './vue.ts'

/** What the directory holds: only choices that give something are offered. */
export interface Filtrables {
  types: readonly TypeLieu[]
  operateurs: readonly { code: string; nom: string }[]
}

interface Props {
  demande: Demande
  filtrables: Filtrables
  vue: Vue
}

/** One touch each, without a button to press afterwards: the chips are links. */
export function Filtres({ demande, situee, filtrables, vue }: Props & { situee: boolean }) {
  const t = vue.t.lieux
  const vers = (change: Partial<Demande>) => adresseRecherche(vue.langue, demande, change)
  return (
    <section class="filters noprint" aria-label={t.filtres}>
      <ul class="chips">
        <Puce href={vers({ tri: 'ouverts' })} active={demande.tri === 'ouverts'}>
          <Icon nom="clock" petit />
          {t.ouvertsDAbord}
        </Puce>
        <Puce href={vers({ tri: 'proches' })} active={demande.tri === 'proches'}>
          {situee ? t.prochesDAbord : t.parVille}
        </Puce>
        <Puce href={vers({ accessible: !demande.accessible })} active={demande.accessible}>
          <Icon nom="wheelchair" petit />
          {t.accessible}
        </Puce>
        <Retirables demande={demande} filtrables={filtrables} vue={vue} />
      </ul>
      <details class="tog">
        <summary>{t.plusDeFiltres}</summary>
        <PlusDeFiltres demande={demande} filtrables={filtrables} vue={vue} />
      </details>
    </section>
  )
}

function Puce({ href, active, children }: { href: string; active: boolean; children: Child }) {
  return (
    <li>
      <a class="chip" href={href} aria-current={active ? 'true' : undefined}>
        {children}
      </a>
    </li>
  )
}

/** What narrows the list is in sight, with its way out. */
function Retirables({ demande, filtrables, vue }: Props) {
  const t = vue.t.lieux
  const { evenement, types, operateur } = demande
  const evenements: Record<string, string> = vue.t.evenements
  const actifs: [string, Partial<Demande>][] = [
    ...(evenement ? [[evenements[evenement] ?? evenement, { evenement: null }] as [string, Partial<Demande>]] : []),
    ...types.map((type): [string, Partial<Demande>] => [t.types[type], { types: types.filter((x) => x !== type) }]),
    ...(operateur ? [[nomOperateur(operateur, filtrables), { operateur: null }] as [string, Partial<Demande>]] : []),
  ]
  return (
    <>
      {actifs.map(([nom, change]) => (
        <Puce href={adresseRecherche(vue.langue, demande, change)} active>
          <span>
            <span class="sr">{t.enlever}</span> {nom}
          </span>
          <Icon nom="x" petit />
        </Puce>
      ))}
    </>
  )
}

function nomOperateur(code: string, { operateurs }: Filtrables): string {
  return operateurs.find((o) => o.code === code)?.nom ?? code
}

function PlusDeFiltres({ demande, filtrables, vue }: Props) {
  const t = vue.t.lieux
  return (
    <form class="search pt" action="/lieux">
      <Liste
        id="type"
        libelle={t.type}
        facultatif={false}
        invite={t.tousLesTypes}
        valeur={demande.types.length === 1 ? demande.types[0] : undefined}
        options={filtrables.types.map((type) => ({
          valeur: type,
          libelle: t.types[type],
          groupe: t.familles[TYPES[type].famille],
        }))}
      />
      <Liste
        id="operateur"
        libelle={t.organisme}
        facultatif={false}
        invite={t.tousLesOrganismes}
        valeur={demande.operateur ?? undefined}
        options={filtrables.operateurs.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
      />
      <Cachees demande={demande} sauf={['type', 'operateur']} vue={vue} />
      <Bouton genre="secondaire">{t.appliquer}</Bouton>
    </form>
  )
}
