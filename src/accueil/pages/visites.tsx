import { jourIso, plusJours } from '../../platform/index.ts'
import { Bouton, type Etat, Etiquette, Formulaire, formats, Pagination, Tableau } from '../../ui/index.ts'
import { corrigeable, libelleDuree } from '../model.ts'
import type { Code, References } from '../references.ts'
import type { VisiteNotee } from '../store.ts'

export interface ProprietesTableau {
  visites: readonly VisiteNotee[]
  references: References
  /** Account that reads: the names of the others are written. */
  lecteur: string
  maintenant: Date
  legende: string
}

/** Visits of a day, latest first; those of today can be corrected. */
export function TableauVisites({ visites, references, lecteur, maintenant, legende }: ProprietesTableau) {
  const heure = (v: VisiteNotee) => formats('fr').heure(v.le)
  return (
    <Tableau
      legende={legende}
      legendeMasquee
      lignes={visites}
      vide="Aucune visite notée."
      colonnes={[
        { titre: 'Heure', entete: true, cellule: heure },
        { titre: 'Organisme', cellule: (v) => operateurs(v, references) },
        {
          titre: 'Motif',
          cellule: (v) => (
            <>
              {libelleMotif(v, references)}
              <div class="small muted">{detail(v, references, lecteur).join(' · ')}</div>
            </>
          ),
        },
        { titre: 'Suite', cellule: (v) => <Issue code={v.issue} issues={references.issues} /> },
        {
          titre: 'Visite',
          cellule: (v) => (
            <a class="tgt" href={`/agent/visites/${v.id}`}>
              {corrigeable(v, maintenant).ok ? 'Corriger' : 'Voir'}
              <span class="sr"> la visite de {heure(v)}</span>
            </a>
          ),
        },
      ]}
    />
  )
}

/** Every visit of a day, with the days around it. */
export function PageVisites(props: Omit<ProprietesTableau, 'legende'> & { jour: Date }) {
  const { visites, jour, maintenant } = props
  const vers = (n: number) => `/agent/visites?jour=${jourIso(plusJours(jour, n))}`
  const titre = titreVisites(jour)
  const n = visites.length
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <div>
          <h1>{titre}</h1>
          <p class="muted">{n === 0 ? 'Aucune visite' : n === 1 ? '1 visite' : `${n} visites`} dans votre structure</p>
        </div>
        <Formulaire methode="get" action="/agent/visites" class="row">
          <label class="sr" for="jour">
            Un autre jour
          </label>
          <input class="input w-m" id="jour" name="jour" type="date" value={jourIso(jour)} />
          <Bouton genre="secondaire">Afficher</Bouton>
        </Formulaire>
      </div>
      <TableauVisites {...props} legende={titre} />
      <Pagination
        precedent={vers(-1)}
        suivant={jourIso(jour) < jourIso(maintenant) ? vers(1) : undefined}
        libelle={formats('fr').date(jour)}
        textes={{ navigation: 'Jours', precedente: 'Jour précédent', suivante: 'Jour suivant' }}
      />
    </div>
  )
}

export const titreVisites = (jour: Date) => `Visites du ${formats('fr').jour(jour)}`

const GENRES: Record<string, Etat | 'accent'> = {
  regle: 'ok',
  'a-suivre': 'attente',
  oriente: 'info',
  'demande-envoyee': 'accent',
  'non-abouti': 'retard',
}

export function Issue({ code, issues }: { code: string; issues: readonly Code[] }) {
  return <Etiquette genre={GENRES[code]}>{libelle(issues, code)}</Etiquette>
}

/** The code itself when it left the catalogue since. */
export function libelle(codes: readonly Code[], code: string): string {
  return codes.find((c) => c.code === code)?.libelle ?? code
}

export function libelleMotif(
  { demarche, evenement }: Pick<VisiteNotee, 'demarche' | 'evenement'>,
  r: References,
): string {
  const code = demarche ?? evenement
  return r.motifs.parCode.get(code)?.libelle ?? code
}

export function operateurs(visite: Pick<VisiteNotee, 'operateurs'>, references: References): string {
  return visite.operateurs.map((code) => libelle(references.operateurs, code)).join(', ') || 'Aucun organisme'
}

/** What was done, how long, by whom when it is somebody else. */
export function detail(visite: VisiteNotee, { aides }: References, lecteur: string): string[] {
  const morceaux = [libelle(aides, visite.aide), libelleDuree(visite.dureeMinutes)]
  if (visite.compteId !== lecteur) morceaux.push(visite.auteur)
  if (visite.corrigeeLe) morceaux.push('corrigée')
  return morceaux
}
