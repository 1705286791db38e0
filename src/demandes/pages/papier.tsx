import type { Child } from 'hono/jsx'
import { jourLong, nomComplet } from '../../mandats/index.ts'
import { acteurDe, type Contexte, introuvable } from '../../platform/index.ts'
import {
  ACCENT,
  collect,
  type Doc,
  type Element,
  ENCRE_2,
  keepTogether,
  openDocument,
  write,
  writeFooter,
  writeHeading,
  writeList,
} from '../../platform/papier.ts'
import { lireDemande, type Moment, type Vue } from '../lire.ts'
import { URGENCES } from '../model.ts'
import type { Note } from '../notes.ts'
import { poidsEnMots } from '../pieces.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, idDe, LISTE, libelleStatut, porteDe, quand } from './communs.tsx'
import { createNoms, enOrdre, type Noms, phrase } from './faits.tsx'

/** GET: the thread as a PDF: what the reader sees on the page, and no more. Said in the journal as an export. */
export async function telechargerFil(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = entrantDe(c)
  const vue = await lireDemande(salle, acteur, idDe(c))
  if (!vue || vue.detruite) return introuvable(c)
  const { id, repere } = vue.demande
  const pdf = await imprimerFil(vue, {
    noms: createNoms(vue, LISTE[porteDe(c)]),
    pour: `${acteur.nom}, ${acteurDe(c).structureNom}`,
    le: salle.clock.now(),
    demarche: salle.catalogue.demarche(vue.demande.demarche)?.libelle ?? '',
  })
  await salle.database.as(acteur, (trx) =>
    salle.journal(trx, acteur, { action: 'demande.exporte', objet: `demande:${id}`, detail: { repere } }),
  )
  return c.body(Buffer.from(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="demande-${repere}.pdf"`,
    'cache-control': 'no-store',
  })
}

interface Edition {
  noms: Noms
  /** Who asked for this copy, and where they work. */
  pour: string
  le: Date
  demarche: string
}

/** Tagged for screen readers, as the mandate is. Attachments are named, not included: they stay where they are protected. */
async function imprimerFil(vue: Vue, edition: Edition): Promise<Uint8Array> {
  const { demande, contenu, participants, groupe } = vue
  const doc = await openDocument(`Demande ${demande.repere}`, edition.le)
  const bytes = collect(doc)
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  doc.addPage()
  write(doc, racine, 'P', `Demande ${demande.repere}`, { couleur: ENCRE_2 })
  write(doc, racine, 'H1', contenu?.sujet ?? `Demande ${demande.repere}`, { taille: 20, gras: true, couleur: ACCENT })
  const { statut } = demande.etat
  write(
    doc,
    racine,
    'P',
    `${libelleStatut(statut)} · ${URGENCES[demande.urgence]} · ${groupe.nom} · ${edition.demarche}`,
  )
  if (contenu) writePour(doc, racine, contenu)
  writeHeading(doc, racine, 'Messages')
  for (const ligne of enOrdre(vue)) writeLigne(doc, racine, ligne, edition.noms)
  writeHeading(doc, racine, 'Qui voit quoi')
  const voit = { tout: 'messages, pièces, identité', messages: 'messages seulement' }
  writeList(
    doc,
    racine,
    participants.map((p) => `${[p.nom, p.fonction, p.organisme].filter(Boolean).join(', ')} : ${voit[p.voit]}`),
  )
  racine.end()
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    writeFooter(doc, `${demande.repere} · pour ${edition.pour}, ${quand(edition.le)} · page ${page + 1} sur ${count}`)
  }
  doc.end()
  return bytes
}

function writePour(doc: Doc, racine: Element, { personne, champs }: NonNullable<Vue['contenu']>): void {
  writeHeading(doc, racine, 'Pour')
  write(doc, racine, 'P', `${nomComplet(personne)}, date de naissance : ${jourLong(personne.naissance)}`)
  for (const { libelle, valeur } of champs) write(doc, racine, 'P', `${libelle} : ${valeur}`)
}

function writeLigne(doc: Doc, racine: Element, ligne: Moment | Note, noms: Noms): void {
  keepTogether(doc, 50)
  doc.moveDown(0.6)
  if (!('type' in ligne)) {
    const signe = ligne.signature ? ` (${ligne.signature})` : ''
    write(doc, racine, 'H3', `Note interne de ${ligne.nom}${signe} · ${quand(ligne.le)}`, { gras: true })
    write(doc, racine, 'P', ligne.texte)
    return
  }
  const auteur = noms.compte(ligne.par)
  const dit = phrase(ligne, noms)
  const titre = dit === null ? [auteur?.nom, auteur?.organisme].filter(Boolean).join(', ') : enTexte(dit)
  write(doc, racine, 'H3', `${titre} · ${quand(ligne.le)}`, { gras: true })
  if (ligne.signature) write(doc, racine, 'P', `Écrit par ${ligne.signature}`)
  const pour = 'attention' in ligne && noms.compte(ligne.attention ?? null)?.nom
  if (pour) write(doc, racine, 'P', `À l’attention de ${pour}`)
  if (ligne.texte) write(doc, racine, 'P', ligne.texte)
  if (ligne.liste) writeList(doc, racine, lignesDe(ligne.liste))
  if (ligne.pieces.length > 0)
    writeList(
      doc,
      racine,
      ligne.pieces.map(({ nom, taille }) => `Pièce jointe : ${nom} (${poidsEnMots(taille)})`),
    )
}

function lignesDe(liste: NonNullable<Moment['liste']>): string[] {
  if ('attendues' in liste) return liste.attendues.map((a) => a.libelle)
  return liste.remises.map(({ libelle, fournie, mot }) =>
    [`${libelle} : ${fournie ? 'fournie' : 'la personne ne l’a pas'}`, mot].filter(Boolean).join('. '),
  )
}

const ENTITES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The sentences of the thread are written once, for the page: the paper reads them without their tags. */
function enTexte(dit: Child): string {
  const html = String(dit)
  return html.replace(/<[^>]+>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (entite) => ENTITES[entite] ?? entite)
}
