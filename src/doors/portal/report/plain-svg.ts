/**
 * A drawing that the page's policy accepts: declarations in `style` become attributes of the same name,
 * style sheets inside the drawing go.
 */
export function plainSvg(svg: string): string {
  return svg
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '')
    .replace(/ style="([^"]*)"/gi, (_, declarations: string) => attributesOf(declarations))
}

function attributesOf(declarations: string): string {
  const pairs = declarations.split(';').map((declaration) => declaration.split(':').map((part) => part.trim()))
  return pairs
    .map(([name = '', value = '']) => (/^[a-z-]+$/.test(name) && value !== '' ? ` ${name}="${value}"` : ''))
    .join('')
}
