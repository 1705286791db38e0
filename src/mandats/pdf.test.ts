import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { unMandat } from './exemple.ts'
import type { Mandat } from './model.ts'
import { imprimerOriginaux } from './pdf.ts'
import { texteDuMandat } from './texte.ts'
import type { Trait } from './trace.ts'

const TRAITS: Trait[] = [
  [
    [10, 20],
    [200, 150],
    [300, 40],
  ],
]

function imprimer(mandat: Mandat, traits: Trait[] | null = null, aujourdhui = '2026-11-23') {
  const { mandant, mandataire } = mandat.contenu
  return imprimerOriginaux({
    texte: texteDuMandat(mandat, aujourdhui),
    etabliLe: mandat.creeLe,
    suivi: { adresse: 'maillage.exemple.fr/mon-mandat', code: 'K7M-4RT-9XP' },
    signataires: [
      { role: 'La personne', nom: `${mandant.prenom} ${mandant.nom}`, traits },
      { role: 'L’agent', nom: mandataire.nom, traits },
    ],
  })
}

interface Noeud {
  role?: string
  alt?: string
  children?: Noeud[]
}

async function lire(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const page = await pdf.getPage(i + 1)
      const { items } = await page.getTextContent()
      const texte = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
      return { texte: texte.replace(/\s+/g, ' '), arbre: (await page.getStructTree()) as Noeud }
    }),
  )
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
  // A map, whatever the published type says.
  const marques = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>
  await pdf.cleanup()
  return { info, pages, marques, texte: pages.map((p) => p.texte).join('\n') }
}

function roles(noeud: Noeud): string[] {
  return [...(noeud.role ? [noeud.role] : []), ...(noeud.children ?? []).flatMap(roles)]
}
function figures(noeud: Noeud): string[] {
  return [...(noeud.role === 'Figure' ? [noeud.alt ?? ''] : []), ...(noeud.children ?? []).flatMap(figures)]
}

describe('the two originals', () => {
  test('each party has a whole one, on sheets of its own', async () => {
    const { pages } = await lire(await imprimer(unMandat()))
    assert.equal(pages.length, 4)
    for (const [debut, nom] of [
      [0, 'Exemplaire de la personne'],
      [2, 'Exemplaire de la structure'],
    ] as const) {
      const texte = `${pages[debut]?.texte} ${pages[debut + 1]?.texte}`
      assert.match(texte, new RegExp(`${nom} · M-2026-0042`))
      assert.match(texte, /Moi, Lila Témoin, date de naissance : 1er janvier 1990/)
      assert.match(texte, /Agathe Exemple/)
      assert.match(texte, /Caf : demander le RSA/)
      assert.match(texte, /Mes identifiants de connexion et mes mots de passe n’en font pas partie/)
      assert.match(texte, /au plus tard après 1 an/)
      assert.match(texte, /au plus tard 30 jours après la fin du mandat/)
      assert.match(texte, /Qui est responsable de mes informations : France Services exemple/)
      assert.match(texte, /www\.cnil\.fr/)
      assert.match(texte, /Lieu, date et signature/)
    }
    assert.match(pages[1]?.texte ?? '', /Je retire le mandat M-2026-0042/)
    assert.doesNotMatch(pages[3]?.texte ?? '', /Je retire le mandat/)
  })

  test('passwords are named only when they are ticked', async () => {
    const { texte } = await lire(await imprimer(unMandat({ donnees: ['identite', 'identifiants'] })))
    assert.match(texte, /J’accepte que mes identifiants et mes mots de passe servent à ces démarches/)
    assert.doesNotMatch(texte, /n’en font pas partie/)
  })

  test('is tagged: language, title, headings, lists, signatures with their alternative text', async () => {
    const bytes = await imprimer(unMandat({ signe: '2026-11-23' }), TRAITS)
    const { info, pages, marques } = await lire(bytes)
    assert.equal(info.Title, 'Mandat pour faire des démarches en mon nom, M-2026-0042')
    assert.equal(info.Language, 'fr-FR')
    assert.equal(marques.get('Marked'), true)
    const trouves = new Set(pages.flatMap((p) => roles(p.arbre)))
    for (const role of ['Document', 'Sect', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Figure'])
      assert.ok(trouves.has(role), role)
    assert.deepEqual(figures(pages[1]?.arbre ?? {}), ['Signature de Lila Témoin', 'Signature de Agathe Exemple'])
    assert.match(Buffer.from(bytes).toString('latin1'), /pdfuaid:part>1</)
  })

  test('signed on paper: says who attests, and draws nothing', async () => {
    const { texte, pages } = await lire(await imprimer(unMandat({ signe: '2026-11-23', mode: 'papier' })))
    assert.match(texte, /Signé sur papier le 23 novembre 2026.+Agathe Exemple l’atteste/)
    assert.deepEqual(figures(pages[1]?.arbre ?? {}), [])
  })

  test('taken back: the first thing it says, and no coupon any more', async () => {
    const fini = unMandat({ signe: '2026-11-23', fini: { motif: 'revocation', jour: '2026-12-01' } })
    const { texte } = await lire(await imprimer(fini, TRAITS, '2026-12-02'))
    assert.match(texte, /pris fin le 1er décembre 2026 : la personne retire son mandat\. Il ne permet plus rien/)
    assert.doesNotMatch(texte, /Je retire le mandat/)
  })

  test('a name whose letters the font lacks is still readable', async () => {
    const { texte } = await lire(
      await imprimer(unMandat({ mandant: { prenom: 'Lila', nom: 'Şemoin-Nguyễn', naissance: '1990-01-01' } })),
    )
    assert.match(texte, /Lila Şemoin-Nguyên/)
  })

  test('many procedures: goes on to more pages, signatures whole', async () => {
    const demarches = Array.from({ length: 25 }, (_, i) => ({
      code: `d${i}`,
      libelle: `Demander une aide, exemple numéro ${i}`,
    }))
    const portees = ['caf', 'cpam', 'cnav', 'msa'].map((code) => ({ operateur: { code, libelle: code }, demarches }))
    const { pages } = await lire(await imprimer(unMandat({ portees })))
    assert.equal(pages.length % 2, 0)
    const personne = pages.slice(0, pages.length / 2)
    assert.equal(personne.filter((p) => /Lieu, date et signature.+Lieu, date et signature/.test(p.texte)).length, 1)
    assert.match(personne.map((p) => p.texte).join(' '), /page 1 sur 3|page 1 sur 4/)
  })
})
