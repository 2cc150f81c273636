import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig } from 'vite'

/** Programs of their own: the server, the command line, and every child process (`src/…/*-child.ts`). */
const CHILDREN = globSync('src/**/*-child.ts')
const ENTRIES = { main: 'src/main.ts', cli: 'src/doors/cli/main.ts' }

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { ...ENTRIES, ...Object.fromEntries(CHILDREN.map((path) => [basename(path, '.ts'), path])) },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
