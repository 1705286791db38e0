import { SingleBar } from 'cli-progress'
import type { CommandIo } from './platform/index.ts'

/** Results on stdout, the rest on stderr; a progress bar only where somebody looks. */
export function terminal(): CommandIo {
  let bar: SingleBar | null = null
  return {
    // npm moves to the project's folder and keeps here where the person was.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    progress(done, total) {
      if (!process.stderr.isTTY) return
      if (!bar) {
        bar = new SingleBar({
          format: '{bar} {percentage} % · {value}/{total}',
          stream: process.stderr,
          hideCursor: true,
        })
        bar.start(total, done)
      }
      bar.update(done)
      if (done >= total) {
        bar.stop()
        bar = null
      }
    },
  }
}
