import { html } from 'hono/html'
import type { Child } from 'hono/jsx'

/** The text of a whole page. */
export async function renderPage(view: Child): Promise<string> {
  const text = await html`<!doctype html>${view}`
  return text.toString()
}
