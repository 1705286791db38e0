import type { Child } from 'hono/jsx'
