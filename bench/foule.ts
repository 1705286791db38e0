import { setTimeout as attendre } from 'node:timers/promises'
import { newUuid } from '../src/platform/index.ts'
import { percentile } from './report.ts'

/** People at work, in a process of their own. */
export interface Foule {
  url: string
  gens: { porte: 'agent' | 'operateur'; cookie: string; demandes: { id: string; statut: string }[] }[]
  /** The same page each time; `null`: a day's work. */
  chemin: string | null
  /** How many each; `null`: until the time is over. */
  pages: number | null
  /** Mean time between two pages, in milliseconds. */
  reflexion: number
  secondes: number
}

export interface Passage {
  /** Milliseconds. */
  p95: number
  pages: number
  erreurs: number
}

type Personne = Foule['gens'][number]
interface Geste {
  chemin: string
  form?: Record<string, string>
}

/** Of ten pages: four lists, four requests opened, a late list, and something written (a message, or the request taken). */
function geste({ porte, demandes }: Personne, tour: number): Geste {
  const liste = `/${porte}/demandes`
  const une = demandes[(tour * 7) % Math.max(1, demandes.length)]
  if (!une || tour % 10 < 4) return { chemin: liste }
  if (tour % 10 === 8) return { chemin: `${liste}?vue=retard` }
  if (tour % 10 < 9) return { chemin: `${liste}/${une.id}` }
  return { chemin: `${liste}/${une.id}/messages`, form: { id: newUuid(), texte: 'Un mot de plus.', geste: 'message' } }
}

process.on('message', async ({ url, gens, chemin, pages, reflexion, secondes }: Foule) => {
  const durees: number[] = []
  let erreurs = 0
  const fin = performance.now() + secondes * 1000
  const vivre = async (qui: Personne, rang: number) => {
    await attendre((reflexion * rang) / gens.length)
    for (let tour = rang; performance.now() < fin && (pages === null || tour - rang < pages); tour += 1) {
      const { chemin: ou, form } = chemin === null ? geste(qui, tour) : { chemin }
      const debut = performance.now()
      const reponse = await fetch(url + ou, {
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
        headers: { cookie: qui.cookie, 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      }).catch(() => null)
      await reponse?.text()
      durees.push(performance.now() - debut)
      if (reponse?.status !== (form ? 303 : 200)) {
        erreurs += 1
        if (erreurs < 4) console.error(`${ou}: ${reponse?.status}`)
      }
      // From half to one and a half, the same from one run to another.
      await attendre(reflexion * (0.5 + ((tour * 37) % 100) / 100))
    }
  }
  await Promise.all(gens.map(vivre))
  process.send?.({ p95: percentile(durees, 0.95), pages: durees.length, erreurs } satisfies Passage, () =>
    process.exit(0),
  )
})
