import type { Child } from 'hono/jsx'
import { nomComplet } from '../../mandats/index.ts'
import { Bouton, Champ, Etiquette, Liste, Pagination, Tableau, Vide } from '../../ui/index.ts'
import type { Ligne } from '../listes.ts'
import { EN_ATTENTE, URGENCES } from '../model.ts'
import { ABSENCES } from './absences.tsx'
import { EtiquetteDelai, EtiquetteStatut, jourCourt, LISTE, type PorteDemandes } from './communs.tsx'
import { COURRIELS } from './courriels.tsx'

export interface PropsListe {
  porte: PorteDemandes
  titre: string
  actions?: Child
  avant?: Child
  vue: string
  page: number
  lignes: readonly Ligne[]
  suite: boolean
  maintenant: Date
  onglets: { vue: string; libelle: string; nombre: number | null }[]
  filtre: { nom: string; libelle: string; valeur: string; options: { valeur: string; libelle: string }[] } | null
  vide: TexteVide
}

/** Tabs with their counters, then the lines, the most pressing first. */
export function PageListe(props: PropsListe) {
  const { porte, titre, actions, avant, vue, page, lignes, suite, maintenant, onglets, filtre, vide } = props
  const adresse = (changes: Record<string, string>) =>
    `${LISTE[porte]}?${new URLSearchParams({ vue, ...(filtre?.valeur && { [filtre.nom]: filtre.valeur }), ...changes })}`
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{titre}</h1>
        {actions}
      </div>
      {avant}
      <nav aria-label="Demandes par état">
        <ul class="chips">
          {onglets.map((o) => (
            <li>
              <a class="chip" href={adresse({ vue: o.vue })} aria-current={o.vue === vue ? 'page' : undefined}>
                {o.libelle}
                {o.nombre !== null && <b class="num">{o.nombre}</b>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Filtres porte={porte} vue={vue} filtre={filtre} />
      {lignes.length === 0 && page === 1 ? <Rien {...vide} /> : <Lignes {...{ porte, lignes, maintenant }} />}
      {(page > 1 || suite) && (
        <Pagination
          precedent={page > 1 ? adresse({ page: String(page - 1) }) : undefined}
          suivant={suite ? adresse({ page: String(page + 1) }) : undefined}
          libelle={`Page ${page}`}
        />
      )}
      <p class="row">
        <a class="tgt" href={COURRIELS}>
          Choisir quand je reçois mes courriels
        </a>
        {porte === 'operateur' && (
          <a class="tgt" href={ABSENCES}>
            Noter mes absences
          </a>
        )}
      </p>
    </div>
  )
}

function Lignes({ porte, lignes, maintenant }: Pick<PropsListe, 'porte' | 'lignes' | 'maintenant'>) {
  return (
    <Tableau
      legende="Demandes"
      legendeMasquee
      lignes={lignes}
      vide="Il n’y a plus de demande à cette page."
      colonnes={[
        {
          titre: 'Demande',
          entete: true,
          cellule: (l) => (
            <>
              <a class="tgt" href={`${LISTE[porte]}/${l.id}`}>
                {l.contenu?.sujet ?? (l.detruite ? 'Données détruites' : `Demande ${l.repere}`)}
              </a>
              <span class="row small muted">
                <span class="num nb">{l.repere}</span>
                {l.urgence !== 'complexe' && <Etiquette>{URGENCES[l.urgence]}</Etiquette>}
              </span>
            </>
          ),
        },
        {
          titre: 'Personne',
          cellule: (l) => (l.contenu ? nomComplet(l.contenu.personne) : l.detruite ? '–' : 'Non montrée'),
        },
        { titre: porte === 'agent' ? 'Groupe' : 'De', cellule: (l) => (porte === 'agent' ? l.groupe : l.structure) },
        { titre: 'Suivie par', cellule: (l) => l.responsable ?? 'Personne encore' },
        { titre: 'État', cellule: (l) => <EtatDeLigne ligne={l} porte={porte} /> },
        { titre: 'Délai', cellule: (l) => <DelaiDeLigne ligne={l} maintenant={maintenant} /> },
      ]}
    />
  )
}

/** How long is left; once the operator has answered, since when. */
function DelaiDeLigne({ ligne: { etat, calendrier }, maintenant }: { ligne: Ligne; maintenant: Date }) {
  if (EN_ATTENTE.includes(etat.statut)) return <EtiquetteDelai {...{ etat, maintenant, calendrier }} />
  return <span class="muted nb">{jourCourt(etat.closeLe ?? etat.repondueLe ?? etat.mouvementLe)}</span>
}

function EtatDeLigne({ ligne, porte }: { ligne: Ligne; porte: PorteDemandes }) {
  const { etat } = ligne
  const autre = porte === 'agent' ? 'operateur' : 'aidant'
  const prise = etat.statut === 'prise-en-charge' && etat.priseLe !== null && etat.mouvementLe > etat.priseLe
  return (
    <span class="row">
      <EtiquetteStatut statut={etat.statut} />
      {prise && etat.dernierMot === autre && (
        <Etiquette genre="accent" icone="mail">
          Message reçu
        </Etiquette>
      )}
    </span>
  )
}

function Filtres({ porte, vue, filtre }: Pick<PropsListe, 'porte' | 'vue' | 'filtre'>) {
  return (
    <details class="tog" open={Boolean(filtre?.valeur)}>
      <summary>Chercher dans les demandes</summary>
      <div class="grid g2">
        {filtre && (
          <form class="search" action={LISTE[porte]}>
            <input type="hidden" name="vue" value={vue} />
            <Liste
              id={filtre.nom}
              libelle={filtre.libelle}
              facultatif={false}
              invite="Tous"
              valeur={filtre.valeur}
              options={filtre.options}
              largeur="m"
            />
            <Bouton genre="secondaire" icone="filter">
              Filtrer
            </Bouton>
          </form>
        )}
        <search>
          <form class="search" action={LISTE[porte]}>
            <Champ
              id="numero"
              type="search"
              libelle="Ouvrir par son numéro"
              facultatif={false}
              autocomplete="off"
              largeur="m"
              maxlength={20}
            />
            <Bouton genre="secondaire" icone="search">
              Ouvrir
            </Bouton>
          </form>
        </search>
      </div>
    </details>
  )
}

export interface TexteVide {
  titre: string
  texte: string
}

function Rien({ titre, texte }: TexteVide) {
  return (
    <Vide titre={titre} icone="check" niveau={2}>
      {texte}
    </Vide>
  )
}
