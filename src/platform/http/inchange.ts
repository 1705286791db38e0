import type { Server } from 'node:http'
import type { Room } from '../room.ts'

/**
 * Answers 304 before anything else runs, when a room knows that what is asked has not changed: that is most of the traffic
 * of an open API, and the middleware would cost more than the answer.
 */
export function answerUnchanged(server: Server, rooms: readonly Room[]): void {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    for (const room of rooms) {
      const headers = room.inchange?.(request)
      if (headers) return void response.writeHead(304, headers).end()
    }
    for (const listener of listeners) listener.call(server, request, response)
  })
}
