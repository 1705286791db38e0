import { action } from '../platform/index.ts'
