/**
 * Reads the page aloud with the browser's own voice, block after block, each in its language. The button comes hidden and
 * shows only when this device has a voice for the page: nothing is sent anywhere.
 */
const bouton = document.querySelector<HTMLButtonElement>('button[data-ecouter]')
const BLOCS = 'h1, h2, h3, h4, p, li, dt, dd, th, td, summary, label, legend'
const LU = 'lu'

let enCours = false

function langueDe(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? 'fr'
}

function aUneVoix(langue: string): boolean {
  return speechSynthesis.getVoices().some((voix) => voix.lang.toLowerCase().startsWith(langue))
}

interface Morceau {
  bloc: HTMLElement
  texte: string
  langue: string
}

/** What is seen, in order; a block inside another is said once, a name in French inside an Arabic line in French. */
function morceaux(): Morceau[] {
  return [...document.querySelectorAll<HTMLElement>(`main :is(${BLOCS})`)]
    .filter((bloc) => bloc.checkVisibility?.() !== false && !bloc.querySelector(BLOCS))
    .flatMap(parLangue)
}

function parLangue(bloc: HTMLElement): Morceau[] {
  const suite: Morceau[] = []
  const textes = document.createTreeWalker(bloc, NodeFilter.SHOW_TEXT)
  while (textes.nextNode()) {
    const texte = textes.currentNode.textContent ?? ''
    const langue = langueDe(textes.currentNode.parentElement ?? bloc)
    const dernier = suite.at(-1)
    if (dernier?.langue === langue) dernier.texte += texte
    else suite.push({ bloc, texte, langue })
  }
  return suite.filter(({ texte }) => texte.trim())
}

function montrer(): void {
  if (bouton) bouton.hidden = !aUneVoix(langueDe(document.documentElement))
}

function arreter(): void {
  enCours = false
  speechSynthesis.cancel()
  for (const bloc of document.querySelectorAll(`.${LU}`)) bloc.classList.remove(LU)
  dire('ecouter')
}

function lire([morceau, ...suite]: Morceau[]): void {
  if (!enCours) return
  if (!morceau) {
    arreter()
    return
  }
  const { bloc, texte, langue } = morceau
  const phrase = new SpeechSynthesisUtterance(texte)
  phrase.lang = langue
  phrase.onstart = () => {
    bloc.classList.add(LU)
    bloc.scrollIntoView({ block: 'nearest' })
  }
  phrase.onend = () => {
    bloc.classList.remove(LU)
    lire(suite)
  }
  // A voice that fails (taken away, no sound) must not leave a button that says « stop ».
  phrase.onerror = () => {
    if (enCours) arreter()
  }
  speechSynthesis.speak(phrase)
}

function dire(quoi: 'ecouter' | 'arreter'): void {
  const libelle = bouton?.querySelector('[data-libelle]')
  if (libelle) libelle.textContent = bouton?.dataset[quoi] ?? ''
}

if (bouton && 'speechSynthesis' in window) {
  montrer()
  speechSynthesis.addEventListener('voiceschanged', montrer)
  addEventListener('pagehide', arreter)
  bouton.addEventListener('click', () => {
    if (enCours) {
      arreter()
      return
    }
    enCours = true
    dire('arreter')
    lire(morceaux())
  })
}
