import type { Handler, Routes } from '../platform/index.ts'
