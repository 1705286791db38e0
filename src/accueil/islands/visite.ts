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
