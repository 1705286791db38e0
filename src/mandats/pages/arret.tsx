import { type Contexte, langueCourante, pagePublique } from '../../platform/index.ts'
import { adresseEn, Bouton, Carte, Formulaire, messages, PageCourte } from '../../ui/index.ts'
import { ARRET, arreterParLien, lienVit } from '../avis.ts'
import type { Salle } from './communs.ts'

/** GET: one button; opening the link, as a mail scanner does, stops nothing. */
export async function proposerArret(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).mandat.avis
  if (!(await lienVit(salle, jetonDe(c)))) return dire(c, t.dejaTitre, t.deja, 410)
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    { titre: t.arreter, traduite: true },
    <PageCourte titre={t.arreter} chapeau={t.arreterTexte}>
      <Carte>
        <Formulaire action={adresseEn(`${ARRET}/${jetonDe(c)}`, langue)}>
          <Bouton icone="x">{t.arreter}</Bouton>
        </Formulaire>
      </Carte>
    </PageCourte>,
  )
}

/** POST: the address is erased. Sent twice, it says so. */
export async function arreterDepuisLien(salle: Salle, c: Contexte): Promise<Response> {
  const t = messages(langueCourante(c)).mandat.avis
  const arrete = await arreterParLien(salle, jetonDe(c))
  return arrete ? dire(c, t.arreteTitre, t.arrete, 200) : dire(c, t.dejaTitre, t.deja, 410)
}

const jetonDe = (c: Contexte) => c.req.param('jeton') ?? ''

function dire(c: Contexte, titre: string, chapeau: string, statut: 200 | 410) {
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre, statut, traduite: true }, <PageCourte titre={titre} chapeau={chapeau} />)
}
