export interface Purges {
  /**
   * What this instance forgets by itself, each night and with `npm run maillage -- purge`.
   * @param quoi plural words shown to those who run it, for instance « sessions périmées »
   * @param run removes and says how many; `aBlanc`: only says how many
   */
  ajouter(quoi: string, run: (aBlanc: boolean) => Promise<number>): void
  /** Runs them all; one that fails does not hold the others. Throws at the end when some failed. */
  executer(aBlanc?: boolean): Promise<{ quoi: string; nombre: number }[]>
}

export function createPurges(): Purges {
  const purges: { quoi: string; run: (aBlanc: boolean) => Promise<number> }[] = []
  return {
    ajouter: (quoi, run) => void purges.push({ quoi, run }),
    async executer(aBlanc = false) {
      const done: { quoi: string; nombre: number }[] = []
      const failed: unknown[] = []
      for (const { quoi, run } of purges) {
        await run(aBlanc).then(
          (nombre) => done.push({ quoi, nombre }),
          (error: unknown) => failed.push(error),
        )
      }
      if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${purges.length} purges failed`)
      return done
    },
  }
}
