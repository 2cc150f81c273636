export const ENCODINGS = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3); identity where it names none of ours. */
export function chooseEncoding(header: string | undefined): Encoding {
  const weights = new Map((header ?? '').toLowerCase().split(',').slice(0, 20).map(readOffer))
  const weightOf = (encoding: Encoding): number =>
    encoding === 'identity' ? (weights.get(encoding) ?? 0.001) : (weights.get(encoding) ?? weights.get('*') ?? 0)
  return ENCODINGS.reduce((best, encoding) => (weightOf(encoding) > weightOf(best) ? encoding : best))
}

function readOffer(offer: string): [string, number] {
  const [name, ...parameters] = offer.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice(2))
  return [name ?? '', Number.isFinite(weight) ? weight : 0]
}
