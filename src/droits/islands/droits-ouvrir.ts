import { commencer, lireDonnees } from './communs/interview.ts'
import { desceller } from './communs/sceau.ts'

/** Opens the sheet of a resident: what is after the `#` never leaves the browser, and neither does the number. */
const page = lireDonnees()
const form = document.querySelector<HTMLFormElement>('#ouvrir')
const champ = document.querySelector<HTMLInputElement>('#numero')
const texte = document.querySelector<HTMLInputElement>('#code')
const echec = document.querySelector<HTMLElement>('#ouvrir-echec')

/** An address pasted whole, or its end alone. */
const fragment = (saisi: string): string => saisi.slice(saisi.indexOf('#') + 1).trim()

if (page && form && champ && texte && echec) {
  const { zone, donnees } = page
  texte.value = fragment(location.hash)
  // Read once: the code must not stay in the history of a shared computer.
  history.replaceState(null, '', location.pathname)
  form.hidden = false
  champ.focus()
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const reponses = await desceller(fragment(texte.value), champ.value.replace(/\D/g, ''))
    echec.hidden = reponses !== null
    if (!reponses) {
      champ.focus()
      return
    }
    // One page, one title: that of the sheet.
    document.querySelector('#ouvrir-bloc')?.remove()
    commencer(zone, donnees, { reponses, etape: 'resultat', erreurs: [] })
    reprendre(zone)
  })
}

/** The agent goes on in the dense form: what is opened is sent only then, when the button is pressed. */
function reprendre(zone: HTMLElement): void {
  const suite = document.querySelector<HTMLFormElement>('#reprendre')
  if (!suite) return
  suite.hidden = false
  suite.addEventListener('submit', () => {
    const champs = suite.querySelector('[data-champs]')
    champs?.replaceChildren(
      ...[...new FormData(zone.querySelector('form') as HTMLFormElement)]
        .filter(([nom, valeur]) => nom !== 'action' && nom !== 'etape' && typeof valeur === 'string')
        .map(([nom, valeur]) =>
          Object.assign(document.createElement('input'), { type: 'hidden', name: nom, value: valeur }),
        ),
    )
  })
}
