/**
 * « Around me »: asks the device once, when touched, puts the answer in the search form and sends it. The position goes to
 * this server only, and is not kept.
 */
for (const bloc of document.querySelectorAll<HTMLElement>('[data-position]')) {
  const bouton = bloc.querySelector('button')
  const form = bloc.closest('form')
  if (!bouton || !form || !('geolocation' in navigator)) continue
  const dire = (texte: string | undefined) => {
    const region = bloc.querySelector('[role=status]')
    if (region) region.textContent = texte ?? ''
  }
  bloc.hidden = false
  bouton.addEventListener('click', () => {
    dire(bloc.dataset.attente)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => envoyer(form, coords),
      () => dire(bloc.dataset.refus),
      { timeout: 10_000, maximumAge: 300_000 },
    )
  })
}

/** Rounded to about a hundred metres: enough to sort desks, and no more than needed about the person. */
function envoyer(form: HTMLFormElement, { latitude, longitude }: GeolocationCoordinates): void {
  const ville = form.querySelector<HTMLInputElement>('[name=ville]')
  if (ville) ville.value = ''
  poser(form, 'lat', latitude.toFixed(3))
  poser(form, 'lon', longitude.toFixed(3))
  form.requestSubmit()
}

function poser(form: HTMLFormElement, nom: string, valeur: string): void {
  const champ = form.querySelector<HTMLInputElement>(`[name=${nom}]`) ?? document.createElement('input')
  champ.type = 'hidden'
  champ.name = nom
  champ.value = valeur
  form.append(champ)
}
