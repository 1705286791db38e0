import {
  ACCENT,
  collect,
  type Doc,
  type Element,
  ENCRE_2,
  openDocument,
  write,
  writeFooter,
  writeHeading,
  writeList,
} from '../../platform/papier.ts'
import { formats } from '../../ui/index.ts'
import { COMPETENCES, niveauxActuels, type Passeport } from './model.ts'
import { jourEcrit, LIBELLES } from './mots.ts'

/** The passport on paper, tagged for screen readers (PDF/UA). In French: it is for the bodies that read it. */
export async function imprimerPasseport(
  passeport: Passeport,
  { le, site }: { le: Date; site: string },
): Promise<Uint8Array> {
  const nom = [passeport.prenom, passeport.nom].filter(Boolean).join(' ')
  const titre = nom ? `Passeport linguistique de ${nom}` : 'Passeport linguistique'
  const doc = await openDocument(titre, le)
  const octets = collect(doc)
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  doc.addPage()
  write(doc, racine, 'P', `Établi le ${formats('fr').date(le)}`, { couleur: ENCRE_2 })
  doc.moveDown(0.3)
  write(doc, racine, 'H1', titre, { taille: 20, gras: true, couleur: ACCENT })
  doc.moveDown(0.4)
  write(doc, racine, 'P', 'Langue : français. Échelle du Conseil de l’Europe (A1 à C2), précédée du niveau A1.1.')
  writeNiveaux(doc, racine, passeport)
  partie(doc, racine, 'Évaluations', passeport.evaluations, (e) => {
    const niveaux = COMPETENCES.flatMap((c) => (e.niveaux[c] ? [`${LIBELLES[c].toLowerCase()} ${e.niveaux[c]}`] : []))
    return `${jourEcrit(e.le)}, ${e.par} (${e.moyen}) : ${niveaux.join(', ')}.`
  })
  partie(doc, racine, 'Cours suivis', passeport.cours, ({ intitule, par, du, au, heures }) => {
    const periode = au ? `du ${jourEcrit(du)} au ${jourEcrit(au)}` : `depuis le ${jourEcrit(du)}`
    return `${intitule}, ${par}, ${periode}${heures === null ? '' : `, ${heures} heures`}.`
  })
  partie(doc, racine, 'Attestations', passeport.attestations, ({ intitule, organisme, le, niveau, par }) => {
    return `${intitule}${niveau ? ` (${niveau})` : ''}, ${organisme}, ${jourEcrit(le)}. Vue par ${par}.`
  })
  writeHeading(doc, racine, 'Vérifier ce passeport')
  write(
    doc,
    racine,
    'P',
    `Ce papier seul ne prouve rien : demandez à la personne son code, ou son fichier « passeport.json ». Un agent l’ouvre sur ${site}, dans « Passeport ».`,
  )
  racine.end()
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    writeFooter(doc, `${titre} · page ${page + 1} sur ${count}`)
  }
  doc.end()
  return octets
}

function writeNiveaux(doc: Doc, racine: Element, passeport: Passeport): void {
  const connus = niveauxActuels(passeport)
  writeHeading(doc, racine, 'Niveaux')
  writeList(
    doc,
    racine,
    COMPETENCES.map((competence) => {
      const connu = connus[competence]
      const dit = connu ? `${connu.niveau}, évalué par ${connu.par} le ${jourEcrit(connu.le)}` : 'pas encore évalué'
      return `${LIBELLES[competence]} : ${dit}.`
    }),
  )
}

function partie<T>(doc: Doc, racine: Element, titre: string, lignes: readonly T[], dire: (ligne: T) => string): void {
  if (lignes.length === 0) return
  writeHeading(doc, racine, titre)
  writeList(doc, racine, lignes.map(dire))
}
