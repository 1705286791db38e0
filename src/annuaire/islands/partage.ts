/** Shows the button that sends the page's address through the device, or else the one that copies it. */
for (const bloc of document.querySelectorAll<HTMLElement>('[data-partage]')) {
  const url = bloc.dataset.partage ?? location.href
  const envoyer = bloc.querySelector<HTMLButtonElement>('[data-envoyer]')
  const copier = bloc.querySelector<HTMLButtonElement>('[data-copier]')
  const region = bloc.querySelector('[role=status]')
  if (envoyer && 'share' in navigator) {
    envoyer.hidden = false
    // Closing the device's own panel is not an error.
    envoyer.addEventListener(
      'click',
      () => void navigator.share({ title: bloc.dataset.titre ?? '', url }).catch(() => {}),
    )
  }
  if (copier && 'clipboard' in navigator) {
    copier.hidden = false
    copier.addEventListener('click', async () => {
      await navigator.clipboard.writeText(url)
      if (region) region.textContent = bloc.dataset.copie ?? ''
    })
  }
}
