import autocannon from 'autocannon'
import { percentile } from './report.ts'

/** Fires at a server from a process of its own, so that firing does not cost what is measured. */
export interface Cible {
  url: string
  chemins: readonly string[]
  connexions: number
  secondes: number
  /** `If-None-Match`. */
  siChange?: string
}

export interface Tir {
  parSeconde: number
  /** Milliseconds. */
  p95: number
  /** What did not answer 200 or 304, in words; empty when all is well. */
  rates: string
}

process.on('message', (cible: Cible) => {
  const headers: Record<string, string> = cible.siChange === undefined ? {} : { 'if-none-match': cible.siChange }
  const durees: number[] = []
  const tir = autocannon(
    {
      url: cible.url,
      connections: cible.connexions,
      duration: cible.secondes,
      requests: cible.chemins.map((path) => ({ path, headers })),
    },
    (error, resultat) => {
      if (error) throw error
      const manques = {
        erreurs: resultat.errors,
        delais: resultat.timeouts,
        '4xx': resultat['4xx'],
        '5xx': resultat['5xx'],
      }
      const rates = Object.entries(manques)
        .flatMap(([nom, n]) => (n > 0 ? `${n} ${nom}` : []))
        .join(', ')
      const fait: Tir = { parSeconde: resultat.requests.average, p95: percentile(durees, 0.95), rates }
      process.send?.(fait, () => process.exit(0))
    },
  )
  tir.on('response', (_client, _statut, _octets, duree) => durees.push(duree))
})
