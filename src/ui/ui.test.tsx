import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asset, setAssets } from './assets.ts'
import { graduations } from './components/barres.tsx'
import {
  Barres,
  Case,
  Champ,
  Choix,
  type Chrome,
  Dialogue,
  FAVICON,
  initiales,
  LayoutPro,
  LayoutPublic,
  Liste,
  PageComposants,
  ResumeErreurs,
  Tableau,
} from './index.ts'

const html = async (page: object) => String(await page.toString())
const matches = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map((found) => found[1] ?? '')

const publique: Chrome = {
  langue: 'fr',
  chemin: '/lieux?q=caf',
  titreInstance: 'Seine-Saint-Denis',
  demonstration: false,
  nav: [],
  porte: 'public',
}
const agent: Chrome = {
  ...publique,
  porte: 'agent',
  chemin: '/demandes',
  acteur: { nom: 'Agathe Exemple', initiales: 'AE', structureNom: 'Espace exemple' },
  nav: [
    { libelle: 'Journée', href: '/agent', courant: false },
    { libelle: 'Demandes', href: '/demandes', courant: true, compte: 5 },
  ],
}

describe('fields', () => {
  it('tie the hint and the error to the control', async () => {
    const page = await html(
      <Champ id="ne-le" libelle="Date" aide="Exemple : 27/03/1990" erreur="Donnez l’année" requis />,
    )
    assert.match(page, /<input[^>]*aria-describedby="ne-le-aide ne-le-erreur"[^>]*aria-invalid="true"/)
    for (const id of ['ne-le-aide', 'ne-le-erreur']) assert.ok(page.includes(`id="${id}"`))
    assert.match(page, /<label[^>]*for="ne-le"/)
  })

  it('say what is optional, and nothing is wrong before it is', async () => {
    const page = await html(<Champ id="note" libelle="Précision" />)
    assert.match(page, /\(facultatif\)/)
    assert.doesNotMatch(page, /aria-invalid|aria-describedby|aria-required/)
    assert.doesNotMatch(await html(<Champ id="q" libelle="Ville" facultatif={false} />), /facultatif/)
  })

  it('lead from the summary to the first control of a group', async () => {
    const options = [
      { valeur: 'caf', libelle: 'Caf' },
      { valeur: 'cpam', libelle: 'Cpam' },
    ]
    const groupe = (
      <Choix nom="operateur" legende="Opérateur" variante="puces" options={options} erreur="Choisissez" requis />
    )
    const page = await html(
      <>
        <ResumeErreurs erreurs={[{ champ: 'operateur', message: 'Choisissez' }]} />
        {groupe}
      </>,
    )
    assert.match(page, /href="#operateur"/)
    assert.match(page, /<input[^>]*id="operateur"[^>]*value="caf"/)
    assert.match(page, /role="radiogroup"[^>]*aria-invalid="true"/)
  })

  it('keep what was chosen', async () => {
    const options = [
      { valeur: 'a', libelle: 'A', groupe: 'G' },
      { valeur: 'b', libelle: 'B', groupe: 'G' },
    ]
    assert.match(
      await html(<Liste id="l" libelle="L" options={options} valeur="b" />),
      /<option value="b" selected[^>]*>B</,
    )
    const plusieurs = await html(
      <Choix nom="c" legende="C" variante="cartes" multiple options={options} valeur={['a', 'b']} />,
    )
    assert.equal(matches(plusieurs, /type="checkbox"[^>]*( checked)/g).length, 2)
    assert.match(await html(<Case nom="ok" libelle="Oui" coche />), / checked/)
  })

  it('show no summary when there is nothing to correct', async () => {
    assert.equal(await html(<div>{<ResumeErreurs erreurs={[]} />}</div>), '<div></div>')
  })
})

describe('tables and charts', () => {
  const colonnes = [
    { titre: 'Demande', entete: true, cellule: (l: { nom: string }) => l.nom },
    { titre: 'Jours', fin: true, cellule: () => 3 },
  ]

  it('carry the name of the column in each cell, for the cards of a phone', async () => {
    const page = await html(<Tableau legende="Demandes" colonnes={colonnes} lignes={[{ nom: 'RSA' }]} vide="Rien" />)
    assert.match(page, /<th scope="row" role="rowheader">RSA<\/th>/)
    assert.match(page, /<td role="cell" data-l="Jours" class="end">/)
  })

  it('say that they are empty', async () => {
    const page = await html(<Tableau legende="Demandes" colonnes={colonnes} lignes={[]} vide="Aucune demande." />)
    assert.match(page, /Aucune demande\./)
    assert.doesNotMatch(page, /<table/)
  })

  it('repeat every figure of the drawing in words', async () => {
    for (const variante of ['colonnes', 'lignes'] as const) {
      const page = await html(
        <Barres
          titre="Les visites montent"
          unite="Visites"
          variante={variante}
          series={[
            { nom: 'Réglé', classe: 'b1' },
            { nom: 'À suivre', classe: 'b2' },
          ]}
          lignes={[{ libelle: 'Caf', valeurs: [41, 0] }]}
        />,
      )
      const table = page.slice(page.indexOf('<table'))
      assert.match(table, /Caf[\s\S]*41[\s\S]*>0</)
      assert.equal(matches(page, /<rect (class="b2")/g).length, 1, 'only the key: nothing is drawn for zero')
    }
  })

  it('draw an empty chart without dividing by zero', async () => {
    const page = await html(
      <Barres titre="Vide" unite="u" variante="colonnes" series={[{ nom: 's', classe: 'b1' }]} lignes={[]} />,
    )
    assert.doesNotMatch(page, /NaN|Infinity/)
  })

  it('measure with round figures that reach the highest one', () => {
    assert.deepEqual(graduations(163), [0, 50, 100, 150, 200])
    assert.deepEqual(graduations(3), [0, 1, 2, 3])
    for (const max of [1, 7, 42, 97, 100, 101, 999, 1000, 2847]) {
      const pas = graduations(max)
      assert.ok((pas.at(-1) ?? 0) >= max, String(max))
      assert.ok(pas.length <= 5 && pas.every(Number.isInteger), `${max}: ${pas}`)
    }
  })
})

describe('every page', async () => {
  const pages = {
    publique: await html(
      <LayoutPublic chrome={{ ...publique, demonstration: true }} titre="Composants" ilots={['clavier']}>
        <PageComposants />
      </LayoutPublic>,
    ),
    pro: await html(
      <LayoutPro
        chrome={{ ...agent, toast: { genre: 'ok', texte: 'Noté.' } }}
        titre="Composants"
        fil={[{ libelle: 'Ici' }]}
      >
        <PageComposants />
      </LayoutPro>,
    ),
  }

  for (const [nom, page] of Object.entries(pages)) {
    it(`has nothing a strict content policy refuses (${nom})`, () => {
      assert.doesNotMatch(page, /\sstyle="|<style|\son[a-z]+="|javascript:/)
      for (const script of matches(page, /<script([^>]*)>/g)) assert.match(script, /type="module" src="\/assets\//)
    })

    it(`names each thing once, and refers to things that exist (${nom})`, () => {
      const ids = matches(page, /\sid="([^"]*)"/g)
      assert.deepEqual(ids, [...new Set(ids)])
      const vises = [
        ...matches(page, /\shref="#([^"]+)"/g).filter((ancre) => !ancre.startsWith('page-')),
        ...matches(page, /\saria-(?:describedby|labelledby)="([^"]*)"/g).flatMap((liste) => liste.split(' ')),
        ...matches(page, /\s(?:for|popovertarget)="([^"]*)"/g),
        ...matches(page, /url\(#([^)]*)\)/g),
      ]
      assert.ok(vises.length > 30)
      for (const vise of vises) assert.ok(ids.includes(vise), vise)
    })
  }

  it('says it is a demonstration only when it is', () => {
    assert.match(pages.publique, /class="demo"/)
    assert.doesNotMatch(pages.pro, /class="demo"/)
  })

  it('reads the toast out, and always has a place for one', () => {
    assert.match(pages.pro, /role="status"><div class="wrap"><div class="toast alert ok" tabindex="-1" autofocus/)
    assert.match(pages.publique, /role="status"><\/div>/)
  })

  it('shows what waits, where one is, and the way out', () => {
    assert.match(pages.pro, /aria-current="page">Demandes<span class="count">5<span class="sr"> en attente/)
    assert.match(pages.pro, /<form method="post" action="\/deconnexion">/)
  })

  it('promises nothing that does not exist yet', () => {
    const entete = pages.publique.slice(0, pages.publique.indexOf('<main'))
    const liens = new Set(matches(entete, /href="(\/[^"?]*)/g).filter((href) => !href.startsWith('/assets/')))
    assert.deepEqual([...liens].sort(), [
      '/',
      '/connexion',
      '/droits',
      '/favicon.svg',
      '/lieux',
      '/rendez-vous',
      '/services',
    ])
  })
})

describe('what people write', () => {
  const pirate = '"><script>alert(1)</script>'

  it('never becomes markup', async () => {
    const page = await html(
      <LayoutPro
        chrome={{ ...agent, toast: { genre: 'info', texte: pirate }, chemin: `/x?q=${pirate}` }}
        titre={pirate}
        description={pirate}
        fil={[{ libelle: pirate, href: pirate }]}
      >
        <Champ id="a" libelle={pirate} valeur={pirate} erreur={pirate} aide={pirate} suffixe={pirate} />
        <Choix nom="b" legende={pirate} variante="puces" options={[{ valeur: pirate, libelle: pirate }]} />
        <Tableau legende={pirate} lignes={[pirate]} colonnes={[{ titre: pirate, cellule: (l) => l }]} vide="" />
        <Barres
          titre={pirate}
          unite={pirate}
          series={[{ nom: pirate, classe: 'b2' }]}
          lignes={[{ libelle: pirate, valeurs: [1] }]}
        />
        <Dialogue id="d" titre={pirate} declencheur={pirate} />
      </LayoutPro>,
    )
    assert.doesNotMatch(page, /<script|"><script/)
    assert.ok(matches(page, /(&lt;script&gt;)/g).length > 15)
    const publiquement = await html(
      <LayoutPublic chrome={{ ...publique, chemin: `/lieux?q=${pirate}` }} titre={pirate} />,
    )
    assert.doesNotMatch(publiquement, /<script(?! type="module" src="\/assets\/)/)
  })

  it('gives initials, whatever the name', () => {
    assert.equal(initiales('Agathe Exemple'), 'AE')
    assert.equal(initiales('  lila  '), 'L')
    assert.equal(initiales('Jean-Noé de Témoin'), 'JT')
    assert.equal(initiales(''), '')
  })
})

describe('built files', () => {
  it('are named by the manifest', () => {
    assert.equal(asset('maillage.css'), '/assets/maillage.css')
    setAssets({ 'maillage.css': '/assets/maillage-0A1B.css' })
    assert.equal(asset('maillage.css'), '/assets/maillage-0A1B.css')
    setAssets({})
  })

  it('include a tab icon that needs no stylesheet', () => {
    assert.match(FAVICON, /^<svg xmlns=/)
    assert.doesNotMatch(FAVICON, /style|class|var\(/)
  })
})
