import { LANGUES } from '../../ui/index.ts'
import { textesWidget } from './textes.ts'

/** What may be asked in `data-…`, and goes into the address of the frame. */
export const PARAMETRES = ['ville', 'q', 'evenement', 'type', 'lieu', 'langue'] as const

/** Name of the message by which a frame says its height, in CSS pixels. */
export const MESSAGE_HAUTEUR = 'maillage-hauteur'

const TITRES = Object.fromEntries(LANGUES.map((langue) => [langue, textesWidget(langue).titre]))

/**
 * Put by a webmaster where the frame must be. Written as it is sent: it runs in pages that are not ours, on browsers that
 * we do not choose, and asks for nothing but the frame.
 */
export const SCRIPT = `(function () {
  var balise = document.currentScript
  if (!balise) return
  var site = new URL(balise.src).origin
  var choix = new URLSearchParams()
  var noms = ${JSON.stringify(PARAMETRES)}
  noms.forEach(function (nom) {
    var valeur = balise.getAttribute('data-' + nom)
    if (valeur) choix.set(nom, valeur)
  })
  var titres = ${JSON.stringify(TITRES)}
  var cadre = document.createElement('iframe')
  cadre.title = titres[choix.get('langue')] || titres.fr
  cadre.referrerPolicy = 'origin'
  cadre.style.cssText = 'display:block;inline-size:100%;block-size:30rem;border:0'
  window.addEventListener('message', function (message) {
    if (message.origin !== site || message.source !== cadre.contentWindow) return
    var hauteur = message.data && message.data['${MESSAGE_HAUTEUR}']
    if (typeof hauteur === 'number' && hauteur > 0 && hauteur < 20000) cadre.style.blockSize = Math.ceil(hauteur) + 'px'
  })
  cadre.src = site + '/widget?' + choix
  balise.insertAdjacentElement('afterend', cadre)
})()
`
