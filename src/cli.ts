process.env.TZ = 'Europe/Paris'

// A batch of households opens nothing of the house: it runs alone, in a few megabytes, even while the server works.
const [salle, commande, ...args] = process.argv.slice(2)
if (salle === 'droits' && commande === 'detecter') {
  const [{ commandeDetecter }, { terminal }] = await Promise.all([
    import('./droits/detecter/commande.ts'),
    import('./terminal.ts'),
  ])
  process.exit(await commandeDetecter.run(args, terminal()))
}
await import('./cli-maison.ts')
