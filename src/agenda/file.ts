/** A queue: first come, first served, `ensemble` at a time. */
export function createFile(ensemble: number): <T>(faire: () => Promise<T>) => Promise<T> {
  const attendent: (() => void)[] = []
  let dedans = 0
  return async (faire) => {
    if (dedans >= ensemble) await new Promise<void>((entrer) => attendent.push(entrer))
    else dedans += 1
    try {
      return await faire()
    } finally {
      // Who leaves hands their place over: nobody slips in between.
      const suivant = attendent.shift()
      if (suivant) suivant()
      else dedans -= 1
    }
  }
}
