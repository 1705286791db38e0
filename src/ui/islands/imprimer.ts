/** Shows the buttons that print: without script they would do nothing, so they come hidden. */
for (const bouton of document.querySelectorAll<HTMLButtonElement>('button[data-imprimer]')) {
  bouton.hidden = false
  bouton.addEventListener('click', () => window.print())
}
