import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adresseEn, type Chrome, formats, insecables, LANGUES, LayoutPublic, messages, typographie } from '../index.ts'

const html = async (page: object) => String(await page.toString())

const publique: Chrome = {
  langue: 'fr',
  chemin: '/lieux?q=caf',
  titreInstance: 'Seine-Saint-Denis',
  demonstration: false,
  nav: [],
  porte: 'public',
}

describe('languages', () => {
  const feuilles = (catalogue: object, prefixe = ''): string[] =>
    Object.entries(catalogue).flatMap(([cle, valeur]) =>
      typeof valeur === 'object' ? feuilles(valeur, `${prefixe}${cle}.`) : `${prefixe}${cle}`,
    )

  it('say the same things in each of them', () => {
    for (const langue of LANGUES) assert.deepEqual(feuilles(messages(langue)), feuilles(messages('fr')), langue)
  })

  it('set the direction and the language of the page', async () => {
    for (const langue of LANGUES) {
      const page = await html(<LayoutPublic chrome={{ ...publique, langue }} titre="Essai" />)
      const sens = langue === 'ar' ? 'rtl' : 'ltr'
      assert.ok(page.startsWith(`<!doctype html><html lang="${messages(langue).langue.tag}" dir="${sens}"`), langue)
      assert.ok(page.includes(messages(langue).page.trouverUnLieu), langue)
    }
  })

  it('lead from one to the other without losing the search', async () => {
    assert.equal(adresseEn('/lieux?q=caf', 'ar'), '/lieux?q=caf&langue=ar')
    assert.equal(adresseEn('/lieux?q=caf&langue=ar', 'fr'), '/lieux?q=caf')
    const page = await html(<LayoutPublic chrome={publique} titre="Essai" />)
    assert.match(page, /href="\/lieux\?q=caf&amp;langue=ar" lang="ar"/)
  })

  it('keep the language when one goes on', async () => {
    const page = await html(<LayoutPublic chrome={{ ...publique, langue: 'pt' }} titre="Essai" />)
    assert.match(page, /href="\/aide\?langue=pt"/)
  })

  it('write hours, distances and numbers their own way, at the hour of Paris', () => {
    const hiver = new Date('2026-11-24T08:05:00Z')
    const ete = new Date('2026-07-14T14:00:00Z')
    assert.equal(formats('fr').heure(hiver), '9\u00a0h\u00a005')
    assert.equal(formats('fr').heure(ete), '16\u00a0h')
    assert.equal(formats('en').heure(hiver), '09:05')
    assert.equal(formats('fr').jour(hiver), 'mardi 24 novembre')
    assert.equal(formats('fr').jour(new Date('2026-12-01T12:00:00+01:00')), 'mardi 1er décembre')
    assert.equal(formats('fr').jour(new Date('2026-12-11T12:00:00+01:00')), 'vendredi 11 décembre')
    assert.match(formats('ar').date(hiver), /24/)
    assert.match(formats('fr').distance(2.14), /^2,1\skm$/)
    assert.match(formats('fr').distance(0.43), /^450\sm$/)
    assert.match(formats('fr').distance(0), /^50\sm$/)
  })
})

describe('French typography', () => {
  it('binds punctuation, hours and units to their words', () => {
    assert.equal(
      insecables('Ouvert ? De 9 h 05 à 12 h : « oui », 84 %, au 116 006'),
      'Ouvert\u00a0? De 9\u00a0h\u00a005 à 12\u00a0h\u00a0: «\u00a0oui\u00a0», 84\u00a0%, au 116\u00a0006',
    )
  })

  it('leaves tags, codes and what people typed as they are', () => {
    const source = '<p title="a : b">a : b</p><textarea name="m">a : b</textarea><code>a : b</code> c ?'
    assert.equal(typographie(source), source.replace('>a : b</p>', '>a\u00a0: b</p>').replace(' c ?', ' c\u00a0?'))
  })

  it('is applied to French pages only', async () => {
    const contenu = <p>Fermé ?</p>
    assert.match(
      await html(
        <LayoutPublic chrome={publique} titre="Essai">
          {contenu}
        </LayoutPublic>,
      ),
      /Fermé\u00a0\?/,
    )
    assert.match(
      await html(
        <LayoutPublic chrome={{ ...publique, langue: 'en' }} titre="x">
          {contenu}
        </LayoutPublic>,
      ),
      /Fermé \?/,
    )
  })
})
