import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Commande, CommandIo } from '../room.ts'
import { runCommand } from './commandes.ts'

/** One JSON object a line, from the server to whoever typed the command. */
type Reply = { out: string } | { err: string } | { progress: [number, number] } | { exit: number }

interface Request {
  args: string[]
  cwd: string
}

/** The system refuses longer socket paths (108 bytes on Linux): a deep data folder gets a short name elsewhere. */
const MAX_PATH = 100

export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'maillage.sock')
  if (Buffer.byteLength(path) <= MAX_PATH) return path
  return join(tmpdir(), `maillage-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`)
}

/**
 * Lets commands typed beside a running server use its database: the embedded one has a single owner. Only the user who
 * runs the server may connect.
 */
export async function startControlSocket(dataDir: string, commandes: Commande[]): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir)
  // Left by a server that was killed: the folder lock says that no other one is alive.
  rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // The client may leave (Ctrl-C): what it asked for goes on, its output goes nowhere. The reader says the socket's
    // errors again: without a listener on both, one who leaves would stop the server.
    socket.on('error', () => {})
    createInterface(socket)
      .on('error', () => {})
      .once('line', (line) => void answer(socket, line, commandes).catch(() => socket.destroy()))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  }
}

async function answer(socket: Socket, line: string, commandes: Commande[]): Promise<void> {
  const send = (reply: Reply) => void (socket.writable && socket.write(`${JSON.stringify(reply)}\n`))
  const { args, cwd } = JSON.parse(line) as Request
  const io: CommandIo = {
    cwd,
    out: (out) => send({ out }),
    err: (err) => send({ err }),
    progress: (done, total) => send({ progress: [done, total] }),
  }
  send({ exit: await runCommand(commandes, args, io) })
  socket.end()
}

/** Hands the command to the server that holds `dataDir`; `null` when none answers. */
export function sendToServer(dataDir: string, args: string[], io: CommandIo): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath(dataDir))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(null) : reject(error),
    )
    socket.once('connect', () => {
      socket.write(`${JSON.stringify({ args, cwd: io.cwd } satisfies Request)}\n`)
      let code: number | null = null
      createInterface(socket)
        .on('error', () => {})
        .on('line', (line) => {
          const reply = JSON.parse(line) as Reply
          if ('out' in reply) io.out(reply.out)
          else if ('err' in reply) io.err(reply.err)
          else if ('progress' in reply) io.progress(...reply.progress)
          else code = reply.exit
        })
      socket.once('close', () => {
        if (code === null) io.err("Le serveur s'est arrêté avant la fin de la commande.")
        resolve(code ?? 1)
      })
    })
  })
}
