/**
 * « Back » after saving brings what was ticked and a new form: it takes again the id of the one that was sent from this
 * place in the history, so that sending it again does not count twice. A form sent back with its errors takes the
 * address of the page too: « Back » would otherwise ask to send it again.
 */
const id = document.querySelector<HTMLInputElement>('form[action="/agent/visites"] input[name="id"]')
if (id) {
  id.value = history.state?.visite ?? id.value
  history.replaceState({ visite: id.value }, '', '/agent')
}

/**
 * The reason is one answer in two controls, a chip or a text: writing unticks the chip, ticking a chip empties the text.
 * Without this file the server asks which one to keep.
 */
const texte = document.querySelector<HTMLInputElement>('[data-autre-motif]')
const puces = [...document.querySelectorAll<HTMLInputElement>('input[name="motif"]')]

texte?.addEventListener('input', () => {
  for (const puce of puces) puce.checked = puce.value === 'autre' && texte.value !== ''
})
for (const puce of puces) {
  puce.addEventListener('change', () => {
    if (texte && puce.value !== 'autre') texte.value = ''
  })
}

export {}
