/**
 * Keyboard shortcuts for those who fill the same form fifty times a day. Digits work only while the focus is inside the
 * group that shows them (WCAG 2.1.4); Ctrl + Enter sends the form one is writing in. Everything works without this file.
 */
document.addEventListener('keydown', (event) => {
  const cible = event.target
  if (!(cible instanceof HTMLElement) || event.isComposing) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = cible.closest('form')
    if (form) {
      event.preventDefault()
      form.requestSubmit()
    }
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
  const choix = cible
    .closest('[data-raccourcis]')
    ?.querySelector<HTMLInputElement>(`input[data-raccourci="${event.key}"]:not(:disabled)`)
  if (choix) {
    event.preventDefault()
    choix.focus()
    choix.click()
  }
})
