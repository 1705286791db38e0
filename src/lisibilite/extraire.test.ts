import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { extraire, genreDe } from './extraire.ts'
import { relire } from './model.ts'

const lireHtml = (source: string) => extraire(source, 'html').texte.replace(/\s+/g, ' ').trim()

describe('the words of a file', () => {
  test('a page gives its main part, without what is hidden, repeated or in another language', () => {
    const page = `<!doctype html><html lang="fr"><head><title>Non</title><style>p { color: red }</style></head>
      <body><header>Non</header><main><nav>Non</nav><h1>Vos droits</h1><!-- Non -->
      <p>L&rsquo;aide est <b>gratuite</b>&nbsp;!</p><p hidden>Non</p><p lang="en">No</p><br><div aria-hidden="true"><div>Non</div></div>
      <ul><li>Un &#233;tage<li>&#x2019;</ul><script>non()</script></main><footer>Non</footer></body></html>`
    assert.equal(lireHtml(page), 'Vos droits L’aide est gratuite ! Un étage ’')
  })

  test('blocks end sentences, tags inside a sentence do not', () => {
    const { phrases } = relire(
      extraire('<h1>Un titre</h1><p>Une <b>seule</b> phrase</p><td>a</td><td>b</td>', 'html').texte,
    )
    assert.equal(phrases, 4)
    assert.equal(lireHtml('<span>nos heures</span><span>Venez</span>'), 'nos heures Venez')
  })

  test('a position in the text leads to the file, in HTML and in Markdown', () => {
    const html = '<p>L&rsquo;aide &eacute;tait nonobstant <b>là</b>.</p>'
    const markdown = '# Un titre\n\nVoir [le *lien*](https://exemple.fr/nonobstant), nonobstant `nonobstant`.\n'
    for (const [genre, source] of [
      ['html', html],
      ['markdown', markdown],
    ] as const) {
      const { texte, ou } = extraire(source, genre)
      const [remarque, ...autres] = relire(texte).remarques.filter((r) => r.regle === 'mot-administratif')
      assert.deepEqual(autres, [], genre)
      const debut = ou(remarque?.debut ?? 0)
      assert.equal(source.slice(debut, debut + 10), 'nonobstant', genre)
      assert.notEqual(source[debut - 1], '`')
    }
  })

  test('Markdown loses its signs and keeps its lines', () => {
    const source = '## Vos **droits**\n\n- un _mot_ | ![image](a.png)\n\n| a | b |\n|---|---|\n```\ncode\n```\n> cité'
    const { texte } = extraire(source, 'markdown')
    assert.equal(texte.length, source.length)
    assert.equal(texte.replace(/\s+/g, ' ').trim(), 'Vos droits - un mot | image a b cité')
  })

  test('the kind comes from the name, else from the first signs', () => {
    assert.deepEqual(
      ['lettre.md', 'page.HTM', 'lettre.txt', 'lettre'].map((nom) => genreDe(nom, 'Bonjour')),
      ['markdown', 'html', 'texte', 'texte'],
    )
    assert.equal(genreDe('page', '\n<!DOCTYPE html><p>'), 'html')
  })

  test('whatever the file, positions stay inside it', () => {
    const balises = fc.constantFrom(
      '<p>',
      '</p>',
      '<b',
      '"',
      "'",
      '>',
      '&amp;',
      '&#9999999999;',
      '<!--',
      '<main>',
      '<div hidden>',
      'été ',
      '\n',
      '|',
      '`',
      '[a](b)',
    )
    const sources = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(balises, { maxLength: 30 }).map((b) => b.join('')),
    )
    fc.assert(
      fc.property(sources, fc.constantFrom('html', 'markdown', 'texte'), (source, genre) => {
        const { texte, ou } = extraire(source, genre)
        for (const { debut, fin } of relire(texte).remarques) assert.ok(ou(debut) >= 0 && ou(fin - 1) < source.length)
      }),
      { numRuns: 500 },
    )
  })
})
