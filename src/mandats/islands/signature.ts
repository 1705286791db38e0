/**
 * The signature pad: draws on the sheet the server put in the page (an SVG, sharp at any size and any screen) and writes
 * the strokes as a path in the form. Without this file the page offers to sign on paper.
 */

/** Closer than this, a point adds weight and no shape. */
const PAS = 2

document.querySelectorAll<HTMLElement>('[data-ecran]').forEach((zone) => {
  zone.hidden = false
})
document.querySelectorAll<HTMLElement>('[data-sans-ecran]').forEach((message) => {
  message.hidden = true
})
document.querySelectorAll<HTMLElement>('[data-cadre]').forEach(startPad)

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value))

function startPad(cadre: HTMLElement): void {
  const feuille = cadre.querySelector<SVGSVGElement>('svg[data-feuille]')
  const dessin = feuille?.querySelector('path')
  const champ = cadre.querySelector('input')
  const etat = cadre.querySelector('output')
  if (!feuille || !dessin || !champ || !etat) return
  const traits = champ.value === '' ? [] : champ.value.slice(1).split('M')
  let dernier: [number, number] | null = null

  const show = () => {
    champ.value = traits.map((trait) => `M${trait}`).join('')
    dessin.setAttribute('d', champ.value)
  }
  const say = () => {
    etat.textContent = traits.length === 0 ? 'Le cadre est vide.' : `Traits dessinés : ${traits.length}.`
  }
  const locate = (event: PointerEvent): [number, number] | null => {
    const matrice = feuille.getScreenCTM()
    if (!matrice) return null
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrice.inverse())
    const sheet = feuille.viewBox.baseVal
    return [Math.round(clamp(point.x, sheet.width)), Math.round(clamp(point.y, sheet.height))]
  }
  const extend = (event: PointerEvent) => {
    const point = locate(event)
    if (!point || !dernier || Math.hypot(point[0] - dernier[0], point[1] - dernier[1]) < PAS) return
    traits.push(`${traits.pop() ?? ''}L${point.join(' ')}`)
    dernier = point
  }

  // Otherwise the page scrolls under the finger.
  feuille.style.touchAction = 'none'
  feuille.style.cursor = 'crosshair'
  feuille.addEventListener('pointerdown', (event) => {
    const point = event.button === 0 && event.isPrimary ? locate(event) : null
    if (!point) return
    event.preventDefault()
    feuille.setPointerCapture(event.pointerId)
    // To itself: a dot shows as a dot.
    traits.push(`${point.join(' ')}L${point.join(' ')}`)
    dernier = point
    show()
  })
  feuille.addEventListener('pointermove', (event) => {
    if (!dernier || !event.isPrimary) return
    const precis = event.getCoalescedEvents?.() ?? []
    for (const step of precis.length > 0 ? precis : [event]) extend(step)
    show()
  })
  for (const fin of ['pointerup', 'pointercancel'] as const) {
    feuille.addEventListener(fin, () => {
      if (!dernier) return
      dernier = null
      say()
    })
  }
  cadre.querySelector('[data-annuler]')?.addEventListener('click', () => {
    traits.pop()
    show()
    say()
  })
  cadre.querySelector('[data-effacer]')?.addEventListener('click', () => {
    traits.length = 0
    show()
    say()
  })
}
