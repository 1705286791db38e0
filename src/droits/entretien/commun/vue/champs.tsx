import { Champ, Liste } from '../../../../ui/components/champ.tsx'
import { Case, Choix } from '../../../../ui/components/choix.tsx'
import { type Contexte, nomDe } from '../contexte.ts'
import type { Erreur } from '../parcours.ts'
import type { Question } from '../questions.ts'
import type { Reponses } from '../reponses.ts'

interface Props {
  ctx: Contexte
  question: Question
  reponses: Reponses
  erreurs: readonly Erreur[]
  /** The title of the page says it already. */
  seule?: boolean
}

/** One question, with what was answered. « Je ne sais pas » is always one of the answers. */
export function ChampQuestion({ ctx, question, reponses, erreurs, seule = false }: Props) {
  const { t } = ctx
  const { nom, genre } = question
  const erreur = erreurs.find((e) => e.champ === nom)
  const commun = {
    id: nom,
    libelle: libelleDe(ctx, question),
    erreur: erreur && t.erreurs[erreur.texte],
    facultatif: false as const,
  }
  switch (genre) {
    case 'choix':
      return (
        <Choix
          nom={nom}
          legende={question.qui && seuleDuGenre(question) ? nomDe(ctx, question.qui) : commun.libelle}
          legendeMasquee={seule}
          variante="cartes"
          facultatif={false}
          valeur={reponses[nom] ?? ''}
          options={[...optionsDe(ctx, question), { valeur: '', libelle: t.nsp }]}
        />
      )
    case 'liste':
      return (
        <Liste
          {...commun}
          valeur={reponses[nom]}
          invite={question.texte === 'ecole' ? t.selonAge : t.nsp}
          options={optionsDe(ctx, question)}
          largeur="m"
        />
      )
    case 'case':
      return (
        <Case
          nom={nom}
          libelle={
            question.qui && question.texte !== 'rien'
              ? `${commun.libelle} : ${nomDe(ctx, question.qui)}`
              : commun.libelle
          }
          coche={reponses[nom] === 'oui'}
        />
      )
    default:
      return (
        <Champ
          {...commun}
          valeur={reponses[nom]}
          inputmode={genre === 'euros' ? 'decimal' : 'numeric'}
          suffixe={genre === 'euros' ? '€' : undefined}
          placeholder={genre === 'mois' ? '04/1988' : undefined}
          autocomplete="off"
          maxlength={20}
          largeur="s"
        />
      )
  }
}

/** Asked of each adult on a page of its own: the person is the legend. */
const seuleDuGenre = ({ texte }: Question): boolean => texte === 'activite' || texte === 'nationalite'

const libelleDe = ({ t }: Contexte, { texte }: Question): string =>
  t.questions[texte as keyof Contexte['t']['questions']] ?? texte

function optionsDe(ctx: Contexte, { liste, options = [] }: Question): { valeur: string; libelle: string }[] {
  const { t, communes } = ctx
  if (liste === 'commune')
    return [
      ...communes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
      { valeur: 'ailleurs', libelle: t.options.commune.ailleurs },
    ]
  const mots: Record<string, string> = liste ? t.options[liste as keyof Contexte['t']['options']] : {}
  return options.map((valeur) => ({ valeur, libelle: mots[valeur] ?? valeur }))
}
