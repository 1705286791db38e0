/**
 * Puts a map that moves in the place of the drawn one, when it comes into sight or is asked for: the library, several times
 * the size of the page, is only read by those who look at the map.
 */
interface Plan {
  ouvrir(figure: HTMLElement): Promise<void>
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-carte]')) {
  const charger = once(() => open(figure))
  const telephone = matchMedia('(max-width: 39.99em)').matches
  if (telephone) {
    for (const lien of document.querySelectorAll('[data-voir-carte]')) lien.addEventListener('click', charger)
  } else {
    const observer = new IntersectionObserver((entrees) => {
      if (!entrees.some((e) => e.isIntersecting)) return
      observer.disconnect()
      charger()
    })
    observer.observe(figure)
  }
}

async function open(figure: HTMLElement): Promise<void> {
  const { plan, style } = figure.dataset
  if (!plan || !style) return
  await feuille(style)
  const { ouvrir } = (await import(plan)) as Plan
  await ouvrir(figure)
}

function feuille(href: string): Promise<void> {
  return new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
    // Without its styles the map would be unreadable: the drawn one stays.
    link.addEventListener('load', () => done())
    document.head.append(link)
  })
}

function once(work: () => Promise<void>): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    // The drawn map is still there, and the list says everything.
    work().catch(() => {})
  }
}
