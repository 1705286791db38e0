import type { ErreurChamp, Saisie } from '../../platform/index.ts'
import { Bouton, Champ, Choix, Formulaire, type OptionChoix, ResumeErreurs } from '../../ui/index.ts'
import { DUREES } from '../model.ts'
import type { Motif } from '../motifs.ts'
import { PRECISION_MAX } from '../precision.ts'
import type { Code, References } from '../references.ts'
import { AUTRE_MOTIF, CANDIDATS_MAX } from '../saisie.ts'

export interface ProprietesFormulaire {
  action: string
  references: References
  /** Reasons offered as chips. */
  frequents: readonly Motif[]
  /** What the fields show, by name. */
  saisie: Saisie
  erreurs?: readonly ErreurChamp[]
  /** Given when the visit is new: makes a form sent twice count once. */
  id?: string
  /** May go on with a request or a mandate. */
  suites?: boolean
}

/** The form of a visit, new or corrected. Every group answers to the digits; nothing needs the mouse or a script. */
export function FormulaireVisite(props: ProprietesFormulaire) {
  const { action, references, frequents, saisie, erreurs = [], id, suites = false } = props
  const erreur = (champ: string) => erreurs.find((e) => e.champ === champ)?.message
  const choix = (nom: string, legende: string, codes: readonly Code[]) => (
    <Choix
      nom={nom}
      legende={legende}
      variante="puces"
      requis
      options={numeroter(codes)}
      valeur={texte(saisie, nom)}
      erreur={erreur(nom)}
    />
  )
  return (
    <Formulaire action={action}>
      <ResumeErreurs erreurs={erreurs} />
      {id && <input type="hidden" name="id" value={id} />}
      <ChoixMotif references={references} frequents={frequents} saisie={saisie} erreur={erreur('motif')} />
      {choix('aide', 'Ce que vous avez fait', references.aides)}
      <div class="grid g2">
        {choix('duree', 'Durée', DUREES)}
        {choix('autonomie', 'Façon de faire', references.autonomies)}
      </div>
      {choix('issue', 'Suite', references.issues)}
      {choix('voie', 'Contact', references.voies)}
      <div class="grid g2">
        <ChampCommune references={references} saisie={saisie} erreur={erreur('commune')} />
        <ChampPrecision saisie={saisie} erreur={erreur('precision')} />
      </div>
      <AutresOperateurs references={references} saisie={saisie} erreur={erreur('operateurs')} />
      {suites ? <BoutonsSuites /> : <BoutonEnregistrer libelle={id ? 'Enregistrer' : 'Enregistrer la correction'} />}
    </Formulaire>
  )
}

interface PropsChamp {
  references: References
  saisie: Saisie
  erreur: string | undefined
}

function ChoixMotif({ references, frequents, saisie, erreur }: PropsChamp & { frequents: readonly Motif[] }) {
  const { motifs } = references
  const ecrit = texte(saisie, 'autreMotif')
  const candidats = motifs.chercher(ecrit)
  const propose = erreur !== undefined && candidats.length > 1 && candidats.length <= CANDIDATS_MAX
  const offerts = propose ? candidats : frequents
  // What is chosen is always there to be seen, even when it is not, or no longer, a frequent reason.
  const choisi = motifs.parCode.get(texte(saisie, 'motif'))
  const puces = numeroter(choisi && !offerts.includes(choisi) ? [...offerts, choisi] : offerts)
  return (
    <div class="stack-s">
      <Choix
        nom="motif"
        legende={propose ? `Motifs qui contiennent « ${ecrit} »` : 'Motif de la visite'}
        variante="puces"
        requis
        options={[...puces, { valeur: AUTRE_MOTIF, libelle: 'Autre motif', raccourci: '9' }]}
        valeur={texte(saisie, 'motif')}
        erreur={erreur}
      />
      <Champ
        id="autreMotif"
        libelle="Autre motif"
        facultatif="un mot suffit : réversion, carte grise"
        valeur={ecrit}
        list="motifs"
        autocomplete="off"
        data-autre-motif
      />
      <datalist id="motifs">
        {references.motifs.tous.map((m) => (
          <option value={m.libelle} />
        ))}
      </datalist>
    </div>
  )
}

function ChampCommune({ references, saisie, erreur }: PropsChamp) {
  return (
    <>
      <Champ
        id="commune"
        libelle="Commune de la personne"
        valeur={texte(saisie, 'commune')}
        list="communes"
        autocomplete="off"
        erreur={erreur}
      />
      <datalist id="communes">
        {references.communes.map((c) => (
          <option value={c.libelle} />
        ))}
      </datalist>
    </>
  )
}

function ChampPrecision({ saisie, erreur }: Omit<PropsChamp, 'references'>) {
  return (
    <Champ
      id="precision"
      libelle="Précision"
      facultatif="facultatif, sans nom ni numéro"
      valeur={texte(saisie, 'precision')}
      maxlength={PRECISION_MAX}
      autocomplete="off"
      erreur={erreur}
    />
  )
}

function AutresOperateurs({ references, saisie, erreur }: PropsChamp) {
  const coches = saisie.operateurs ?? []
  return (
    <details class="tog" open={coches.length > 0 || erreur !== undefined}>
      <summary>Un autre organisme est concerné</summary>
      <Choix
        nom="operateurs"
        legende="Organismes, en plus de celui du motif"
        variante="puces"
        multiple
        options={references.operateurs.map((o) => ({ valeur: o.code, libelle: o.libelle }))}
        valeur={coches}
        erreur={erreur}
      />
    </details>
  )
}

function BoutonsSuites() {
  return (
    <div class="stack-s">
      <div class="row">
        <BoutonEnregistrer libelle="Enregistrer" />
        <Bouton genre="secondaire" name="suite" value="demande" aria-describedby="suites">
          Ouvrir une demande
        </Bouton>
        <Bouton genre="discret" name="suite" value="mandat" aria-describedby="suites">
          Nouveau mandat
        </Bouton>
      </div>
      <p class="small muted" id="suites">
        Ces deux boutons enregistrent aussi la visite. Rien n’est à retaper.
      </p>
    </div>
  )
}

function BoutonEnregistrer({ libelle }: { libelle: string }) {
  return (
    <Bouton aria-keyshortcuts="Control+Enter">
      {libelle}
      <span class="kbd md-up" aria-hidden="true">
        Ctrl ↵
      </span>
    </Bouton>
  )
}

/** The first eight options answer to the digits 1 to 8. */
function numeroter(codes: readonly Code[]): OptionChoix[] {
  return codes.map(({ code, libelle }, rang) => ({
    valeur: code,
    libelle,
    ...(rang < 8 ? { raccourci: String(rang + 1) } : {}),
  }))
}

function texte(saisie: Saisie, nom: string): string {
  const valeur = saisie[nom] ?? ''
  return typeof valeur === 'string' ? valeur : (valeur[0] ?? '')
}
