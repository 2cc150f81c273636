/** A PDF made by hand: each page a content stream, beside it any further objects (numbered from 10). */
export interface HandMade {
  readonly contents: readonly string[]
  /** Entries of every page, such as /Rotate 90. */
  readonly page?: string
  readonly mediaBox?: string
  /** Further resources, such as /XObject << /A 10 0 R >>. */
  readonly resources?: string
  readonly objects?: readonly string[]
  readonly catalog?: string
  readonly trailer?: string
}

const FIRST_OWN = 10

/** Pages of 595 × 842 points; /F is Helvetica. */
export function handMadePdf({
  contents,
  page = '',
  mediaBox = '0 0 595 842',
  resources = '',
  objects = [],
  catalog = '',
  trailer = '',
}: HandMade): Uint8Array {
  const firstPage = FIRST_OWN + objects.length
  const kids = contents.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const bodies: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...objects.map((body, index): [number, string] => [FIRST_OWN + index, body]),
    ...contents.flatMap((content, index): [number, string][] => [
      [
        firstPage + index * 2,
        `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] ${page} /Contents ${firstPage + index * 2 + 1} 0 R ` +
          `/Resources << /Font << /F 3 0 R >> ${resources} >> >>`,
      ],
      [firstPage + index * 2 + 1, stream(content)],
    ]),
  ]
  return assembled(bodies, trailer)
}

/** A stream object; `entries` go into its dictionary. */
export function stream(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function assembled(bodies: readonly (readonly [number, string])[], trailer: string): Uint8Array {
  const parts = ['%PDF-1.7\n']
  let length = parts[0]?.length ?? 0
  const offsets = new Map<number, number>()
  for (const [number, body] of bodies) {
    const part = `${number} 0 obj\n${body}\nendobj\n`
    offsets.set(number, length)
    parts.push(part)
    length += part.length
  }
  const size = Math.max(...offsets.keys()) + 1
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  parts.push(`xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`)
  parts.push(`startxref\n${length}\n%%EOF\n`)
  return Buffer.from(parts.join(''), 'latin1')
}

/** Operators that print a word of 12 points; x and y of its lower left corner from that of the page. */
export function word(text: string, x: number, y: number): string {
  return `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET\n`
}

/** Operators that stroke a lattice through these positions. */
export function ruled(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  return [
    ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S\n`),
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S\n`),
  ].join('')
}
