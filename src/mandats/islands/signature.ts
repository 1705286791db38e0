/**
 * The signature pad: draws on the sheet the server put in the page (an SVG, sharp at any size and on any screen) and
 * writes the strokes as a path in the form. Without this file the page offers to sign on paper.
 */

interface Pad {
  feuille: SVGSVGElement
  dessin: SVGPathElement
  champ: HTMLInputElement
  etat: HTMLOutputElement
  /** Each stroke as the end of a path: « 10 20L12 24 ». */
  traits: string[]
}

type Point = [x: number, y: number]

/** Closer than this, a point adds weight and no shape. */
const PAS = 2

for (const zone of document.querySelectorAll<HTMLElement>('[data-ecran]')) zone.hidden = false
for (const message of document.querySelectorAll<HTMLElement>('[data-sans-ecran]')) message.hidden = true
for (const cadre of document.querySelectorAll<HTMLElement>('[data-cadre]')) start(cadre)

function start(cadre: HTMLElement): void {
  const feuille = cadre.querySelector<SVGSVGElement>('svg[data-feuille]')
  const dessin = feuille?.querySelector('path')
  const champ = cadre.querySelector('input')
  const etat = cadre.querySelector('output')
  if (!feuille || !dessin || !champ || !etat) return
  // What was drawn before an error comes back with the page.
  const traits = champ.value === '' ? [] : champ.value.slice(1).split('M')
  const pad = { feuille, dessin, champ, etat, traits }
  listenToPointer(pad)
  cadre.querySelector('[data-annuler]')?.addEventListener('click', () => {
    traits.pop()
    show(pad)
    say(pad)
  })
  cadre.querySelector('[data-effacer]')?.addEventListener('click', () => {
    traits.length = 0
    show(pad)
    say(pad)
  })
}

function listenToPointer(pad: Pad): void {
  const feuille = pad.feuille
  let dernier: Point | null = null
  // Otherwise the page scrolls under the finger.
  feuille.style.touchAction = 'none'
  feuille.style.cursor = 'crosshair'
  feuille.addEventListener('pointerdown', (event) => {
    const point = event.button === 0 && event.isPrimary ? locate(feuille, event) : null
    if (!point) return
    event.preventDefault()
    feuille.setPointerCapture(event.pointerId)
    // To itself: a dot shows as a dot.
    pad.traits.push(`${point.join(' ')}L${point.join(' ')}`)
    dernier = point
    show(pad)
  })
  feuille.addEventListener('pointermove', (event) => {
    if (!dernier || !event.isPrimary) return
    const precis = event.getCoalescedEvents?.() ?? []
    for (const step of precis.length > 0 ? precis : [event]) dernier = extend(pad, dernier, locate(feuille, step))
    show(pad)
  })
  for (const fin of ['pointerup', 'pointercancel'] as const) {
    feuille.addEventListener(fin, () => {
      if (dernier) say(pad)
      dernier = null
    })
  }
}

/** Where the pointer is on the sheet, in its own units; outside, on its edge. */
function locate(feuille: SVGSVGElement, event: PointerEvent): Point | null {
  const matrice = feuille.getScreenCTM()
  if (!matrice) return null
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrice.inverse())
  const sheet = feuille.viewBox.baseVal
  return [Math.round(clamp(point.x, sheet.width)), Math.round(clamp(point.y, sheet.height))]
}

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value))

/** @returns the last point of the stroke */
function extend(pad: Pad, dernier: Point, point: Point | null): Point {
  if (!point || Math.hypot(point[0] - dernier[0], point[1] - dernier[1]) < PAS) return dernier
  pad.traits.push(`${pad.traits.pop()}L${point.join(' ')}`)
  return point
}

function show(pad: Pad): void {
  pad.champ.value = pad.traits.map((trait) => `M${trait}`).join('')
  pad.dessin.setAttribute('d', pad.champ.value)
}

/** Read out: what was drawn cannot be heard. */
function say(pad: Pad): void {
  const n = pad.traits.length
  const { vide = '', traits = '' } = pad.etat.dataset
  pad.etat.textContent = n === 0 ? vide : `${traits} ${n}`
}
