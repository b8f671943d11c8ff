// The language server as a program of its own.
import { serve } from './main.ts'

await serve()
