import { v7 } from 'uuid'

/** The only source of the current time; tests set it. */
export interface Clock {
  now(): Date
}

export type NewId = () => string

export const systemClock: Clock = { now: () => new Date() }

/** UUID v7: ordered by time, so indexes stay compact and lists can be paged by id. */
export const newUuid: NewId = () => v7()
